{{%AUTOESCAPE context="HTML"}}
{{! A working edition. TITLE; PATH "/work/3f9c..."; ACT "објава"; STATE "предато", STATE_NAME "submitted"; TURN whose turn it is;
  REVISION "3", #COMPARE after the first; #RETURNED RETURNED_BY, RETURNED_WITH while it is sent back;
  #DOCUMENT NUMBER, PUBLIC_HREF; #SCHEDULED GOES_OUT; #FAILED FAILURE; #LIMITED while only some may see it

  #FORCED        released by one person alone, unconfirmed: FORCED_BY, FORCE_REASON; #CONFIRMED the same and CONFIRMED_BY
  #TEXTS #TEXT   TEXT_LANG, TEXT_NAME, TEXT_HEADLINE, TEXT_LEAD, READINESS, PREVIEW_HREF; #PART PART_WORD, PART_BY; #OUTDATED; #LEFT_OUT stays behind;
                 #AMBIGUOUS AMBIGUOUS_WORDS; buttons #FINISH, #REVIEW, #SEE
  #NOTES         REASON; #NOTE NOTE_LANG, NOTE_NAME, NOTE_TEXT
  #FAILING       #CONDITION: CONDITION_TEXT, #CONDITION_WHERE CONDITION_LANG, #CONDITION_MORE CONDITION_DETAIL
  #STEP          newest first: STEP_WORD, STEP_BY, STEP_ISO, STEP_WHEN, #REMARKED STEP_REMARK
  What this person may press: #WRITE, #SUBMIT, #APPROVE (#APPROVE_NOW HASH, or #APPROVE_PASSKEY HASH, CHALLENGE), #OWN, #RETURN REMARK, #SCHEDULE (DAY, MINUTE, ZONE, #TWICE with
  #OFFSET OFFSET_VALUE), #UNSCHEDULE, #RELEASE, #AGAIN AGAIN_NUMBER once it is public, #FORCE (#FORCE_NOW WHY), #CONFIRM (#CONFIRM_NOW), #DISCARD, #REMARK_FORM WORDS, #NOTES_FORM (BASE,
  as new.tpl), #ACCESS (#ONE ONE_KEY, ONE_NAME, #ONE_CHOSEN). #PROVE PROVE_HREF stands where a credential must be shown first.
}}
<!doctype html>
<html lang="{{LANG}}">
{{>HEAD}}
<body class="desk">
{{>TOP}}
<main id="main">
<p class="eyebrow"><span class="state {{STATE_NAME}}">{{STATE}}</span><span>{{ACT}}</span>{{#DOCUMENT}}<a href="{{PUBLIC_HREF}}">{{S_DESK_DOCUMENT}} {{NUMBER}}</a>{{/DOCUMENT}}<a href="{{PATH}}/revisions">{{S_DESK_REVISION}} {{REVISION}}</a>{{#LIMITED}}<span>{{S_DESK_LIMITED}}</span>{{/LIMITED}}</p>
<h1>{{TITLE}}</h1>
{{#FORCED}}<section class="banner" role="alert"><h2>{{S_DESK_FORCED}}</h2><p>{{S_DESK_FORCED_BY}} {{FORCED_BY}}: {{FORCE_REASON}}</p>{{#CONFIRM}}<div class="press">{{#PROVE}}<a class="button main" href="{{PROVE_HREF}}">{{S_DESK_PROVE}}</a>{{/PROVE}}{{#CONFIRM_NOW}}<form method="post" action="{{PATH}}/confirm"><button class="main">{{S_DESK_CONFIRM_FORCED}}</button></form>{{/CONFIRM_NOW}}</div>{{/CONFIRM}}</section>{{/FORCED}}
{{#CONFIRMED}}<p class="small">{{S_DESK_FORCED_BY}} {{FORCED_BY}}: {{FORCE_REASON}} · {{S_DESK_CONFIRMED_BY}} {{CONFIRMED_BY}}</p>{{/CONFIRMED}}
{{#FAILED}}<section class="banner" role="alert"><h2>{{S_DESK_FAILED}}</h2><p class="small">{{FAILURE}}</p></section>{{/FAILED}}
<section class="part"><h2>{{S_DESK_NEXT}}</h2><div class="acts">
<p>{{TURN}}{{#SCHEDULED}} <b>{{GOES_OUT}}</b>{{/SCHEDULED}}</p>
{{#RETURNED}}<p class="said-so"><b>{{RETURNED_BY}}:</b> {{RETURNED_WITH}}</p>{{/RETURNED}}
{{#OWN}}<p>{{S_DESK_OWN}}</p>{{/OWN}}
{{#COMPARE}}<p><a href="{{PATH}}/revisions?from=1&amp;to={{REVISION}}">{{S_DESK_COMPARE}}</a></p>{{/COMPARE}}
<div class="press">
{{#APPROVE}}{{#PROVE}}<a class="button main" href="{{PROVE_HREF}}">{{S_DESK_PROVE}}: {{S_DESK_APPROVE}}</a>{{/PROVE}}{{#APPROVE_NOW}}<form method="post" action="{{PATH}}/approve"><input type="hidden" name="hash" value="{{HASH}}"><button class="main">{{S_DESK_APPROVE}}</button></form>{{/APPROVE_NOW}}{{#APPROVE_PASSKEY}}<form method="post" action="{{PATH}}/approve" data-passkey="approve" data-challenge="{{CHALLENGE}}" hidden><input type="hidden" name="hash" value="{{HASH}}"><input type="hidden" name="handle"><input type="hidden" name="client_data"><input type="hidden" name="authenticator_data"><input type="hidden" name="signature"><button class="main">{{S_DESK_APPROVE_PASSKEY}}</button><p role="alert" hidden>{{S_DESK_APPROVE_PASSKEY_FAILED}}</p></form><noscript><p>{{S_DESK_APPROVE_PASSKEY_SCRIPT}}</p></noscript>{{/APPROVE_PASSKEY}}{{/APPROVE}}
{{#SUBMIT}}<form method="post" action="{{PATH}}/submit"><button class="main">{{S_DESK_SUBMIT}}</button></form>{{/SUBMIT}}
{{#RELEASE}}<a class="button main" href="{{PATH}}/release">{{S_DESK_RELEASE}}</a>{{/RELEASE}}
{{#WRITE}}<a class="button" href="{{PATH}}/write">{{S_DESK_WRITE}}</a>{{/WRITE}}
{{#AGAIN}}<a class="button" href="/work/new?document={{AGAIN_NUMBER}}">{{S_DESK_AGAIN}}</a>{{/AGAIN}}
{{#SHARE}}<a class="button" href="{{PATH}}/links">{{S_LINKS}}</a>{{/SHARE}}
{{#TO_PRESS}}<a class="button" href="{{PATH}}/press">{{S_DESK_JOURNALISTS}}</a>{{/TO_PRESS}}
{{#UNSCHEDULE}}<form method="post" action="{{PATH}}/unschedule"><button class="main">{{S_DESK_UNSCHEDULE}}</button></form>{{/UNSCHEDULE}}
</div>
{{#SCHEDULE}}<form class="fields inline" method="post" action="{{PATH}}/schedule"><label><span>{{S_DESK_DAY}}</span><input type="date" name="day" value="{{DAY}}" required></label><label><span>{{S_DESK_MINUTE}}</span><input type="time" name="minute" value="{{MINUTE}}" required></label>{{#TWICE}}<fieldset><legend>{{S_DESK_TWICE}}</legend>{{#OFFSET}}<label class="tick"><input type="radio" name="offset" value="{{OFFSET_VALUE}}" required><span>UTC{{OFFSET_VALUE}}</span></label>{{/OFFSET}}</fieldset>{{/TWICE}}<button>{{S_DESK_SCHEDULE}}</button><small>{{S_DESK_ZONE}} {{ZONE}}</small></form>{{/SCHEDULE}}
{{#RETURN}}<form class="fields" method="post" action="{{PATH}}/return"><label><span>{{S_DESK_RETURN_WHY}}</span><textarea name="remark" rows="2" required>{{REMARK}}</textarea></label><button>{{S_DESK_RETURN}}</button></form>{{/RETURN}}
{{#FORCE}}<details><summary>{{S_DESK_FORCE}}</summary><p>{{S_DESK_FORCE_TEXT}}</p>{{#PROVE}}<p><a class="button" href="{{PROVE_HREF}}">{{S_DESK_PROVE}}</a></p>{{/PROVE}}{{#FORCE_NOW}}<form class="fields" method="post" action="{{PATH}}/force"><label><span>{{S_DESK_FORCE_WHY}}</span><textarea name="why" rows="2" required minlength="20">{{WHY}}</textarea></label><button>{{S_DESK_FORCE_DO}}</button></form>{{/FORCE_NOW}}</details>{{/FORCE}}
{{#DISCARD}}<details><summary>{{S_DESK_DISCARD}}</summary><p>{{S_DESK_DISCARD_TEXT}}</p><form method="post" action="{{PATH}}/discard"><button>{{S_DESK_DISCARD_DO}}</button></form></details>{{/DISCARD}}
</div></section>
{{#FAILING}}<section class="part"><h2>{{S_DESK_FAILING}}</h2><ul class="rows failing">{{#CONDITION}}<li><p>{{CONDITION_TEXT}}{{#CONDITION_WHERE}} <b>{{CONDITION_LANG}}</b>{{/CONDITION_WHERE}}</p>{{#CONDITION_MORE}}<p class="small">{{CONDITION_DETAIL}}</p>{{/CONDITION_MORE}}</li>{{/CONDITION}}</ul></section>{{/FAILING}}
{{#TEXTS}}<section class="part"><h2>{{S_DESK_TEXTS}}</h2><ul class="rows">{{#TEXT}}<li><p class="eyebrow"><span>{{TEXT_NAME}}</span><span>{{READINESS}}</span>{{#OUTDATED}}<span class="mark-correction">{{S_DESK_OUTDATED}}</span>{{/OUTDATED}}{{#LEFT_OUT}}<span class="mark-correction">{{S_DESK_LEFT_OUT}}</span>{{/LEFT_OUT}}<a href="{{PREVIEW_HREF}}" aria-label="{{S_DESK_PREVIEW}}: {{TEXT_NAME}}">{{S_DESK_PREVIEW}}</a></p><p lang="{{TEXT_LANG}}"><b>{{TEXT_HEADLINE}}</b></p><p lang="{{TEXT_LANG}}">{{TEXT_LEAD}}</p>{{#AMBIGUOUS}}<p class="small">{{S_DESK_AMBIGUOUS}} <span lang="{{TEXT_LANG}}">{{AMBIGUOUS_WORDS}}</span></p>{{/AMBIGUOUS}}<p class="small parts">{{#PART}}<span>{{PART_WORD}} {{PART_BY}}</span>{{/PART}}</p>
{{#FINISH}}<form method="post" action="{{PATH}}/finish"><input type="hidden" name="lang" value="{{TEXT_LANG}}"><button aria-label="{{S_DESK_FINISH}}: {{TEXT_NAME}}">{{S_DESK_FINISH}}</button></form>{{/FINISH}}{{#REVIEW}}<form method="post" action="{{PATH}}/review"><input type="hidden" name="lang" value="{{TEXT_LANG}}"><button aria-label="{{S_DESK_REVIEW}}: {{TEXT_NAME}}">{{S_DESK_REVIEW}}</button></form>{{/REVIEW}}{{#SEE}}<form method="post" action="{{PATH}}/see"><input type="hidden" name="lang" value="{{TEXT_LANG}}"><button aria-label="{{S_DESK_SEE}}: {{TEXT_NAME}}">{{S_DESK_SEE}}</button></form>{{/SEE}}</li>{{/TEXT}}</ul></section>{{/TEXTS}}
{{#NOTES}}<section class="part"><h2>{{S_DESK_NOTES}}</h2><div><p><b>{{REASON}}</b></p>{{#NOTE}}<p lang="{{NOTE_LANG}}"><small>{{NOTE_NAME}}</small> {{NOTE_TEXT}}</p>{{/NOTE}}
{{#NOTES_FORM}}<details><summary>{{S_DESK_CHANGE}}</summary><form class="fields" method="post" action="{{PATH}}/notes"><input type="hidden" name="base" value="{{BASE}}"><label><span>{{S_DESK_REASON}}</span><select name="reason"><option value="">–</option>{{#REASON_CHOICE}}<option value="{{REASON_NAME}}"{{#REASON_CHOSEN}} selected{{/REASON_CHOSEN}}>{{REASON_WORD}}</option>{{/REASON_CHOICE}}</select></label>{{#NOTE_FIELD}}<label><span>{{NOTE_LABEL}}</span><textarea name="note:{{NOTE_TAG}}" lang="{{NOTE_TAG}}" rows="2">{{NOTE_WORDS}}</textarea></label>{{/NOTE_FIELD}}<button>{{S_DESK_SAVE}}</button></form></details>{{/NOTES_FORM}}</div></section>{{/NOTES}}
<section class="part"><h2>{{S_DESK_STEPS}}</h2><div>
{{#REMARK_FORM}}<form class="fields" method="post" action="{{PATH}}/remark"><label><span>{{S_DESK_REMARK}}</span><textarea name="words" rows="2" required>{{WORDS}}</textarea></label><button>{{S_DESK_REMARK_DO}}</button></form>{{/REMARK_FORM}}
<ol class="rows">{{#STEP}}<li><p><b>{{STEP_WORD}}</b> {{STEP_BY}}</p>{{#REMARKED}}<p class="said-so">{{STEP_REMARK}}</p>{{/REMARKED}}<p class="small"><time datetime="{{STEP_ISO}}">{{STEP_WHEN}}</time></p></li>{{/STEP}}</ol></div></section>
{{#ACCESS}}<section class="part"><h2>{{S_DESK_ACCESS}}</h2><div><details><summary>{{S_DESK_CHANGE}}</summary><form class="fields" method="post" action="{{PATH}}/limit"><fieldset><legend>{{S_DESK_ACCESS_TEXT}}</legend>{{#ONE}}<label class="tick"><input type="checkbox" name="one" value="{{ONE_KEY}}"{{#ONE_CHOSEN}} checked{{/ONE_CHOSEN}}><span>{{ONE_NAME}}</span></label>{{/ONE}}</fieldset><button>{{S_DESK_SAVE}}</button></form></details></div></section>{{/ACCESS}}
</main>
</body>
</html>
