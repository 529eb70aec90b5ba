{{%AUTOESCAPE context="HTML"}}
{{! The archive: every release by period and type, with counts, paged.

  LANG           "sr-Cyrl"
  >HEAD >MASTHEAD >FOOTER >STREAM   see those files; leave STREAM out if nothing was found
  ACTION         "/cir/archive"
  FROM, TO       "2026-01-01", "2026-12-31" or empty: the period asked for
  #TYPE_CHOICE   once per type: TYPE_VALUE "news", TYPE_LABEL "вести"; #TYPE_CHOSEN (no variables) on the one asked for
  SHOWN_FIRST, SHOWN_LAST, TOTAL    "1", "50", "1.234";  section COUNTED around them, leave out if nothing was found
  #NOTHING       (no variables) nothing was found
  #PERIODS       PERIODS_LABEL "Године" or "2026": the heading of the list
    #PERIOD      once per year, or month of the chosen year: PERIOD_HREF, PERIOD_LABEL "2026" or "септембар", PERIOD_COUNT "412",
                 PERIOD_PART "37%": its count as part of the largest one; #PERIOD_CHOSEN (no variables)
    #PERIODS_UP  PERIODS_UP_HREF: all years again
  #TYPES         (no variables) around the list
    #KIND        once per type: KIND_HREF, KIND_LABEL, KIND_COUNT, KIND_PART; #KIND_CHOSEN (no variables)
  #NEWER         NEWER_HREF;  #FURTHER  FURTHER_HREF: the pages beside this one
  #PAGES         PAGE "2", PAGES_TOTAL "25"
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body>
{{>MASTHEAD}}
<main id="main" class="archive">
<header class="part">
<h1>{{S_ARCHIVE}}</h1>
<form class="filter" action="{{ACTION}}" method="get">
<label>{{S_FROM}} <input type="date" name="from" value="{{FROM}}"></label>
<label>{{S_TO}} <input type="date" name="to" value="{{TO}}"></label>
<label>{{S_TYPE}} <select name="type"><option value="">{{S_ALL_TYPES}}</option>{{#TYPE_CHOICE}}<option value="{{TYPE_VALUE}}"{{#TYPE_CHOSEN}} selected{{/TYPE_CHOSEN}}>{{TYPE_LABEL}}</option>{{/TYPE_CHOICE}}</select></label>
<button>{{S_SHOW}}</button>
</form>
{{#COUNTED}}<p class="small count">{{S_SHOWN}}: {{SHOWN_FIRST}}–{{SHOWN_LAST}} {{S_OF}} {{TOTAL}}</p>{{/COUNTED}}
</header>
<div class="columns">
<div class="aside">
{{#PERIODS}}
<nav aria-labelledby="periods">
<h2 id="periods">{{PERIODS_LABEL}}</h2>
<ul class="counts">{{#PERIOD}}<li><a href="{{PERIOD_HREF}}"{{#PERIOD_CHOSEN}} aria-current="true"{{/PERIOD_CHOSEN}}>{{PERIOD_LABEL}}</a> <span>{{PERIOD_COUNT}}</span><svg width="100%" height="3" aria-hidden="true" focusable="false"><rect width="{{PERIOD_PART}}" height="3"/></svg></li>{{/PERIOD}}</ul>
{{#PERIODS_UP}}<p class="small"><a href="{{PERIODS_UP_HREF}}">{{S_ALL_YEARS}}</a></p>{{/PERIODS_UP}}
</nav>
{{/PERIODS}}
{{#TYPES}}
<nav aria-labelledby="types">
<h2 id="types">{{S_TYPES}}</h2>
<ul class="counts">{{#KIND}}<li><a href="{{KIND_HREF}}"{{#KIND_CHOSEN}} aria-current="true"{{/KIND_CHOSEN}}>{{KIND_LABEL}}</a> <span>{{KIND_COUNT}}</span><svg width="100%" height="3" aria-hidden="true" focusable="false"><rect width="{{KIND_PART}}" height="3"/></svg></li>{{/KIND}}</ul>
</nav>
{{/TYPES}}
</div>
<div>
{{#NOTHING}}<section class="part empty"><h2>{{S_NOTHING_TITLE}}</h2><p>{{S_NOTHING_TEXT}}</p></section>{{/NOTHING}}
{{>STREAM}}
{{#PAGES}}<nav class="part pager" aria-label="{{S_PAGES}}">{{#NEWER}}<a href="{{NEWER_HREF}}" rel="prev">{{S_NEWER}}</a>{{/NEWER}}<span>{{S_PAGE}} {{PAGE}} {{S_OF}} {{PAGES_TOTAL}}</span>{{#FURTHER}}<a href="{{FURTHER_HREF}}" rel="next">{{S_OLDER}}</a>{{/FURTHER}}</nav>{{/PAGES}}
</div>
</div>
</main>
{{>FOOTER}}
</body>
</html>
