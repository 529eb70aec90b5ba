{{%AUTOESCAPE context="HTML"}}
{{! The desk's first page. PERSON; #MAY once a role: ROLE_WORD, ROLE_MAY; #ALONE while there is no other account. }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_GREETING}}, {{PERSON}}</h1>
{{#ALONE}}<section class="part"><h2>{{S_DESK_NEXT}}</h2><div><p>{{S_DESK_ALONE}}</p><p><a class="button" href="/people">{{S_DESK_INVITE}}</a></p></div></section>{{/ALONE}}
<section class="part"><h2>{{S_DESK_MAY}}</h2><dl>{{#MAY}}<dt>{{ROLE_WORD}}</dt><dd>{{ROLE_MAY}}</dd>{{/MAY}}</dl></section>
</main>
</body>
</html>
