{{%AUTOESCAPE context="HTML"}}
{{! Writing an edition. KEY, BASE the revision under the fields, REVISION the newest, STATE in words, ASSETS, NONCE.

  #VOIDS         it is submitted or further: a save takes that back
  #SAVED         it was just saved
  #UNSAVED       UNSAVED_CLOCK "14:03" of what was typed and not saved
  #CONFLICTS     SEEN a revision; #CONFLICT: PART, PART_VARIANT, PART_LANG, CHOICE its field, MINE, THEIRS, #HAS_WAS with WAS, #OFFERS_BOTH
  #TEXT          TEXT_LANG, TEXT_LABEL, HEADLINE, LEAD, LAST the number of blocks;
                 #HEADLINE_SOURCE, #LEAD_SOURCE and in #BLOCK: SOURCE_LANG, #SOURCE with SOURCE_WORDS, #SOURCE_CHANGED
    #BLOCK       PLACE from 1, BLOCK_ID, WORDS, ROWS, #KIND: KIND_VALUE, KIND_WORD, #KIND_CHOSEN
  #NOTES         #NOTE: NOTE_LANG, NOTE_LABEL, NOTE_WORDS
  #VARIANT       for the script: VARIANT_TAG, VARIANT_LABEL, VARIANT_ROLE, VARIANT_OF
  #AMBIGUOUS     #AMBIGUOUS_WORD: WORD, LATIN
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk writing">
<link rel="stylesheet" href="{{ASSETS}}/desk/write.css">
{{>TOP}}
<main id="main">
<p class="eyebrow"><a href="/work/{{KEY}}">{{S_WRITE_BACK}}</a><span>{{STATE}}</span><span>{{S_WRITE_REVISION}} <b id="revision">{{REVISION}}</b></span><a href="/work/{{KEY}}/revisions">{{S_WRITE_REVISIONS}}</a></p>
<h1>{{S_WRITE}}</h1>
{{#VOIDS}}<p class="refused" id="voids">{{S_WRITE_VOIDS}}</p>{{/VOIDS}}
{{#SAVED}}<p class="made" role="status">{{S_WRITE_SAVED}}</p>{{/SAVED}}
<div id="editor" data-key="{{KEY}}" hidden></div>
<form id="plain" method="post" action="/work/{{KEY}}/write">
<input type="hidden" name="base" value="{{BASE}}">
<button class="hidden" name="do" value="save" tabindex="-1" aria-hidden="true">{{S_WRITE_SAVE}}</button>
{{#UNSAVED}}<p class="made">{{S_WRITE_UNSAVED}} {{UNSAVED_CLOCK}}. <a href="?unsaved=1">{{S_WRITE_UNSAVED_SHOW}}</a></p>{{/UNSAVED}}
{{#CONFLICTS}}<section class="conflicts" role="alert"><h2>{{S_WRITE_CONFLICT}}</h2><p>{{S_WRITE_CONFLICT_TEXT}}</p><input type="hidden" name="seen" value="{{SEEN}}">
{{#CONFLICT}}<fieldset><legend>{{PART}} <small>{{PART_VARIANT}}</small></legend>
<label class="side"><span class="take"><input type="radio" name="choice/{{CHOICE}}" value="mine" checked> {{S_WRITE_MINE}}</span><q lang="{{PART_LANG}}">{{MINE}}</q></label>
<label class="side"><span class="take"><input type="radio" name="choice/{{CHOICE}}" value="theirs"> {{S_WRITE_THEIRS}}</span><q lang="{{PART_LANG}}">{{THEIRS}}</q></label>
{{#OFFERS_BOTH}}<label class="side"><span class="take"><input type="radio" name="choice/{{CHOICE}}" value="both"> {{S_WRITE_BOTH}}</span></label>{{/OFFERS_BOTH}}
{{#HAS_WAS}}<details><summary>{{S_WRITE_BASE}}</summary><p lang="{{PART_LANG}}">{{WAS}}</p></details>{{/HAS_WAS}}
</fieldset>{{/CONFLICT}}<p><button class="main" name="do" value="save">{{S_WRITE_SETTLE}}</button></p></section>{{/CONFLICTS}}
{{#TEXT}}<section class="part typing"><h2>{{TEXT_LABEL}}</h2><div>
<label class="field"><span>{{S_WRITE_HEADLINE}}</span>{{#HEADLINE_SOURCE}}{{#SOURCE}}<small class="source" lang="{{SOURCE_LANG}}">{{#SOURCE_CHANGED}}<b class="changed">{{S_WRITE_CHANGED}}</b> {{/SOURCE_CHANGED}}{{SOURCE_WORDS}}</small>{{/SOURCE}}{{/HEADLINE_SOURCE}}<textarea name="{{TEXT_LANG}}/headline" lang="{{TEXT_LANG}}" rows="2" spellcheck="true">{{HEADLINE}}</textarea></label>
<label class="field"><span>{{S_WRITE_LEAD}}</span>{{#LEAD_SOURCE}}{{#SOURCE}}<small class="source" lang="{{SOURCE_LANG}}">{{#SOURCE_CHANGED}}<b class="changed">{{S_WRITE_CHANGED}}</b> {{/SOURCE_CHANGED}}{{SOURCE_WORDS}}</small>{{/SOURCE}}{{/LEAD_SOURCE}}<textarea name="{{TEXT_LANG}}/lead" lang="{{TEXT_LANG}}" rows="3" spellcheck="true">{{LEAD}}</textarea></label>
<ol class="blocks">{{#BLOCK}}<li><fieldset><legend>{{S_WRITE_BLOCK}} {{PLACE}}</legend><input type="hidden" name="{{TEXT_LANG}}/id" value="{{BLOCK_ID}}">
{{#SOURCE}}<p class="source small" lang="{{SOURCE_LANG}}">{{#SOURCE_CHANGED}}<b class="changed">{{S_WRITE_CHANGED}}</b> {{/SOURCE_CHANGED}}{{SOURCE_WORDS}}</p>{{/SOURCE}}
<textarea name="{{TEXT_LANG}}/words" lang="{{TEXT_LANG}}" rows="{{ROWS}}" spellcheck="true" aria-label="{{S_WRITE_WORDS}} {{PLACE}}">{{WORDS}}</textarea>
<div class="row"><select name="{{TEXT_LANG}}/kind" aria-label="{{S_WRITE_KIND}} {{PLACE}}">{{#KIND}}<option value="{{KIND_VALUE}}"{{#KIND_CHOSEN}} selected{{/KIND_CHOSEN}}>{{KIND_WORD}}</option>{{/KIND}}</select>
<button name="do" value="add/{{TEXT_LANG}}/{{PLACE}}">{{S_WRITE_ADD}}</button><button name="do" value="up/{{TEXT_LANG}}/{{PLACE}}">{{S_WRITE_UP}}</button><button name="do" value="remove/{{TEXT_LANG}}/{{PLACE}}">{{S_WRITE_REMOVE}}</button></div></fieldset></li>{{/BLOCK}}</ol>
<p><button name="do" value="add/{{TEXT_LANG}}/{{LAST}}">{{S_WRITE_ADD_LAST}}</button></p>
</div></section>{{/TEXT}}
{{#NOTES}}<section class="part"><h2>{{S_WRITE_NOTES}}</h2><div>{{#NOTE}}<label class="field"><span>{{NOTE_LABEL}}</span><textarea name="note/{{NOTE_LANG}}" lang="{{NOTE_LANG}}" rows="3" spellcheck="true">{{NOTE_WORDS}}</textarea></label>{{/NOTE}}</div></section>{{/NOTES}}
{{#AMBIGUOUS}}<section class="part"><h2>{{S_WRITE_AMBIGUOUS}}</h2><ul class="rows">{{#AMBIGUOUS_WORD}}<li><p><span lang="sr-Cyrl">{{WORD}}</span> → <mark lang="sr-Latn">{{LATIN}}</mark></p></li>{{/AMBIGUOUS_WORD}}</ul></section>{{/AMBIGUOUS}}
<p class="end"><button class="main" name="do" value="save">{{S_WRITE_SAVE}}</button></p>
</form>
<ul id="variants" hidden>{{#VARIANT}}<li lang="{{VARIANT_TAG}}" data-role="{{VARIANT_ROLE}}" data-of="{{VARIANT_OF}}">{{VARIANT_LABEL}}</li>{{/VARIANT}}</ul>
<template id="words">
<span data-word="HEADLINE">{{S_WRITE_HEADLINE}}</span>
<span data-word="LEAD">{{S_WRITE_LEAD}}</span>
<span data-word="BODY">{{S_WRITE_BODY}}</span>
<span data-word="BODY_HINT">{{S_WRITE_BODY_HINT}}</span>
<span data-word="SPEAKER_HINT">{{S_WRITE_SPEAKER_HINT}}</span>
<span data-word="MARK_strong">{{S_WRITE_MARK_strong}}</span>
<span data-word="MARK_em">{{S_WRITE_MARK_em}}</span>
<span data-word="MARK_link">{{S_WRITE_MARK_link}}</span>
<span data-word="UP">{{S_WRITE_UP}}</span>
<span data-word="DOWN">{{S_WRITE_DOWN}}</span>
<span data-word="UNDO">{{S_WRITE_UNDO}}</span>
<span data-word="REDO">{{S_WRITE_REDO}}</span>
<span data-word="TOOLBAR">{{S_WRITE_TOOLBAR}}</span>
<span data-word="LINK_ADDRESS">{{S_WRITE_LINK_ADDRESS}}</span>
<span data-word="LINK_DO">{{S_WRITE_LINK_DO}}</span>
<span data-word="CANCEL">{{S_WRITE_CANCEL}}</span>
<span data-word="SAVE">{{S_WRITE_SAVE}}</span>
<span data-word="NOTES">{{S_WRITE_NOTES}}</span>
<span data-word="WORDS">{{S_WRITE_COUNT_WORDS}}</span>
<span data-word="TYPING">{{S_WRITE_TYPING}}</span>
<span data-word="KEPT_AT">{{S_WRITE_KEPT_AT}}</span>
<span data-word="SAVED_AT">{{S_WRITE_SAVED_AT}}</span>
<span data-word="NOT_SAVED">{{S_WRITE_NOT_SAVED}}</span>
<span data-word="OFFLINE">{{S_WRITE_OFFLINE}}</span>
<span data-word="SIGNED_OUT">{{S_WRITE_SIGNED_OUT}}</span>
<span data-word="CONFLICT">{{S_WRITE_CONFLICT}}</span>
<span data-word="CONFLICT_TEXT">{{S_WRITE_CONFLICT_TEXT}}</span>
<span data-word="SETTLE">{{S_WRITE_SETTLE}}</span>
<span data-word="MINE">{{S_WRITE_MINE}}</span>
<span data-word="THEIRS">{{S_WRITE_THEIRS}}</span>
<span data-word="BOTH">{{S_WRITE_BOTH}}</span>
<span data-word="BASE">{{S_WRITE_BASE}}</span>
<span data-word="NOTHING">{{S_WRITE_NOTHING}}</span>
<span data-word="PART_headline">{{S_WRITE_PART_headline}}</span>
<span data-word="PART_lead">{{S_WRITE_PART_lead}}</span>
<span data-word="PART_block">{{S_WRITE_PART_block}}</span>
<span data-word="PART_order">{{S_WRITE_PART_order}}</span>
<span data-word="PART_note">{{S_WRITE_PART_note}}</span>
<span data-word="PART_reason">{{S_WRITE_PART_reason}}</span>
<span data-word="UNSAVED">{{S_WRITE_UNSAVED}}</span>
<span data-word="SHOW_SAVED">{{S_WRITE_SHOW_SAVED}}</span>
<span data-word="CHANGED">{{S_WRITE_CHANGED}}</span>
<span data-word="WHY_digraph">{{S_WRITE_WHY_digraph}}</span>
<span data-word="WHY_kept">{{S_WRITE_WHY_kept}}</span>
<span data-word="WHY_foreign">{{S_WRITE_WHY_foreign}}</span>
<span data-word="WHY_mixed">{{S_WRITE_WHY_mixed}}</span>
<span data-word="KEEP">{{S_WRITE_KEEP}}</span>
<span data-word="KEEP_LATIN">{{S_WRITE_KEEP_LATIN}}</span>
<span data-word="KEEP_LANG">{{S_WRITE_KEEP_LANG}}</span>
<span data-word="KEEP_SAME">{{S_WRITE_KEEP_SAME}}</span>
<span data-word="KEEP_DO">{{S_WRITE_KEEP_DO}}</span>
<span data-word="KEEP_NOT">{{S_WRITE_KEEP_NOT}}</span>
<span data-word="LANG_en">{{S_WRITE_LANG_en}}</span>
<span data-word="LANG_sr-Latn">{{S_WRITE_LANG_sr-Latn}}</span>
<span data-word="LANG_sr-Cyrl">{{S_WRITE_LANG_sr-Cyrl}}</span>
<span data-word="LANG_de">{{S_WRITE_LANG_de}}</span>
<span data-word="LANG_fr">{{S_WRITE_LANG_fr}}</span>
<span data-word="LANG_it">{{S_WRITE_LANG_it}}</span>
<span data-word="LANG_ru">{{S_WRITE_LANG_ru}}</span>
<span data-word="LANG_el">{{S_WRITE_LANG_el}}</span>
<span data-word="LANG_hu">{{S_WRITE_LANG_hu}}</span>
<span data-word="LANG_la">{{S_WRITE_LANG_la}}</span>
<span data-word="HINTS">{{S_WRITE_HINTS}}</span>
<span data-word="HINTS_NONE">{{S_WRITE_HINTS_NONE}}</span>
<span data-word="HINTS_KEYS">{{S_WRITE_HINTS_KEYS}}</span>
<span data-word="DOUBTS">{{S_WRITE_DOUBTS}}</span>
<span data-word="CONFIRM">{{S_WRITE_CONFIRM}}</span>
<span data-word="MEND">{{S_WRITE_MEND}}</span>
<span data-word="IGNORE">{{S_WRITE_IGNORE}}</span>
<span data-word="PRESENT">{{S_WRITE_PRESENT}}</span>
<span data-word="PRESENT_YOU">{{S_WRITE_PRESENT_YOU}}</span>
<span data-word="SIGN_IN_AGAIN">{{S_WRITE_SIGN_IN_AGAIN}}</span>
<span data-word="LINT_mixed_script">{{S_WRITE_LINT_mixed_script}}</span>
<span data-word="LINT_double_encoded">{{S_WRITE_LINT_double_encoded}}</span>
<span data-word="LINT_spaces">{{S_WRITE_LINT_spaces}}</span>
<span data-word="LINT_lost_space">{{S_WRITE_LINT_lost_space}}</span>
<span data-word="LINT_no_break_space">{{S_WRITE_LINT_no_break_space}}</span>
<span data-word="LINT_doubled_word">{{S_WRITE_LINT_doubled_word}}</span>
<span data-word="LINT_quote_unpaired">{{S_WRITE_LINT_quote_unpaired}}</span>
<span data-word="LINT_quote_styles">{{S_WRITE_LINT_quote_styles}}</span>
<span data-word="LINT_dash_styles">{{S_WRITE_LINT_dash_styles}}</span>
<span data-word="LINT_digraph_caps">{{S_WRITE_LINT_digraph_caps}}</span>
<span data-word="LINT_roman_cyrillic">{{S_WRITE_LINT_roman_cyrillic}}</span>
<span data-word="LINT_dj">{{S_WRITE_LINT_dj}}</span>
<span data-word="LINT_number_form">{{S_WRITE_LINT_number_form}}</span>
<span data-word="LINT_title_form">{{S_WRITE_LINT_title_form}}</span>
<span data-word="LINT_possessive_verb">{{S_WRITE_LINT_possessive_verb}}</span>
<span data-word="LINT_wrong_language">{{S_WRITE_LINT_wrong_language}}</span>
<span data-word="LINT_long_headline">{{S_WRITE_LINT_long_headline}}</span>
<span data-word="LINT_long_lead">{{S_WRITE_LINT_long_lead}}</span>
<span data-word="LINT_name_spelling">{{S_WRITE_LINT_name_spelling}}</span>
<span data-word="LINT_terms">{{S_WRITE_LINT_terms}}</span>
<span data-word="LINT_numbers_differ">{{S_WRITE_LINT_numbers_differ}}</span>
<span data-word="KIND_paragraph">{{S_KIND_paragraph}}</span>
<span data-word="KIND_heading">{{S_KIND_heading}}</span>
<span data-word="KIND_quote">{{S_KIND_quote}}</span>
<span data-word="KIND_list">{{S_KIND_list}}</span>
<span data-word="KIND_note">{{S_KIND_note}}</span>
<span data-word="VARIANTS">{{S_VARIANTS}}</span>
</template>
</main>
<script type="module" src="{{ASSETS}}/desk/write.js" nonce="{{NONCE}}"></script>
</body>
</html>
