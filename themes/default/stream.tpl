{{%AUTOESCAPE context="HTML"}}
{{! Releases grouped by day, newest first: the body of home and archive. Include it as STREAM.

  #DAY           once per day: DAY_ISO "2026-09-14", DAY_NAME "понедељак", DAY_DATE "14. септембар 2026."
    #ENTRY       once per release of that day:
      HREF       "/cir/11228/slug"
      ISO, TIME  "2026-09-14T13:00:00+02:00", "13.00"
      TYPE       "саопштење"           a word of strings.tsv (TYPE_...)
      HEADLINE   text
      #LEAD      LEAD_TEXT             one sentence, about 160 characters
      #WITHDRAWN (no variables)        the headline gets its prefix
      #MARK      MARK_KIND "video" "photo" "audio" "file" "correction" "update" "language",  MARK_TEXT "видео 2:14"
      #ENTRY_LANG ENTRY_LANG_TAG "en"  only if the entry is not in the page's variant
}}
{{#DAY}}
<section class="part day" aria-labelledby="d-{{DAY_ISO}}">
<h2 id="d-{{DAY_ISO}}"><time datetime="{{DAY_ISO}}">{{DAY_NAME}} <span>{{DAY_DATE}}</span></time></h2>
<ol class="stream">
{{#ENTRY}}
<li{{#WITHDRAWN}} class="withdrawn"{{/WITHDRAWN}}{{#ENTRY_LANG}} lang="{{ENTRY_LANG_TAG}}"{{/ENTRY_LANG}}>
<p class="eyebrow"><time datetime="{{ISO}}">{{TIME}}</time><span>{{TYPE}}</span>{{#MARK}}<span class="mark-{{MARK_KIND}}">{{MARK_TEXT}}</span>{{/MARK}}</p>
<h3><a href="{{HREF}}">{{#WITHDRAWN}}<span class="prefix">[{{S_WITHDRAWN}}]</span> {{/WITHDRAWN}}{{HEADLINE}}</a></h3>
{{#LEAD}}<p>{{LEAD_TEXT}}</p>{{/LEAD}}
</li>
{{/ENTRY}}
</ol>
</section>
{{/DAY}}
