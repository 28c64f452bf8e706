"""Where did people meet? Signing tables and halls, each drawn onto a fresh canvas.

Nothing goes in; `SCENES` gives for each file name the function that draws the scene.
"""

import math

from scripts.placeholders.canvas import Canvas, arc, curve
from scripts.placeholders.furniture import chair, lamp, lattice, open_folder, vase, window


def _signing_table() -> Canvas:
    scene = Canvas("#efe4d2", "#e3d3bb")
    for x in range(0, 1200, 150):
        scene.rect((x, 0, x + 3, 560), "#d9c8ad")
    window(scene, (230, 70, 970, 400))
    scene.rect((0, 560, 1200, 800), "#b99f80", "#9a8166")
    for x in (330, 600, 870):
        scene.panel((x - 62, 360, x + 62, 590), 34, "#7c5a48", "#644637")
        scene.panel((x - 46, 378, x + 46, 560), 26, "#93705c", "#7a5a49")
    scene.shape([(110, 520), (1090, 520), (1150, 580), (50, 580)], "#3f6b62", "#356058")
    scene.rect((50, 580, 1150, 770), "#2f574f", "#274a44")
    for x in range(70, 1150, 54):
        scene.shape([(x, 580), (x + 18, 580), (x + 12, 770), (x + 4, 770)], "#274a44", alpha=0.6)
    for x in (330, 600, 870):
        open_folder(scene, x)
    for x in (465, 735):
        vase(scene, (x, 552))
    return scene


def _signing_folders() -> Canvas:
    scene = Canvas("#c9a988", "#b89270")
    for n in range(7):
        scene.line([(0, n * 118 + 40), (1200, n * 118 + 46)], "#b08c6b", 2)
    scene.glow((280, 120), 620, "#fff0d8", 0.55)
    for x, y, cover in ((120, 150, "#35586b"), (640, 150, "#7d3f3b")):
        scene.panel((x + 16, y + 20, x + 456, y + 520), 10, "#8a6a4f")
        scene.panel((x, y, x + 440, y + 500), 10, cover)
        for left in (x + 18, x + 224):
            scene.rect((left, y + 20, left + 198, y + 480), "#fffdf6", "#f3ecdd")
            for n in range(9):
                short = 60 if n % 4 == 3 else 0
                line = [(left + 24, y + 70 + n * 30), (left + 172 - short, y + 70 + n * 30)]
                scene.line(line, "#d5cdbd", 4)
        scene.rect((x + 216, y + 20, x + 226, y + 480), "#ded5c4")
        wave = [
            (x + 256 + n * 9, y + 420 - 16 * math.sin(n * 1.5) * (1 - n / 18)) for n in range(14)
        ]
        scene.line(curve(wave), "#3b4f78", 3.5)
    scene.line([(960, 690), (1085, 560)], "#8a6a4f", 14)
    scene.line([(952, 680), (1077, 550)], "#22303c", 15)
    scene.line([(1000, 630), (1006, 624)], "#d0a95b", 16)
    scene.shape([(946, 676), (956, 686), (926, 706)], "#d0a95b")
    scene.disc((1098, 716), 74, "#8a6a4f", alpha=0.6)
    scene.disc((1090, 706), 74, "#fbf7ee", "#e3dccd")
    scene.disc((1090, 706), 48, "#c8d0a2", "#a9b377")
    return scene


