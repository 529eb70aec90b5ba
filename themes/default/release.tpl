{{%AUTOESCAPE context="HTML"}}
{{! A release: the current edition, or a fixed one (then with OLD_EDITION). One document in one variant.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER >BLOCKS >MEDIA   see those files; leave MEDIA out if there are no files
  #PREVIEW       only at the desk, where none of it is public: PREVIEW_OF "/work/..." the edition's page there
  #SHARED        only before it is public, for one person who is no colleague: SHARED_FOR "Мира Илић", SHARED_UNTIL
  #EMBARGO       likewise, for an accredited journalist until its minute
  #RELEASED      all but those three: HISTORY_HREF and what only an edition has
  #WITHDRAWN     (no variables) the document's standing is withdrawn: prefix and hatch
  #OLD_EDITION   on a fixed page of another version than the current one: OLD_VERSION "1.0", CURRENT_VERSION "2.0", CURRENT_HREF
  #STANDING      notes on top, newest act first: corrections, updates, withdrawals and their revocations, outdated translations:
    STANDING_KIND "correction" "update" "withdrawn" "unwithdrawn" "translation" "typography"   (the style)
    STANDING_LABEL "Исправка"              a word of strings.tsv (ACT_...)
    #STANDING_DATE STANDING_ISO, STANDING_WHEN "15. септембар 2026, 9.12"
    #STANDING_VERSION STANDING_VERSION_TEXT "2.0"
    STANDING_NOTE "У првој верзији ..."    what changed and why, in this variant
    #STANDING_DIFF STANDING_DIFF_HREF      "/cir/11228/diff/1.0..2.0"
    #STANDING_INTO STANDING_INTO_HREF      "/11230": what the document was merged into
  TYPE           "саопштење"
  #PLACE         PLACE_NAME "Тргово"
  ISO, DATE      "2026-09-14T13:00:00+02:00", "14. септембар 2026."
  #CLOCK         TIME "13:00", ZONE "UTC+02:00"; a claimed day has none
  #CLAIMED       (no variables) the day is what an imported source says; #CLAIMED_AS with CLAIMED_AS_TEXT: its own date line
  VERSION        "2.0";  HISTORY_HREF "/cir/11228/history"
  #HEADLINE_LINE HEADLINE_LINE_TEXT: as the source's text writes the headline, where its archive has it otherwise
  HEADLINE       text;   #LONG (no variables) if it has more than 90 characters
  #LEAD          LEAD_HTML: inline markup as in blocks.tpl
  CITATION       "Министарство вода и обала, „Наслов“, верзија 2.0, 14. септембар 2026"   ready to copy
  CITE_HREF      "/cir/11228/v/2.0/cite"  every style; of the headline and the lead below it
  PERMANENT      "https://vode.example/cir/11228/v/2.0"   absolute; also printed
  PROOF_HREF     "/proof/11228.glasnik"
  #PICTURE       the picture above the text: SRC, WIDTH, HEIGHT, ALT, #FORMAT with FORMAT_TYPE, SRCSET (640w file below 15 kB),
                 CAPTION_HTML, CREDIT "Фото: Лука Бан"
  #VIDEO         instead of a picture: #POSTER with POSTER_SRC, VIDEO_WIDTH, VIDEO_HEIGHT, VIDEO_LABEL its title, VIDEO_HREF the file,
                 #VIDEO_SOURCE with VIDEO_SRC, VIDEO_TYPE "video/mp4"; #CAPTIONS with CAPTIONS_SRC, CAPTIONS_LANG, CAPTIONS_LABEL;
                 VIDEO_CAPTION_HTML, VIDEO_CREDIT
  #REMOVED_PART  what law removed besides blocks: REMOVED_PART_NAME "наслов", REMOVED_PART_TEXT as REMOVED_TEXT in blocks.tpl
  #CONTACT       press contact: CONTACT_NAME, #CONTACT_PHONE with CONTACT_PHONE_TEXT, CONTACT_PHONE_NUMBER; #CONTACT_EMAIL with
                 CONTACT_EMAIL_ADDRESS; #CONTACT_HOURS with CONTACT_HOURS_TEXT; #CONTACT_LANGUAGES with CONTACT_LANGUAGES_TEXT
  #ACT           every public act, newest first: ACT_VERSION "2.0", ACT_NAME "исправка", ACT_KIND as STANDING_KIND or "release",
                 "add_variant", "add_media"; ACT_ISO, ACT_WHEN, ACT_HREF the fixed page, ACT_ENTRY "41";
                 #ACT_NOTE with ACT_NOTE_TEXT, #ACT_DIFF with ACT_DIFF_HREF, #ACT_CURRENT on the version shown
  #NEWEST_PROOF  NEWEST_HREF, NEWEST_ACT "повлачење": if the newest act is not the one whose words are shown
  #PROOF         VERIFIER_HREF "/log/verify#sr-Cyrl"; ENTRY "41"; CHECKPOINT_SIZE "42", CHECKPOINT_ISO, CHECKPOINT_WHEN; #WITNESSED with WITNESS_COUNT, WITNESS_TOTAL;
                 COMMAND_FILE "11228-2.glasnik" and VKEY_... as in log.tpl, LOG_HREF, #RECORD_HASH with RECORD_HASH_TEXT
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
{{#PREVIEW}}<aside class="standing part preview"><p><b>{{S_PREVIEW}}</b> <a href="{{PREVIEW_OF}}">{{S_PREVIEW_BACK}}</a></p></aside>
{{/PREVIEW}}{{#SHARED}}<aside class="standing part preview"><p><b>{{S_SHARED_FOR}} {{SHARED_FOR}}.</b> {{S_SHARED_TEXT}} <b>{{SHARED_UNTIL}}</b>.</p></aside>
{{/SHARED}}{{#EMBARGO}}<aside class="standing part preview"><p><b>{{S_EMBARGO}} {{SHARED_UNTIL}}.</b> {{S_EMBARGO_TEXT}} <b>{{SHARED_FOR}}</b>. <a href="/">{{S_EMBARGO_BACK}}</a></p></aside>
{{/EMBARGO}}<main id="main">
<article class="release{{#LONG}} long{{/LONG}}{{#WITHDRAWN}} withdrawn{{/WITHDRAWN}}">
{{#OLD_EDITION}}<p class="standing part old"><b>{{S_OLD_EDITION}}: {{OLD_VERSION}}.</b> <a href="{{CURRENT_HREF}}">{{S_CURRENT_EDITION}}: {{CURRENT_VERSION}}</a></p>{{/OLD_EDITION}}
{{#STANDING}}
<section class="standing part {{STANDING_KIND}}">
<h2>{{STANDING_LABEL}}</h2>
<div><p class="eyebrow">{{#STANDING_DATE}}<time datetime="{{STANDING_ISO}}">{{STANDING_WHEN}}</time>{{/STANDING_DATE}}{{#STANDING_VERSION}}<span>{{S_VERSION}} {{STANDING_VERSION_TEXT}}</span>{{/STANDING_VERSION}}{{#STANDING_DIFF}}<a href="{{STANDING_DIFF_HREF}}">{{S_SEE_CHANGES}}</a>{{/STANDING_DIFF}}{{#STANDING_INTO}}<a href="{{STANDING_INTO_HREF}}">{{S_MERGED_INTO}}</a>{{/STANDING_INTO}}</p>
<p>{{STANDING_NOTE}}</p></div>
</section>
{{/STANDING}}
<header class="part">
<p class="eyebrow"><span>{{TYPE}}</span>{{#PLACE}}<span>{{PLACE_NAME}}</span>{{/PLACE}}<time datetime="{{ISO}}">{{DATE}}{{#CLOCK}} <span>{{TIME}} {{ZONE}}</span>{{/CLOCK}}</time>{{#CLAIMED}}<span>{{S_CLAIMED}}{{#CLAIMED_AS}}: {{CLAIMED_AS_TEXT}}{{/CLAIMED_AS}}</span>{{/CLAIMED}}{{#RELEASED}}<a href="{{HISTORY_HREF}}">{{S_VERSION}} {{VERSION}}</a>{{/RELEASED}}{{#PREVIEW}}<span>{{S_VERSION}} {{VERSION}}</span>{{/PREVIEW}}{{#SHARED}}<span>{{S_VERSION}} {{VERSION}}</span>{{/SHARED}}{{#EMBARGO}}<span>{{S_VERSION}} {{VERSION}}</span>{{/EMBARGO}}</p>
<h1 id="headline">{{#WITHDRAWN}}<span class="prefix">[{{S_WITHDRAWN}}]</span> {{/WITHDRAWN}}{{HEADLINE}}</h1>
{{#HEADLINE_LINE}}<p class="eyebrow written"><span>{{S_HEADLINE_LINE}}: <q>{{HEADLINE_LINE_TEXT}}</q></span></p>{{/HEADLINE_LINE}}
{{#LEAD}}<p class="lead" id="lead">{{LEAD_HTML:none}}</p>{{/LEAD}}
{{#RELEASED}}<div class="actions"><details><summary>{{S_CITE}}</summary><p>{{CITATION}}<br><a href="{{PERMANENT}}">{{PERMANENT}}</a></p><p class="small">{{S_CITE_HINT}}</p><p class="small"><a href="{{CITE_HREF}}">{{S_CITE_STYLES}}</a> <a href="{{CITE_HREF}}/headline">{{S_CITE_HEADLINE}}</a>{{#LEAD}} <a href="{{CITE_HREF}}/lead">{{S_CITE_LEAD}}</a>{{/LEAD}}</p></details>{{#NEWEST_PROOF}}<a href="{{NEWEST_HREF}}" download>{{S_DOWNLOAD_PROOF}}: {{NEWEST_ACT}}</a>{{/NEWEST_PROOF}}<a href="{{PROOF_HREF}}" download>{{S_DOWNLOAD_PROOF}}{{#NEWEST_PROOF}}: {{S_PROOF_OF_TEXT}}{{/NEWEST_PROOF}}</a><a href="#proof">{{S_HOW_DO_I_KNOW}}</a><span>{{S_PRINT_HINT}}</span></div>{{/RELEASED}}
</header>
{{#PICTURE}}
<figure class="part picture">
<picture>{{#FORMAT}}<source type="{{FORMAT_TYPE}}" srcset="{{SRCSET}}" sizes="(min-width: 48rem) 40rem, 100vw">{{/FORMAT}}<img src="{{SRC}}" width="{{WIDTH}}" height="{{HEIGHT}}" alt="{{ALT}}" fetchpriority="high"></picture>
<figcaption>{{CAPTION_HTML:none}} <span>{{CREDIT}}</span></figcaption>
</figure>
{{/PICTURE}}
{{#VIDEO}}
<figure class="part picture">
<video controls preload="none"{{#POSTER}} poster="{{POSTER_SRC}}"{{/POSTER}} width="{{VIDEO_WIDTH}}" height="{{VIDEO_HEIGHT}}" aria-label="{{VIDEO_LABEL}}">{{#VIDEO_SOURCE}}<source src="{{VIDEO_SRC}}" type="{{VIDEO_TYPE}}">{{/VIDEO_SOURCE}}{{#CAPTIONS}}<track kind="captions" src="{{CAPTIONS_SRC}}" srclang="{{CAPTIONS_LANG}}" label="{{CAPTIONS_LABEL}}">{{/CAPTIONS}}<a href="{{VIDEO_HREF}}">{{VIDEO_LABEL}}</a></video>
<figcaption>{{VIDEO_CAPTION_HTML:none}} <span>{{VIDEO_CREDIT}}</span></figcaption>
</figure>
{{/VIDEO}}
<div class="part text"><div class="body">
{{>BLOCKS}}
</div></div>
{{#REMOVED_PART}}<div class="part text"><div class="body"><p class="removed"><span class="bars" aria-hidden="true"></span><small>{{REMOVED_PART_NAME}}: {{REMOVED_PART_TEXT}}</small></p></div></div>
{{/REMOVED_PART}}{{>MEDIA}}
{{#CONTACT}}
<section class="part" aria-labelledby="contact">
<h2 id="contact">{{S_PRESS_CONTACT}}</h2>
<address><b>{{CONTACT_NAME}}</b>{{#CONTACT_PHONE}}<a href="tel:{{CONTACT_PHONE_NUMBER}}">{{CONTACT_PHONE_TEXT}}</a>{{/CONTACT_PHONE}}{{#CONTACT_EMAIL}}<a href="mailto:{{CONTACT_EMAIL_ADDRESS}}">{{CONTACT_EMAIL_ADDRESS}}</a>{{/CONTACT_EMAIL}}{{#CONTACT_HOURS}}<span>{{CONTACT_HOURS_TEXT}}</span>{{/CONTACT_HOURS}}{{#CONTACT_LANGUAGES}}<span>{{CONTACT_LANGUAGES_TEXT}}</span>{{/CONTACT_LANGUAGES}}</address>
</section>
{{/CONTACT}}
<section class="part past" aria-labelledby="history">
<h2 id="history">{{S_HISTORY}}</h2>
<ol class="history">
{{#ACT}}<li class="{{ACT_KIND}}"{{#ACT_CURRENT}} aria-current="true"{{/ACT_CURRENT}}><p class="eyebrow"><a href="{{ACT_HREF}}">{{S_VERSION}} {{ACT_VERSION}}</a><span>{{ACT_NAME}}</span><time datetime="{{ACT_ISO}}">{{ACT_WHEN}}</time><span>{{S_ENTRY}} {{ACT_ENTRY}}</span>{{#ACT_DIFF}}<a href="{{ACT_DIFF_HREF}}">{{S_SEE_CHANGES}}</a>{{/ACT_DIFF}}</p>{{#ACT_NOTE}}<p>{{ACT_NOTE_TEXT}}</p>{{/ACT_NOTE}}</li>{{/ACT}}
</ol>
</section>
{{#PROOF}}
<section class="part proof" aria-labelledby="proof">
<h2 id="proof">{{S_HOW_DO_I_KNOW}}</h2>
<div>
<p>{{S_PROOF_TEXT}}</p>
<dl class="facts">
<dt>{{S_ENTRY}}</dt><dd><a href="{{LOG_HREF}}">{{ENTRY}}</a></dd>
<dt>{{S_CHECKPOINT}}</dt><dd><time datetime="{{CHECKPOINT_ISO}}">{{CHECKPOINT_WHEN}}</time>; {{S_ENTRIES}}: {{CHECKPOINT_SIZE}}</dd>
{{#WITNESSED}}<dt>{{S_WITNESSES}}</dt><dd>{{WITNESS_COUNT}} {{S_OF}} {{WITNESS_TOTAL}}</dd>{{/WITNESSED}}
{{#RECORD_HASH}}<dt>{{S_HASH}}</dt><dd><code>{{RECORD_HASH_TEXT}}</code></dd>{{/RECORD_HASH}}
</dl>
<ol class="steps">
<li><p>{{S_STEP_DOWNLOAD}}</p><p>{{#NEWEST_PROOF}}<a class="button" href="{{NEWEST_HREF}}" download>{{S_DOWNLOAD_PROOF}}: {{NEWEST_ACT}}</a> {{/NEWEST_PROOF}}<a class="button" href="{{PROOF_HREF}}" download>{{S_DOWNLOAD_PROOF}}{{#NEWEST_PROOF}}: {{S_PROOF_OF_TEXT}}{{/NEWEST_PROOF}}</a></p></li>
<li><p>{{S_STEP_VERIFIER}}</p><p><a href="{{VERIFIER_HREF}}">{{S_OPEN_VERIFIER}}</a></p></li>
<li><p>{{S_STEP_COMMAND}}</p><pre><code>glasnik-verify {{COMMAND_FILE}} <span class="whole">--key</span> {{VKEY_NAME}}<wbr>{{VKEY_ID}}<wbr>{{VKEY_OCTETS}}</code></pre></li>
</ol>
<p class="small">{{S_CHECK_LIMITS}}</p>
</div>
</section>
{{/PROOF}}
{{#RELEASED}}<p class="print"><span>{{PERMANENT}}<br>{{S_VERSION}} {{VERSION}}{{#PROOF}} · {{S_ENTRY}} {{ENTRY}} · {{S_CHECKPOINT}}: {{CHECKPOINT_WHEN}}{{/PROOF}}<br>{{S_PRINT_PROOF}}</span></p>{{/RELEASED}}
</article>
</main>
{{>FOOTER}}
</body>
</html>
