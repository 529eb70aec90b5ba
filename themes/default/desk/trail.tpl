{{%AUTOESCAPE context="HTML"}}
{{! Every step on every edition. FROM_DAY, TO_DAY, FILE_HREF; #PERSON_CHOICE and #ACT_CHOICE: CHOICE_KEY, CHOICE_NAME, #CHOSEN

  #STEP          STEP_WORD, STEP_BY, STEP_ISO, STEP_WHEN, STEP_HREF, STEP_TITLE, STEP_STATE, #REMARKED with STEP_REMARK;  #NOTHING
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<p class="eyebrow"><a href="/audit">{{S_DESK_AUDIT}}</a></p>
<h1>{{S_DESK_TRAIL}}</h1>
<form class="fields inline" method="get" action="/audit/editions"><label><span>{{S_TRAIL_PERSON}}</span><select name="person"><option value="">{{S_TRAIL_ALL}}</option>{{#PERSON_CHOICE}}<option value="{{CHOICE_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE_NAME}}</option>{{/PERSON_CHOICE}}</select></label><label><span>{{S_TRAIL_STEP}}</span><select name="act"><option value="">{{S_TRAIL_ALL}}</option>{{#ACT_CHOICE}}<option value="{{CHOICE_KEY}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE_NAME}}</option>{{/ACT_CHOICE}}</select></label><label><span>{{S_FROM}}</span><input type="date" name="from" value="{{FROM_DAY}}"></label><label><span>{{S_TO}}</span><input type="date" name="to" value="{{TO_DAY}}"></label><button>{{S_SHOW}}</button></form>
<p><a class="button" href="{{FILE_HREF}}" download>{{S_TRAIL_FILE}}</a></p>
{{#NOTHING}}<p>{{S_TRAIL_NOTHING}}</p>{{/NOTHING}}
<ol class="rows">{{#STEP}}<li><p><b>{{STEP_WORD}}</b> <a href="{{STEP_HREF}}">{{STEP_TITLE}}</a></p>{{#REMARKED}}<p class="said-so">{{STEP_REMARK}}</p>{{/REMARKED}}<p class="small">{{STEP_BY}} · <time datetime="{{STEP_ISO}}">{{STEP_WHEN}}</time> · {{STEP_STATE}}</p></li>{{/STEP}}</ol>
</main>
</body>
</html>
