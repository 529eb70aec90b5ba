{{%AUTOESCAPE context="HTML"}}
{{! Beginning an edition. KEY of the edition to be, in both forms.

  SOURCE_LANG "sr-Cyrl", SOURCE_NAME "Ћирилица"; HEADLINE, LEAD, WORDS as typed; #TYPE_CHOICE TYPE_NAME, TYPE_WORD, #TYPE_CHOSEN
  NUMBER of the document; #ACT_CHOICE ACT_NAME, ACT_WORD, #ACT_CHOSEN; #REASON_CHOICE REASON_NAME, REASON_WORD, #REASON_CHOSEN;
  #NOTE_FIELD    NOTE_TAG "en", NOTE_LABEL "English", NOTE_WORDS
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<h1>{{S_DESK_NEW}}</h1>
<section class="part"><h2>{{S_DESK_NEW_ITEM}}</h2><form class="fields" method="post" action="/work/new">
<input type="hidden" name="key" value="{{KEY}}">
<label><span>{{S_DESK_TYPE}}</span><select name="type">{{#TYPE_CHOICE}}<option value="{{TYPE_NAME}}"{{#TYPE_CHOSEN}} selected{{/TYPE_CHOSEN}}>{{TYPE_WORD}}</option>{{/TYPE_CHOICE}}</select></label>
<label><span>{{S_DESK_HEADLINE}} <small>{{SOURCE_NAME}}</small></span><input name="headline" lang="{{SOURCE_LANG}}" value="{{HEADLINE}}" maxlength="300" required></label>
<label><span>{{S_DESK_LEAD}}</span><textarea name="lead" lang="{{SOURCE_LANG}}" rows="3">{{LEAD}}</textarea></label>
<label><span>{{S_DESK_TEXT}}</span><textarea name="text" lang="{{SOURCE_LANG}}" rows="10" aria-describedby="text-help">{{WORDS}}</textarea><small id="text-help">{{S_DESK_TEXT_HELP}}</small></label>
<button class="main">{{S_DESK_NEW_DO}}</button>
</form></section>
<section class="part"><h2>{{S_DESK_NEW_ACT}}</h2><form class="fields" method="post" action="/work/new">
<input type="hidden" name="key" value="{{KEY}}">
<label><span>{{S_DESK_NUMBER}}</span><input name="document" inputmode="numeric" pattern="[0-9]+" value="{{NUMBER}}" required aria-describedby="number-help"><small id="number-help">{{S_DESK_NUMBER_HELP}}</small></label>
<label><span>{{S_DESK_ACT}}</span><select name="act">{{#ACT_CHOICE}}<option value="{{ACT_NAME}}"{{#ACT_CHOSEN}} selected{{/ACT_CHOSEN}}>{{ACT_WORD}}</option>{{/ACT_CHOICE}}</select></label>
<label><span>{{S_DESK_REASON}}</span><select name="reason"><option value="">–</option>{{#REASON_CHOICE}}<option value="{{REASON_NAME}}"{{#REASON_CHOSEN}} selected{{/REASON_CHOSEN}}>{{REASON_WORD}}</option>{{/REASON_CHOICE}}</select></label>
<fieldset><legend>{{S_DESK_NOTES}}</legend><small>{{S_DESK_NOTES_HELP}}</small>{{#NOTE_FIELD}}<label><span>{{NOTE_LABEL}}</span><textarea name="note:{{NOTE_TAG}}" lang="{{NOTE_TAG}}" rows="2">{{NOTE_WORDS}}</textarea></label>{{/NOTE_FIELD}}</fieldset>
<button>{{S_DESK_NEW_ACT_DO}}</button>
</form></section>
</main>
</body>
</html>
