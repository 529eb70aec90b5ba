{{%AUTOESCAPE context="HTML"}}
{{! Which lists of journalists an edition is given to, and every fetch. TITLE, PATH, STATE; #NOT_SCHEDULED

  #GIFTS         #GIFT one each: GIFT_LIST, GIFT_BY, GIFT_WHEN, #TAKE with GIFT_LIST;  #UNGIVEN
  #GIVE          the form, with #LIST: LIST_NAME
  #FETCHES       #FETCH one each: FETCH_WHO, FETCH_NAME, FETCH_WHAT, FETCH_ISO, FETCH_WHEN, #TIMES with TIMES_COUNT;  #UNFETCHED
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<p class="eyebrow"><a href="{{PATH}}">{{S_DESK_BACK}}</a><span>{{STATE}}</span></p>
<h1>{{TITLE}}</h1>
<p class="lead">{{S_GIFTS_TEXT}}</p>
{{#NOT_SCHEDULED}}<section class="banner"><p>{{S_GIFTS_NOT_SCHEDULED}}</p></section>
{{/NOT_SCHEDULED}}<section class="part"><h2>{{S_GIFTS}}</h2><div>{{#UNGIVEN}}<p>{{S_GIFTS_NONE}}</p>{{/UNGIVEN}}{{#GIFTS}}<ul class="rows">{{#GIFT}}<li><p><b>{{GIFT_LIST}}</b></p><p class="small">{{GIFT_BY}}, {{GIFT_WHEN}}</p>{{#TAKE}}<form method="post" action="{{PATH}}/press"><input type="hidden" name="list" value="{{GIFT_LIST}}"><button aria-label="{{S_GIFTS_TAKE}}: {{GIFT_LIST}}">{{S_GIFTS_TAKE}}</button></form>{{/TAKE}}</li>{{/GIFT}}</ul>{{/GIFTS}}
{{#GIVE}}<form class="fields" method="post" action="{{PATH}}/press"><input type="hidden" name="given" value="yes"><label><span>{{S_GIFTS_LIST}}</span><select name="list">{{#LIST}}<option>{{LIST_NAME}}</option>{{/LIST}}</select></label><button class="main">{{S_GIFTS_GIVE}}</button></form>{{/GIVE}}</div></section>
<section class="part"><h2>{{S_FETCHES}}</h2><div>{{#UNFETCHED}}<p>{{S_FETCHES_NONE}}</p>{{/UNFETCHED}}{{#FETCHES}}<ol class="rows">{{#FETCH}}<li><p><b>{{FETCH_WHO}}</b> <span class="small">{{FETCH_NAME}}</span></p><p class="small">{{FETCH_WHAT}}{{#TIMES}} × {{TIMES_COUNT}}{{/TIMES}} · <time datetime="{{FETCH_ISO}}">{{FETCH_WHEN}}</time></p></li>{{/FETCH}}</ol>{{/FETCHES}}</div></section>
</main>
</body>
</html>
