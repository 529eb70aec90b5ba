# The demo's pictures: awk -f lib.awk -f scenes.awk -v scene=NAME [-v W=...] > NAME.svg. One function a
# scene; `layer-` scenes are parts of the films, which media.sh moves over one another.

BEGIN {
  if (!W) { W = 1600; H = 1067 }
  open_svg()
  if (scene == "bridge-dusk") bridge_dusk()
  else if (scene == "boats-morning") boats_morning()
  else if (scene == "medical-tents") medical_tents()
  else if (scene == "helicopter-peak") helicopter_peak()
  else if (scene == "snow-camp") snow_camp()
  else if (scene == "rope-team") rope_team()
  else if (scene == "flood-valley") flood_valley()
  else if (scene == "flood-night") flood_night()
  else if (scene == "flood-map") flood_map()
  else if (scene == "airfield") airfield()
  else if (scene == "flags") flags()
  else if (scene == "water-drop") water_drop()
  else if (scene == "tents-field") tents_field()
  else if (scene == "hoist-lake") hoist_lake()
  else if (scene == "night-camp") night_camp()
  else if (scene == "hall") hall()
  else if (scene == "ministry") ministry()
  else if (scene == "layer-boat") boat(260, 120, 1.15, 1, "#1f282c", "#c4642f", 4)
  else if (scene == "layer-mist") vapour("m2", 89, 0.0012, 0.012, 0.96, 0.96, 0.93, 2.6, -1.28, 520, 480, 0.8)
  else if (scene == "layer-aircraft") aircraft(230, 140, 1.1, "#c98a2b", "#8f3524", "#1e262c")
  else if (scene == "layer-dusk") layer_dusk()
  else if (scene == "layer-hills") layer_hills()
  else if (scene == "layer-wood") layer_wood()
  close_svg()
}

function bridge(y, x0, x1, n, fill, edge,  i, w, x, d) {
  w = (x1 - x0) / n
  d = "M" x0 - 900 "," y - 150 "L" x1 + 900 "," y - 150 "L" x1 + 900 "," y + 30 "L" x0 - 900 "," y + 30 "Z"
  for (i = 0; i < n; i++) {
    x = x0 + i * w
    d = d sprintf("M%.1f,%.1fL%.1f,%.1fA%.1f,%.1f 0 0 1 %.1f,%.1fL%.1f,%.1fZ", x + 16, y + 31, x + 16, y - 16, \
      w / 2 - 16, w / 2 - 40, x + w - 16, y - 16, x + w - 16, y + 31)
  }
  path(d, fill, "fill-rule=\"evenodd\"")
  rect(x0 - 900, y - 162, x1 - x0 + 1800, 12, edge)
  for (i = 0; i <= n; i++) path(sprintf("M%.1f,%dL%.1f,%dL%.1f,%dL%.1f,%dZ", x0 + i * w - 20, y + 2, x0 + i * w - 14, y - 60, x0 + i * w + 14, y - 60, x0 + i * w + 20, y + 2), edge)
}

function bridge_dusk(  y, i) {
  y = 700
  group("id=\"up\"")
  sky("#33476b", "#b98a86", "#f6c995", y + 10, 1130, 560, "#ffe2b0", 0.95)
  vapour("c1", 4, 0.0014, 0.008, 0.98, 0.80, 0.68, 2.6, -1.22, 0, 560, 0.75)
  vapour("c2", 9, 0.0022, 0.013, 0.36, 0.32, 0.44, 2.4, -1.25, 60, 420, 0.5)
  path(ridge(3, 500, 120, 520, 5, 0), "#8f7c8c")
  haze("h1", 470, 230, "#f2c49c", 0.5)
  path(ridge(11, 590, 90, 380, 5, 0), "#5f5a70")
  haze("h2", 560, 200, "#e8b690", 0.42)
  path(wood(23, 668, 46, 300, 8, 34), "#38384b")
  bridge(y, 130, 1420, 5, "#2a2733", "#211f2a")
  for (i = 0; i < 6; i++) { rect(130 + i * 258 - 2, y - 214, 4, 56, "#211f2a"); circle(130 + i * 258, y - 216, 6, "#ffe9b8"); circle(130 + i * 258, y - 216, 26, "url(#sun)") }
  for (i = 0; i < 9; i++) person(330 + i * 37 + 22 * hash(i, 4), y - 156, 0.42, "#1b1a23", i)
  end()
  water("up", y, "#2a2f45", 0.72, 5)
  path(wood(57, 1075, 50, 260, 12, 60), "#15161e")
  vignette(0.42)
}

function boats_morning(  y) {
  y = 560
  group("id=\"up\"")
  sky("#8fa6b2", "#d3d3c8", "#f5e1c0", y + 10, 420, 340, "#fff3d2", 0.95)
  vapour("c1", 15, 0.0012, 0.007, 1, 1, 0.97, 2.2, -1.0, 0, 420, 0.7)
  path(ridge(41, 420, 100, 600, 5, 0), "#a7b3b2")
  haze("h1", 380, 190, "#f1e6d0", 0.75)
  path(wood(43, 500, 60, 420, 7, 40), "#75867f")
  haze("h2", 470, 140, "#f3e9d4", 0.7)
  path(wood(47, 548, 30, 300, 8, 46), "#4a5c55")
  end()
  water("up", y, "#5f7274", 0.6, 11)
  boat(1330, 636, 0.5, 1, "#3b474a", "#b9693f", 3)
  vapour("mist", 21, 0.0016, 0.012, 1, 0.98, 0.93, 2.6, -1.1, 450, 250, 0.85)
  boat(1040, 700, 0.86, 1, "#2a3539", "#c4683a", 4)
  boat(560, 806, 1.5, 1, "#1d272c", "#cb6a38", 4)
  vapour("mist2", 22, 0.0013, 0.014, 1, 0.98, 0.93, 2.6, -1.32, 600, 260, 0.6)
  vignette(0.38)
}

