"""What do the places look like? Landscapes and cities, each drawn onto a fresh canvas.

Nothing goes in; `SCENES` gives for each file name the function that draws the scene.
"""

import math

from scripts.placeholders.canvas import WIDTH, Canvas, arc, curve, ridge
from scripts.placeholders.scenery import (
    boat,
    bridge,
    canal_house,
    cloud,
    ferry,
    junk,
    lotus,
    lotus_leaf,
    orb_tower,
    pagoda,
    pavilion,
    pine,
    plane_tree,
    ripples,
    round_tree,
    skyline,
    tiered_roof,
    willow,
)


def _hangzhou_lake() -> Canvas:
    scene = Canvas("#f3c9a5", "#fbeedd")
    scene.glow((845, 250), 330, "#fff3d6", 0.9)
    scene.disc((845, 250), 46, "#fff6e2")
    tones = ["#d5cdc9", "#b3bdc2", "#8ea6ab", "#6c8c8e"]
    for n, tone in enumerate(tones):
        if n == 2:
            pagoda(scene, 268, 372, 0.62, "#7b979b")
        scene.shape(ridge(395 + n * 22, 170 - n * 34, 0.6 + n * 1.9, 1.1 + n * 0.35), tone)
    scene.shape([(0, 470), *curve([(0, 452), (250, 446), (420, 462), (470, 470)])], "#557873")
    bridge(scene, (430, 470), 400, "#5b716f")
    scene.shape([(800, 470), *curve([(800, 470), (900, 452), (1200, 446)]), (1200, 470)], "#557873")
    for x, size in ((90, 1.1), (205, 0.8), (340, 0.9), (905, 0.8), (1010, 1.1), (1130, 0.95)):
        willow(scene, (x, 460), size, "#6f8f6b")
    scene.reflect(470, "#dfe0d8", 0.42)
    ripples(scene, 490, "#f6efe2")
    boat(scene, (690, 610), 1.15)
    for x, y, r in ((70, 742, 74), (205, 778, 62), (330, 752, 44), (20, 690, 40), (140, 700, 30)):
        lotus_leaf(scene, (x, y), r)
    lotus(scene, (232, 706), 1.0)
    lotus(scene, (108, 668), 0.7)
    return scene


def _changxing_canal() -> Canvas:
    scene = Canvas("#cfe0e6", "#f7efe0")
    for n, tone in enumerate(["#c3d3d3", "#a9c2ba", "#8fb0a0"]):
        scene.shape(ridge(360 + n * 22, 120 - n * 22, 2.2 + n * 1.4, 1.3), tone)
    for side in (1, -1):
        for n, (far, near) in enumerate(((190, 260), (265, 360), (370, 500), (510, 640))):
            canal_house(scene, side, far, near, n)
    bridge(scene, (410, 470), 380, "#8b8f86")
    scene.reflect(470, "#a9bdb4", 0.5)
    ripples(scene, 500, "#e4ebe2")
    for side in (1, -1):
        bank = [(600 - side * 170, 470), (600 - side * 600, 470), (600 - side * 600, 660)]
        scene.shape([*bank, (600 - side * 520, 640)], "#b9b4a4", "#8f8b7d")
    boat(scene, (560, 640), 1.25)
    willow(scene, (1128, 622), 3.0, "#7d9c6c")
    return scene


