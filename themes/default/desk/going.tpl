{{%AUTOESCAPE context="HTML"}}
{{! The dry run of a release. TITLE, PATH, ACT, STATE; MINUTE with #AT_ONCE or #AT_ITS_MINUTE, or #NOT_NOW with TURN; #NEW_NUMBER of an item that has none yet

  #GOING, #STAYS with #STAYING   a variant: GOING_NAME, GOING_LANG, GOING_HEADLINE, GOING_ADDRESS, PREVIEW_HREF
  #PLACE_ROW     PLACE_TEXT what appears where
  #FAILING       as work.tpl;  #PRESS: it may go out now
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<p class="eyebrow"><a href="{{PATH}}">{{S_DESK_BACK}}</a><span>{{STATE}}</span><span>{{ACT}}</span></p>
<h1>{{TITLE}}</h1>
<p class="lead">{{S_DESK_DRY_RUN}}</p>
<section class="part"><h2>{{S_DESK_GOES}}</h2><div><ul class="rows">{{#GOING}}<li><p class="eyebrow"><span>{{GOING_NAME}}</span><a href="{{PREVIEW_HREF}}" aria-label="{{S_DESK_PREVIEW}}: {{GOING_NAME}}">{{S_DESK_PREVIEW}}</a></p><p lang="{{GOING_LANG}}"><b>{{GOING_HEADLINE}}</b></p><p class="small">{{GOING_ADDRESS}}</p></li>{{/GOING}}</ul>{{#NEW_NUMBER}}<p class="small">{{S_DESK_NEW_NUMBER}}</p>{{/NEW_NUMBER}}</div></section>
{{#STAYS}}<section class="part"><h2>{{S_DESK_STAYS}}</h2><ul class="rows">{{#STAYING}}<li><p><b>{{GOING_NAME}}</b> <span lang="{{GOING_LANG}}">{{GOING_HEADLINE}}</span></p></li>{{/STAYING}}</ul></section>{{/STAYS}}
<section class="part"><h2>{{S_DESK_WHEN}}</h2><div>{{#NOT_NOW}}<p>{{TURN}}</p>{{/NOT_NOW}}{{#AT_ONCE}}<p>{{S_DESK_AT_ONCE}} <b>{{MINUTE}}</b></p>{{/AT_ONCE}}{{#AT_ITS_MINUTE}}<p>{{S_DESK_AT_ITS_MINUTE}} <b>{{MINUTE}}</b></p>{{/AT_ITS_MINUTE}}</div></section>
<section class="part"><h2>{{S_DESK_WHERE}}</h2><ul class="rows">{{#PLACE_ROW}}<li><p>{{PLACE_TEXT}}</p></li>{{/PLACE_ROW}}</ul></section>
{{#FAILING}}<section class="part"><h2>{{S_DESK_FAILING}}</h2><ul class="rows failing">{{#CONDITION}}<li><p>{{CONDITION_TEXT}}{{#CONDITION_WHERE}} <b>{{CONDITION_LANG}}</b>{{/CONDITION_WHERE}}</p>{{#CONDITION_MORE}}<p class="small">{{CONDITION_DETAIL}}</p>{{/CONDITION_MORE}}</li>{{/CONDITION}}</ul></section>{{/FAILING}}
{{#PRESS}}<form class="press" method="post" action="{{PATH}}/release"><button class="main">{{S_DESK_RELEASE_NOW}}</button><a class="button" href="{{PATH}}">{{S_DESK_NOT_YET}}</a></form>{{/PRESS}}
</main>
</body>
</html>