function cross(x, y, s) { rect(x - s / 2, y - s / 6, s, s / 3, "#2f7d5b"); rect(x - s / 6, y - s / 2, s / 3, s, "#2f7d5b") }

function medical_tents(  i) {
  sky("#4a6d97", "#c2bfb4", "#f6d49a", 740, 1330, 560, "#ffe9b4", 1)
  vapour("c1", 33, 0.0016, 0.009, 1, 0.93, 0.84, 2.6, -1.3, 20, 480, 0.85)
  path(ridge(61, 610, 70, 700, 5, 1), "#a98c78")
  haze("h1", 540, 220, "#f6d8a2", 0.75)
  path(ridge(67, 690, 26, 420, 4, 0), "#8f7452")
  path(wood(69, 700, 10, 500, 30, 22), "#6f6240")
  relief("g1", ridge(71, 722, 8, 500, 4, 0), "#b8935f", 700, 12, 0.03, 0.12, 3.4, 200, 40, "#ffedc4", 0.7)
  gradient("cl", "0 #fbf2dc;.45 #e9dcc0;1 #a99876"); gradient("cl2", "0 #efe4cb;.5 #d9cbae;1 #9a8868"); gradient("wl", "0 #d9cbb0;1 #9d8c6e", 1)
  hoop_tent(170, 766, 0.62, "cl2", "url(#wl)", "#4a3e2e"); hoop_tent(1150, 760, 0.58, "cl2", "url(#wl)", "#4a3e2e"); hoop_tent(830, 752, 0.5, "cl2", "url(#wl)", "#4a3e2e")
  person(520, 792, 0.62, "#4b3c2c", 4); person(556, 798, 0.64, "#3e3a35", 9); person(780, 786, 0.56, "#54432f", 6)
  hoop_tent(620, 930, 2.05, "cl", "url(#wl)", "#33291d")
  cross(812, 800, 70)
  person(1230, 936, 1.35, "#33302d", 3); person(1286, 944, 1.28, "#4a3826", 7); person(430, 950, 1.35, "#302e2b", 14)
  rect(316, 610, 5, 330, "#4e4436"); path("M321,614C350,606 372,628 404,618L404,672C372,682 350,660 321,668Z", "#efe4c9"); cross(362, 643, 30)
  haze("low", 640, 260, "#ffdc9a", 0.25)
  vignette(0.42)
}

function peaks(id, seed, y0, amp, len, fill, strength) {
  relief(id, ridge(seed, y0, amp, len, 8, 1), fill, y0 - amp, seed, 0.0065, 0.011, 95, 215, 28, "#ffffff", strength)
}

function helicopter_peak() {
  sky("#3f6690", "#9fbdd0", "#e9e7de", 1067, 300, 250, "#fff6df", 0.75)
  vapour("c1", 51, 0.0018, 0.009, 1, 1, 1, 2.8, -1.4, 0, 520, 0.8)
  peaks("p1", 83, 560, 230, 430, "#b3c3d0", 0.7)
  haze("h1", 520, 330, "#e6ebec", 0.75)
  peaks("p2", 97, 740, 260, 520, "#d2dde4", 1)
  vapour("m1", 54, 0.0014, 0.008, 0.97, 0.98, 1, 2.8, -1.25, 560, 330, 0.9)
  peaks("p3", 104, 990, 200, 640, "#eef3f5", 1)
  path(wood(61, 1070, 40, 300, 15, 78), "#2c3a44")
  group("transform=\"rotate(-5 900 430)\"")
  helicopter(930, 452, 0.92, 1, "#24303a", "#c9832d", "#9fb9c9")
  end()
  vapour("snow", 58, 0.002, 0.006, 1, 1, 1, 2.4, -1.25, 700, 367, 0.6)
  vignette(0.36)
}

function snow_camp(  i) {
  sky("#2f4268", "#8f93b4", "#f3c7b1", 760, 1250, 610, "#ffdcb8", 0.9)
  vapour("c1", 63, 0.0016, 0.008, 0.98, 0.78, 0.74, 2.5, -1.28, 40, 520, 0.7)
  peaks("p1", 117, 600, 200, 380, "#a9a9c4", 0.8)
  haze("h1", 560, 220, "#efc6b4", 0.6)
  path(wood(123, 742, 40, 420, 9, 62), "#3d4660")
  relief("g1", ridge(127, 770, 34, 620, 4, 0), "#b9c1d8", 730, 31, 0.003, 0.02, 46, 320, 26, "#fff2ea", 0.9)
  gradient("cl", "0 #e8924e;.5 #cf7136;1 #8a4423")
  tent(330, 846, 0.62, "cl", "#8f4925", "#2a1a14"); tent(540, 834, 0.5, "cl", "#8f4925", "#2a1a14"); tent(700, 828, 0.42, "cl", "#8f4925", "#2a1a14")
  tent(1120, 930, 1.35, "cl", "#944a25", "#26170f"); tent(180, 930, 1.15, "cl", "#944a25", "#26170f")
  person(610, 880, 0.6, "#232b42", 20); person(650, 884, 0.62, "#232b42", 23); person(840, 900, 0.74, "#232b42", 29); person(884, 908, 0.76, "#1f273c", 31); person(1350, 936, 0.9, "#1f273c", 36)
  out("<g stroke=\"#2b3148\" stroke-width=\"3\"><path d=\"M1410,944L1420,830M1428,946L1436,832M1448,944L1452,836\"/></g>")
  vapour("drift", 68, 0.003, 0.02, 1, 0.96, 0.95, 2.6, -1.4, 820, 247, 0.55)
  vignette(0.38)
}

