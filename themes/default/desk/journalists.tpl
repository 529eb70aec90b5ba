{{%AUTOESCAPE context="HTML"}}
{{! Accredited journalists. T_email, T_display, T_medium, T_lists, T_from, T_to as typed; #OFF: there is no listener for them

  #MADE          just made: MADE_LINK, MADE_FOR
  #JOURNALIST    one each: J_NAME, J_DISPLAY, J_MEDIUM, J_LISTS, J_FROM, J_TO, J_UNTIL; one of #ACCREDITED #INVITED #EARLY #OVER #REVOKED; #REVOKE or #READMIT
  #NONE          there are none
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_JOURNALISTS}}</h1>
<p class="lead">{{S_JOURNALISTS_TEXT}}</p>
{{#OFF}}<section class="banner"><p>{{S_JOURNALISTS_OFF}}</p></section>
{{/OFF}}{{#MADE}}<section class="made" role="status"><h2>{{S_DESK_MADE}}: {{MADE_FOR}}</h2><p>{{S_DESK_MADE_TEXT}}</p><p><code id="made-link">{{MADE_LINK}}</code></p><button type="button" class="main" data-copy="made-link" hidden>{{S_LINKS_COPY}}</button><p role="status" hidden>{{S_LINKS_COPIED}}</p></section>
{{/MADE}}<section class="part"><h2>{{S_JOURNALISTS_KNOWN}}</h2><div>{{#NONE}}<p>{{S_LINKS_NONE}}</p>{{/NONE}}<ul class="rows">{{#JOURNALIST}}<li><p><b>{{J_DISPLAY}}</b>, {{J_MEDIUM}}</p><p class="small">{{J_NAME}} · {{J_LISTS}}</p><p class="small">{{#ACCREDITED}}{{S_DESK_UNTIL}} {{J_UNTIL}}{{/ACCREDITED}}{{#INVITED}}{{S_JOURNALIST_INVITED}}{{/INVITED}}{{#EARLY}}{{S_JOURNALIST_EARLY}}{{/EARLY}}{{#OVER}}{{S_JOURNALIST_OVER}} {{J_UNTIL}}{{/OVER}}{{#REVOKED}}<b>{{S_JOURNALIST_REVOKED}}</b>{{/REVOKED}}</p>
<details><summary aria-label="{{S_DESK_CHANGE}}: {{J_DISPLAY}}">{{S_DESK_CHANGE}}</summary><form class="fields" method="post" action="/journalists/change"><input type="hidden" name="name" value="{{J_NAME}}"><label><span>{{S_JOURNALIST_FROM}}</span><input type="date" name="from" value="{{J_FROM}}" required></label><label><span>{{S_JOURNALIST_TO}}</span><input type="date" name="to" value="{{J_TO}}" required></label><label><span>{{S_JOURNALIST_LISTS}}</span><input name="lists" value="{{J_LISTS}}"></label><button>{{S_DESK_SAVE}}</button></form>
<form method="post" action="/journalists/revoke"><input type="hidden" name="name" value="{{J_NAME}}">{{#REVOKE}}<input type="hidden" name="revoked" value="yes"><button>{{S_JOURNALIST_REVOKE}}</button>{{/REVOKE}}{{#READMIT}}<button>{{S_JOURNALIST_READMIT}}</button>{{/READMIT}}</form></details></li>{{/JOURNALIST}}</ul></div></section>
<section class="part"><h2>{{S_JOURNALISTS_ACCREDIT}}</h2><form class="fields" method="post" action="/journalists"><label><span>{{S_DESK_DISPLAY}}</span><input name="display" value="{{T_display}}" maxlength="100" autocomplete="off" required></label><label><span>{{S_JOURNALIST_MEDIUM}}</span><input name="medium" value="{{T_medium}}" maxlength="100" required></label><label><span>{{S_JOURNALIST_EMAIL}}</span><input type="email" name="email" value="{{T_email}}" maxlength="64" autocomplete="off" required></label><label><span>{{S_JOURNALIST_FROM}}</span><input type="date" name="from" value="{{T_from}}" required></label><label><span>{{S_JOURNALIST_TO}}</span><input type="date" name="to" value="{{T_to}}" required></label><label><span>{{S_JOURNALIST_LISTS}}</span><input name="lists" value="{{T_lists}}" aria-describedby="lists-help"><small id="lists-help">{{S_JOURNALIST_LISTS_HELP}}</small></label><button class="main">{{S_DESK_INVITE_DO}}</button></form></section>
</main>
</body>
</html>
