{{%AUTOESCAPE context="HTML"}}
{{! The front page: the lead story, then everything by day; beside it the latest corrections and what was said.

  LANG           "sr-Cyrl"
  INSTITUTION    "Министарство вода и обала"
  >HEAD >MASTHEAD >FOOTER >STREAM   see head.tpl, masthead.tpl, footer.tpl, stream.tpl; leave STREAM out if there is nothing
  #EMPTY         (no variables) nothing was released yet
  #EMPTY_HERE    (no variables) not in this variant, but
    #RELEASED_IN in these, once each: RELEASED_HREF "/eng/", RELEASED_LANG "en", RELEASED_LABEL "English"
  #TOP           the lead story, once, the newest that stands; not repeated in the stream:
    TOP_HREF, TOP_ISO, TOP_TIME "данас, 13.00" or "14. септембар 2026, 13.00", TOP_TYPE, TOP_HEADLINE
    #TOP_LONG    (no variables) the headline has more than 90 characters
    #TOP_LEAD    TOP_LEAD_TEXT
    #TOP_MARK    TOP_MARK_KIND, TOP_MARK_TEXT; as MARK in stream.tpl
    #TOP_PICTURE TOP_SRC fallback file, TOP_WIDTH, TOP_HEIGHT, TOP_ALT;
                 #TOP_SOURCE once per format, best first: TOP_SOURCE_TYPE "image/avif",
                 TOP_SRCSET "/m/k/a-640.avif 640w, /m/k/a-1280.avif 1280w"; the 640 file should stay below 15 kB
  #CORRECTIONS   (no variables) around the list
    #CORRECTION  once each, at most 5: CORRECTION_HREF, CORRECTION_ISO, CORRECTION_DATE, CORRECTION_HEADLINE, CORRECTION_NOTE,
                 CORRECTION_KIND "correction" "update" "withdrawn", CORRECTION_ACT "исправка" (a word of strings.tsv, ACT_...)
  #STATEMENTS    (no variables) around the list
    #STATEMENT   once each, at most 4: STATEMENT_HREF with its anchor, STATEMENT_WORDS without quotation marks, SPEAKER,
                 STATEMENT_ISO, STATEMENT_DATE
  #OLDER         OLDER_HREF              where the archive goes on after the last day shown
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="home">
<h1 class="hidden">{{INSTITUTION}}: {{S_LATEST}}</h1>
<div class="columns">
<div>
{{#TOP}}
<article class="part top{{#TOP_LONG}} long{{/TOP_LONG}}">
<p class="eyebrow"><span>{{TOP_TYPE}}</span><time datetime="{{TOP_ISO}}">{{TOP_TIME}}</time>{{#TOP_MARK}}<span class="mark-{{TOP_MARK_KIND}}">{{TOP_MARK_TEXT}}</span>{{/TOP_MARK}}</p>
<h2><a href="{{TOP_HREF}}">{{TOP_HEADLINE}}</a></h2>
{{#TOP_PICTURE}}<picture>{{#TOP_SOURCE}}<source type="{{TOP_SOURCE_TYPE}}" srcset="{{TOP_SRCSET}}" sizes="(min-width: 48rem) 40rem, 100vw">{{/TOP_SOURCE}}<img src="{{TOP_SRC}}" width="{{TOP_WIDTH}}" height="{{TOP_HEIGHT}}" alt="{{TOP_ALT}}" fetchpriority="high"></picture>{{/TOP_PICTURE}}
{{#TOP_LEAD}}<p class="lead">{{TOP_LEAD_TEXT}}</p>{{/TOP_LEAD}}
</article>
{{/TOP}}
{{#EMPTY}}<section class="part empty"><h2>{{S_EMPTY_TITLE}}</h2><p>{{S_EMPTY_TEXT}}</p></section>{{/EMPTY}}
{{#EMPTY_HERE}}<section class="part empty"><h2>{{S_EMPTY_HERE_TITLE}}</h2><div><p>{{S_EMPTY_HERE_TEXT}}</p><ul class="notices">{{#RELEASED_IN}}<li><a href="{{RELEASED_HREF}}" hreflang="{{RELEASED_LANG}}" lang="{{RELEASED_LANG}}">{{RELEASED_LABEL}}</a></li>{{/RELEASED_IN}}</ul></div></section>{{/EMPTY_HERE}}
{{>STREAM}}
{{#OLDER}}<p class="part pager"><a href="{{OLDER_HREF}}" rel="next">{{S_OLDER}}</a></p>{{/OLDER}}
</div>
<div class="aside">
{{#CORRECTIONS}}
<section aria-labelledby="corrections">
<h2 id="corrections">{{S_LATEST_CORRECTIONS}}</h2>
<ul class="notices">
{{#CORRECTION}}<li><p class="eyebrow"><span class="mark-{{CORRECTION_KIND}}">{{CORRECTION_ACT}}</span><time datetime="{{CORRECTION_ISO}}">{{CORRECTION_DATE}}</time></p><p><a href="{{CORRECTION_HREF}}">{{CORRECTION_HEADLINE}}</a></p><p class="small">{{CORRECTION_NOTE}}</p></li>{{/CORRECTION}}
</ul>
</section>
{{/CORRECTIONS}}
{{#STATEMENTS}}
<section aria-labelledby="statements">
<h2 id="statements">{{S_LATEST_STATEMENTS}}</h2>
{{#STATEMENT}}<figure class="said"><blockquote><p>{{STATEMENT_WORDS}}</p></blockquote><figcaption class="by"><cite>{{SPEAKER}}</cite> <a href="{{STATEMENT_HREF}}"><time datetime="{{STATEMENT_ISO}}">{{STATEMENT_DATE}}</time></a></figcaption></figure>{{/STATEMENT}}
</section>
{{/STATEMENTS}}
</div>
</div>
</main>
{{>FOOTER}}
</body>
</html>
