{{%AUTOESCAPE context="HTML"}}
{{! Links to an edition for people outside. TITLE, PATH, STATE

  #MADE          just made: MADE_LINK, MADE_FOR
  #MAKE          the form: PERSON; #LIFE: LIFE_HOURS, LIFE_WORD, #LIFE_CHOSEN
  #LINKS         #SHARED one each: SHARED_PERSON, SHARED_BY, SHARED_MADE, SHARED_UNTIL, SHARED_HASH; #GOOD or #EXPIRED or #TAKEN_BACK with TAKEN_WHEN;
                 #UNOPENED, or #OPENED: OPENED_ISO, OPENED_WHEN, OPENED_LANG, #TIMES with TIMES_COUNT
  #NONE          there are none
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<p class="eyebrow"><a href="{{PATH}}">{{S_DESK_BACK}}</a><span>{{STATE}}</span></p>
<h1>{{TITLE}}</h1>
<p class="lead">{{S_LINKS_TEXT}}</p>
{{#MADE}}<section class="made" role="status"><h2>{{S_LINKS_MADE}} {{MADE_FOR}}</h2><p>{{S_LINKS_MADE_TEXT}}</p><p><code id="made-link">{{MADE_LINK}}</code></p><button type="button" class="main" data-copy="made-link" hidden>{{S_LINKS_COPY}}</button><p role="status" hidden>{{S_LINKS_COPIED}}</p></section>
{{/MADE}}{{#MAKE}}<section class="part"><h2>{{S_LINKS_MAKE}}</h2><form class="fields" method="post" action="{{PATH}}/links"><label><span>{{S_LINKS_PERSON}}</span><input name="person" value="{{PERSON}}" maxlength="100" autocomplete="off" required></label><label><span>{{S_LINKS_LIFE}}</span><select name="hours">{{#LIFE}}<option value="{{LIFE_HOURS}}"{{#LIFE_CHOSEN}} selected{{/LIFE_CHOSEN}}>{{LIFE_WORD}}</option>{{/LIFE}}</select></label><button class="main">{{S_LINKS_MAKE_DO}}</button></form></section>
{{/MAKE}}<section class="part"><h2>{{S_LINKS}}</h2><div>{{#NONE}}<p>{{S_LINKS_NONE}}</p>{{/NONE}}{{#LINKS}}<ul class="rows">{{#SHARED}}<li><p><b>{{SHARED_PERSON}}</b> <span class="small">{{SHARED_BY}}, {{SHARED_MADE}}</span></p><p class="small">{{#GOOD}}{{S_DESK_UNTIL}} {{SHARED_UNTIL}}{{/GOOD}}{{#EXPIRED}}{{S_LINKS_EXPIRED}} {{SHARED_UNTIL}}{{/EXPIRED}}{{#TAKEN_BACK}}{{S_LINKS_TAKEN_BACK}} {{TAKEN_WHEN}}{{/TAKEN_BACK}}</p>{{#UNOPENED}}<p class="small">{{S_LINKS_UNOPENED}}</p>{{/UNOPENED}}<ul class="openings">{{#OPENED}}<li class="small">{{S_LINKS_OPENED}} <time datetime="{{OPENED_ISO}}">{{OPENED_WHEN}}</time>, {{OPENED_LANG}}{{#TIMES}} × {{TIMES_COUNT}}{{/TIMES}}</li>{{/OPENED}}</ul>{{#GOOD}}<form method="post" action="{{PATH}}/links/take-back"><input type="hidden" name="link" value="{{SHARED_HASH}}"><button aria-label="{{S_LINKS_TAKE_BACK}}: {{SHARED_PERSON}}">{{S_LINKS_TAKE_BACK}}</button></form>{{/GOOD}}</li>{{/SHARED}}</ul>{{/LINKS}}</div></section>
</main>
</body>
</html>
