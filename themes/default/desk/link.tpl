{{%AUTOESCAPE context="HTML"}}
{{! What a link leads to; exactly one of DEAD, ENTER, SETUP. ACTION is the link's own path.

  #SETUP         SECRET "JBSW Y3DP ..." for the app, OTPAUTH the same as an address (escaped already), SQUARE as a QR code in SVG;
    #NAMES       the first account: NAME, DISPLAY as typed before
    #KNOWN       NAME; #INVITED with DISPLAY, and ROLES "аутор, преводилац"
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
{{#DEAD}}<h1>{{S_DESK_LINK_DEAD}}</h1><p class="lead">{{S_DESK_LINK_DEAD_TEXT}}</p><p><a class="button" href="/sign-in">{{S_DESK_SIGN_IN}}</a></p>{{/DEAD}}
{{#ENTER}}<h1>{{S_DESK_SIGN_IN}}</h1><p class="lead">{{S_DESK_ENTER_TEXT}}</p><form class="fields" method="post" action="{{ACTION}}"><button class="main">{{S_DESK_ENTER_DO}}</button></form>{{/ENTER}}
{{#SETUP}}
<form class="fields" method="post" action="{{ACTION}}">
{{#NAMES}}<h1>{{S_DESK_FIRST}}</h1><p class="lead">{{S_DESK_FIRST_TEXT}}</p>
<label><span>{{S_DESK_DISPLAY}}</span><input name="display" value="{{DISPLAY}}" autocomplete="name" required></label>
<label><span>{{S_DESK_NAME}}</span><input name="name" value="{{NAME}}" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="name-help"><small id="name-help">{{S_DESK_NAME_HELP}}</small></label>{{/NAMES}}
{{#KNOWN}}{{#INVITED}}<h1>{{S_DESK_WELCOME}}, {{DISPLAY}}</h1><p class="lead">{{S_DESK_INVITED_AS}} {{ROLES}}.</p>{{/INVITED}}
<label><span>{{S_DESK_NAME}}</span><input name="name" value="{{NAME}}" autocomplete="username" readonly></label>{{/KNOWN}}
<label><span>{{S_DESK_NEW_PASSWORD}}</span><input type="password" name="password" autocomplete="new-password" minlength="12" required aria-describedby="password-help"><small id="password-help">{{S_DESK_PASSWORD_HELP}}</small></label>
<div class="app"><h2>{{S_DESK_APP}}</h2><p>{{S_DESK_APP_TEXT}}</p>{{SQUARE:none}}<p><code class="secret">{{SECRET}}</code></p><p><a href="{{OTPAUTH:none}}">{{S_DESK_APP_OPEN}}</a></p></div>
<label><span>{{S_DESK_APP_CODE}}</span><input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" required></label>
<button class="main">{{S_DESK_JOIN_DO}}</button>
</form>
{{/SETUP}}
</main>
</body>
</html>