def _meeting_room() -> Canvas:
    scene = Canvas("#e9ece6", "#d6dbd2")
    window(scene, (330, 90, 870, 330))
    for side in (0, 1200):
        wall = [
            (side, 0),
            (240 if side == 0 else 960, 60),
            (240 if side == 0 else 960, 420),
            (side, 640),
        ]
        scene.shape(wall, "#dfe3db", "#c6ccc1")
    scene.shape(
        [(240, 420), (960, 420), (1200, 640), (1200, 800), (0, 800), (0, 640)], "#b7a48c", "#98846c"
    )
    for x in (480, 600, 720):
        scene.line([(x, 0), (x, 130)], "#6e756f", 2.5)
        scene.glow((x, 160), 90, "#fff3cf", 0.7)
        scene.shape(arc(x, 158, 34, 30, 180, 360), "#4f6a6b")
    for n in range(4):
        for side in (-1, 1):
            chair(scene, 600 + side * (230 + n * 62), 415 + n * 66, 0.62 + n * 0.2)
    scene.shape([(440, 430), (760, 430), (1000, 760), (200, 760)], "#a8795a", "#8b5f45")
    scene.shape([(200, 760), (1000, 760), (990, 800), (210, 800)], "#6f4a36")
    scene.shape([(560, 440), (640, 440), (700, 740), (500, 740)], "#b98a6a", "#9c6f53")
    for n in range(4):
        for side in (-1, 1):
            x, y, size = 600 + side * (120 + n * 44), 462 + n * 72, 0.5 + n * 0.2
            scene.disc((x, y), (22 * size, 9 * size), "#6f4a36", alpha=0.4)
            scene.rect((x - 13 * size, y - 24 * size, x + 13 * size, y), "#fbf8f0", "#dcd6c9")
            scene.disc((x, y - 24 * size), (13 * size, 5 * size), "#ffffff")
            sheet = [(-60, 8), (-16, 8), (-26, 34), (-74, 34)]
            scene.shape([(x + side * dx * size * -1, y + dy * size) for dx, dy in sheet], "#fffdf6")
    vase(scene, (600, 520), 1.1)
    return scene


def _exhibition_stand() -> Canvas:
    scene = Canvas("#26394b", "#3c5366")
    scene.rect((0, 620, 1200, 800), "#55697a", "#3a4c5b")
    for x in (220, 600, 980):
        scene.shape(
            [(x - 20, 0), (x + 20, 0), (x + 190, 620), (x - 190, 620)], "#f7ead0", alpha=0.09
        )
        scene.panel((x - 26, -10, x + 26, 26), 8, "#131f2a")
    scene.panel((150, 130, 1050, 600), 14, "#f5f1e7", "#e4ddcf")
    scene.rect((150, 540, 1050, 622), "#3f7d76", "#2f605a")
    scene.panel((190, 175, 470, 495), 8, "#dbe8e4")
    scene.shape([(205, 440), (330, 330), (455, 440)], "#8fb0a8")
    scene.rect((225, 400, 435, 470), "#ffffff", "#eef1ec")
    for x in range(238, 430, 24):
        scene.rect((x, 400, x + 10, 462), "#c3d2cc")
    scene.shape([(212, 402), (330, 345), (448, 402)], "#ffffff", "#e3ebe6")
    scene.panel((500, 175, 720, 320), 8, "#f3d9c4")
    for n in range(6):
        scene.panel((522 + n * 31, 300 - 18 * (n + 1), 542 + n * 31, 304), 4, "#d18a63", "#b96f4b")
    scene.panel((500, 345, 720, 495), 8, "#d7dfee")
    for x, y, r in ((560, 430, 22), (625, 395, 28), (672, 450, 18), (620, 462, 12)):
        scene.line([(625, 395), (x, y)], "#7286ad", 5)
        scene.disc((x, y), r, "#8c9fc4", "#6479a3")
    window(scene, (750, 175, 1010, 495))
    for x in (300, 600, 900):
        scene.disc((x, 730), (120, 18), "#22303d", alpha=0.5)
        scene.shape(
            [(x - 76, 610), (x + 76, 610), (x + 88, 730), (x - 88, 730)], "#fbf8f1", "#cfc8ba"
        )
    lattice(scene, (300, 548), 54, "#c7854f")
    for n in range(4):
        scene.panel((548 + n * 28, 528, 570 + n * 28, 608), 5, "#b9c6cf", "#8699a6")
    scene.disc((900, 556), 50, "#5b6670", "#30383f")
    scene.disc((900, 556), 22, "#d9d2c4", "#b9b1a2")
    return scene