def _polytechnic_main_building() -> Canvas:
    scene = Canvas("#9fc0d8", "#eef3f0")
    scene.glow((300, 160), 300, "#ffffff", 0.6)
    cloud(scene, (250, 170), 1.2)
    cloud(scene, (930, 120), 0.9)
    for x in range(20, 1200, 74):
        round_tree(scene, (x, 470), 60 + 22 * math.sin(x), "#7fa083")
    for left, right, top in ((110, 1090, 330), (340, 860, 300), (470, 730, 270)):
        scene.rect((left, top, right, 520), "#fbfaf5", "#e7e6dd")
        scene.rect((left - 8, top - 10, right + 8, top), "#ffffff", "#d5d6cf")
    for x in (*range(140, 330, 38), *range(880, 1070, 38), *range(365, 460, 32)):
        _tall_windows(scene, x)
    for x in range(750, 850, 32):
        _tall_windows(scene, x)
    scene.shape([(455, 262), (600, 200), (745, 262)], "#ffffff", "#e2e2d9")
    scene.shape([(490, 255), (600, 211), (710, 255)], "#d9dad2", "#e8e8e0")
    scene.rect((482, 282, 718, 500), "#c9d2d4", "#b6c0c1")
    for x in range(492, 715, 36):
        scene.rect((x, 282, x + 17, 500), "#ffffff", "#efeee6")
        scene.rect((x + 11, 282, x + 17, 500), "#d9dad3")
    for n in range(4):
        scene.rect((455 - n * 12, 500 + n * 8, 745 + n * 12, 510 + n * 8), "#f4f3ec", "#d4d4cb")
    scene.rect((0, 520, 1200, 800), "#a9c18b", "#7fa06c")
    scene.shape([(500, 532), (700, 532), (960, 800), (240, 800)], "#efe6d2", "#dccfb4")
    for x, y, size in ((70, 640, 2.3), (1130, 640, 2.3), (215, 575, 1.4), (985, 575, 1.4)):
        pine(scene, (x, y), size)
    for side in (-1, 1):
        for n in range(5):
            y = 560 + n * 52
            scene.disc((600 + side * (135 + n * 52), y), (16 + n * 5, 10 + n * 3), "#6d9161")
    return scene


def _shanghai_skyline() -> Canvas:
    scene = Canvas("#6a7ba5", "#f6cfb4")
    scene.glow((420, 500), 430, "#ffe3c2", 0.8)
    skyline(scene, [(x, 300 + (x * 7919) % 130, 58) for x in range(0, 1200, 64)], "#b3a5b4")
    skyline(scene, [(x + 20, 370 + (x * 104729) % 90, 44) for x in range(0, 1200, 52)], "#94889f")
    tower = [(700, 520), (708, 240), (722, 130), (748, 112), (758, 250), (772, 520)]
    scene.shape(curve(tower), "#7c7796", "#6a6486")
    scene.shape([(800, 520), (806, 170), (826, 150), (850, 166), (858, 520)], "#716b8d", "#625c80")
    scene.rect((818, 176, 840, 196), "#c9a9a8")
    scene.shape([(620, 520), (624, 260), (646, 210), (668, 260), (672, 520)], "#6e688a", "#5f597d")
    scene.line([(646, 210), (646, 165)], "#6e688a", 3)
    orb_tower(scene, 330)
    skyline(scene, [(x, 425 + (x * 31337) % 60, 38) for x in range(0, 1200, 43)], "#57527a")
    for x in range(12, 1200, 23):
        scene.rect((x, 470 + (x * 37) % 32, x + 4, 475 + (x * 37) % 32), "#ffdca0")
    scene.reflect(520, "#766f92", 0.4)
    ripples(scene, 540, "#c5a8a8")
    ferry(scene, (830, 650), 1.2)
    scene.rect((0, 752, 1200, 800), "#3f3c5c", "#35324f")
    for x in range(20, 1200, 60):
        scene.rect((x, 722, x + 6, 756), "#3f3c5c")
    scene.rect((0, 718, 1200, 725), "#3f3c5c")
    return scene


def _beijing_garden() -> Canvas:
    scene = Canvas("#dfe9e4", "#f8f1e1")
    for n, tone in enumerate(["#cddbd3", "#b5cbbd", "#98b5a0"]):
        scene.shape(ridge(350 + n * 24, 90, 3.1 + n, 1.2), tone)
    for x in range(-20, 1240, 62):
        round_tree(scene, (x, 440), 46 + 16 * math.sin(x * 1.7), "#7d9f80")
    scene.rect((0, 430, 1200, 470), "#a8a493", "#8d8978")
    pavilion(scene, (780, 432), 1.5)
    scene.line([(0, 430), (570, 430)], "#e9e4d4", 5)
    for x in range(12, 580, 46):
        scene.rect((x, 412, x + 7, 438), "#e9e4d4")
    scene.line([(0, 414), (570, 414)], "#e9e4d4", 5)
    scene.reflect(470, "#b9cdbd", 0.42)
    ripples(scene, 492, "#e6eee2")
    willow(scene, (150, 452), 2.2, "#86a873")
    for n in range(34):
        across, down = (n * 761.8) % WIDTH, 560 + n * 7
        lotus_leaf(scene, (across, down), 22 + (down - 540) / 6)
    for x, y, size in ((330, 650, 1.1), (620, 720, 1.4), (905, 620, 0.9), (1060, 735, 1.4)):
        lotus(scene, (x, y), size)
    return scene