function rope_team(  i, x, y, px, py) {
  sky("#27507e", "#7ea6c6", "#e8e4da", 1067, 1180, 300, "#fff4d8", 0.95)
  vapour("c1", 72, 0.0016, 0.007, 1, 1, 1, 2.6, -1.3, 140, 520, 0.85)
  peaks("p1", 131, 640, 170, 420, "#9fb7cb", 0.75)
  haze("h1", 560, 320, "#e3e8ea", 0.8)
  vapour("m1", 77, 0.0013, 0.01, 1, 1, 1, 2.6, -1.05, 600, 300, 0.95)
  relief("g1", slope(), "#dfe7ee", 520, 37, 0.004, 0.014, 70, 230, 25, "#ffffff", 1)
  for (i = 0; i < 7; i++) {
    x = 380 + i * 118; y = slope_y(x) + 6
    if (i) out("<path d=\"M" px "," py - 44 "Q" (px + x) / 2 "," (py + y) / 2 - 22 " " x "," y - 44 "\" stroke=\"#3a3f4c\" stroke-width=\"1.8\" fill=\"none\"/>")
    px = x; py = y
  }
  for (i = 0; i < 7; i++) {
    x = 380 + i * 118; y = slope_y(x) + 6
    person(x, y, 0.8, "#1c2533", i + 41)
    rect(x - 13, y - 66, 11, 24, i % 2 ? "#b85c2a" : "#2b4c6f", "rx=\"4\"")
    out("<path d=\"M" x + 13 "," y - 38 "L" x + 24 "," y + 2 "\" stroke=\"#1c2533\" stroke-width=\"2.2\"/>")
  }
  vapour("drift", 79, 0.002, 0.016, 1, 1, 1, 2.6, -1.4, 760, 307, 0.5)
  vignette(0.36)
}
function slope_y(x) { return 930 - x * 0.23 - 34 * sin(x / 310) - 14 * octaves(x / 120, 5, 3, 0) }
function slope(  x, d) {
  d = "M-20,1100"
  for (x = -20; x <= W + 20; x += 8) d = d sprintf("L%d,%.1f", x, slope_y(x))
  return d "L1640,1100Z"
}

# A house seen from a corner, its eaves 60 above the water at y, with its double in the water.
function house(x, y, s, flip, lit, shade, roof, dark,  k) {
  for (k = 0; k < 2; k++) {
    group("transform=\"translate(" x " " y ") scale(" s * flip " " (k ? s : -s * 0.7) ")\"" (k ? "" : " opacity=\".28\""))
    path("M-60,2L-60,-60L-28,-98L4,-60L4,2Z", lit)
    path("M4,2L4,-60L112,-60L112,2Z", shade)
    path("M-28,-104L84,-104L124,-54L10,-54Z", roof); path("M-28,-104L-66,-56L-60,-54L-28,-92L4,-54L12,-54Z", roof, "opacity=\".75\"")
    rect(58, -124, 15, 24, shade)
    rect(-44, -44, 13, 22, dark); rect(-22, -44, 13, 22, dark); rect(22, -44, 14, 22, dark); rect(52, -44, 14, 22, dark); rect(82, -44, 14, 22, dark)
    rect(-60, -9, 172, 11, "#4f4c3e", "opacity=\".45\"")
    end()
  }
}
function crown(x, y, s, fill,  k) {
  rect(x - 3 * s, y - 60 * s, 6 * s, 64 * s, fill)
  for (k = 0; k < 22; k++) circle(x + (hash(k, x) - 0.5) * 84 * s, y - (52 + 72 * hash(k, x + 1)) * s, (7 + 13 * hash(k, x + 2)) * s, fill)
}

function flood_valley(  y, i) {
  y = 520
  group("id=\"up\"")
  sky("#6b7883", "#a9b0ae", "#dcd8c8", y + 10, 1180, 240, "#f6ead0", 0.6)
  vapour("c1", 81, 0.0015, 0.007, 0.42, 0.46, 0.5, 2.6, -1.1, 0, 380, 0.8)
  vapour("c2", 86, 0.002, 0.011, 0.95, 0.94, 0.9, 2.4, -1.2, 40, 380, 0.6)
  path(ridge(141, y - 190, 90, 560, 5, 0), "#96a2a3")
  haze("h1", y - 260, 240, "#d6d8d0", 0.75)
  path(wood(143, y - 92, 50, 430, 7, 36), "#6f7d7a")
  haze("h2", y - 150, 160, "#d2d4cb", 0.6)
  path(wood(147, y - 30, 14, 300, 9, 34), "#61706a")
  for (i = 0; i * 112 < W; i++) house(40 + i * 112 + 40 * hash(i, 14), y, 0.32 + 0.12 * hash(i, 15), i % 2 ? 1 : -1, "#a8a296", "#8d887d", i % 3 ? "#6f5247" : "#624b43", "#4c5355")
  rect(1003, y - 150, 34, 156, "#a19b90"); path("M998,370L1020,306L1042,370Z", "#54443f")
  haze("h3", y - 70, 110, "#d2d4cb", 0.55)
  end()
  water("up", y, "#635f4d", 0.78, 17)
  for (i = 0; i * 215 < W; i++) crown(80 + i * 215 + 80 * hash(i, 31), 600 + 70 * hash(i, 32), 0.42 + 0.3 * hash(i, 33), "#46523f")
  house(1180, 672, 0.92, 1, "#b3a999", "#8e867a", "#6b4a3f", "#3c4242"); house(300, 716, 1.2, -1, "#b9ae9c", "#938a7c", "#74503f", "#3c4242")
  if (W > 1600) { house(1900, 700, 1.1, -1, "#b3a999", "#8e867a", "#6b4a3f", "#3c4242"); house(2260, 640, 0.7, 1, "#aaa193", "#88806f", "#654a40", "#3c4242") }
  for (i = 0; i < 9; i++) rect(520 + i * 78, 780 + 8 * sin(i * 2), 5, 34 - i, "#3c382e")
  if (W == 1600) boat(860, 880, 1.15, 1, "#1f282c", "#c4642f", 4)
  vapour("m1", 88, 0.0015, 0.014, 0.95, 0.95, 0.92, 2.6, -1.3, 430, 240, 0.8)
  if (W == 1600) vignette(0.4)
}

