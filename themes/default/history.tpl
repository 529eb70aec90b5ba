{{%AUTOESCAPE context="HTML"}}
{{! All public acts of a document in one variant, newest first.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER   see those files
  HEADLINE, HREF of the current edition
  #ACT           as in release.tpl; ACT_PROOF_HREF "/proof/11228/2.glasnik"
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="past">
<header class="part">
<p class="eyebrow"><span>{{S_HISTORY}}</span></p>
<h1><a href="{{HREF}}">{{HEADLINE}}</a></h1>
<p class="lead">{{S_HISTORY_LEAD}}</p>
</header>
<section class="part" aria-label="{{S_HISTORY}}">
<ol class="history">
{{#ACT}}<li class="{{ACT_KIND}}"><p class="eyebrow"><a href="{{ACT_HREF}}">{{S_VERSION}} {{ACT_VERSION}}</a><span>{{ACT_NAME}}</span><time datetime="{{ACT_ISO}}">{{ACT_WHEN}}</time><span>{{S_ENTRY}} {{ACT_ENTRY}}</span>{{#ACT_DIFF}}<a href="{{ACT_DIFF_HREF}}">{{S_SEE_CHANGES}}</a>{{/ACT_DIFF}}<a href="{{ACT_PROOF_HREF}}">{{S_DOWNLOAD_PROOF}}</a></p>{{#ACT_NOTE}}<p>{{ACT_NOTE_TEXT}}</p>{{/ACT_NOTE}}</li>{{/ACT}}
</ol>
</section>
</main>
{{>FOOTER}}
</body>
</html>
