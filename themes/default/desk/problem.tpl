{{%AUTOESCAPE context="HTML"}}
{{! What the desk does not do. CODE "403"; exactly one of FORBIDDEN, ABSENT, TROUBLE. }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
<p class="code">{{CODE}}</p>
{{#FORBIDDEN}}<h1>{{S_DESK_FORBIDDEN}}</h1><p class="lead">{{S_DESK_FORBIDDEN_TEXT}}</p>{{/FORBIDDEN}}
{{#ABSENT}}<h1>{{S_DESK_ABSENT}}</h1><p class="lead">{{S_DESK_ABSENT_TEXT}}</p>{{/ABSENT}}
{{#TROUBLE}}<h1>{{S_DESK_TROUBLE}}</h1><p class="lead">{{S_DESK_TROUBLE_TEXT}}</p>{{/TROUBLE}}
<p><a class="button" href="/">{{S_DESK_HOME}}</a></p>
</main>
</body>
</html>
