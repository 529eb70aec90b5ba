{{%AUTOESCAPE context="HTML"}}
{{! The head of every page. Include it as HEAD; an include sees none of its page's variables, so set all of these on it.

  PAGE_TITLE     "Влада усвојила стратегију – Министарство вода"   the browser's title: headline, dash, institution
  DESCRIPTION    "Шест градова ..."      about 160 characters; section HAS_DESCRIPTION around it
  ASSETS         "/theme/3f9c01"         path prefix of the theme's files, with their hash: style.css, emblem.svg, fonts/...
  SCRIPT         "cyrl" or "latn"        which fonts to preload: fonts/serif-SCRIPT-400.woff2 and -600.woff2
  SITE_NAME      "Министарство вода и обала"
  OG_TYPE        "article" or "website"
  OG_LOCALE      "sr_RS"                 for both Serbian scripts
  #CANONICAL     CANONICAL_HREF          absolute address of this document in this variant; not on problem pages
  #ALTERNATE     ALT_LANG "sr-Latn", ALT_HREF absolute; once per released variant, itself too, and "x-default"
  #FEED          FEED_TYPE "application/atom+xml", FEED_TITLE, FEED_HREF; once per feed
  #OPENSEARCH    OPENSEARCH_TITLE the institution, OPENSEARCH_HREF "/cir/search.xml"
  #LINK          LINK_REL "cite-as", LINK_HREF; cite-as, version-history, latest-version, predecessor-version, prev, next, blocked-by
  #IMAGE         IMAGE_SRC absolute, IMAGE_WIDTH, IMAGE_HEIGHT, IMAGE_ALT; the picture shown when the page is shared
  #PUBLISHED     PUBLISHED_ISO "2026-09-14T13:00:00+02:00"; article pages
  #MODIFIED      MODIFIED_ISO; if a later version is current
  #NOINDEX       (no variables) problem pages, old versions, filtered archive pages
  #JSON_LD       JSON_LD_TEXT: finished JSON with every "<" written \u003c, so that it cannot close its element
}}
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{PAGE_TITLE}}</title>
{{#HAS_DESCRIPTION}}<meta name="description" content="{{DESCRIPTION}}">{{/HAS_DESCRIPTION}}
{{#NOINDEX}}<meta name="robots" content="noindex">{{/NOINDEX}}
<link rel="preload" href="{{ASSETS}}/fonts/serif-{{SCRIPT}}-600.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="{{ASSETS}}/fonts/serif-{{SCRIPT}}-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{{ASSETS}}/style.css">
<link rel="icon" href="{{ASSETS}}/favicon.svg" type="image/svg+xml">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#161412" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
{{#CANONICAL}}<link rel="canonical" href="{{CANONICAL_HREF}}"><meta property="og:url" content="{{CANONICAL_HREF}}">{{/CANONICAL}}
{{#ALTERNATE}}<link rel="alternate" hreflang="{{ALT_LANG}}" href="{{ALT_HREF}}">{{/ALTERNATE}}
{{#FEED}}<link rel="alternate" type="{{FEED_TYPE}}" title="{{FEED_TITLE}}" href="{{FEED_HREF}}">{{/FEED}}
{{#OPENSEARCH}}<link rel="search" type="application/opensearchdescription+xml" title="{{OPENSEARCH_TITLE}}" href="{{OPENSEARCH_HREF}}">{{/OPENSEARCH}}
{{#LINK}}<link rel="{{LINK_REL}}" href="{{LINK_HREF}}">{{/LINK}}
<meta property="og:type" content="{{OG_TYPE}}">
<meta property="og:title" content="{{PAGE_TITLE}}">
<meta property="og:site_name" content="{{SITE_NAME}}">
<meta property="og:locale" content="{{OG_LOCALE}}">
{{#HAS_DESCRIPTION}}<meta property="og:description" content="{{DESCRIPTION}}">{{/HAS_DESCRIPTION}}
{{#IMAGE}}<meta property="og:image" content="{{IMAGE_SRC}}"><meta property="og:image:width" content="{{IMAGE_WIDTH}}"><meta property="og:image:height" content="{{IMAGE_HEIGHT}}"><meta property="og:image:alt" content="{{IMAGE_ALT}}"><meta name="twitter:card" content="summary_large_image">{{/IMAGE}}
{{#PUBLISHED}}<meta property="article:published_time" content="{{PUBLISHED_ISO}}">{{/PUBLISHED}}
{{#MODIFIED}}<meta property="article:modified_time" content="{{MODIFIED_ISO}}">{{/MODIFIED}}
{{#JSON_LD}}<script type="application/ld+json">{{JSON_LD_TEXT:none}}</script>{{/JSON_LD}}
</head>
