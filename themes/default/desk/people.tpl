{{%AUTOESCAPE context="HTML"}}
{{! Who may use the desk, for administrators.

  #MADE          the invitation or reset just made: MADE_TITLE, MADE_FOR, MADE_LINK, MADE_TEXT
  #PERSON_ROW    PERSON_DISPLAY, PERSON_NAME, PERSON_ROLES, #SUSPENDED; #ONESELF, or #CHANGE with PERSON_KEY, #ROLE, #RESET, #SUSPEND or #READMIT
  #RESETS        #RESET_ROW: RESET_OF, RESET_BY, RESET_WHEN, RESET_KEY, #CONFIRM or #OTHER
  #INVITATIONS   #INVITATION: INVITED_DISPLAY, INVITED_NAME, INVITED_ROLES, INVITED_UNTIL, INVITED_HASH
  NAME, DISPLAY, #ROLE   the form for another: what was typed. ROLE_NAME "author", ROLE_WORD "аутор", ROLE_MAY, #ROLE_CHOSEN
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_PEOPLE}}</h1>
{{#MADE}}<section class="made" role="status"><p><b>{{MADE_TITLE}}: {{MADE_FOR}}</b></p><p><code>{{MADE_LINK}}</code></p><p class="small">{{MADE_TEXT}}</p></section>{{/MADE}}
<section class="part"><h2>{{S_DESK_ACCOUNTS}}</h2><div><ul class="rows">{{#PERSON_ROW}}<li><p><b>{{PERSON_DISPLAY}}</b> <span class="small">{{PERSON_NAME}}</span>{{#SUSPENDED}} <span class="mark-withdrawn">{{S_DESK_SUSPENDED}}</span>{{/SUSPENDED}}</p><p class="small">{{PERSON_ROLES}}</p>{{#ONESELF}}<p class="small">{{S_DESK_ONESELF}}</p>{{/ONESELF}}
{{#CHANGE}}<details><summary>{{S_DESK_CHANGE}}</summary>
<form class="fields" method="post" action="/people/roles"><input type="hidden" name="person" value="{{PERSON_KEY}}"><fieldset><legend>{{S_DESK_ROLES}}</legend>{{#ROLE}}<label class="tick"><input type="checkbox" name="role" value="{{ROLE_NAME}}"{{#ROLE_CHOSEN}} checked{{/ROLE_CHOSEN}}><span>{{ROLE_WORD}} <small>{{ROLE_MAY}}</small></span></label>{{/ROLE}}</fieldset><button>{{S_DESK_SAVE_ROLES}}</button></form>
<form method="post" action="/people/suspend"><input type="hidden" name="person" value="{{PERSON_KEY}}">{{#SUSPEND}}<input type="hidden" name="suspended" value="yes"><button>{{S_DESK_SUSPEND}}</button>{{/SUSPEND}}{{#READMIT}}<input type="hidden" name="suspended" value="no"><button>{{S_DESK_READMIT}}</button>{{/READMIT}}</form>
{{#RESET}}<form method="post" action="/people/reset"><input type="hidden" name="person" value="{{PERSON_KEY}}"><p class="small">{{S_DESK_RESET_TEXT}}</p><button>{{S_DESK_RESET_DO}}</button></form>{{/RESET}}
</details>{{/CHANGE}}</li>{{/PERSON_ROW}}</ul></div></section>
{{#RESETS}}<section class="part"><h2>{{S_DESK_RESETS}}</h2><div><ul class="rows">{{#RESET_ROW}}<li><p><b>{{RESET_OF}}</b></p><p class="small">{{S_DESK_RESET_BY}} {{RESET_BY}}, {{RESET_WHEN}}</p>{{#OTHER}}<p class="small">{{S_DESK_RESET_OTHER}}</p>{{/OTHER}}<div class="buttons">{{#CONFIRM}}<form method="post" action="/people/confirm-reset"><input type="hidden" name="person" value="{{RESET_KEY}}"><button class="main">{{S_DESK_RESET_CONFIRM}}</button></form>{{/CONFIRM}}<form method="post" action="/people/dismiss-reset"><input type="hidden" name="person" value="{{RESET_KEY}}"><button>{{S_DESK_RESET_REFUSE}}</button></form></div></li>{{/RESET_ROW}}</ul></div></section>{{/RESETS}}
{{#INVITATIONS}}<section class="part"><h2>{{S_DESK_INVITATIONS}}</h2><div><ul class="rows">{{#INVITATION}}<li><p><b>{{INVITED_DISPLAY}}</b> <span class="small">{{INVITED_NAME}}</span></p><p class="small">{{INVITED_ROLES}} · {{S_DESK_UNTIL}} {{INVITED_UNTIL}}</p><form method="post" action="/people/withdraw"><input type="hidden" name="invitation" value="{{INVITED_HASH}}"><button>{{S_DESK_WITHDRAW}}</button></form></li>{{/INVITATION}}</ul></div></section>{{/INVITATIONS}}
<section class="part"><h2>{{S_DESK_INVITE}}</h2><form class="fields" method="post" action="/people/invite">
<label><span>{{S_DESK_DISPLAY}}</span><input name="display" value="{{DISPLAY}}" required></label>
<label><span>{{S_DESK_NAME}}</span><input name="name" value="{{NAME}}" autocapitalize="none" spellcheck="false" required aria-describedby="name-help"><small id="name-help">{{S_DESK_NAME_HELP}}</small></label>
<fieldset><legend>{{S_DESK_ROLES}}</legend>{{#ROLE}}<label class="tick"><input type="checkbox" name="role" value="{{ROLE_NAME}}"{{#ROLE_CHOSEN}} checked{{/ROLE_CHOSEN}}><span>{{ROLE_WORD}} <small>{{ROLE_MAY}}</small></span></label>{{/ROLE}}</fieldset>
<button class="main">{{S_DESK_INVITE_DO}}</button></form></section>
</main>
</body>
</html>
