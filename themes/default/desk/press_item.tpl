{{%AUTOESCAPE context="HTML"}}
{{! The notice before an item under embargo. PATH, PERSON, UNTIL its minute }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
<h1>{{S_PRESS_NOTICE}}</h1>
<p class="lead">{{S_EMBARGO}} <b>{{UNTIL}}</b></p>
<p>{{S_EMBARGO_TEXT}} <b>{{PERSON}}</b>.</p>
<form class="fields" method="post" action="{{PATH}}"><button class="main">{{S_PRESS_ACCEPT}}</button></form>
<p class="small"><a href="/">{{S_EMBARGO_BACK}}</a></p>
</main>
</body>
</html>
