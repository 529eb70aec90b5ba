{{%AUTOESCAPE context="HTML"}}
{{! Every saved state of a working edition. TITLE, PATH

  #REVISION      newest first: NUMBER, REVISION_BY, REVISION_ISO, REVISION_WHEN; #SINCE_LAST with BEFORE; #NEWEST, or #RESTORE with BASE
  #COMPARED      FROM, TO; #FROM_CHOICE, #TO_CHOICE: CHOICE, #CHOSEN; #DIFFERENCE once a variant: DIFFERENCE_NAME, DIFFERENCE_LANG, >WORDS_COMPARED
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="comparison">
<p class="eyebrow"><a href="{{PATH}}">{{S_DESK_BACK}}</a></p>
<h1>{{TITLE}}</h1>
<section class="part"><h2>{{S_DESK_REVISIONS}}</h2><ol class="rows" reversed>{{#REVISION}}<li><p><b>{{S_DESK_REVISION}} {{NUMBER}}</b> {{REVISION_BY}}{{#NEWEST}} <span class="small">{{S_DESK_NEWEST}}</span>{{/NEWEST}}</p><p class="small"><time datetime="{{REVISION_ISO}}">{{REVISION_WHEN}}</time>{{#SINCE_LAST}} · <a href="{{PATH}}/revisions?from={{BEFORE}}&amp;to={{NUMBER}}" aria-label="{{S_DESK_CHANGED}}: {{NUMBER}}">{{S_DESK_CHANGED}}</a>{{/SINCE_LAST}}</p>{{#RESTORE}}<form method="post" action="{{PATH}}/restore"><input type="hidden" name="number" value="{{NUMBER}}"><input type="hidden" name="base" value="{{BASE}}"><button aria-label="{{S_DESK_RESTORE}}: {{NUMBER}}">{{S_DESK_RESTORE}}</button></form>{{/RESTORE}}</li>{{/REVISION}}</ol></section>
{{#COMPARED}}<section class="part"><h2>{{S_DIFF_COMPARE}}</h2><div>
<form class="filter" action="{{PATH}}/revisions" method="get"><label>{{S_FROM}} <select name="from">{{#FROM_CHOICE}}<option{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/FROM_CHOICE}}</select></label><label>{{S_TO}} <select name="to">{{#TO_CHOICE}}<option{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/TO_CHOICE}}</select></label><button>{{S_SHOW}}</button></form>
<p class="small"><del>{{S_DIFF_LEGEND_REMOVED}}</del> <ins>{{S_DIFF_LEGEND_ADDED}}</ins></p></div></section>
{{#DIFFERENCE}}<section class="part"><h2>{{DIFFERENCE_NAME}}</h2><div class="diff" lang="{{DIFFERENCE_LANG}}">{{>WORDS_COMPARED}}</div></section>{{/DIFFERENCE}}{{/COMPARED}}
</main>
</body>
</html>
