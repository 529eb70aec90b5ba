{{%AUTOESCAPE context="HTML"}}
{{! Recovery codes, shown once. #RECOVERY: RECOVERY_CODE "ABCDEF-GHIJKL-MNOPQR-STUVWX". }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
<h1>{{S_DESK_CODES}}</h1>
<p class="lead">{{S_DESK_CODES_TEXT}}</p>
<ol class="recovery">{{#RECOVERY}}<li><code>{{RECOVERY_CODE}}</code></li>{{/RECOVERY}}</ol>
<p><a class="button main" href="/">{{S_DESK_CODES_KEPT}}</a></p>
</main>
</body>
</html>
