# Drawing helpers for the demo's pictures: seeded noise, ridges, trees, clouds, water and a few
# silhouettes, all printed as SVG. Pure: the same scene prints the same bytes. Needs only POSIX awk.

function out(s) { print s }
function floor(x,  i) { i = int(x); return x < i ? i - 1 : i }

# One number in [0, 1) for each (i, seed).
function hash(i, seed,  v) { v = sin(i * 127.1 + seed * 311.7) * 43758.5453; return v - floor(v) }

function smooth(x, seed,  i, f, u) {
  i = floor(x); f = x - i; u = f * f * (3 - 2 * f)
  return hash(i, seed) * (1 - u) + hash(i + 1, seed) * u
}

# Octaves of noise around 0, about -1 to 1; `sharp` folds it into crests for mountains.
function octaves(x, seed, n, sharp,  sum, a, f, k, v) {
  sum = 0; a = 0.5; f = 1
  for (k = 0; k < n; k++) {
    v = smooth(x * f, seed + k * 17) * 2 - 1
    if (sharp) v = 1 - 2 * (v < 0 ? -v : v)
    sum += a * v; a *= 0.48; f *= 2.03
  }
  return sum
}

function ridge_y(x, seed, y0, amp, len, n, sharp) { return y0 - amp * octaves(x / len, seed, n, sharp) }

# A closed shape from the left edge to the right, filled to the bottom of the page.
function ridge(seed, y0, amp, len, n, sharp,  x, d) {
  d = "M-40," H + 40
  for (x = -40; x <= W + 40; x += 5) d = d sprintf("L%d,%.1f", x, ridge_y(x, seed, y0, amp, len, n, sharp))
  return d "L" W + 40 "," H + 40 "Z"
}

# A ridge with a wood on it: `gap` pixels between trees of about `tall` pixels.
function wood(seed, y0, amp, len, gap, tall,  x, y, t, w, d, k) {
  d = "M-40," H + 40; k = 0
  for (x = -40; x <= W + 40; x += gap * (0.6 + 0.8 * hash(k, seed + 5))) {
    k++
    y = ridge_y(x, seed, y0, amp, len, 4, 0)
    t = tall * (0.45 + 0.75 * hash(k, seed + 9)) * (0.5 + smooth(x / 90, seed + 3)); w = t * 0.2
    d = d sprintf("L%.1f,%.1fL%.1f,%.1fL%.1f,%.1fL%.1f,%.1fL%.1f,%.1fL%.1f,%.1fL%.1f,%.1f", \
      x - w, y, x - w * 0.45, y - t * 0.4, x - w * 0.62, y - t * 0.4, x, y - t, \
      x + w * 0.62, y - t * 0.4, x + w * 0.45, y - t * 0.4, x + w, y)
  }
  return d "L" W + 40 "," H + 40 "Z"
}

# The page is drawn with a margin of 30 that is cut off later: the ripple filter reaches over the edge.
function open_svg() {
  out("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" W + 60 "\" height=\"" H + 60 "\" viewBox=\"-30 -30 " W + 60 " " H + 60 "\">")
}
function close_svg() { out("</svg>") }

# stops: "offset colour opacity;..." from the top down (or left to right).
function gradient(id, stops, across,  n, i, a, b) {
  out("<linearGradient id=\"" id "\" x1=\"0\" y1=\"0\" x2=\"" (across ? 1 : 0) "\" y2=\"" (across ? 0 : 1) "\">")
  n = split(stops, a, ";")
  for (i = 1; i <= n; i++) {
    split(a[i], b, " ")
    out("<stop offset=\"" b[1] "\" stop-color=\"" b[2] "\" stop-opacity=\"" (b[3] == "" ? 1 : b[3]) "\"/>")
  }
  out("</linearGradient>")
}
function glow(id, colour, strength) {
  out("<radialGradient id=\"" id "\"><stop offset=\"0\" stop-color=\"" colour "\" stop-opacity=\"" strength "\"/><stop offset=\".35\" stop-color=\"" colour "\" stop-opacity=\"" strength * 0.45 "\"/><stop offset=\"1\" stop-color=\"" colour "\" stop-opacity=\"0\"/></radialGradient>")
}
function rect(x, y, w, h, fill, more) {
  out("<rect x=\"" x "\" y=\"" y "\" width=\"" w "\" height=\"" h "\" fill=\"" fill "\" " more "/>")
}
function path(d, fill, more) { out("<path d=\"" d "\" fill=\"" fill "\" " more "/>") }
function circle(x, y, r, fill, more) { out("<circle cx=\"" x "\" cy=\"" y "\" r=\"" r "\" fill=\"" fill "\" " more "/>") }
function ellipse(x, y, rx, ry, fill, more) {
  out("<ellipse cx=\"" x "\" cy=\"" y "\" rx=\"" rx "\" ry=\"" ry "\" fill=\"" fill "\" " more "/>")
}
function group(more) { out("<g " more ">") }
function end() { out("</g>") }
function blur(id, r) {
  out("<filter id=\"" id "\" x=\"-.3\" y=\"-.3\" width=\"1.6\" height=\"1.6\"><feGaussianBlur stdDeviation=\"" r "\"/></filter>")
}

