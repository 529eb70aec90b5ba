{{%AUTOESCAPE context="HTML"}}
{{! Showing a credential again before what matters. TO where it leads on, NAME of the account. }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
<h1>{{S_DESK_CONFIRM}}</h1>
<p>{{S_DESK_CONFIRM_WHY}}</p>
<form class="fields" method="post" action="/confirm">
<input type="hidden" name="to" value="{{TO}}">
<input name="name" value="{{NAME}}" autocomplete="username" readonly hidden>
<label><span>{{S_DESK_PASSWORD}}</span><input type="password" name="password" autocomplete="current-password" required></label>
<label><span>{{S_DESK_CODE}}</span><input name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required aria-describedby="code-help"><small id="code-help">{{S_DESK_CODE_HELP}}</small></label>
<button class="main">{{S_DESK_CONFIRM_DO}}</button>
</form>
<form class="fields passkey" method="post" action="/passkey/confirm" data-passkey="confirm" hidden>
<p class="small">{{S_DESK_OR}}</p><input type="hidden" name="to" value="{{TO}}"><input type="hidden" name="handle"><input type="hidden" name="client_data"><input type="hidden" name="authenticator_data"><input type="hidden" name="signature">
<button>{{S_DESK_PASSKEY_CONFIRM}}</button><p role="alert" hidden>{{S_DESK_PASSKEY_FAILED}}</p>
</form>
</main>
</body>
</html>