def _lecture_hall() -> Canvas:
    scene = Canvas("#2f3b52", "#46536b")
    for n in range(5):
        scene.shape(
            [
                (0, n * 62),
                (600, n * 26),
                (1200, n * 62),
                (1200, n * 62 + 12),
                (600, n * 26 + 8),
                (0, n * 62 + 12),
            ],
            "#56647e",
        )
    for x in (90, 1110):
        scene.rect((x - 70, 150, x + 70, 560), "#7a4740", "#5c342f")
        for n in range(5):
            scene.rect((x - 62 + n * 28, 150, x - 52 + n * 28, 560), "#8a544b", "#663b35")
    scene.panel((300, 130, 900, 420), 8, "#f6e7cf", "#e8cfae")
    scene.disc((720, 250), 52, "#fff6e0")
    for base, left, peak, right, tone in (
        (420, 300, 250, 700, "#c6a98d"),
        (420, 420, 300, 900, "#a58c80"),
        (420, 300, 350, 620, "#8b7a78"),
    ):
        scene.shape(
            curve(
                [
                    (left, base),
                    ((left + right) / 2 - 60, peak),
                    ((left + right) / 2 + 70, peak + 22),
                    (right, base),
                ]
            ),
            tone,
        )
    scene.rect((140, 500, 1060, 566), "#a7795a", "#835b43")
    scene.rect((140, 490, 1060, 502), "#c39572")
    scene.shape([(800, 390), (880, 390), (872, 498), (808, 498)], "#6f4a36", "#553727")
    scene.shape([(788, 380), (896, 376), (890, 394), (796, 396)], "#8a6048")
    scene.line(curve([(838, 382), (838, 360), (822, 344)]), "#20262f", 4)
    for x in (600, 840):
        scene.glow((x, 470), 230, "#ffe9c0", 0.4)
    for n in range(3):
        vase(scene, (260 + n * 90, 492), 0.8)
    for row in range(5):
        y, size = 590 + row * 46, 0.66 + row * 0.2
        for seat in range(-9, 10):
            middle = 600 + seat * 92 * size
            top = y + 0.00005 * (middle - 600) ** 2
            colours = ("#a05a4e", "#7d443c") if row < 4 else ("#7d443c", "#5e322d")
            scene.panel(
                (middle - 38 * size, top, middle + 38 * size, top + 130), 16 * size, *colours
            )
    return scene


def _reading_room() -> Canvas:
    scene = Canvas("#e8d9c0", "#d9c4a3")
    scene.rect((0, 60, 1200, 560), "#8a6347", "#6f4d37")
    spines = ("#b5695a", "#6f8f8a", "#d9b36c", "#57708f", "#a3876a", "#8a9c73")
    for x in range(20, 1200, 300):
        for shelf in range(5):
            y = 80 + shelf * 94
            scene.rect((x, y, x + 260, y + 82), "#543827", "#462e20")
            for n in range(13):
                tall = 46 + (n * 29 + shelf * 17 + x) % 28
                book = (x + 6 + n * 19, y + 82 - tall, x + 22 + n * 19, y + 82)
                scene.rect(book, spines[(n * 5 + shelf + x // 100) % 6])
    window(scene, (470, 60, 730, 470))
    scene.rect((0, 560, 1200, 800), "#6b4e3a", "#4f392b")
    for n in range(3):
        y, half, size = 540 + n * 84, 470 + n * 130, 0.8 + n * 0.3
        scene.shape(
            [
                (600 - half, y + 18),
                (600 + half, y + 18),
                (600 + half + 40, y + 44),
                (560 - half, y + 44),
            ],
            "#d9b083",
            "#c4976a",
        )
        scene.rect((560 - half, y + 44, 640 + half, y + 60), "#84603f", "#6e4f34")
        for place in (-0.66, 0, 0.66):
            lamp(scene, (600 + place * half, y + 28), size)
    return scene


SCENES = {
    "exhibition-stand.jpg": _exhibition_stand,
    "lecture-hall.jpg": _lecture_hall,
    "meeting-room.jpg": _meeting_room,
    "reading-room.jpg": _reading_room,
    "signing-folders.jpg": _signing_folders,
    "signing-table.jpg": _signing_table,
}