# A page-wide sky from three colours, with a soft sun at (sx, sy) unless sx is "".
function sky(top, middle, low, horizon, sx, sy, sun, strength) {
  gradient("sky", "0 " top ";" 0.55 " " middle ";1 " low)
  rect(-30, -30, W + 60, horizon + 30, "url(#sky)")
  if (sx != "") {
    glow("sun", sun, strength)
    circle(sx, sy, W * 0.42, "url(#sun)")
  }
}

# Noise as vapour between y and y + h: clouds, mist, smoke. fx, fy: smaller is wider; gain and bias
# cut it (bias about -gain / 2); its edges fade so that no seam shows.
function vapour(id, seed, fx, fy, r, g, b, gain, bias, y, h, strength) {
  out("<filter id=\"" id "\" x=\"0\" y=\"0\" width=\"1\" height=\"1\" color-interpolation-filters=\"sRGB\">" \
    "<feTurbulence type=\"fractalNoise\" baseFrequency=\"" fx " " fy "\" numOctaves=\"4\" seed=\"" seed "\"/>" \
    "<feColorMatrix values=\"0 0 0 0 " r "  0 0 0 0 " g "  0 0 0 0 " b "  " gain " 0 0 0 " bias "\"/>" \
    "<feComposite in2=\"SourceAlpha\" operator=\"in\"/></filter>")
  gradient(id "f", "0 #000 0;.18 #000 " strength ";.7 #000 " strength ";1 #000 0")
  rect(-30, y, W + 60, h, "url(#" id "f)", "filter=\"url(#" id ")\"")
}

# A band of haze, transparent at both edges.
function haze(id, y, h, colour, strength) {
  gradient(id, "0 " colour " 0;.5 " colour " " strength ";1 " colour " 0")
  rect(-30, y, W + 60, h, "url(#" id ")")
}

# Light on rough ground (snow, rock, grass) inside the shape d, which begins below `top`: relief from
# noise, tinted by fill.
function relief(id, d, fill, top, seed, fx, fy, deep, azimuth, height, light, strength) {
  out("<clipPath id=\"" id "c\"><path d=\"" d "\"/></clipPath>")
  out("<filter id=\"" id "\" x=\"0\" y=\"0\" width=\"1\" height=\"1\" color-interpolation-filters=\"sRGB\">" \
    "<feTurbulence type=\"fractalNoise\" baseFrequency=\"" fx " " fy "\" numOctaves=\"5\" seed=\"" seed "\"/>" \
    "<feColorMatrix values=\"0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0\"/>" \
    "<feDiffuseLighting surfaceScale=\"" deep "\" lighting-color=\"" light "\"><feDistantLight azimuth=\"" azimuth "\" elevation=\"" height "\"/></feDiffuseLighting></filter>")
  path(d, fill)
  group("clip-path=\"url(#" id "c)\" style=\"mix-blend-mode:soft-light\" opacity=\"" strength "\"")
  rect(0, top, W, H - top, "#888", "filter=\"url(#" id ")\"")
  end()
}

