{{%AUTOESCAPE context="HTML"}}
{{! The search page, whole without script. search.js offers words and releases while one types.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER   see those files
  ACTION         "/cir/search";  TYPED what was typed;  SUGGEST "/api/v1/suggest?in=cir";  FROM, TO "2026-01-01" or empty
  #TYPE_CHOICE   once per type: TYPE_VALUE "news", TYPE_LABEL "вести"; #TYPE_CHOSEN (no variables) on the one asked for
  #BY_RELEVANCE  (no variables) the order is by relevance; else the newest are first
  #COUNTED       SHOWN_FIRST, SHOWN_LAST, TOTAL, SEARCH_FEED_HREF; #MORE (no variables): there are more than TOTAL
  #CUT           (no variables) more was typed than counts
  #HINTS         (no variables) nothing was typed: how to ask
  #NOTHING       (no variables) nothing was found
  #LOOSENED      (no variables) no text has all words; these have some of them
  #SUGGESTION    SUGGESTION_HREF, SUGGESTION_TEXT: what was probably meant
  #HITS          (no variables) around the list
  #HIT           once per document: HREF, ISO "2026-09-14", DAY, TYPE
    #HIT_LANG    HIT_LANG_TAG: its language, where it is not the page's; #OTHER_VARIANT HIT_VARIANT "English", HIT_VARIANT_TAG "en"
    #WITHDRAWN   (no variables);  #MARK  MARK_KIND, MARK_TEXT, as in stream.tpl
    #HEADLINE_PIECE  the headline in pieces: #PLAIN WORDS or #MARKED WORDS
    #SNIPPET     #SNIPPET_PIECE likewise;  #LEAD  LEAD_TEXT where there is no snippet
  #FACETS        once per list: FACETS_ID "years", FACETS_LABEL
    #FACET       FACET_HREF, FACET_LABEL, FACET_COUNT; #FACET_CHOSEN (no variables); #FACET_LANG FACET_LANG_TAG: of a label in another language
  #SCRIPT        SCRIPT_TEXT: search.js
  #PAGES         PAGE "2", PAGES_TOTAL "25";  #BACK  BACK_HREF;  #ONWARD  ONWARD_HREF
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="archive found">
<header class="part">
<h1>{{S_SEARCH}}</h1>
<form class="filter" role="search" action="{{ACTION}}" method="get" data-suggest="{{SUGGEST}}">
<div class="typed"><label>{{S_SEARCH_WORDS}} <input type="search" name="q" value="{{TYPED}}" maxlength="1000" autocomplete="off"></label><ul id="suggested" class="suggested" role="listbox" aria-label="{{S_SEARCH_SUGGESTED}}" hidden></ul></div>
<label>{{S_FROM}} <input type="date" name="from" value="{{FROM}}"></label>
<label>{{S_TO}} <input type="date" name="to" value="{{TO}}"></label>
<label>{{S_TYPE}} <select name="type"><option value="">{{S_ALL_TYPES}}</option>{{#TYPE_CHOICE}}<option value="{{TYPE_VALUE}}"{{#TYPE_CHOSEN}} selected{{/TYPE_CHOSEN}}>{{TYPE_LABEL}}</option>{{/TYPE_CHOICE}}</select></label>
<label>{{S_ORDER}} <select name="order"><option value="">{{S_NEWEST_FIRST}}</option><option value="relevance"{{#BY_RELEVANCE}} selected{{/BY_RELEVANCE}}>{{S_BEST_FIRST}}</option></select></label>
<button>{{S_SEARCH_DO}}</button>
</form>
{{#COUNTED}}<p class="small count">{{S_SHOWN}}: {{SHOWN_FIRST}}–{{SHOWN_LAST}} {{S_OF}} {{TOTAL}}{{#MORE}}+{{/MORE}} · <a href="{{SEARCH_FEED_HREF}}" type="application/atom+xml">{{S_SEARCH_FEED}}</a></p>{{/COUNTED}}
{{#CUT}}<p class="small count">{{S_SEARCH_CUT}}</p>{{/CUT}}
</header>
<div class="columns">
<div class="aside">
{{#FACETS}}
<nav aria-labelledby="f-{{FACETS_ID}}">
<h2 id="f-{{FACETS_ID}}">{{FACETS_LABEL}}</h2>
<ul class="counts">{{#FACET}}<li><a href="{{FACET_HREF}}"{{#FACET_LANG}} lang="{{FACET_LANG_TAG}}"{{/FACET_LANG}}{{#FACET_CHOSEN}} aria-current="true"{{/FACET_CHOSEN}}>{{FACET_LABEL}}</a> <span>{{FACET_COUNT}}</span></li>{{/FACET}}</ul>
</nav>
{{/FACETS}}
</div>
<div>
{{#HINTS}}<section class="part empty"><h2>{{S_SEARCH_HINTS_TITLE}}</h2><p>{{S_SEARCH_HINTS}}</p></section>{{/HINTS}}
{{#NOTHING}}<section class="part empty"><h2>{{S_NOTHING_TITLE}}</h2><p>{{S_SEARCH_NOTHING}}</p></section>{{/NOTHING}}
{{#LOOSENED}}<p class="part">{{S_SEARCH_LOOSENED}}</p>{{/LOOSENED}}
{{#SUGGESTION}}<p class="part">{{S_SEARCH_MEANT}} <a href="{{SUGGESTION_HREF}}">{{SUGGESTION_TEXT}}</a></p>{{/SUGGESTION}}
{{#HITS}}
<ol class="stream">
{{#HIT}}
<li{{#WITHDRAWN}} class="withdrawn"{{/WITHDRAWN}}{{#HIT_LANG}} lang="{{HIT_LANG_TAG}}"{{/HIT_LANG}}>
<p class="eyebrow" lang="{{LANG}}"><time datetime="{{ISO}}">{{DAY}}</time><span>{{TYPE}}</span>{{#OTHER_VARIANT}}<span lang="{{HIT_VARIANT_TAG}}">{{HIT_VARIANT}}</span>{{/OTHER_VARIANT}}{{#MARK}}<span class="mark-{{MARK_KIND}}">{{MARK_TEXT}}</span>{{/MARK}}</p>
<h2><a href="{{HREF}}">{{#WITHDRAWN}}<span class="prefix">[{{S_WITHDRAWN}}]</span> {{/WITHDRAWN}}{{#HEADLINE_PIECE}}{{#PLAIN}}{{WORDS}}{{/PLAIN}}{{#MARKED}}<mark>{{WORDS}}</mark>{{/MARKED}}{{/HEADLINE_PIECE}}</a></h2>
{{#SNIPPET}}<p>{{#SNIPPET_PIECE}}{{#PLAIN}}{{WORDS}}{{/PLAIN}}{{#MARKED}}<mark>{{WORDS}}</mark>{{/MARKED}}{{/SNIPPET_PIECE}}</p>{{/SNIPPET}}
{{#LEAD}}<p>{{LEAD_TEXT}}</p>{{/LEAD}}
</li>
{{/HIT}}
</ol>
{{/HITS}}
{{#PAGES}}<nav class="part pager" aria-label="{{S_PAGES}}">{{#BACK}}<a href="{{BACK_HREF}}" rel="prev">{{S_SEARCH_BACK}}</a>{{/BACK}}<span>{{S_PAGE}} {{PAGE}} {{S_OF}} {{PAGES_TOTAL}}</span>{{#ONWARD}}<a href="{{ONWARD_HREF}}" rel="next">{{S_SEARCH_ONWARD}}</a>{{/ONWARD}}</nav>{{/PAGES}}
</div>
</div>
</main>
{{>FOOTER}}
{{#SCRIPT}}<script>{{SCRIPT_TEXT:none}}</script>{{/SCRIPT}}
</body>
</html>
