{{%AUTOESCAPE context="HTML"}}
{{! Two wordings, word by word. Include it as WORDS_COMPARED.

  #GROUP         in the text's order, either
    #UNCHANGED   neighbouring blocks that stayed: COUNT "3", #SAME with WORDS
    #BLOCK       LABEL "измењено", #RUN with one of #KEPT, #REMOVED, #ADDED, each with WORDS and the SPACE after them
}}
{{#GROUP}}{{#UNCHANGED}}<details><summary>{{S_DIFF_UNCHANGED}}: {{COUNT}}</summary>{{#SAME}}<p>{{WORDS}}</p>{{/SAME}}</details>{{/UNCHANGED}}{{#BLOCK}}<div class="block"><p class="small">{{LABEL}}</p><p>{{#RUN}}{{#KEPT}}{{WORDS}}{{SPACE}}{{/KEPT}}{{#REMOVED}}<del><span class="hidden">[{{S_DIFF_REMOVED}}: </span>{{WORDS}}<span class="hidden">]</span></del>{{SPACE}}{{/REMOVED}}{{#ADDED}}<ins><span class="hidden">[{{S_DIFF_ADDED}}: </span>{{WORDS}}<span class="hidden">]</span></ins>{{SPACE}}{{/ADDED}}{{/RUN}}</p></div>{{/BLOCK}}{{/GROUP}}