# Water below y: what was drawn in group `of` upside down, rippled and softened, under a tint.
function water(of, y, tint, strength, seed,  h, f) {
  h = H - y + 30; f = (H + 60) / y - 1; if (f < 1) f = 1
  out("<filter id=\"ripple\" filterUnits=\"userSpaceOnUse\" x=\"-30\" y=\"" y - 30 "\" width=\"" W + 60 "\" height=\"" h + 30 "\">" \
    "<feTurbulence type=\"fractalNoise\" baseFrequency=\".006 .075\" numOctaves=\"2\" seed=\"" seed "\" result=\"n\"/>" \
    "<feDisplacementMap in=\"SourceGraphic\" in2=\"n\" scale=\"40\" xChannelSelector=\"R\" yChannelSelector=\"G\"/>" \
    "<feGaussianBlur stdDeviation=\"3 2.2\"/></filter>")
  out("<clipPath id=\"lake\"><rect x=\"-30\" y=\"" y "\" width=\"" W + 60 "\" height=\"" h "\"/></clipPath>")
  group("clip-path=\"url(#lake)\"")
  rect(-30, y, W + 60, h, tint)
  group("filter=\"url(#ripple)\"")
  out("<use xlink:href=\"#" of "\" transform=\"matrix(1 0 0 " (-f) " 0 " (1 + f) * y ")\"/>")
  end()
  gradient("tint", "0 " tint " " strength * 0.25 ";1 " tint " " strength)
  rect(-30, y, W + 60, h, "url(#tint)")
  end()
  vapour("glint", seed + 1, 0.003, 0.11, 1, 1, 1, 3.2, -1.85, y, h, 0.22)
  haze("shore", y - 8, 22, "#ffffff", 0.16)
}

function vignette(strength) {
  out("<radialGradient id=\"vig\" cx=\".5\" cy=\".48\" r=\".78\"><stop offset=\".55\" stop-color=\"#000\" stop-opacity=\"0\"/><stop offset=\"1\" stop-color=\"#000\" stop-opacity=\"" strength "\"/></radialGradient>")
  rect(-30, -30, W + 60, H + 60, "url(#vig)")
}

# Silhouettes; (x, y) is where they stand or hang, s their scale, flip -1 turns them round.
function at(x, y, s, flip, more) { group("transform=\"translate(" x " " y ") scale(" s * flip " " s ")\" " more) }

# A rescue helicopter, nose to the left, 300 units long, its skids at y = 0.
function helicopter(x, y, s, flip, body, band, glass) {
  at(x, y, s, flip)
  path("M-132,-44C-130,-62 -106,-74 -72,-76L-22,-78C0,-78 18,-70 32,-64L132,-60L140,-90L151,-90L149,-46L40,-42C26,-26 10,-20 -20,-18L-90,-18C-116,-20 -132,-30 -132,-44Z", body)
  path("M-126,-48C-122,-60 -104,-69 -84,-70L-84,-47L-126,-44Z", glass)
  path("M-76,-70L-44,-71L-44,-48L-76,-47Z", glass)
  path("M-34,-70L-8,-69L-2,-48L-34,-48Z", glass)
  path("M-130,-38L40,-42L149,-52L149,-46L40,-42C34,-34 26,-30 22,-28L-126,-30Z", band)
  rect(-46, -92, 16, 16, body)
  path("M-66,-76L-20,-78L-4,-84L-54,-86Z", body)
  ellipse(-38, -94, 168, 3.2, body, "opacity=\".5\"")
  path("M-206,-96L130,-92L130,-91L-206,-93Z", body)
  ellipse(147, -72, 2.5, 24, body, "opacity=\".45\"")
  out("<path d=\"M-112,-8C-106,0 -98,0 -92,0L14,0M-82,-18L-86,0M-6,-19L0,0\" fill=\"none\" stroke=\"" body "\" stroke-width=\"4.5\"/>")
  end()
}

# A person 100 units tall, feet at y = 0; k chooses the pose. Meant to be small or far away.
function person(x, y, s, fill, k,  legs) {
  at(x, y, s, hash(k, 72) < 0.5 ? -1 : 1)
  legs = hash(k, 73)
  ellipse((hash(k, 71) - 0.5) * 4, -92.5, 5.6, 6.8, fill)
  if (legs < 0.4) path("M-4,-86C-10,-85 -12,-82 -12.5,-77L-15,-57L-11,-45L-8.5,-47L-9,-25L-11,0L-3,0L0,-36L4,0L11,0L9,-25L8.5,-47L11,-45L15,-57L12.5,-77C12,-82 10,-85 4,-86Z", fill)
  else if (legs < 0.75) path("M-4,-86C-9,-85 -11,-82 -11.5,-77L-13,-58L-6,-45L-8,-45L-13,-24L-21,-3L-14,0L-5,-22L0,-36L5,-21L9,0L17,-1L12,-25L8,-46L12,-49L17,-46L19,-50L13,-60L11,-77C11,-82 9,-85 4,-86Z", fill)
  else path("M-4,-86C-10,-85 -12,-82 -12.5,-77L-16,-64L-8,-57L-9,-48L-9,-25L-10,0L-3,0L-1,-38L1,-38L4,0L11,0L9,-25L9,-48L8,-57L21,-70L27,-84L23,-86L17,-74L11,-78C11,-82 10,-85 4,-86Z", fill)
  end()
}

