{{%AUTOESCAPE context="HTML"}}
{{! How to cite a version of a text, or exactly these words of it, and the file that proves them.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER   see those files
  #OF_WORDS or #OF_TEXT     (no variables) what is cited
  #WITHDRAWN, #OLD_EDITION  as in release.tpl
  HEADLINE       of the edition; EDITION_HREF "/cir/11228/v/2.0", VERSION "2.0", ISO, WHEN: when it was released
  #WORDS         #LINE with HTML: the exact words, a list's item by item; #SAID with SPEAKER
  #STYLE         once per style: STYLE_NAME "ISO 690", and #STYLE_LINE or, for programs, #STYLE_SOURCE with STYLE_TEXT
  PERMANENT      "https://vode.example/cir/11228/v/2.0#b-k3v9x2qa"
  PROOF_HREF     "/proof/11228/2/sr-Cyrl/k3v9x2qa.glasnik"; WHOLE_PROOF_HREF of all the text
  VERIFIER_HREF  "/log/verify#sr-Cyrl"; COMMAND_FILE and VKEY_... as in log.tpl
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="citing">
{{#OLD_EDITION}}<p class="standing part old"><b>{{S_OLD_EDITION}}: {{OLD_VERSION}}.</b> <a href="{{CURRENT_HREF}}">{{S_CURRENT_EDITION}}: {{CURRENT_VERSION}}</a></p>{{/OLD_EDITION}}
<header class="part">
<p class="eyebrow"><a href="{{EDITION_HREF}}">{{S_VERSION}} {{VERSION}}</a><time datetime="{{ISO}}">{{WHEN}}</time></p>
<h1>{{#OF_WORDS}}{{S_CITE_WORDS_TITLE}}{{/OF_WORDS}}{{#OF_TEXT}}{{S_CITE_TEXT_TITLE}}{{/OF_TEXT}}</h1>
<p class="lead">{{#WITHDRAWN}}<span class="prefix">[{{S_WITHDRAWN}}]</span> {{/WITHDRAWN}}{{HEADLINE}}</p>
</header>
{{#WORDS}}
<section class="part" aria-labelledby="words"><h2 id="words">{{S_CITE_EXACT}}</h2>
<figure class="exactly"><blockquote cite="{{PERMANENT}}">{{#LINE}}<p>{{HTML:none}}</p>{{/LINE}}</blockquote>{{#SAID}}<figcaption class="by"><cite>{{SPEAKER}}</cite></figcaption>{{/SAID}}</figure>
</section>
{{/WORDS}}
<section class="part" aria-labelledby="address"><h2 id="address">{{S_CITE_ADDRESS}}</h2>
<div><p><a href="{{PERMANENT}}"><code>{{PERMANENT}}</code></a></p><p class="small">{{#OF_WORDS}}{{S_CITE_ADDRESS_WORDS}}{{/OF_WORDS}}{{#OF_TEXT}}{{S_CITE_HINT}}{{/OF_TEXT}}</p></div>
</section>
<section class="part" aria-labelledby="lines"><h2 id="lines">{{S_CITE_LINES}}</h2>
<div class="styles">{{#STYLE}}<h3>{{STYLE_NAME}}</h3>{{#STYLE_LINE}}<p>{{STYLE_TEXT}}</p>{{/STYLE_LINE}}{{#STYLE_SOURCE}}<pre><code>{{STYLE_TEXT:pre_escape}}</code></pre>{{/STYLE_SOURCE}}{{/STYLE}}</div>
</section>
<section class="part proof" aria-labelledby="proof"><h2 id="proof">{{S_CITE_PROOF}}</h2>
<div>
<p>{{#OF_WORDS}}{{S_CITE_PROOF_WORDS}}{{/OF_WORDS}}{{#OF_TEXT}}{{S_CITE_PROOF_TEXT}}{{/OF_TEXT}}</p>
<p><a class="button" href="{{PROOF_HREF}}" download>{{#OF_WORDS}}{{S_CITE_DOWNLOAD}}{{/OF_WORDS}}{{#OF_TEXT}}{{S_DOWNLOAD_PROOF}}{{/OF_TEXT}}</a></p>
<p class="small"><a href="{{VERIFIER_HREF}}">{{S_OPEN_VERIFIER}}</a>{{#OF_WORDS}} <a href="{{WHOLE_PROOF_HREF}}" download>{{S_CITE_WHOLE}}</a>{{/OF_WORDS}}</p>
<pre><code>glasnik-verify {{COMMAND_FILE}} <span class="whole">--key</span> {{VKEY_NAME}}<wbr>{{VKEY_ID}}<wbr>{{VKEY_OCTETS}}</code></pre>
<p class="small">{{S_CITE_PROOF_LIMITS}}</p>
</div>
</section>
</main>
{{>FOOTER}}
</body>
</html>
