{{%AUTOESCAPE context="HTML"}}
{{! Every answer that is not the page asked for. Show exactly one of the kinds; each says what happened and what to do next.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER          see those files (HEAD with NOINDEX and without CANONICAL; 451 with LINK blocked-by)
  CODE           "404": the status; one kind may serve several
  HOME_HREF, ARCHIVE_HREF, LOG_HREF, VERIFIER_HREF "/log/verify#sr-Cyrl"
  #NOT_FOUND     404: absent, not yet, not allowed: one and the same page;
    #ELSEWHERE   (no variables) the document is public in other variants, #OTHER once each: OTHER_LANG, OTHER_LABEL, OTHER_HREF,
                 OTHER_HEADLINE
  #PREVIEW       only at the desk, of a retraction to come: PREVIEW_OF "/work/..."
  #GONE          410, retracted; #GONE_RECORD of which document: GONE_ISO, GONE_WHEN, GONE_NOTE the explanation in this variant, GONE_ENTRY "57",
                 #GONE_VERSION once per version: GONE_VERSION_NUMBER "1.0", GONE_VERSION_ISO, GONE_VERSION_WHEN,
                 GONE_VERSION_ENTRY "41", GONE_VERSION_HASH; #GONE_PROOF with GONE_PROOF_HREF
  #LEGAL         451, removed: LEGAL_ISO, LEGAL_WHEN, LEGAL_GROUND "одлука суда", LEGAL_ENTRY "63",
                 #LEGAL_AUTHORITY_NAMED with LEGAL_AUTHORITY "Виши суд у Трогову", LEGAL_NOTE the explanation in this variant;
                 LEGAL_PROOF_HREF "/proof/11228/7.glasnik" of the removal itself
  #UNAVAILABLE   503, 500 (no variables)
  #BAD_REQUEST   400, 408, 413, 414, 417, 431 (no variables)
  #BAD_METHOD    405: ALLOWED "GET, HEAD"
  #MISDIRECTED   421 (no variables)
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
{{#PREVIEW}}<aside class="standing part preview"><p><b>{{S_PREVIEW}}</b> <a href="{{PREVIEW_OF}}">{{S_PREVIEW_BACK}}</a></p></aside>
{{/PREVIEW}}<main id="main" class="problem">
{{#NOT_FOUND}}<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_404_TITLE}}</h1><p class="lead">{{S_404_TEXT}}</p>{{#ELSEWHERE}}<h2>{{S_404_ELSEWHERE}}</h2><ul class="notices">{{#OTHER}}<li><p class="eyebrow"><span lang="{{OTHER_LANG}}">{{OTHER_LABEL}}</span></p><p lang="{{OTHER_LANG}}"><a href="{{OTHER_HREF}}" hreflang="{{OTHER_LANG}}">{{OTHER_HEADLINE}}</a></p></li>{{/OTHER}}</ul>{{/ELSEWHERE}}</div></div>{{/NOT_FOUND}}
{{#GONE}}
<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_410_TITLE}}</h1><p class="lead">{{S_410_TEXT}}</p>
{{#GONE_RECORD}}
<dl class="facts"><dt>{{S_DATE}}</dt><dd><time datetime="{{GONE_ISO}}">{{GONE_WHEN}}</time></dd><dt>{{S_EXPLANATION}}</dt><dd>{{GONE_NOTE}}</dd><dt>{{S_ENTRY}}</dt><dd><a href="{{LOG_HREF}}">{{GONE_ENTRY}}</a></dd></dl>
<h2>{{S_410_VERSIONS}}</h2>
<ol class="history">{{#GONE_VERSION}}<li><p class="eyebrow"><span>{{S_VERSION}} {{GONE_VERSION_NUMBER}}</span><time datetime="{{GONE_VERSION_ISO}}">{{GONE_VERSION_WHEN}}</time><span>{{S_ENTRY}} {{GONE_VERSION_ENTRY}}</span></p><p><code>{{GONE_VERSION_HASH}}</code></p></li>{{/GONE_VERSION}}</ol>
<p class="small">{{S_410_HASHES}} <a href="{{VERIFIER_HREF}}">{{S_OPEN_VERIFIER}}</a></p>
{{#GONE_PROOF}}<p><a class="button" href="{{GONE_PROOF_HREF}}" download>{{S_DOWNLOAD_PROOF}}</a></p>{{/GONE_PROOF}}
{{/GONE_RECORD}}</div></div>
{{/GONE}}
{{#LEGAL}}
<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_451_TITLE}}</h1><p class="removed"><span class="bars" aria-hidden="true"></span></p><p class="lead">{{S_451_TEXT}}</p>
<dl class="facts"><dt>{{S_GROUND}}</dt><dd>{{LEGAL_GROUND}}</dd>{{#LEGAL_AUTHORITY_NAMED}}<dt>{{S_AUTHORITY}}</dt><dd>{{LEGAL_AUTHORITY}}</dd>{{/LEGAL_AUTHORITY_NAMED}}<dt>{{S_EXPLANATION}}</dt><dd>{{LEGAL_NOTE}}</dd><dt>{{S_DATE}}</dt><dd><time datetime="{{LEGAL_ISO}}">{{LEGAL_WHEN}}</time></dd><dt>{{S_ENTRY}}</dt><dd><a href="{{LOG_HREF}}">{{LEGAL_ENTRY}}</a></dd></dl>
<p><a class="button" href="{{LEGAL_PROOF_HREF}}" download>{{S_451_PROOF}}</a></p></div></div>
{{/LEGAL}}
{{#UNAVAILABLE}}<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_503_TITLE}}</h1><p class="lead">{{S_503_TEXT}}</p></div></div>{{/UNAVAILABLE}}
{{#BAD_REQUEST}}<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_400_TITLE}}</h1><p class="lead">{{S_400_TEXT}}</p></div></div>{{/BAD_REQUEST}}
{{#BAD_METHOD}}<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_405_TITLE}}</h1><p class="lead">{{S_405_TEXT}}</p><p>{{S_405_ALLOWED}}: <code>{{ALLOWED}}</code></p></div></div>{{/BAD_METHOD}}
{{#MISDIRECTED}}<div class="part"><p class="code">{{CODE}}</p><div><h1>{{S_421_TITLE}}</h1><p class="lead">{{S_421_TEXT}}</p></div></div>{{/MISDIRECTED}}
<nav class="part next" aria-labelledby="next"><h2 id="next">{{S_WHAT_NEXT}}</h2><ul><li><a href="{{HOME_HREF}}">{{S_TO_HOME}}</a></li><li><a href="{{ARCHIVE_HREF}}">{{S_TO_ARCHIVE}}</a></li><li><a href="{{LOG_HREF}}">{{S_TO_LOG}}</a></li></ul></nav>
</main>
{{>FOOTER}}
</body>
</html>