# One of a boat's crew, from the waist up.
function sitting(x, y, fill, vest, k) {
  at(x, y, 0.94 + 0.14 * hash(k, 81), hash(k, 82) < 0.5 ? -1 : 1)
  path("M-11,-10L-13,-34C-13,-44 -8,-47 -2,-48L5,-47C11,-46 14,-42 14,-34L12,-10Z", fill)
  path("M-9,-14L-10,-42L-3,-45L5,-45L11,-40L10,-14Z", vest)
  path("M10,-40L24,-24L20,-19L8,-30Z", fill)
  ellipse(2, -55, 6.4, 7.4, fill); path("M-5.6,-55C-6,-66 10,-66 9.6,-55Z", vest)
  end()
}

# An inflatable rescue boat with a crew of n, 230 units long, and its dim double in the water.
function boat(x, y, s, flip, dark, vest, n,  i, k) {
  gradient("tube", "0 #6d7780;.3 #3c454d;1 #14191e")
  for (k = 0; k < 2; k++) {
    group("transform=\"translate(" x " " y ") scale(" s * flip " " (k ? s : -s * 0.55) ")\"" (k ? "" : " opacity=\".3\""))
    for (i = 0; i < n; i++) sitting(-58 + i * 42, -14, dark, vest, i + n + int(x))
    path("M-124,-40C-130,-42 -130,-32 -120,-20C-108,-6 -92,0 -76,0L96,0C108,0 112,-10 106,-21L-66,-24C-92,-26 -110,-34 -124,-40Z", "url(#tube)")
    path("M-118,-33C-104,-24 -88,-19 -66,-18L107,-15L107,-10L-68,-12C-90,-13 -106,-21 -117,-29Z", vest, "opacity=\".85\"")
    path("M100,-46L116,-46L120,-22L112,2L104,2L106,-20Z", dark)
    end()
  }
  path(sprintf("M%.1f,%.1fC%.1f,%.1f %.1f,%.1f %.1f,%.1fC%.1f,%.1f %.1f,%.1f %.1f,%.1fZ", x + 100 * s * flip, y, \
    x + 190 * s * flip, y + 3 * s, x + 250 * s * flip, y + 9 * s, x + 330 * s * flip, y + 15 * s, \
    x + 240 * s * flip, y + 14 * s, x + 150 * s * flip, y + 8 * s, x - 90 * s * flip, y + 5 * s), "#fff", "opacity=\".22\"")
}

# People watching with their backs to us, too near to be sharp.
function onlookers(n, seed, fill,  i, x, y, r) {
  blur("near", 4.5)
  group("filter=\"url(#near)\"")
  for (i = 0; i < n; i++) {
    x = W * (i + 0.15 + 0.7 * hash(i, seed)) / n; r = 36 + 12 * hash(i, seed + 1); y = H - 34 - 58 * hash(i, seed + 2)
    ellipse(x, y, r * 0.8, r, fill)
    path(sprintf("M%.1f,%.1fC%.1f,%.1f %.1f,%.1f %.1f,%.1fL%.1f,%.1fC%.1f,%.1f %.1f,%.1f %.1f,%.1fZ", x - r * 2.1, H + 40, x - r * 2.1, y + r * 1.5, \
      x - r * 1.2, y + r * 1.2, x - r * 0.4, y + r * 0.7, x + r * 0.4, y + r * 0.7, x + r * 1.2, y + r * 1.2, x + r * 2.1, y + r * 1.5, x + r * 2.1, H + 40), fill)
  }
  end()
}

# A ridge tent, 200 units wide. cloth is the id of a gradient across its side.
function tent(x, y, s, cloth, shade, dark) {
  at(x, y, s, 1)
  ellipse(14, 2, 128, 7, "#000", "opacity=\".2\"")
  path("M-96,0L-62,-86Q6,-81 74,-86L112,0Q8,-4 -24,0Z", "url(#" cloth ")")
  path("M-96,0Q-76,-38 -62,-86Q-46,-40 -24,0Z", shade)
  path("M-72,0L-62,-60L-54,0Z", dark)
  out("<path d=\"M-62,-86L-122,4M74,-86L132,4\" stroke=\"" shade "\" stroke-width=\"1.2\" fill=\"none\"/>")
  out("<path d=\"M-28,-83L16,-2M12,-83L50,-2M50,-84L84,-1\" stroke=\"#000\" stroke-width=\"1\" opacity=\".13\" fill=\"none\"/>")
  end()
}

