{{%AUTOESCAPE context="HTML"}}
{{! The text of an edition, block by block, each with its own address (#b-ID). Include it as BLOCKS.

  #BLOCK         once per block, with ID "k3v9x2qa", CITE_HREF "/cir/11228/v/1.0/cite/k3v9x2qa",
                 PART "3" its place in the text (the mark has no words of its own: whoever copies the text, or reads it by program,
                 gets the release's words only), and exactly one of the kinds below. Variables named HTML are inline markup
                 made by the text room (escaped there): em, strong, a, br, span with lang.
    #PARAGRAPH   HTML
    #HEADING     HTML
    #LIST        #ITEM with HTML
    #QUOTE       HTML: the whole text of the block, the words that are not the speaker's (", рекла је министарка.") wrapped
                 in span class "cue";
                 #HANG with HANG_TEXT: the dash or opening quotation mark that the stored text begins with, taken off HTML; #HYPHEN
                   (no variables) if it is a hyphen that stands for a dash;
                   without HANG the style sheet draws the language's quotation mark in the margin
                 SPEAKER "Ана Марковић"
                 PERMANENT_HREF "/cir/11228/v/1.0#b-k3v9x2qa": permanent address of exactly these words
    #NOTE        HTML: a remark of the newsroom inside the text
    #PICTURE     SRC, WIDTH, HEIGHT, ALT, #FORMAT with FORMAT_TYPE, SRCSET; #CAPTION with HTML; #CREDIT with CREDIT_TEXT
    #REMOVED     REMOVED_TEXT "Уклоњено на основу ... 3. мај 2026.": black bars stand for the words
    #BLOCK_LANG  BLOCK_LANG_TAG "en": only if the block is in another language than the page
}}
{{#BLOCK}}
{{#PARAGRAPH}}<p id="b-{{ID}}"{{#BLOCK_LANG}} lang="{{BLOCK_LANG_TAG}}"{{/BLOCK_LANG}}>{{HTML:none}}</p><a class="pin" href="{{CITE_HREF}}" aria-label="{{S_CITE_PART}} {{PART}}"></a>{{/PARAGRAPH}}
{{#HEADING}}<h2 id="b-{{ID}}"{{#BLOCK_LANG}} lang="{{BLOCK_LANG_TAG}}"{{/BLOCK_LANG}}>{{HTML:none}}</h2><a class="pin" href="{{CITE_HREF}}" aria-label="{{S_CITE_PART}} {{PART}}"></a>{{/HEADING}}
{{#LIST}}<ul id="b-{{ID}}"{{#BLOCK_LANG}} lang="{{BLOCK_LANG_TAG}}"{{/BLOCK_LANG}}>{{#ITEM}}<li>{{HTML:none}}</li>{{/ITEM}}</ul><a class="pin" href="{{CITE_HREF}}" aria-label="{{S_CITE_PART}} {{PART}}"></a>{{/LIST}}
{{#QUOTE}}
<figure class="quote" id="b-{{ID}}"{{#BLOCK_LANG}} lang="{{BLOCK_LANG_TAG}}"{{/BLOCK_LANG}}>
<blockquote cite="{{PERMANENT_HREF}}"><p>{{#HANG}}<span class="hang{{#HYPHEN}} hyphen{{/HYPHEN}}">{{HANG_TEXT}}</span>{{/HANG}}{{HTML:none}}</p></blockquote>
<figcaption class="by"><cite>{{SPEAKER}}</cite><a class="exact" href="{{CITE_HREF}}" rel="bookmark">{{S_CITE_WORDS}}</a></figcaption>
</figure>
{{/QUOTE}}
{{#NOTE}}<p class="remark" id="b-{{ID}}"{{#BLOCK_LANG}} lang="{{BLOCK_LANG_TAG}}"{{/BLOCK_LANG}}><b>{{S_REMARK}}</b> {{HTML:none}}</p><a class="pin" href="{{CITE_HREF}}" aria-label="{{S_CITE_PART}} {{PART}}"></a>{{/NOTE}}
{{#PICTURE}}
<figure class="picture" id="b-{{ID}}">
<picture>{{#FORMAT}}<source type="{{FORMAT_TYPE}}" srcset="{{SRCSET}}" sizes="(min-width: 48rem) 40rem, 100vw">{{/FORMAT}}<img src="{{SRC}}" width="{{WIDTH}}" height="{{HEIGHT}}" alt="{{ALT}}" loading="lazy"></picture>
<figcaption>{{#CAPTION}}{{HTML:none}}{{/CAPTION}}{{#CREDIT}} <span>{{CREDIT_TEXT}}</span>{{/CREDIT}}</figcaption>
</figure>
{{/PICTURE}}
{{#REMOVED}}<p class="removed" id="b-{{ID}}"><span class="bars" aria-hidden="true"></span><small>{{REMOVED_TEXT}}</small></p>{{/REMOVED}}
{{/BLOCK}}