def _xian_wall() -> Canvas:
    scene = Canvas("#e59f78", "#fbe2bd")
    scene.glow((330, 370), 380, "#fff0cf", 0.85)
    scene.disc((330, 370), 60, "#fff3dc")
    scene.shape(ridge(440, 120, 0.4, 1.1), "#dba98a")
    scene.shape(ridge(470, 70, 2.4, 1.6), "#c89478")
    tiered_roof(scene, (850, 452), 1.0)
    wall = [(0, 520), (470, 452), (1200, 452), (1200, 690), (470, 690), (0, 800)]
    scene.shape(wall, "#96705f", "#6f5149")
    scene.shape([(0, 520), (470, 452), (470, 690), (0, 800)], "#7d5c52", "#5e443f")
    for n in range(17):
        scene.rect((470 + n * 44, 432, 496 + n * 44, 454), "#96705f")
    for n in range(11):
        x = n * 43
        y = 520 - x * 68 / 470
        scene.shape([(x, y - 26), (x + 25, y - 29), (x + 25, y + 2), (x, y + 4)], "#7d5c52")
    for y in range(490, 690, 40):
        scene.line([(470, y), (1200, y)], "#87645a", 1.5)
    gate = [(790, 690), *arc(850, 590, 60, 60, 180, 360), (910, 690)]
    scene.shape(gate, "#4a3734", "#3a2b2a")
    scene.shape([(0, 800), (470, 690), (1200, 690), (1200, 800)], "#8f9a76", "#76835f")
    scene.shape([(790, 690), (910, 690), (1010, 800), (690, 800)], "#d9bd98", "#c8a884")
    for x, size in ((545, 1.2), (655, 1.0), (1035, 1.1), (1145, 1.3)):
        round_tree(scene, (x, 712), 58 * size, "#6f7f55")
    return scene


def _hong_kong_harbour() -> Canvas:
    scene = Canvas("#8fb9c9", "#f2eee0")
    cloud(scene, (220, 150), 1.3)
    cloud(scene, (900, 110), 1.0)
    scene.shape(ridge(440, 260, 5.3, 0.9), "#9dbfbd", "#b5cfc8")
    scene.shape(ridge(470, 190, 1.9, 1.2), "#7ca49c", "#94b5a9")
    towers = [(x, 250 + (x * 6007) % 190, 36 + (x * 13) % 22) for x in range(30, 1190, 58)]
    skyline(scene, towers, "#dfe6e2")
    skyline(scene, [(x + 8, y + 12, 12) for x, y, _ in towers], "#b4c8c8")
    skyline(scene, [(x, 380 + (x * 7) % 70, 50) for x in range(0, 1200, 57)], "#b7c7c2")
    skyline(scene, [(x, 430 + (x * 11) % 40, 44) for x in range(0, 1200, 49)], "#8fa9a5")
    scene.reflect(500, "#7fa9ae", 0.5)
    ripples(scene, 520, "#cfe3df")
    junk(scene, (470, 690), 1.5)
    junk(scene, (980, 570), 0.6)
    return scene


def _xuzhou_lake() -> Canvas:
    scene = Canvas("#b9c7dd", "#f9e9dd")
    scene.disc((300, 190), 44, "#fffaf0")
    scene.glow((300, 190), 220, "#ffffff", 0.5)
    for n, tone in enumerate(["#c9cbd8", "#aeb7c8", "#8f9fb3", "#74889c"]):
        scene.shape(ridge(400 + n * 20, 210 - n * 45, 4.4 + n * 1.3, 1.0 + n * 0.2), tone)
    pagoda(scene, 905, 428, 1.05, "#4d6076")
    scene.shape(
        [(640, 480), *curve([(640, 480), (800, 420), (1000, 405), (1200, 440)]), (1200, 480)],
        "#5f7a74",
    )
    for x in range(700, 1200, 52):
        round_tree(scene, (x, 470), 34 + 8 * math.sin(x), "#54716a")
    scene.reflect(480, "#c3c9d6", 0.4)
    ripples(scene, 500, "#f1ece8")
    boat(scene, (520, 600), 0.9)
    for n in range(26):
        foot = 20 + n * 12
        tip = (foot + 26 * math.sin(n * 2.1), 600 + (n * 53) % 90)
        scene.line(curve([(foot, 800), (foot + 4, 720), tip]), "#6c8068", 4)
        scene.disc(tip, (5, 20), "#a98d70")
    return scene


