{{%AUTOESCAPE context="HTML"}}
{{! One's own account. PERSON, NAME, ROLES, RECOVERY_LEFT "9"; #MAY once a role: ROLE_WORD, ROLE_MAY;
  #CREDENTIAL    CREDENTIAL_KIND, CREDENTIAL_LABEL, CREDENTIAL_SINCE, #USED with CREDENTIAL_USED, #PASSKEY with CREDENTIAL_KEY
  #SESSION       SESSION_AGENT, SESSION_OPENED, SESSION_SEEN; #THIS_SESSION or #OTHER_SESSION with SESSION_ID; #OTHERS: there are
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{PERSON}}</h1>
<p class="eyebrow"><span>{{NAME}}</span><span>{{ROLES}}</span></p>
<section class="part"><h2>{{S_DESK_MAY}}</h2><dl>{{#MAY}}<dt>{{ROLE_WORD}}</dt><dd>{{ROLE_MAY}}</dd>{{/MAY}}</dl></section>
<section class="part"><h2>{{S_DESK_CREDENTIALS}}</h2><div>
<ul class="rows">{{#CREDENTIAL}}<li><p><b>{{CREDENTIAL_KIND}}</b> {{CREDENTIAL_LABEL}}</p><p class="small">{{S_DESK_SINCE}} {{CREDENTIAL_SINCE}}{{#USED}} · {{S_DESK_USED}} {{CREDENTIAL_USED}}{{/USED}}</p>{{#PASSKEY}}<form method="post" action="/account/passkey/remove"><input type="hidden" name="passkey" value="{{CREDENTIAL_KEY}}"><button>{{S_DESK_PASSKEY_REMOVE}}</button></form>{{/PASSKEY}}</li>{{/CREDENTIAL}}<li><p><b>{{S_CREDENTIAL_recovery}}</b></p><p class="small">{{S_DESK_LEFT}}: {{RECOVERY_LEFT}}</p></li></ul>
<form class="fields passkey" method="post" action="/account/passkey" data-passkey="register" hidden><label><span>{{S_DESK_PASSKEY_LABEL}}</span><input name="label" required maxlength="100"></label><input type="hidden" name="client_data"><input type="hidden" name="authenticator_data"><button>{{S_DESK_PASSKEY_ADD}}</button><p role="alert" hidden>{{S_DESK_PASSKEY_FAILED}}</p></form>
<form method="post" action="/account/renew"><button>{{S_DESK_RENEW}}</button></form>
</div></section>
<section class="part"><h2>{{S_DESK_SESSIONS}}</h2><div>
<ul class="rows">{{#SESSION}}<li><p>{{#THIS_SESSION}}<b>{{S_DESK_THIS_BROWSER}}</b> {{/THIS_SESSION}}{{SESSION_AGENT}}</p><p class="small">{{S_DESK_OPENED}} {{SESSION_OPENED}} · {{S_DESK_SEEN}} {{SESSION_SEEN}}</p>{{#OTHER_SESSION}}<form method="post" action="/account/end"><input type="hidden" name="session" value="{{SESSION_ID}}"><button>{{S_DESK_END}}</button></form>{{/OTHER_SESSION}}</li>{{/SESSION}}</ul>
{{#OTHERS}}<form method="post" action="/account/end"><input type="hidden" name="session" value="others"><button>{{S_DESK_END_OTHERS}}</button></form>{{/OTHERS}}
</div></section>
</main>
</body>
</html>
