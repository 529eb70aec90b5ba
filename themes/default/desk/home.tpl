{{%AUTOESCAPE context="HTML"}}
{{! The desk's first page. PERSON; #ALONE while there is no other account; #BEGIN for authors; #NOTHING while nothing is in hand.

  #HELD          nothing scheduled goes out: HELD_WHY, HELD_NOW what the clock says; #CAN_CONFIRM_TIME for who may
  Rows have HREF, TITLE, ACT "објава", STATE "заказано", and of
  #FORCED        released by one person alone, unconfirmed: FORCED_BY, #CAN_CONFIRM for who may
  #FAILED        could not go out: FAILED_WHEN, FAILED_WHY
  #NEEDS         #NEED NEED_WORD what this person should do with it
  #NEXT          #NEXT_DAY with NEXT_DAY_NAME, #NEXT_ONE with NEXT_ISO, NEXT_TIME "13:00"
  #HAND          #IN_HAND with SINCE
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_GREETING}}, {{PERSON}}</h1>
{{#HELD}}<section class="banner" role="alert"><h2>{{S_DESK_HELD}}</h2><p>{{S_DESK_HELD_TEXT}} <b>{{HELD_NOW}}</b></p><p class="small">{{HELD_WHY}}</p>{{#CAN_CONFIRM_TIME}}<form method="post" action="/clock"><button class="main">{{S_DESK_HELD_DO}}</button></form>{{/CAN_CONFIRM_TIME}}</section>{{/HELD}}
{{#FORCED}}<section class="banner"{{#OVERDUE}} role="alert"{{/OVERDUE}}><h2>{{S_DESK_FORCED}}</h2>{{#OVERDUE}}<p><b>{{S_DESK_OVERDUE}}</b> {{OVERDUE_SINCE}}</p>{{/OVERDUE}}<p><a href="{{HREF}}">{{TITLE}}</a></p><p class="small">{{S_DESK_FORCED_BY}} {{FORCED_BY}}{{#CAN_CONFIRM}} · {{S_DESK_FORCED_YOU}}{{/CAN_CONFIRM}}</p></section>{{/FORCED}}
{{#FAILED}}<section class="banner"><h2>{{S_DESK_FAILED}}</h2><p><a href="{{HREF}}">{{TITLE}}</a></p><p class="small">{{FAILED_WHEN}} · {{FAILED_WHY}}</p></section>{{/FAILED}}
{{#ALONE}}<section class="part"><h2>{{S_DESK_NEXT}}</h2><div><p>{{S_DESK_ALONE}}</p><p><a class="button" href="/people">{{S_DESK_INVITE}}</a></p></div></section>{{/ALONE}}
{{#NEEDS}}<section class="part"><h2>{{S_DESK_NEEDS}}</h2><ul class="rows">{{#NEED}}<li><p><a href="{{HREF}}"><b>{{TITLE}}</b></a></p><p class="small">{{NEED_WORD}} · {{ACT}}</p></li>{{/NEED}}</ul></section>{{/NEEDS}}
{{#NEXT}}<section class="part"><h2>{{S_DESK_CALENDAR}}</h2><div>{{#NEXT_DAY}}<h3>{{NEXT_DAY_NAME}}</h3><ul class="rows">{{#NEXT_ONE}}<li><p><time datetime="{{NEXT_ISO}}">{{NEXT_TIME}}</time> <a href="{{HREF}}"><b>{{TITLE}}</b></a> <span class="small">{{ACT}}</span></p></li>{{/NEXT_ONE}}</ul>{{/NEXT_DAY}}</div></section>{{/NEXT}}
{{#HAND}}<section class="part"><h2>{{S_DESK_IN_HAND}}</h2><ul class="rows">{{#IN_HAND}}<li><p><a href="{{HREF}}"><b>{{TITLE}}</b></a></p><p class="small">{{STATE}} · {{ACT}} · {{SINCE}}</p></li>{{/IN_HAND}}</ul></section>{{/HAND}}
{{#NOTHING}}<section class="part"><h2>{{S_DESK_IN_HAND}}</h2><div><p>{{S_DESK_NOTHING}}</p></div></section>{{/NOTHING}}
{{#BEGIN}}<p class="begin"><a class="button main" href="/work/new">{{S_DESK_BEGIN}}</a></p>{{/BEGIN}}
</main>
</body>
</html>