def _lanzhou_river() -> Canvas:
    scene = Canvas("#a9c8d6", "#f8ead0")
    for n, tone in enumerate(["#dbc4a3", "#c9a983", "#b58f6b"]):
        scene.shape(ridge(400 + n * 36, 230 - n * 50, 0.9 + n * 2.2, 1.3 + n * 0.3), tone)
    skyline(scene, [(x, 405 + (x * 17) % 50, 46) for x in range(0, 1200, 61)], "#e7d9c2")
    scene.rect((0, 462, 1200, 540), "#8aa076", "#6d845f")
    for x in range(-10, 1220, 44):
        round_tree(scene, (x, 486), 30 + 7 * math.sin(x * 2.3), "#7a9469")
    for n in range(5):
        left = n * 240
        for depth in (0, 5):
            bow = arc(left + 120, 470 + depth, 120, 74, 180, 360)
            scene.line(bow, "#5b6d78" if depth else "#7b8d97", 6)
        for x in range(left + 20, left + 240, 25):
            lift = 74 * math.sqrt(max(0, 1 - ((x - left - 120) / 120) ** 2))
            scene.line([(x, 470), (x, 470 - lift)], "#6a7c87", 3)
        scene.rect((left - 16, 470, left + 16, 545), "#a7a39a", "#85827b")
    scene.rect((0, 466, 1200, 480), "#566773", "#465560")
    scene.reflect(540, "#c8a67d", 0.62)
    ripples(scene, 556, "#e8cfa9")
    scene.shape(
        [(0, 800), *curve([(0, 700), (260, 690), (520, 742), (700, 800)])], "#8a9c6f", "#74875c"
    )
    for x, y, size in ((90, 730, 2.1), (240, 750, 1.5)):
        round_tree(scene, (x, y), 62 * size, "#6f8758")
    return scene


def _campus() -> Canvas:
    scene = Canvas("#c7dfe6", "#fbf3e2")
    cloud(scene, (560, 120), 1.2)
    scene.shape(ridge(380, 120, 2.9, 1.1), "#b9d0c8")
    scene.rect((380, 250, 900, 470), "#f7f1e6", "#e6ddcc")
    scene.rect((360, 236, 920, 254), "#d8cdb9")
    scene.rect((570, 200, 710, 470), "#efe6d6", "#ded2bd")
    scene.shape([(556, 202), (640, 160), (724, 202)], "#b7a58b", "#a8967c")
    for x in (*range(402, 560, 40), *range(724, 890, 40)):
        for y in (278, 340, 402):
            scene.panel((x, y, x + 24, y + 42), 4, "#9fb9bf", "#86a3ab")
    for x in (592, 632, 672):
        scene.rect((x, 230, x + 16, 400), "#9fb9bf", "#86a3ab")
    scene.panel((612, 412, 668, 472), 8, "#6f6656", "#5d5548")
    scene.rect((0, 466, 1200, 800), "#aac58f", "#7fa46f")
    path = [(600, 466), (680, 466), (1010, 800), (270, 800)]
    scene.shape(path, "#f3e8d3", "#dfcfb2")
    for n, (x, y) in enumerate(
        ((505, 500), (785, 500), (420, 560), (880, 560), (290, 660), (1010, 660))
    ):
        plane_tree(scene, (x, y), 0.8 + n // 2 * 0.6)
    return scene


def _tall_windows(scene: Canvas, x: float) -> None:
    for top, bottom in ((352, 410), (432, 490)):
        scene.rect((x, top, x + 17, bottom), "#a9bcc3", "#8fa6b0")
        scene.rect((x - 2, bottom, x + 19, bottom + 4), "#ffffff")


SCENES = {
    "beijing-garden.jpg": _beijing_garden,
    "campus.jpg": _campus,
    "changxing-canal.jpg": _changxing_canal,
    "hangzhou-lake.jpg": _hangzhou_lake,
    "hong-kong-harbour.jpg": _hong_kong_harbour,
    "lanzhou-river.jpg": _lanzhou_river,
    "polytechnic-main-building.jpg": _polytechnic_main_building,
    "shanghai-skyline.jpg": _shanghai_skyline,
    "xian-wall.jpg": _xian_wall,
    "xuzhou-lake.jpg": _xuzhou_lake,
}
