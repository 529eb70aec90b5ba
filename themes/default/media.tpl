{{%AUTOESCAPE context="HTML"}}
{{! The files of a release, each to download; announced ones that are not there yet. Include it as MEDIA, only if there are any.

  #FILE          once per file:
    FILE_ID      "m-7f3a"                  its anchor
    FILE_KIND    "видео"                   a word of strings.tsv (MEDIA_...)
    FILE_TITLE   "Потписивање споразума"
    FILE_HREF    "/m/7f3a.../potpisivanje.mp4"
    FILE_NAME    "potpisivanje.mp4"        the name under which it is saved
    FILE_TYPE    "MP4"
    FILE_SIZE    "75,18 MB"
    #FILE_CITE   FILE_CITE_HREF "/cir/11228/v/2.0/cite/caption-7f3a..."   if it has a caption
    #FILE_LENGTH FILE_LENGTH_TEXT "2:14", FILE_LENGTH_ISO "PT2M14S"
    #FILE_DIMENSIONS FILE_DIMENSIONS_TEXT "3840 × 2160"
    #FILE_RIGHTS FILE_RIGHTS_TEXT "Слободно за објављивање уз навођење извора"
    #FILE_CREDIT FILE_CREDIT_TEXT "Фото: Лука Бан"
    #FILE_THUMB  THUMB_SRC, THUMB_WIDTH, THUMB_HEIGHT
    #TRANSCRIPT  TRANSCRIPT_TEXT           what is said in a video or audio file, as plain text
  #ANNOUNCED     once per file the text announces and nobody attached yet: ANNOUNCED_TYPE "MP4", ANNOUNCED_SIZE "75,18 MB",
                 #ANNOUNCED_CAPTION with ANNOUNCED_CAPTION_TEXT
  #FILE_REMOVED  once per file removed on legal grounds: FILE_REMOVED_TEXT
}}
<section class="part files" aria-labelledby="media">
<h2 id="media">{{S_MEDIA}}</h2>
<ul>
{{#FILE}}
<li id="{{FILE_ID}}">{{#FILE_THUMB}}<img src="{{THUMB_SRC}}" width="{{THUMB_WIDTH}}" height="{{THUMB_HEIGHT}}" alt="" loading="lazy">{{/FILE_THUMB}}
<div><p class="eyebrow"><span>{{FILE_KIND}}</span>{{#FILE_LENGTH}}<time datetime="{{FILE_LENGTH_ISO}}">{{FILE_LENGTH_TEXT}}</time>{{/FILE_LENGTH}}{{#FILE_DIMENSIONS}}<span>{{FILE_DIMENSIONS_TEXT}}</span>{{/FILE_DIMENSIONS}}</p>
<p class="title">{{FILE_TITLE}}</p>
{{#FILE_CITE}}<p class="small"><a href="{{FILE_CITE_HREF}}">{{S_CITE_CAPTION}}</a></p>{{/FILE_CITE}}
{{#FILE_CREDIT}}<p class="small">{{FILE_CREDIT_TEXT}}</p>{{/FILE_CREDIT}}
{{#FILE_RIGHTS}}<p class="small">{{FILE_RIGHTS_TEXT}}</p>{{/FILE_RIGHTS}}
{{#TRANSCRIPT}}<details class="small"><summary>{{S_TRANSCRIPT}}</summary><p>{{TRANSCRIPT_TEXT}}</p></details>{{/TRANSCRIPT}}</div>
<a class="button" href="{{FILE_HREF}}" download="{{FILE_NAME}}">{{S_DOWNLOAD}}<span class="hidden"> {{FILE_TITLE}},</span> <small>{{FILE_TYPE}}, {{FILE_SIZE}}</small></a>
</li>
{{/FILE}}
{{#ANNOUNCED}}<li class="announced"><div><p class="title">{{S_ANNOUNCED}}: {{ANNOUNCED_TYPE}}, {{ANNOUNCED_SIZE}}</p>{{#ANNOUNCED_CAPTION}}<p class="small">{{ANNOUNCED_CAPTION_TEXT}}</p>{{/ANNOUNCED_CAPTION}}<p class="small">{{S_ANNOUNCED_TEXT}}</p></div></li>{{/ANNOUNCED}}
{{#FILE_REMOVED}}<li class="removed"><span class="bars" aria-hidden="true"></span><small>{{FILE_REMOVED_TEXT}}</small></li>{{/FILE_REMOVED}}
</ul>
</section>
