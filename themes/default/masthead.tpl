{{%AUTOESCAPE context="HTML"}}
{{! The top of every page: skip link, emblem, institution, variants, navigation, search. Include it as MASTHEAD.

  ASSETS         "/theme/3f9c01"
  INSTITUTION    "Министарство вода и обала"      in the page's variant
  #PARENT        PARENT_NAME "Република Далмора"  the line above the institution
  HOME_HREF      "/cir/"
  ARCHIVE_HREF   "/cir/archive"
  LOG_HREF       "/cir/log"
  FEED_HREF      "/cir/feed.atom"
  #AT_HOME #AT_ARCHIVE #AT_LOG   (no variables) at most one: which page this is
  #VARIANT       once per variant in which this document is released, in configured order, the current one too:
                 VARIANT_NAME "Latinica", VARIANT_LANG "sr-Latn", VARIANT_HREF same document; #VARIANT_CURRENT on the current
  #MIRROR        only where this is a mirror: MIRROR_ORIGIN "vode.example/log", MIRROR_HREF the source;
                 #MIRROR_AT unless nothing is known (503): MIRROR_SIZE "11.228", MIRROR_ISO, MIRROR_WHEN
  #SEARCH        SEARCH_ACTION "/cir/search", SEARCH_QUERY what was asked; leave out where there is no search
}}
<a class="skip" href="#main">{{S_SKIP}}</a>
{{#MIRROR}}<p class="mirror">{{S_MIRROR_OF}} <a href="{{MIRROR_HREF}}">{{MIRROR_ORIGIN}}</a>{{#MIRROR_AT}}<span>{{S_ENTRIES}}: <b>{{MIRROR_SIZE}}</b></span><span>{{S_MIRROR_PULLED}} <time datetime="{{MIRROR_ISO}}">{{MIRROR_WHEN}}</time></span>{{/MIRROR_AT}}</p>{{/MIRROR}}
<header class="masthead">
<a class="institution" href="{{HOME_HREF}}"><img src="{{ASSETS}}/emblem.svg" width="52" height="60" alt=""><span>{{#PARENT}}<span class="parent">{{PARENT_NAME}}</span>{{/PARENT}}<span class="name">{{INSTITUTION}}</span></span></a>
<nav class="variants" aria-label="{{S_VARIANTS}}"><ul>{{#VARIANT}}<li><a href="{{VARIANT_HREF}}" hreflang="{{VARIANT_LANG}}" lang="{{VARIANT_LANG}}"{{#VARIANT_CURRENT}} aria-current="true"{{/VARIANT_CURRENT}}>{{VARIANT_NAME}}</a></li>{{/VARIANT}}</ul></nav>
<div class="bar">
<nav aria-label="{{S_NAVIGATION}}"><ul>
<li><a href="{{HOME_HREF}}"{{#AT_HOME}} aria-current="page"{{/AT_HOME}}>{{S_HOME}}</a></li>
<li><a href="{{ARCHIVE_HREF}}"{{#AT_ARCHIVE}} aria-current="page"{{/AT_ARCHIVE}}>{{S_ARCHIVE}}</a></li>
<li><a href="{{LOG_HREF}}"{{#AT_LOG}} aria-current="page"{{/AT_LOG}}>{{S_LOG}}</a></li>
<li><a href="{{FEED_HREF}}" type="application/atom+xml">{{S_FEED}}</a></li>
</ul></nav>
{{#SEARCH}}
<form class="search" role="search" action="{{SEARCH_ACTION}}" method="get">
<input type="search" name="q" value="{{SEARCH_QUERY}}" aria-label="{{S_SEARCH}}" placeholder="{{S_SEARCH}}" autocomplete="off"><button>{{S_SEARCH_DO}}</button>
</form>
{{/SEARCH}}
</div>
</header>
