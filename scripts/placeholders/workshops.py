"""What did they see? Laboratories, factories and products, each drawn onto a fresh canvas.

Nothing goes in; `SCENES` gives for each file name the function that draws the scene.
"""

import math

from scripts.placeholders.canvas import Canvas, curve
from scripts.placeholders.furniture import arm, block, car, flask, lattice, microscope, window


def _materials_lab() -> Canvas:
    scene = Canvas("#dce9e8", "#eef3ee")
    window(scene, (90, 80, 520, 380))
    for y in (150, 270):
        scene.rect((640, y, 1130, y + 12), "#a9bdbb")
        for n in range(9):
            x, tall = 662 + n * 52, 44 + (n * 37 + y) % 40
            scene.panel(
                (x, y - tall, x + 32, y), 6, ("#8fb3b0", "#d9b38c", "#a9b7cc")[n % 3], "#ffffff"
            )
    scene.rect((0, 560, 1200, 610), "#fbfaf5", "#d8d9d1")
    scene.rect((0, 610, 1200, 800), "#8fa9a8", "#74918f")
    for x in (40, 430, 820):
        scene.panel((x, 636, x + 350, 780), 8, "#9db6b4", "#87a3a1")
        scene.panel((x + 145, 662, x + 205, 674), 6, "#e3ebe8")
    microscope(scene, (300, 560))
    for x, colour, size in ((560, "#5f9ea0", 1.2), (680, "#d28f5e", 0.9), (775, "#7a8fbc", 1.05)):
        flask(scene, (x, 560), colour, size)
    scene.panel((870, 400, 1120, 560), 14, "#f6f4ee", "#d6d6ce")
    scene.panel((890, 420, 1020, 530), 8, "#3f5d6b", "#2f4854")
    trace = [
        (900 + n * 8, 480 - 26 * math.exp(-(((n - 7) / 2.2) ** 2)) - (n % 3) * 3) for n in range(15)
    ]
    scene.line(curve(trace), "#9fe0cf", 3)
    for n in range(3):
        scene.disc((1070, 440 + n * 42), 13, ("#c9735b", "#7ba48f", "#c9b27b")[n])
    return scene


def _lattice_implant() -> Canvas:
    scene = Canvas("#3a4a5c", "#5a6b79")
    scene.glow((600, 430), 520, "#ffd9a8", 0.55)
    scene.panel((150, 40, 1050, 770), 30, "#26323f", "#1f2933")
    scene.panel((190, 80, 1010, 690), 18, "#56687a", "#7d8b95")
    scene.glow((600, 440), 300, "#ffdcae", 0.8)
    scene.rect((190, 150, 1010, 172), "#c7d0d6", "#9aa7b0")
    scene.rect((540, 128, 660, 200), "#dfe5e8", "#aab6bd")
    scene.shape([(560, 200), (640, 200), (612, 262), (588, 262)], "#c9a25c", "#a37c3a")
    scene.glow((600, 276), 60, "#fff2c4", 0.95)
    scene.panel((300, 600, 900, 640), 8, "#2c3843", "#202a33")
    scene.shape([(330, 600), (870, 600), (820, 570), (380, 570)], "#8e9aa2", "#6d7a83")
    lattice(scene, (600, 430), 150, "#e8e2d3")
    for x in (240, 960):
        scene.rect((x - 8, 100, x + 8, 670), "#aab6bd", "#8794a0")
    scene.panel((420, 712, 780, 748), 12, "#3b4a58")
    for n in range(5):
        scene.disc((460 + n * 70, 730), 8, ("#8fd0b2", "#e6c27a")[n == 3])
    return scene


