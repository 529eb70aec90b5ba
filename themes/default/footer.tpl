{{%AUTOESCAPE context="HTML"}}
{{! The foot of every page: the state of the record in one line, then contact and addresses. Include it as FOOTER.

  #RECORD        the state of the log; leave out where it is not known (503):
                 LOG_SIZE "11.228", CHECKPOINT_ISO, CHECKPOINT_WHEN "14. септембар 2026, 13.00.02"
  LOG_HREF       "/cir/log"
  INSTITUTION    "Министарство вода и обала"
  #ADDRESS       ADDRESS_TEXT "Обала кнеза Домагоја 3, 21100 Тргово"
  #PHONE         PHONE_TEXT "+390 21 555-010", PHONE_NUMBER "+39021555010"
  #EMAIL         EMAIL_ADDRESS "pisarnica@vode.example"
  ATOM_HREF, JSON_HREF     "/cir/feed.atom", "/cir/feed.json"
  ACTS_HREF      "/cir/acts.atom"   every act: releases, corrections, withdrawals
  #ACCESSIBILITY ACCESSIBILITY_HREF
  #SOURCE        SOURCE_HREF        the source code of this server
}}
<footer class="foot">
{{#RECORD}}<p class="state"><a href="{{LOG_HREF}}">{{S_LOG}}</a><span>{{S_ENTRIES}}: <b>{{LOG_SIZE}}</b></span><span>{{S_LAST_CHECKPOINT}}: <time datetime="{{CHECKPOINT_ISO}}">{{CHECKPOINT_WHEN}}</time></span></p>{{/RECORD}}
<address><b>{{INSTITUTION}}</b>{{#ADDRESS}}<span>{{ADDRESS_TEXT}}</span>{{/ADDRESS}}{{#PHONE}}<a href="tel:{{PHONE_NUMBER}}">{{PHONE_TEXT}}</a>{{/PHONE}}{{#EMAIL}}<a href="mailto:{{EMAIL_ADDRESS}}">{{EMAIL_ADDRESS}}</a>{{/EMAIL}}</address>
<ul>
<li><a href="{{ATOM_HREF}}">Atom</a></li>
<li><a href="{{JSON_HREF}}">JSON</a></li>
<li><a href="{{ACTS_HREF}}">{{S_ALL_ACTS}}</a></li>
{{#ACCESSIBILITY}}<li><a href="{{ACCESSIBILITY_HREF}}">{{S_ACCESSIBILITY}}</a></li>{{/ACCESSIBILITY}}
{{#SOURCE}}<li><a href="{{SOURCE_HREF}}">{{S_SOURCE}}</a></li>{{/SOURCE}}
</ul>
</footer>
