{{%AUTOESCAPE context="HTML"}}
{{! What a journalist is given. PERSON, MEDIUM; #GIVEN one each: GIVEN_HREF, GIVEN_TITLE, GIVEN_UNTIL; #NOTHING }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_PRESS_HOME}}</h1>
<p class="lead">{{PERSON}}, {{MEDIUM}}</p>
{{#NOTHING}}<p>{{S_PRESS_NOTHING}}</p>{{/NOTHING}}
<ul class="rows">{{#GIVEN}}<li><p><a href="{{GIVEN_HREF}}">{{GIVEN_TITLE}}</a></p><p class="small">{{S_EMBARGO}} {{GIVEN_UNTIL}}</p></li>{{/GIVEN}}</ul>
</main>
</body>
</html>