function flood_night(  i, x, y) {
  y = 610
  group("id=\"up\"")
  sky("#0d1626", "#1c2c45", "#4a5268", y + 10, "", 0, "", 0)
  glow("lamp", "#ffcf7d", 0.8); glow("cold", "#bcd8ff", 0.9)
  vapour("c1", 91, 0.0018, 0.009, 0.42, 0.46, 0.58, 2.4, -1.2, 0, 420, 0.6)
  path(wood(151, 520, 50, 420, 8, 40), "#101a29")
  for (i = 0; i < 7; i++) {
    x = 40 + i * 262; house(x, y, 1.15 + 0.4 * hash(i, 51), i % 2 ? 1 : -1, i % 2 ? "#2a3140" : "#333a49", "#222938", "#151b28", i % 3 == 1 ? "#f4c26a" : "#141a26")
  }
  for (i = 0; i < 5; i++) {
    x = 150 + i * 330; rect(x - 3, y - 226, 6, 230, "#10151f"); path("M" x ",386L" x + 44 ",378L" x + 44 ",383L" x ",391Z", "#10151f")
    if (i != 2) { circle(x + 44, 386, 120, "url(#lamp)"); circle(x + 44, 386, 7, "#fff2d0") }
  }
  end()
  water("up", y, "#0b121e", 0.5, 23)
  gradient("beam", "0 #dfeaff 0;1 #dfeaff .5", 1)
  blur("soft", 9)
  path("M818,812L140,770L140,884Z", "url(#beam)", "filter=\"url(#soft)\"")
  boat(960, 858, 1.25, 1, "#0b111b", "#8f4a27", 4)
  circle(812, 812, 90, "url(#cold)"); circle(812, 812, 7, "#fff")
  boat(420, 742, 0.66, -1, "#0b111b", "#7c4226", 3)
  circle(504, 716, 52, "url(#cold)"); circle(504, 716, 4, "#fff")
  vapour("m1", 94, 0.002, 0.012, 0.62, 0.68, 0.8, 2.4, -1.3, 540, 240, 0.5)
  vignette(0.5)
}

# A map without names: water over the usual river, roads, a settlement, measuring points. The contours
# are level lines of one smooth field, drawn as dots joined along x.
function flood_map(  i, k, d, e, x) {
  rect(0, 0, W, H, "#f1ebd9")
  for (k = 0; k < 13; k++) {
    d = ""; e = ""
    for (x = -20; x <= W + 20; x += 10) {
      d = d sprintf("%s%d,%.1f", x > -20 ? "L" : "M", x, map_y(x) - 170 - k * 44 - contour(x, k, 1))
      e = e sprintf("%s%d,%.1f", x > -20 ? "L" : "M", x, map_y(x) + 190 + k * 40 + contour(x, k, 40))
    }
    path(d "L1640,-40L-40,-40Z", "#c9b98c", "opacity=\".085\""); path(e "L1640,1140L-40,1140Z", "#a9b98a", "opacity=\".085\"")
    out("<path d=\"" d "\" fill=\"none\" stroke=\"#a8834f\" stroke-width=\"" (k % 4 == 3 ? 2.6 : 1.2) "\" opacity=\".75\"/>")
    out("<path d=\"" e "\" fill=\"none\" stroke=\"#a8834f\" stroke-width=\"" (k % 4 == 3 ? 2.6 : 1.2) "\" opacity=\".75\"/>")
  }
  out("<pattern id=\"hatch\" width=\"13\" height=\"13\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"2\" height=\"13\" fill=\"#2f6a8d\" opacity=\".42\"/></pattern>")
  d = ""; e = ""
  for (x = -40; x <= W + 40; x += 12) {
    d = d sprintf("%s%d,%.1f", x > -40 ? "L" : "M", x, map_y(x) - 40 - 96 * smooth(x / 170, 5))
    e = sprintf("L%d,%.1f", x, map_y(x) + 44 + 110 * smooth(x / 150, 6)) e
  }
  path(d e "Z", "#9cc3d8", "opacity=\".8\""); path(d e "Z", "url(#hatch)"); out("<path d=\"" d e "Z\" fill=\"none\" stroke=\"#3f7fa3\" stroke-width=\"2.5\" stroke-dasharray=\"10 6\"/>")
  d = ""
  for (x = -40; x <= W + 40; x += 12) d = d sprintf("%s%d,%.1f", x > -40 ? "L" : "M", x, map_y(x))
  out("<path d=\"" d "\" fill=\"none\" stroke=\"#2b6386\" stroke-width=\"24\" stroke-linejoin=\"round\"/>")
  for (i = 0; i < 190; i++) {
    x = 690 + (i % 2 ? 1 : -1) * 250 * hash(i, 61) * hash(i, 60); e = map_y(x) + (i % 3 ? -1 : 1) * (34 + 150 * hash(i, 62))
    rect(sprintf("%.1f", x), sprintf("%.1f", e), sprintf("%.1f", 9 + 12 * hash(i, 63)), sprintf("%.1f", 8 + 9 * hash(i, 64)), e > map_y(x) - 90 && e < map_y(x) + 90 ? "#8a4a36" : "#6b5f50", "transform=\"rotate(-12 " int(x) " " int(e) ")\"")
  }
  d = "M580,-20C610,180 690,260 700,430S650,760 740,1100"
  out("<path d=\"" d "\" fill=\"none\" stroke=\"#fffaf0\" stroke-width=\"13\"/><path d=\"" d "\" fill=\"none\" stroke=\"#bf6a36\" stroke-width=\"7\"/>")
  out("<path d=\"M-20,330C300,290 480,350 690,380S1250,330 1640,150\" fill=\"none\" stroke=\"#fffaf0\" stroke-width=\"8\"/><path d=\"M-20,330C300,290 480,350 690,380S1250,330 1640,150\" fill=\"none\" stroke=\"#8d7f66\" stroke-width=\"4\"/>")
  for (i = 0; i < 5; i++) { x = 180 + i * 310; e = map_y(x); circle(x, e, 19, "#fffaf0"); circle(x, e, 13, i == 2 ? "#a8321f" : "#1c5551") }
  rect(1200, 1000, 120, 9, "#2b2a26"); rect(1320, 1000, 120, 9, "#fffaf0", "stroke=\"#2b2a26\" stroke-width=\"1.5\"")
  path("M1510,930L1530,1006L1510,990L1490,1006Z", "#2b2a26")
  vignette(0.16)
}
function map_y(x) { return 580 + 110 * sin(x / 290 + 0.6) + 60 * octaves(x / 260, 9, 3, 0) - x * 0.07 }
function contour(x, k, seed) { return (46 + 4 * k) * octaves(x / 240 + k * 0.06, seed + 2, 3, 0) + 16 * octaves(x / 90 + k * 0.11, seed + 7, 2, 0) }