# A hospital tent on hoops, 330 units long, its end wall to the left.
function hoop_tent(x, y, s, cloth, wall, dark,  i, t, xx) {
  at(x, y, s, 1)
  ellipse(110, 3, 200, 10, "#000", "opacity=\".22\"")
  path("M0,-92C90,-90 150,-86 216,-80C246,-78 262,-56 264,-34L266,-6L62,0Z", "url(#" cloth ")")
  for (i = 1; i <= 5; i++) {
    t = i / 5; xx = 216 * t
    out(sprintf("<path d=\"M%.1f,%.1fC%.1f,%.1f %.1f,%.1f %.1f,%.1f\" stroke=\"#000\" stroke-width=\"1.6\" opacity=\".16\" fill=\"none\"/>", \
      xx, -92 + 12 * t, xx + 32 - 4 * t, -92 + 14 * t, xx + 56 - 8 * t, -66 + 14 * t, xx + 62 - 12 * t, -t * 6))
  }
  for (i = 0; i < 3; i++) path(sprintf("M%d,%.1fL%d,%.1fL%d,%.1fL%d,%.1fZ", 92 + i * 56, -46 + i * 2, 116 + i * 56, -45 + i * 2, 119 + i * 56, -28 + i * 1.5, 95 + i * 56, -28 + i * 1.5), dark, "opacity=\".55\"")
  path("M-62,0L-62,-38C-62,-74 -36,-92 0,-92C36,-92 62,-74 62,-38L62,0Z", wall)
  path("M-22,0L-22,-58L22,-58L22,0Z", dark)
  path("M-62,-38C-62,-74 -36,-92 0,-92C36,-92 62,-74 62,-38C56,-68 32,-84 0,-84C-32,-84 -56,-68 -62,-38Z", "#000", "opacity=\".12\"")
  end()
}

# The invented republic's flag (ochre at the mast, a white river on deep green) on a mast of height h;
# wave shifts its folds.
function flag(x, y, h, wide, wave, mast,  tall) {
  rect(x - h * 0.006, y - h, h * 0.012, h, mast)
  circle(x, y - h, h * 0.012, mast)
  tall = wide * 0.62
  y -= h * 0.985
  path(strip(x, y, wide, wave, 0, 1, 0, tall), "#1c5551")
  path(strip(x, y, wide, wave, 0.29, 1, tall * 0.40, tall * 0.58), "#f1ece0")
  path(strip(x, y, wide, wave, 0, 0.3, 0, tall), "#c98a2b")
  path(strip(x, y, wide, wave, 0, 1, 0, tall), "url(#fold)")
}
# The part of a flag from a to b of its length, between the depths top and low.
function strip(x, y, wide, wave, a, b, top, low,  i, t, dy, d, e) {
  d = ""; e = ""
  for (i = 0; i <= 24; i++) {
    t = a + (b - a) * i / 24
    dy = y + sin(t * 7 + wave) * wide * 0.045 * t + wide * 0.1 * t * t
    d = d sprintf("%s%.1f,%.1f", i ? "L" : "M", x + wide * t, dy + top + (a > 0 ? sin(t * 19) * wide * 0.012 : 0))
    e = sprintf("L%.1f,%.1f", x + wide * t, dy + low + (a > 0 ? sin(t * 19) * wide * 0.012 : 0)) e
  }
  return d e "Z"
}
# The folds' shading; once a picture, before the first flag.
function folds() {
  gradient("fold", "0 #000 .25;.14 #fff .16;.3 #000 .22;.48 #fff .14;.66 #000 .24;.84 #fff .12;1 #000 .18", 1)
}
# The same flag at rest indoors, hanging from a staff of height h.
function hanging_flag(x, y, h, staff) {
  rect(x - 4, y - h, 8, h, staff); circle(x, y - h, 8, staff); rect(x - 34, y - 8, 68, 10, staff)
  at(x, y - h, h / 330, 1)
  path("M2,8C30,22 46,40 50,70L62,236L46,248L34,232L22,250L6,238Z", "#1c5551")
  path("M18,18C36,40 40,90 44,240L36,236C32,150 30,80 14,16Z", "#e9e3d4")
  path("M2,8L16,16L20,246L6,238Z", "#b87d28")
  path("M30,36C44,90 46,150 50,246L42,242C40,160 36,90 26,32Z", "#000", "opacity=\".28\"")
  end()
}
