{{%AUTOESCAPE context="HTML"}}
{{! What was done to accounts. #ACT: ACT_WHEN, ACT_BY, ACT_WORD, ACT_ON, #DETAILED with ACT_DETAIL; #EDITIONS: the way to what was done to editions. }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_AUDIT}}</h1>
{{#EDITIONS}}<p><a class="button" href="/audit/editions">{{S_DESK_TRAIL}}</a></p>
{{/EDITIONS}}<ol class="rows">{{#ACT}}<li><p><b>{{ACT_WORD}}</b> {{ACT_ON}}</p><p class="small">{{ACT_WHEN}} · {{ACT_BY}}{{#DETAILED}} · {{ACT_DETAIL}}{{/DETAILED}}</p></li>{{/ACT}}</ol>
</main>
</body>
</html>