function airfield(  i) {
  sky("#426f9f", "#b5c3c8", "#f8dcae", 730, 330, 560, "#ffeebf", 1)
  vapour("c1", 103, 0.0022, 0.009, 1, 0.95, 0.88, 3.2, -1.62, 20, 520, 1)
  path(ridge(161, 610, 70, 480, 5, 0), "#8c9ca0")
  haze("h1", 560, 170, "#f8dfb4", 0.7)
  path(wood(163, 668, 16, 420, 8, 26), "#56685c")
  relief("g1", "M-20,680L1620,680L1620,1100L-20,1100Z", "#7c8752", 676, 41, 0.03, 0.16, 2.2, 220, 44, "#fff4cc", 0.45)
  path("M-20,770L1620,738L1620,1100L-20,1100Z", "#807d78")
  gradient("sheen", "0 #ffe7b8 .5;.5 #ffe7b8 .12;1 #20252c .35"); path("M-20,770L1620,738L1620,1100L-20,1100Z", "url(#sheen)")
  out("<path d=\"M-20,980L1620,846\" stroke=\"#f1ead8\" stroke-width=\"7\" stroke-dasharray=\"110 70\" opacity=\".8\"/>")
  path("M1290,702L1290,612Q1420,548 1550,612L1550,702Z", "#6c7470"); path("M1320,702L1320,632Q1420,584 1520,632L1520,702Z", "#2e383d")
  ellipse(1098, 762, 130, 5, "#1d1f22", "opacity=\".4\""); helicopter(1100, 760, 0.74, 1, "#28343d", "#c9832d", "#d9cfae")
  for (i = 0; i < 9; i++) person(840 + 48 * i + 34 * hash(i, 3), 776 + 14 * hash(i, 4), 0.5, "#32343a", i + 3)
  ellipse(560, 836, 260, 10, "#1d1f22", "opacity=\".42\""); helicopter(570, 830, 1.5, 1, "#232e37", "#c9832d", "#e0d3ae")
  for (i = 0; i < 7; i++) person(150 + 38 * i + 26 * hash(i, 5), 838 + 22 * hash(i, 6), 0.78, "#2a2c33", i + 17)
  helicopter(1210, 250, 0.36, 1, "#33414b", "#a9763c", "#b9c6cc")
  onlookers(12, 205, "#15181d")
  vignette(0.36)
}

function flags(  i) {
  folds()
  sky("#2d5f9a", "#7fabd0", "#dbe6ea", 1067, 1350, 200, "#fffbe8", 0.8)
  vapour("c1", 112, 0.0018, 0.008, 1, 1, 1, 3.0, -1.45, 60, 900, 1)
  path(wood(171, 1010, 20, 380, 9, 60), "#3d5345")
  flag(1180, 1080, 520, 190, 2.1, "#c9ccd0"); flag(900, 1080, 660, 240, 4.0, "#d2d5d8")
  flag(540, 1090, 830, 320, 0.6, "#dcdee0"); flag(120, 1100, 1010, 400, 5.2, "#e6e7e8")
  path(wood(173, 1078, 12, 300, 11, 40), "#26382e")
  vignette(0.3)
}

# A firefighting aircraft banking towards us, nose to the left, 330 units long.
function aircraft(x, y, s, body, band, dark) {
  at(x, y, s, 1)
  path("M-14,-26L26,-28L22,-92L4,-94Z", body); path("M-14,-26L26,-28L22,-92L4,-94Z", "#000", "opacity=\".28\"")
  path("M-22,-62L20,-64L26,-58L-18,-54Z", dark)
  path("M-160,0C-160,-12 -140,-20 -112,-24L-92,-33L-62,-34L-48,-26L70,-22L126,-18L152,-62L172,-62L164,-14L166,-6C130,2 60,12 -50,16C-120,18 -160,10 -160,0Z", body)
  path("M-159,2C-120,6 60,2 165,-9L166,-6C130,2 60,12 -50,16C-120,18 -156,12 -159,2Z", "#000", "opacity=\".3\"")
  path("M-150,-10L60,-14L100,-14L60,-8L-155,-4Z", band)
  path("M-110,-23L-91,-31L-64,-32L-56,-25L-90,-22Z", "#27313a")
  path("M126,-18L152,-62L172,-62L168,-36Z", band)
  path("M112,-14L150,-16L190,12L172,14Z", body); path("M112,-14L150,-16L190,12L172,14Z", "#000", "opacity=\".18\"")
  path("M-30,-24L34,-26L74,78L48,82Z", body); path("M-30,-24L-8,-25L58,80L48,82Z", "#fff", "opacity=\".22\""); path("M52,54L66,54L74,78L48,82L44,64Z", band)
  path("M-42,12C-42,6 -20,2 26,8L34,18C0,24 -40,24 -42,12Z", dark)
  ellipse(-45, 13, 2.5, 30, dark, "opacity=\".42\""); ellipse(-25, -59, 2, 22, dark, "opacity=\".42\"")
  end()
}

