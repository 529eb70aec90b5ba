{{%AUTOESCAPE context="HTML"}}
{{! The top of every page of the desk. Include it as TOP.

  ASSETS, INSTITUTION; ROOM "Редакција", or that of the journalists
  #LANGUAGE      once per variant: LANGUAGE_NAME "Latinica", LANGUAGE_TAG, LANGUAGE_SEGMENT "lat", BACK the path to come back to;
                 #LANGUAGE_CURRENT on the current
  #SIGNED_IN     PERSON "Ана Петровић"; #PLACE once per page of the navigation: PLACE_HREF, PLACE_NAME, #PLACE_CURRENT
  #REFUSED       REFUSED_TEXT why what was sent was not done
}}
<a class="skip" href="#main">{{S_SKIP}}</a>
<header class="masthead desk">
<a class="institution" href="/"><img src="{{ASSETS}}/emblem.svg" width="52" height="60" alt=""><span><span class="parent">{{ROOM}}</span><span class="name">{{INSTITUTION}}</span></span></a>
<nav class="variants" aria-label="{{S_VARIANTS}}"><ul>{{#LANGUAGE}}<li><form method="post" action="/language"><input type="hidden" name="language" value="{{LANGUAGE_SEGMENT}}"><input type="hidden" name="to" value="{{BACK}}"><button class="plain" lang="{{LANGUAGE_TAG}}"{{#LANGUAGE_CURRENT}} aria-current="true"{{/LANGUAGE_CURRENT}}>{{LANGUAGE_NAME}}</button></form></li>{{/LANGUAGE}}</ul></nav>
<div class="bar">
{{#SIGNED_IN}}
<nav aria-label="{{S_NAVIGATION}}"><ul>{{#PLACE}}<li><a href="{{PLACE_HREF}}"{{#PLACE_CURRENT}} aria-current="page"{{/PLACE_CURRENT}}>{{PLACE_NAME}}</a></li>{{/PLACE}}</ul></nav>
<form class="out" method="post" action="/sign-out"><span>{{PERSON}}</span><button class="plain">{{S_DESK_SIGN_OUT}}</button></form>
{{/SIGNED_IN}}
</div>
</header>
{{#REFUSED}}<p class="refused" role="alert">{{REFUSED_TEXT}}</p>{{/REFUSED}}
