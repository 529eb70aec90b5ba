{{%AUTOESCAPE context="HTML"}}
{{! The head of every page of the desk. Include it as HEAD.

  PAGE_TITLE     "Пријава – Министарство вода"
  ASSETS         "/theme/3f9c01"
  NONCE          of this one answer: scripts without it do not run
  FORM_TOKEN     what a script sends as X-Session-Token; empty before one has signed in
}}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{PAGE_TITLE}}</title>
<meta name="robots" content="noindex">
<meta name="session-token" content="{{FORM_TOKEN}}">
<link rel="stylesheet" href="{{ASSETS}}/style.css">
<link rel="stylesheet" href="{{ASSETS}}/desk/desk.css">
<link rel="icon" href="{{ASSETS}}/favicon.svg" type="image/svg+xml">
<script src="{{ASSETS}}/desk/passkey.js" nonce="{{NONCE}}" defer></script>
<script src="{{ASSETS}}/desk/copy.js" nonce="{{NONCE}}" defer></script>
<meta name="color-scheme" content="light dark">
</head>