function water_drop(  i) {
  sky("#4678a8", "#a6c2cf", "#f1e3c6", 760, 1280, 420, "#fff3d2", 0.8)
  vapour("c1", 121, 0.002, 0.009, 1, 1, 0.98, 2.8, -1.4, 0, 460, 0.9)
  path(ridge(181, 560, 130, 520, 5, 0), "#8ba0a4"); haze("h1", 500, 240, "#efe5cd", 0.6)
  path(wood(183, 690, 60, 420, 7, 40), "#5d7466"); haze("h2", 660, 140, "#e9e3cd", 0.4)
  vapour("smoke", 127, 0.004, 0.006, 0.83, 0.81, 0.78, 3.4, -1.75, 430, 420, 0.85)
  out("<filter id=\"spray\" x=\"0\" y=\"0\" width=\"1\" height=\"1\" color-interpolation-filters=\"sRGB\"><feTurbulence type=\"fractalNoise\" baseFrequency=\".012 .007\" numOctaves=\"5\" seed=\"9\"/><feColorMatrix values=\"0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 3 0 0 0 -.9\"/></filter>")
  blur("soft", 26)
  out("<mask id=\"fall\" maskUnits=\"userSpaceOnUse\" x=\"400\" y=\"300\" width=\"1100\" height=\"560\"><path d=\"M560,396C620,520 760,640 960,720C1100,740 1240,744 1330,738C1260,620 1120,500 900,440C760,402 640,388 560,384Z\" fill=\"#fff\" filter=\"url(#soft)\"/></mask>")
  group("mask=\"url(#fall)\""); rect(400, 300, 1100, 560, "#f6f8f8", "opacity=\".3\""); rect(400, 300, 1100, 560, "#fff", "filter=\"url(#spray)\""); end()
  group("transform=\"rotate(5 540 380)\""); aircraft(560, 372, 1.2, "#d99a34", "#a43a26", "#2b343b"); end()
  path(wood(187, 850, 60, 380, 10, 74), "#3b5145")
  path(wood(189, 985, 50, 300, 14, 110), "#22322b")
  vignette(0.34)
}

function tents_field(  i, x) {
  folds()
  sky("#3f76ac", "#a4c6dc", "#f3ecd4", 640, 300, 330, "#fff6d8", 0.85)
  vapour("c1", 131, 0.0024, 0.009, 1, 1, 1, 3.2, -1.6, 30, 460, 1)
  path(ridge(191, 500, 110, 560, 5, 0), "#86a2a6"); haze("h1", 470, 180, "#eee8d2", 0.6)
  path(wood(193, 600, 40, 420, 8, 46), "#54745c")
  relief("g1", ridge(197, 636, 14, 500, 4, 0), "#7c9553", 620, 47, 0.03, 0.13, 2.4, 220, 44, "#fff8d0", 0.5)
  gradient("cl", "0 #fffaf0;.5 #e8e0d0;1 #b3aa98"); gradient("oc", "0 #f0b866;.5 #d9963f;1 #99652a")
  for (i = 0; i < 9; i++) tent(90 + i * 180, 690 + 5 * (i % 2), 0.55, "cl", "#bdb4a2", "#57564c")
  flag(800, 700, 250, 96, 1.2, "#ddd")
  for (i = 0; i < 34; i++) person(60 + 1480 * hash(i, 241), 716 + 44 * hash(i, 242), 0.42 + 0.1 * hash(i, 242), i % 3 ? "#333a3a" : "#59483a", i + 2)
  for (i = 0; i < 4; i++) tent(200 + i * 420, 810, 1.02, i % 2 ? "oc" : "cl", i % 2 ? "#a16d2c" : "#bfb6a4", "#4d4c43")
  for (i = 0; i < 12; i++) { x = 100 + 1400 * hash(i, 251); person(x, 830 + 40 * hash(i, 252), 0.78, i % 3 ? "#2f3536" : "#4e3f33", i + 9) }
  person(700, 912, 1.0, "#27302f", 5); dog(758, 914, 0.62, "#2f261f"); person(1084, 926, 1.05, "#30312d", 8); dog(1030, 930, 0.66, "#4c3927")
  onlookers(10, 262, "#1b221d")
  vignette(0.34)
}
function dog(x, y, s, fill) {
  at(x, y, s, 1)
  path("M-34,0L-32,-26C-36,-36 -30,-42 -20,-42L14,-42L22,-58L28,-60L32,-54L44,-50L42,-44L30,-42L26,-24L28,0L22,0L18,-20L-16,-20L-22,0L-28,0L-26,-18L-30,0Z", fill)
  path("M-32,-38Q-48,-50 -46,-62Q-40,-48 -28,-42Z", fill)
  end()
}