def _battery_cells() -> Canvas:
    scene = Canvas("#d3e3e0", "#a9c4c1")
    scene.glow((250, 80), 700, "#ffffff", 0.6)
    for row in range(3):
        for column in range(5):
            x, y = 60 + column * 232 - row * 26, 60 + row * 262
            scene.panel((x + 14, y + 34, x + 196, y + 236), 12, "#86a5a3")
            for tab, metal in ((34, "#d9a86c"), (114, "#c9d0d2")):
                scene.rect((x + tab, y - 14, x + tab + 38, y + 30), metal, "#a58f74")
            scene.panel((x, y + 20, x + 184, y + 222), 12, "#f2f4f1", "#c5cfd0")
            scene.panel((x + 14, y + 36, x + 170, y + 208), 8, "#ffffff", "#dbe2e2")
            band = ("#4f8f86", "#4f8f86", "#d98f5c")[(row * 2 + column) % 3]
            scene.rect((x + 14, y + 160, x + 170, y + 184), band)
            scene.shape(
                [(x + 30, y + 50), (x + 76, y + 50), (x + 40, y + 146), (x + 30, y + 146)],
                "#ffffff",
            )
    return scene


def _car_line() -> Canvas:
    scene = Canvas("#dfe6ea", "#c3d0d6")
    for n in range(6):
        scene.line([(n * 240 - 60, 0), (n * 240 + 60, 130)], "#b3c2ca", 5)
        scene.rect((n * 240 + 30, 96, n * 240 + 190, 108), "#ffffff")
        scene.glow((n * 240 + 110, 110), 110, "#ffffff", 0.6)
    scene.rect((0, 126, 1200, 140), "#a3b4bd")
    scene.rect((0, 600, 1200, 800), "#a7b0b0", "#8a9494")
    for x, turn in ((140, 1), (520, -1), (900, 1)):
        arm(scene, (x, 470), 0.62, turn, "#e3bd95")
    scene.rect((0, 470, 1200, 486), "#8d9ba3", "#7a8890")
    for x in (-40, 380, 800):
        car(scene, (x, 470), 0.72, "#b9c8ce")
    scene.rect((0, 486, 1200, 606), "#b4bfc4", "#a3aeb1")
    scene.rect((0, 690, 1200, 716), "#5e6d76", "#4d5b63")
    for x in (90, 640):
        car(scene, (x, 690), 1.05, "#5b8f98")
    for x, turn in ((560, 1), (1110, -1)):
        arm(scene, (x, 716), 1.15, turn, "#dd8a45")
    for x in range(0, 1200, 48):
        scene.shape([(x, 746), (x + 24, 746), (x + 12, 766), (x - 12, 766)], "#e0b64e")
    return scene


def _stamping_press() -> Canvas:
    scene = Canvas("#e6e2d6", "#cfcabd")
    for n in range(4):
        window(scene, (30 + n * 300, 50, 270 + n * 300, 190))
    scene.rect((0, 650, 1200, 800), "#a39d90", "#857f73")
    for x in (180, 880):
        scene.panel((x, 120, x + 140, 680), 8, "#4f7f86", "#3d666d")
        scene.rect((x + 56, 160, x + 84, 640), "#6f9aa0", "#568087")
    scene.panel((150, 80, 1050, 220), 14, "#5a8d94", "#467178")
    scene.rect((420, 220, 470, 330), "#d7dadb", "#a7adb0")
    scene.rect((730, 220, 780, 330), "#d7dadb", "#a7adb0")
    scene.panel((340, 310, 860, 400), 8, "#3f5660", "#33464f")
    scene.shape([(360, 400), (840, 400), (780, 440), (420, 440)], "#5f7680", "#4c616a")
    panel = [
        (330, 520),
        (420, 492),
        (600, 476),
        (780, 492),
        (870, 520),
        (780, 512),
        (600, 500),
        (420, 512),
    ]
    scene.glow((600, 490), 300, "#fff4d8", 0.6)
    scene.shape(curve([*panel, panel[0]]), "#f5f6f4", "#b6bfc3")
    scene.shape([(400, 560), (440, 524), (760, 524), (800, 560)], "#5f7680", "#4c616a")
    scene.panel((330, 560, 870, 680), 8, "#3f5660", "#33464f")
    for x in range(340, 870, 44):
        scene.shape([(x, 690), (x + 22, 690), (x + 12, 708), (x - 10, 708)], "#e0b64e")
    for n in range(6):
        sheet = [(930, 700 - n * 9), (1150, 700 - n * 9), (1180, 716 - n * 9), (900, 716 - n * 9)]
        scene.shape(sheet, ("#dfe4e6", "#bcc5c9")[n % 2])
    scene.panel((40, 420, 130, 690), 10, "#d9d3c5", "#b8b2a3")
    for n, tone in enumerate(("#c9735b", "#7ba48f", "#e0b64e")):
        scene.disc((85, 470 + n * 46), 16, tone)
    return scene


