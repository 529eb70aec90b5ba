{{%AUTOESCAPE context="HTML"}}
{{! Two editions of a document in one variant, word by word.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER >WORDS_COMPARED   see those files
  HEADLINE       of the later edition
  FROM_VERSION, FROM_HREF, FROM_ISO, FROM_WHEN; TO_VERSION, TO_HREF, TO_ISO, TO_WHEN   the two
  HISTORY_HREF   all acts;  ACTION "/cir/11228/diff" of the form
  #FROM_CHOICE, #TO_CHOICE  every edition: CHOICE "1.0", #CHOSEN (no variables)
  #NOTED         notes of the acts between: NOTED_KIND (the style), NOTED_ACT, NOTED_ISO, NOTED_WHEN, NOTED_TEXT
  #REMOVED_BLOCK once per block that law removed from either: REMOVED_TEXT as in blocks.tpl
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="comparison">
<header class="part">
<p class="eyebrow"><a href="{{HISTORY_HREF}}">{{S_HISTORY}}</a></p>
<h1>{{HEADLINE}}</h1>
<p class="eyebrow"><a href="{{FROM_HREF}}">{{S_VERSION}} {{FROM_VERSION}}</a><time datetime="{{FROM_ISO}}">{{FROM_WHEN}}</time></p>
<p class="eyebrow"><a href="{{TO_HREF}}">{{S_VERSION}} {{TO_VERSION}}</a><time datetime="{{TO_ISO}}">{{TO_WHEN}}</time></p>
<p class="small"><del>{{S_DIFF_LEGEND_REMOVED}}</del> <ins>{{S_DIFF_LEGEND_ADDED}}</ins></p>
</header>
{{#NOTED}}<section class="part standing {{NOTED_KIND}}"><h2>{{NOTED_ACT}}</h2><div><p class="eyebrow"><time datetime="{{NOTED_ISO}}">{{NOTED_WHEN}}</time></p><p>{{NOTED_TEXT}}</p></div></section>{{/NOTED}}
<section class="part" aria-label="{{S_SEE_CHANGES}}">
<div class="diff">
{{#REMOVED_BLOCK}}<p class="removed"><span class="bars" aria-hidden="true"></span><small>{{REMOVED_TEXT}}</small></p>
{{/REMOVED_BLOCK}}{{>WORDS_COMPARED}}
</div>
</section>
<section class="part" aria-labelledby="compare">
<h2 id="compare">{{S_DIFF_COMPARE}}</h2>
<form class="filter" action="{{ACTION}}" method="get">
<label>{{S_FROM}} <select name="from">{{#FROM_CHOICE}}<option{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/FROM_CHOICE}}</select></label>
<label>{{S_TO}} <select name="to">{{#TO_CHOICE}}<option{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/TO_CHOICE}}</select></label>
<button>{{S_SHOW}}</button>
</form>
</section>
</main>
{{>FOOTER}}
</body>
</html>