function hoist_lake(  y) {
  y = 730
  group("id=\"up\"")
  sky("#3c5f86", "#9db7c4", "#f0dfc2", y + 10, 1240, 470, "#fff0cc", 0.9)
  vapour("c1", 141, 0.0016, 0.008, 1, 0.95, 0.88, 2.7, -1.35, 0, 480, 0.85)
  peaks("p1", 203, 500, 150, 420, "#9caebb", 0.7)
  haze("h1", 440, 260, "#ecdcc0", 0.6)
  path(ridge(207, 610, 120, 480, 5, 0), "#5f7680"); haze("h2", 560, 190, "#e6d6bc", 0.5)
  path(wood(211, 716, 24, 420, 7, 34), "#33474c")
  end()
  water("up", y, "#2c4654", 0.66, 29)
  blur("soft", 10)
  ellipse(640, 880, 230, 22, "#eef4f4", "opacity=\".3\" filter=\"url(#soft)\""); ellipse(640, 880, 120, 10, "#fff", "opacity=\".35\" filter=\"url(#soft)\"")
  group("transform=\"rotate(-3 700 360)\""); helicopter(692, 372, 1.3, 1, "#212c35", "#c9832d", "#a9c3d2"); end()
  out("<path d=\"M652,350L640,792\" stroke=\"#1b242b\" stroke-width=\"2.4\"/>")
  person(637, 846, 0.6, "#b85a2a", 61); person(650, 850, 0.56, "#1f2930", 64)
  boat(1190, 862, 0.9, 1, "#1c262c", "#c4642f", 3)
  vignette(0.38)
}

function night_camp(  i, x, y) {
  y = 770
  group("id=\"up\"")
  sky("#070d1c", "#14223f", "#3d5070", y + 10, "", 0, "", 0)
  for (i = 0; i < 420; i++) circle(W * hash(i, 301), 640 * hash(i, 302) * hash(i, 303), 0.7 + 1.5 * hash(i, 304) * hash(i, 305), "#f4f1e2", "opacity=\"" 0.35 + 0.6 * hash(i, 306) "\"")
  vapour("milky", 151, 0.0026, 0.004, 0.62, 0.68, 0.86, 2.4, -1.22, 0, 620, 0.45)
  path(ridge(221, 600, 150, 430, 8, 1), "#24344f")
  haze("h1", 560, 200, "#54688a", 0.4)
  path(wood(223, 716, 30, 420, 8, 52), "#0d1728")
  glow("warm", "#ffb860", 0.7); gradient("cl", "0 #ffd183;.5 #eca94f;1 #a8652a")
  for (i = 0; i < 8; i++) { x = 120 + i * 196 + 40 * hash(i, 310); circle(x, 736, 110, "url(#warm)"); tent(x, 764 - 6 * hash(i, 312), 0.56 + 0.2 * hash(i, 313), "cl", "#c07c35", "#5f3814") }
  for (i = 0; i < 9; i++) person(200 + i * 150 + 60 * hash(i, 311), 768, 0.44, "#0a0f18", i)
  end()
  water("up", y, "#070d1a", 0.5, 31)
  path(wood(227, 1080, 30, 260, 13, 66), "#03060d")
  vignette(0.45)
}

function chair(x, y, s, seat, back) {
  at(x, y, s, 1)
  rect(-22, -62, 44, 38, back, "rx=\"6\""); rect(-22, -62, 44, 12, "#fff", "rx=\"6\" opacity=\".09\""); rect(-24, -22, 48, 10, seat, "rx=\"4\"")
  out("<path d=\"M-20,-12L-22,18M20,-12L22,18\" stroke=\"#2c241d\" stroke-width=\"3.4\"/>")
  end()
}

function hall(  i, r, n, y, s, x) {
  gradient("wall", "0 #cbbd9f;.7 #b3a17f;1 #8e7b5d"); rect(0, 0, W, 640, "url(#wall)")
  gradient("floor", "0 #93714c;1 #3d2b1d"); path("M0,690L200,600L1400,600L1600,690L1600,1067L0,1067Z", "url(#floor)")
  gradient("glass", "0 #f4f8f8;.6 #e6eeea;1 #fbf0d6"); glow("sun", "#fff6da", 0.6)
  path("M0,0L1600,0L1400,90L200,90Z", "#e3d8c2"); path("M0,0L200,90L200,602L0,700Z", "#9a8867"); path("M1600,0L1400,90L1400,602L1600,700Z", "#b3a17e")
  for (i = 0; i < 5; i++) path("M" 330 + i * 190 ",70L" 430 + i * 190 ",70L" 420 + i * 200 - 20 ",24L" 300 + i * 200 ",24Z", "#fff8e2", "opacity=\".8\"")
  gradient("drape", "0 #5c211e;.25 #7d312b;.5 #571e1b;.75 #7a2f29;1 #4e1a18", 1)
  for (i = 0; i < 4; i++) {
    x = 300 + i * 270
    rect(x - 8, 152, 206, 356, "#7b6848"); rect(x, 160, 190, 340, "url(#glass)")
    path("M" x ",430C" x + 50 ",400 " x + 120 ",440 " x + 190 ",410L" x + 190 ",500L" x ",500Z", "#9fb3a8", "opacity=\".5\"")
    rect(x + 92, 160, 6, 340, "#93805f"); rect(x, 300, 190, 6, "#93805f")
    path("M" x - 26 ",138L" x + 26 ",138C" x + 22 ",280 " x + 2 ",420 " x - 4 ",524L" x - 34 ",524Z", "url(#drape)"); path("M" x + 216 ",138L" x + 164 ",138C" x + 168 ",280 " x + 188 ",420 " x + 194 ",524L" x + 224 ",524Z", "url(#drape)")
    rect(x - 40, 130, 270, 10, "#5d4a30")
  }
  circle(800, 330, 560, "url(#sun)")
  path("M200,602L1400,602L1400,566L200,566Z", "#5b432b"); rect(200, 552, 1200, 14, "#80613f")
  hanging_flag(520, 556, 300, "#c2a76c"); hanging_flag(1060, 556, 300, "#c2a76c")
  path("M746,560L756,452L844,452L854,560Z", "#4f3720"); path("M790,560L790,452L844,452L854,560Z", "#000", "opacity=\".15\""); rect(740, 440, 120, 14, "#6d4f30")
  out("<path d=\"M800,442Q802,412 818,402\" stroke=\"#2a2a2a\" stroke-width=\"3.5\" fill=\"none\"/>"); ellipse(820, 400, 6, 4, "#222")
  blur("soft", 14)
  for (i = 0; i < 4; i++) { x = 300 + i * 270; path("M" x ",612L" x + 190 ",612L" (x - 700) * 1.7 + 1000 ",800L" (x - 700) * 1.7 + 640 ",800Z", "#fff1cc", "opacity=\".16\" filter=\"url(#soft)\"") }
  for (r = 0; r < 6; r++) {
    s = 0.62 + r * 0.32; y = 664 + r * r * 11 + r * 22; n = 9
    if (r == 5) { blur("near", 3); group("filter=\"url(#near)\"") }
    for (i = -n; i <= n; i++) if (i) { x = 800 + (i + (i < 0 ? -0.55 : 0.55)) * 58 * s; if (x > -60 && x < 1660) chair(x, y, s, "#43211e", (i + r) % 3 ? "#66302a" : "#5e2b26") }
    if (r == 5) end()
  }
  vignette(0.5)
}

