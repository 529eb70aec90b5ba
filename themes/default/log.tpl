{{%AUTOESCAPE context="HTML"}}
{{! The log, for people: what it is, its state, its latest entries, its key, and how to check it oneself.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER          see those files
  ORIGIN         "vode.example/glasnik"    the log's name
  SIZE           "11.228"
  ROOT           "Zx0…="                   root hash, base64, as in the checkpoint
  CHECKPOINT_ISO, CHECKPOINT_WHEN          when it was signed
  CHECKPOINT_HREF "/log/checkpoint", CHECKPOINT_NOTE the signed note itself, with its line feeds
  VKEY_NAME "vode.example/glasnik+", VKEY_ID "7f3a9c01+", VKEY_OCTETS "AW…": the newest key in three parts, between which a
                 line may break; COMMAND_FILE "FILE.glasnik"; VKEY_HREF "/log/vkey", POLICY_HREF "/log/policy"
  #KEYS_ONE, #KEYS_MANY   (no variables) whether the log has had one key or several
  #KEY           each that has signed the log, the first first: VKEY_NAME, VKEY_ID, VKEY_OCTETS; KEY_ISO, KEY_WHEN since when;
                 #KEY_FIRST (no variables) on the first; #KEY_ENDED with KEY_ENDED_AS "опозван", KEY_ENDED_ISO, KEY_ENDED_WHEN
  #READ_ONLY     (no variables) the log stands still: no new acts until an operator has mended it
  #NO_WITNESS    (no variables) the policy names no witness yet
  #WITNESS_LIST  else: WITNESS_PRESENT "1", WITNESS_TOTAL "2", who signed the last checkpoint; one of #QUORUM_MET, #QUORUM_NONE (no
                 variables), #QUORUM_MISSING with MISSING_ISO, MISSING_WHEN; around
    #WITNESS     WITNESS_NAME, #WITNESS_SIGNED with WITNESS_ISO, WITNESS_WHEN, WITNESS_SIZE what it signed last, and
                 #WITNESS_WAITING (no variables) if that is not the last checkpoint
  #ENTRY         the latest entries, newest first, about 50: ENTRY_NUMBER "41", ENTRY_ISO, ENTRY_WHEN "14. 9. 2026, 13.00.00",
                 ENTRY_KIND as ACT_KIND in release.tpl, ENTRY_ACT "исправка", ENTRY_VERSION "2.0" or empty,
                 #ENTRY_PAGE with ENTRY_HREF and ENTRY_HEADLINE (headline as of that act; leave out for removed and retracted texts,
                 keys, policies), #ENTRY_TEXT with ENTRY_TEXT_TEXT instead, #ENTRY_JSON with ENTRY_JSON_HREF
                 "/proof/11228/2.entry.json" (acts only), #ENTRY_FORCED
  #EARLIER       EARLIER_HREF;  #LATER  LATER_HREF: the pages beside this one
  VERIFIER_HREF  "/log/verify#sr-Cyrl"
  #MIRROR        COMMAND_MIRROR "glasnik mirror https://vode.example copy"
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="log">
<header class="part">
<p class="eyebrow origin"><span>{{ORIGIN}}</span></p>
<h1>{{S_LOG}}</h1>
<p class="lead">{{S_LOG_LEAD}}</p>
</header>
{{#READ_ONLY}}<section class="part standing withdrawn"><h2>{{S_READ_ONLY_TITLE}}</h2><div><p>{{S_READ_ONLY_TEXT}}</p></div></section>{{/READ_ONLY}}
<section class="part" aria-labelledby="how"><h2 id="how">{{S_LOG_HOW}}</h2>
<div class="body"><p>{{S_LOG_P1}}</p><p>{{S_LOG_P2}}</p><p>{{S_LOG_P3}}</p><p>{{S_LOG_P4}}</p></div>
</section>
<section class="part" aria-labelledby="state"><h2 id="state">{{S_LAST_CHECKPOINT}}</h2>
<div>
<dl class="facts">
<dt>{{S_SIGNED_AT}}</dt><dd><time datetime="{{CHECKPOINT_ISO}}">{{CHECKPOINT_WHEN}}</time></dd>
<dt>{{S_ENTRIES}}</dt><dd>{{SIZE}}</dd>
<dt>{{S_ROOT}}</dt><dd><code>{{ROOT}}</code></dd>
</dl>
<details><summary>{{S_SIGNED_NOTE}}</summary><pre><code>{{CHECKPOINT_NOTE:pre_escape}}</code></pre></details>
<p class="small"><a href="{{CHECKPOINT_HREF}}">{{S_CHECKPOINT_FILE}}</a></p>
</div>
</section>
<section class="part" aria-labelledby="witnesses"><h2 id="witnesses">{{S_WITNESSES}}</h2>
<div><p>{{S_WITNESS_TEXT}}</p>
{{#NO_WITNESS}}<p>{{S_NO_WITNESS}}</p>{{/NO_WITNESS}}
{{#WITNESS_LIST}}<p>{{S_WITNESS_COUNT}}: {{WITNESS_PRESENT}} {{S_OF}} {{WITNESS_TOTAL}}. {{#QUORUM_MET}}{{S_QUORUM_MET}}{{/QUORUM_MET}}{{#QUORUM_NONE}}{{S_QUORUM_NONE}}{{/QUORUM_NONE}}{{#QUORUM_MISSING}}{{S_QUORUM_MISSING}} <time datetime="{{MISSING_ISO}}">{{MISSING_WHEN}}</time>.{{/QUORUM_MISSING}}</p>
<dl class="facts">{{#WITNESS}}<dt>{{WITNESS_NAME}}</dt><dd>{{#WITNESS_SIGNED}}{{S_WITNESS_LAST}} <time datetime="{{WITNESS_ISO}}">{{WITNESS_WHEN}}</time>; {{S_ENTRIES}}: {{WITNESS_SIZE}}{{/WITNESS_SIGNED}}{{#WITNESS_WAITING}} <span>{{S_WITNESS_WAITING}}</span>{{/WITNESS_WAITING}}</dd>{{/WITNESS}}</dl>{{/WITNESS_LIST}}
</div>
</section>
<section class="part" aria-labelledby="key"><h2 id="key">{{S_KEY}}</h2>
<div>{{#KEYS_ONE}}<p>{{S_KEY_TEXT}}</p>{{/KEYS_ONE}}{{#KEYS_MANY}}<p>{{S_KEYS_TEXT}}</p>{{/KEYS_MANY}}
{{#KEY}}<p class="eyebrow key">{{#KEY_FIRST}}<span>{{S_KEY_FIRST}}</span>{{/KEY_FIRST}}<span>{{S_KEY_SINCE}} <time datetime="{{KEY_ISO}}">{{KEY_WHEN}}</time></span>{{#KEY_ENDED}}<span>{{KEY_ENDED_AS}} <time datetime="{{KEY_ENDED_ISO}}">{{KEY_ENDED_WHEN}}</time></span>{{/KEY_ENDED}}</p><pre><code>{{VKEY_NAME}}<wbr>{{VKEY_ID}}<wbr>{{VKEY_OCTETS}}</code></pre>{{/KEY}}
<p class="small"><a href="{{VKEY_HREF}}">{{S_KEY_FILE}}</a> <a href="{{POLICY_HREF}}">{{S_POLICY_FILE}}</a></p></div>
</section>
<section class="part" aria-labelledby="check"><h2 id="check">{{S_CHECK_TITLE}}</h2>
<div><ol class="steps"><li><p>{{S_STEP_DOWNLOAD}}</p></li><li><p>{{S_STEP_VERIFIER}}</p><p><a href="{{VERIFIER_HREF}}">{{S_OPEN_VERIFIER}}</a></p></li><li><p>{{S_STEP_COMMAND}}</p><pre><code>glasnik-verify {{COMMAND_FILE}} <span class="whole">--key</span> {{VKEY_NAME}}<wbr>{{VKEY_ID}}<wbr>{{VKEY_OCTETS}}</code></pre></li></ol>{{#MIRROR}}<p>{{S_CHECK_ALL}}</p><pre><code>{{COMMAND_MIRROR}}</code></pre>{{/MIRROR}}<p class="small">{{S_CHECK_LIMITS}}</p></div>
</section>
<section class="part" aria-labelledby="entries"><h2 id="entries">{{S_LATEST_ENTRIES}}</h2>
<ol class="entries">
{{#ENTRY}}<li class="{{ENTRY_KIND}}"><span class="number">{{ENTRY_NUMBER}}</span><div><p class="eyebrow"><time datetime="{{ENTRY_ISO}}">{{ENTRY_WHEN}}</time><span class="mark-{{ENTRY_KIND}}">{{ENTRY_ACT}}&nbsp;{{ENTRY_VERSION}}</span>{{#ENTRY_FORCED}}<span>{{S_FORCED}}</span>{{/ENTRY_FORCED}}{{#ENTRY_JSON}}<a href="{{ENTRY_JSON_HREF}}">JSON<span class="hidden"> {{ENTRY_NUMBER}}</span></a>{{/ENTRY_JSON}}</p>{{#ENTRY_PAGE}}<p><a href="{{ENTRY_HREF}}">{{ENTRY_HEADLINE}}</a></p>{{/ENTRY_PAGE}}{{#ENTRY_TEXT}}<p>{{ENTRY_TEXT_TEXT}}</p>{{/ENTRY_TEXT}}</div></li>{{/ENTRY}}
</ol>
</section>
<nav class="part pager" aria-label="{{S_PAGES}}">{{#LATER}}<a href="{{LATER_HREF}}" rel="prev">{{S_NEWER}}</a>{{/LATER}}{{#EARLIER}}<a href="{{EARLIER_HREF}}" rel="next">{{S_OLDER}}</a>{{/EARLIER}}</nav>
</main>
{{>FOOTER}}
</body>
</html>