def _graphite_blocks() -> Canvas:
    scene = Canvas("#d9c3ab", "#efe0cc")
    scene.glow((820, 230), 520, "#fff3dc", 0.8)
    for x in range(0, 1200, 200):
        scene.rect((x, 0, x + 6, 560), "#cdb59b")
    scene.rect((0, 560, 1200, 800), "#a48d77", "#87725f")
    for row, count in enumerate((6, 5, 4)):
        for n in range(count):
            x, y = 120 + row * 45 + n * 90, 516 - row * 78
            scene.disc((x, y), 45, "#5d6165", "#34383c")
            scene.disc((x, y), 35, "#6b6f73", "#45494d")
            scene.disc((x, y), 10, "#2a2d30")
    scene.rect((60, 560, 640, 582), "#8c6a4a", "#74563b")
    for n in range(4):
        x = 700 + n * 74
        scene.rect((x, 210 + n * 26, x + 54, 600), "#3c4044", "#54585c")
        scene.rect((x + 8, 210 + n * 26, x + 18, 600), "#7b7f83", alpha=0.6)
        scene.disc((x + 27, 210 + n * 26), (27, 9), "#73777b")
    for x, y, wide, tall in ((720, 570, 210, 110), (960, 600, 150, 90), (470, 640, 170, 100)):
        block(scene, (x, y), wide, tall)
    for n in range(6):
        x = 90 + n * 62
        scene.disc((x, 732), (30, 8), "#6e5b4b", alpha=0.5)
        scene.rect((x - 22, 690 - n % 3 * 14, x + 22, 730), "#3d4145", "#54585c")
        scene.disc((x, 690 - n % 3 * 14), (22, 8), "#7b7f83")
        scene.disc((x, 690 - n % 3 * 14), (9, 3.4), "#2a2d30")
    return scene


def _carbon_weave() -> Canvas:
    scene = Canvas("#4a4f55", "#2c3035")
    side = 40
    for row in range(-1, 21):
        for column in range(-1, 31):
            x, y = column * side, row * side
            if (row + column) % 4 < 2:
                scene.panel((x + 1, y + 3, x + side - 1, y + side - 3), 6, "#6a7077", "#50565c")
            else:
                scene.panel((x + 3, y + 1, x + side - 3, y + side - 1), 6, "#42474d", "#33383d")
    scene.glow((300, 140), 720, "#dbe6ea", 0.34)
    curl = curve([(0, 640), (300, 560), (640, 600), (900, 700), (1200, 660)])
    scene.shape([(0, 800), *[(x, y - 14) for x, y in curl], (1200, 800)], "#1f2327", alpha=0.5)
    scene.shape([(0, 800), *curl, (1200, 800)], "#d9c3a3", "#b99f7c")
    for n in range(1, 6):
        scene.line([(x, y + n * 34) for x, y in curl], "#c7ae8b", 3)
    scene.line(curl, "#ecdcc2", 6)
    return scene


SCENES = {
    "battery-cells.jpg": _battery_cells,
    "car-line.jpg": _car_line,
    "carbon-weave.jpg": _carbon_weave,
    "graphite-blocks.jpg": _graphite_blocks,
    "lattice-implant.jpg": _lattice_implant,
    "materials-lab.jpg": _materials_lab,
    "stamping-press.jpg": _stamping_press,
}