function ministry(  i, x) {
  folds()
  sky("#12233f", "#3a5580", "#d6a58a", 760, 1300, 700, "#ffcf9c", 0.8)
  vapour("c1", 161, 0.0016, 0.008, 0.85, 0.66, 0.64, 2.5, -1.3, 40, 520, 0.7)
  path(wood(231, 770, 16, 420, 10, 90), "#16233a")
  relief("g1", "M-40,838L1640,838L1640,1110L-40,1110Z", "#343a47", 836, 51, 0.035, 0.2, 2, 240, 42, "#ffe0b0", 0.45)
  gradient("stone", "0 #6f6a66;.5 #95866e;1 #d9b377"); gradient("lit", "0 #ffe0a0;1 #ffc66a"); glow("lamp", "#ffd48a", 0.5)
  rect(160, 330, 1280, 490, "url(#stone)"); rect(136, 308, 1328, 30, "#77706a"); rect(160, 796, 1280, 44, "#6e6351")
  for (i = 0; i < 13; i++) rect(160, 350 + i * 36, 1280, 1.5, "#000", "opacity=\".12\"")
  for (i = 0; i < 5; i++) { win(206 + i * 80, 380, i % 2); win(206 + i * 80, 590, (i + 1) % 3 == 0); win(1036 + i * 80, 380, i % 3 == 1); win(1036 + i * 80, 590, i % 2) }
  path("M600,330L800,228L1000,330Z", "#8f8371"); path("M648,320L800,244L952,320Z", "#746a5c"); rect(592, 324, 416, 24, "#a08f72")
  rect(616, 348, 368, 452, "#4d4334")
  for (i = 0; i < 3; i++) { rect(672 + i * 96, 400, 56, 110, "url(#lit)"); rect(672 + i * 96, 570, 56, 234, i == 1 ? "url(#lit)" : "#221c15"); rect(698 + i * 96, 400, 4, 110, "#4d4334") }
  circle(800, 660, 260, "url(#lamp)")
  for (i = 0; i < 5; i++) { x = 620 + i * 81; gradient("col" i, "0 #5f5546;.4 #d8bd88;1 #4e4538", 1); rect(x, 356, 34, 444, "url(#col" i ")"); rect(x - 7, 346, 48, 13, "#a8966f"); rect(x - 7, 792, 48, 14, "#a08f6c") }
  for (i = 0; i < 5; i++) rect(586 - i * 22, 806 + i * 13, 428 + i * 44, 13, i % 2 ? "#8c7c62" : "#a39070")
  gradient("pool", "0 #ffcf86 .42;1 #ffcf86 0"); path("M560,870L1040,870L1320,1067L280,1067Z", "url(#pool)")
  for (i = 0; i < 4; i++) { x = 110 + i * 440 + (i > 1 ? 60 : 0); rect(x - 3, 650, 6, 236, "#0d1017"); circle(x, 640, 120, "url(#lamp)"); circle(x, 640, 10, "#fff3d6"); ellipse(x, 890, 150, 16, "url(#lamp)") }
  flag(800, 234, 170, 100, 2.6, "#b9a372"); flag(380, 888, 330, 118, 0.8, "#9aa0a8"); flag(1180, 888, 330, 118, 4.4, "#9aa0a8")
  person(716, 912, 0.62, "#0d1017", 3); person(742, 916, 0.6, "#0d1017", 8); person(990, 930, 0.7, "#0d1017", 5)
  path(wood(237, 1084, 26, 300, 13, 60), "#0a0f18")
  vignette(0.46)
}
function win(x, y, lit) {
  rect(x - 5, y - 5, 48, 120, "#63594b"); rect(x, y, 38, 110, lit ? "url(#lit)" : "#1d2433"); rect(x + 17, y, 4, 110, "#5a5043"); rect(x, y + 46, 38, 4, "#5a5043"); rect(x - 8, y + 112, 54, 7, "#a99a7e")
}

function layer_dusk() {
  sky("#2d3a5e", "#b0757a", "#f7b878", 900, 1500, 640, "#ffd89a", 1)
  vapour("c1", 171, 0.0012, 0.007, 1, 0.78, 0.62, 2.6, -1.22, 0, 620, 0.85)
  vapour("c2", 176, 0.002, 0.012, 0.36, 0.28, 0.38, 2.4, -1.2, 80, 520, 0.5)
  path(ridge(241, 690, 120, 620, 5, 0), "#8a6675")
  haze("h1", 640, 300, "#f6b982", 0.6)
}
function layer_hills() {
  path(ridge(247, 790, 100, 480, 5, 0), "#574a62")
  vapour("smoke", 181, 0.002, 0.007, 0.92, 0.7, 0.58, 2.6, -1.3, 640, 330, 0.7)
  path(wood(251, 900, 60, 420, 9, 44), "#332f45")
}
function layer_wood() { path(wood(257, 1010, 50, 340, 15, 96), "#14141f") }
