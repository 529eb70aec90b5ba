{{%AUTOESCAPE context="HTML"}}
{{! Signing in. NAME as typed before, TO where it leads on. }}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main" class="narrow">
<h1>{{S_DESK_SIGN_IN}}</h1>
<form class="fields" method="post" action="/sign-in">
<input type="hidden" name="to" value="{{TO}}">
<label><span>{{S_DESK_NAME}}</span><input name="name" value="{{NAME}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label><span>{{S_DESK_PASSWORD}}</span><input type="password" name="password" autocomplete="current-password" required></label>
<label><span>{{S_DESK_CODE}}</span><input name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required aria-describedby="code-help"><small id="code-help">{{S_DESK_CODE_HELP}}</small></label>
<button class="main">{{S_DESK_SIGN_IN}}</button>
</form>
{{#PASSKEYS}}<form class="fields passkey" method="post" action="/passkey/sign-in" data-passkey="sign_in" hidden>
<p class="small">{{S_DESK_OR}}</p><input type="hidden" name="to" value="{{TO}}"><input type="hidden" name="handle"><input type="hidden" name="client_data"><input type="hidden" name="authenticator_data"><input type="hidden" name="signature">
<button>{{S_DESK_PASSKEY_USE}}</button><p role="alert" hidden>{{S_DESK_PASSKEY_FAILED}}</p>
</form>{{/PASSKEYS}}
<p class="small">{{S_DESK_LOST}}</p>
</main>
</body>
</html>
