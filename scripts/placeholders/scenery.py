"""What stands in a landscape? Trees, boats, roofs and towers, each painted onto a canvas.

In go a canvas, a place on it (the foot of what stands, the middle of what floats) and often a size.
"""

import math
from collections.abc import Sequence

from scripts.placeholders.canvas import HEIGHT, WIDTH, Canvas, Point, arc, curve


def pagoda(scene: Canvas, x: float, foot: float, size: float, colour: str) -> None:
    """Paint a slender tower of six roofs that narrows upwards."""
    for tier in range(6):
        half, y = (34 - tier * 4) * size, foot - tier * 30 * size
        scene.rect((x - half * 0.62, y - 30 * size, x + half * 0.62, y), colour)
        eaves = [(x - half * 1.25, y - 22 * size), (x + half * 1.25, y - 22 * size)]
        scene.shape(
            [*eaves, (x + half * 0.6, y - 33 * size), (x - half * 0.6, y - 33 * size)], colour
        )
    scene.line([(x, foot - 180 * size), (x, foot - 226 * size)], colour, 3 * size)


def bridge(scene: Canvas, corner: Point, span: float, colour: str) -> None:
    """Paint a humpbacked stone bridge with three arches."""
    x, foot = corner
    scene.shape(arc(x + span / 2, foot, span / 2, span * 0.19, 180, 360), colour)
    scene.line(arc(x + span / 2, foot, span / 2, span * 0.22, 205, 335), colour, 3)
    for post in range(215, 330, 12):
        (left, top), (_, low) = (
            arc(x + span / 2, foot, span / 2, span * high, post, post + 1)[0]
            for high in (0.22, 0.18)
        )
        scene.line([(left, top), (left, low)], colour, 2)
    for place, radius in ((0.5, 0.14), (0.25, 0.085), (0.75, 0.085)):
        hole = arc(x + span * place, foot, span * radius, span * radius, 180, 360)
        scene.shape(hole, "#dfe4da", "#c9d3ca")


def willow(scene: Canvas, foot: Point, size: float, colour: str) -> None:
    """Paint a willow whose strands hang over the water."""
    x, y = foot
    scene.disc((x, y), (26 * size, 4 * size), "#4f5a48", alpha=0.35)
    trunk = [(x - 5, 0), (x - 2, 36), (x + 1, 70), (x + 7, 70), (x + 5, 36), (x + 6, 0)]
    scene.shape(curve([(x + (tx - x) * size, y - ty * size) for tx, ty in trunk]), "#6b5f50")
    for tuft in sorted(range(13), key=lambda n: -abs(n - 6)):
        turn = (tuft - 6) / 6
        top = (x + 30 * turn * size, y - (100 - 20 * turn**2) * size)
        tip = (x + 50 * turn * size, y - (24 + 9 * math.sin(tuft * 2.4) - 6 * abs(turn)) * size)
        middle = (top[1] + tip[1]) / 2
        left, right = (tip[0] + side * 8 * size for side in (-1, 1))
        leaf = [top, (left, middle), tip, (right, middle), top]
        scene.shape(curve(leaf), colour)
        shade = "#ffffff" if tuft % 2 else "#24402c"
        scene.shape(curve([top, (left, middle), tip, (tip[0], middle), top]), shade, alpha=0.1)
    scene.disc((x, y - 88 * size), (39 * size, 16 * size), colour)
    scene.disc((x - 8 * size, y - 93 * size), (22 * size, 7 * size), "#ffffff", alpha=0.14)


def round_tree(scene: Canvas, foot: Point, size: float, colour: str) -> None:
    """Paint a small round tree."""
    x, y = foot
    scene.rect((x - size * 0.05, y - size * 0.5, x + size * 0.05, y), "#6b5f50")
    scene.disc((x, y - size * 0.85), (size * 0.52, size * 0.6), colour)
    scene.disc((x - size * 0.16, y - size), (size * 0.28, size * 0.3), "#ffffff", alpha=0.12)


def plane_tree(scene: Canvas, foot: Point, size: float) -> None:
    """Paint a broad tree with its shadow."""
    x, y = foot
    scene.disc((x, y + 4 * size), (60 * size, 9 * size), "#5f7f55", alpha=0.45)
    for lean in (-26, 0, 26):
        trunk = [(x, y), (x, y - 55 * size), (x + lean * size, y - 120 * size)]
        scene.line(curve(trunk), "#8a7b67", 9 * size)
    for dx, dy, r in ((-42, 125, 44), (42, 128, 46), (0, 165, 54), (-14, 120, 40)):
        scene.disc((x + dx * size, y - dy * size), r * size, "#86a96a", "#6a9058")
    for dx, dy, r in ((-30, 158, 20), (30, 166, 22), (6, 190, 18)):
        scene.disc((x + dx * size, y - dy * size), r * size, "#a4c083", alpha=0.6)


def pine(scene: Canvas, foot: Point, size: float) -> None:
    """Paint a fir tree of five tiers."""
    x, y = foot
    scene.rect((x - 5 * size, y - 30 * size, x + 5 * size, y), "#75604c")
    for tier in range(5):
        half, top = (46 - tier * 8) * size, y - (62 + tier * 30) * size
        base = top + 46 * size
        scene.shape([(x - half, base), (x, top), (x + half, base)], "#5d8068", "#456650")


def cloud(scene: Canvas, centre: Point, size: float) -> None:
    """Paint a thin cloud."""
    x, y = centre
    for dx, dy, r in ((-60, 8, 26), (-22, -6, 38), (24, 0, 32), (62, 10, 22)):
        scene.disc(
            (x + dx * size, y + dy * size), (r * 1.7 * size, r * 0.62 * size), "#ffffff", alpha=0.5
        )


def ripples(scene: Canvas, shore: float, colour: str) -> None:
    """Paint light streaks on the water below `shore`, longer where it is nearer."""
    for n in range(46):
        x, depth = (n * 389) % WIDTH, (n * n * 7 + n * 61) % round(HEIGHT - shore)
        length = 16 + depth / 4
        scene.disc((x, shore + depth), (length, 0.8 + depth / 260), colour, alpha=0.5)


def boat(scene: Canvas, centre: Point, size: float) -> None:
    """Paint a flat boat with a round roof."""
    x, y = centre
    scene.disc((x, y + 16 * size), (92 * size, 7 * size), "#3e4a4c", alpha=0.3)
    hull = [(-96, -8), (-60, 14), (60, 14), (100, -12), (58, 0), (-58, 0)]
    scene.shape([(x + dx * size, y + dy * size) for dx, dy in hull], "#5d4a3f", "#46382f")
    roof = arc(x, y, 46 * size, 34 * size, 180, 360)
    scene.shape(roof, "#8d7458", "#74604a")
    scene.shape(arc(x + 40 * size, y, 8 * size, 28 * size, 180, 360), "#4a3a30")


def ferry(scene: Canvas, centre: Point, size: float) -> None:
    """Paint a white ferry with lit windows."""
    x, y = centre
    scene.disc((x, y + 18 * size), (120 * size, 6 * size), "#4a4668", alpha=0.4)
    hull = [(-112, -6), (-96, 18), (92, 18), (118, -8)]
    scene.shape([(x + dx * size, y + dy * size) for dx, dy in hull], "#f0e6e0", "#c9bcc4")
    for half, low, high in ((84, 6, 28), (62, 28, 48)):
        scene.rect((x - half * size, y - high * size, x + half * size, y - low * size), "#fbf4ec")
        windows = (
            x - (half - 8) * size,
            y - (high - 6) * size,
            x + (half - 8) * size,
            y - (low + 7) * size,
        )
        scene.rect(windows, "#ffd99a")


def junk(scene: Canvas, centre: Point, size: float) -> None:
    """Paint a boat with three ribbed red sails."""
    x, y = centre
    for dx, width, height in ((-40, 46, 120), (14, 58, 158), (66, 26, 84)):
        foot = y - 22 * size
        left, right = x + dx * size, x + (dx + width) * size
        top = foot - height * size
        sail = [
            (left, foot),
            (left + 6 * size, top + 20 * size),
            (right - 8 * size, top),
            (right, foot),
        ]
        scene.shape(curve([*sail, sail[0]]), "#b9584a", "#9c4339")
        for n in range(1, 5):
            level = foot - n * height * size / 5.4
            scene.line(
                [(left + 3 * size, level), (right - 3 * size, level - 5 * size)],
                "#8a3a33",
                2 * size,
            )
    hull = [(-86, -34), (-70, 16), (72, 16), (112, -40), (66, -20), (-50, -20)]
    scene.shape([(x + dx * size, y + dy * size) for dx, dy in hull], "#6b4c3c", "#4e372c")


def lotus_leaf(scene: Canvas, centre: Point, radius: float) -> None:
    """Paint a leaf that floats on the water."""
    x, y = centre
    scene.disc((x, y + radius * 0.08), (radius, radius * 0.36), "#40655a", alpha=0.45)
    notch = arc(x, y, radius, radius * 0.34, -62, 262)
    scene.shape([*notch, (x, y)], "#86ac86", "#5f8f72")
    for turn in range(-30, 250, 40):
        edge = arc(x, y, radius * 0.86, radius * 0.29, turn, turn + 1)[0]
        scene.line([(x, y), edge], "#76a07f", 1.2)


def lotus(scene: Canvas, foot: Point, size: float) -> None:
    """Paint a lotus flower on its stem."""
    x, y = foot
    scene.line([(x, y), (x, y + 46 * size)], "#6d9a78", 4 * size)
    for lean, tone in (
        (-34, "#e7a9b0"),
        (34, "#e7a9b0"),
        (-18, "#f1c0c4"),
        (18, "#f1c0c4"),
        (0, "#f8d8d8"),
    ):
        tip = (x + lean * size, y - (40 - abs(lean) * 0.35) * size)
        bulge = [(x + (lean * 0.6 + dx) * size, y - 16 * size) for dx in (-11, 11)]
        scene.shape(curve([(x, y + 6 * size), bulge[0], tip, bulge[1], (x, y + 6 * size)]), tone)


def skyline(scene: Canvas, towers: Sequence[tuple[float, float, float]], colour: str) -> None:
    """Paint towers, each given as left, top and width, that stand on one line."""
    for left, top, width in towers:
        scene.rect((left, top, left + width, 540), colour)


def orb_tower(scene: Canvas, x: float) -> None:
    """Paint a television tower strung with spheres."""
    for lean in (-26, 26):
        scene.line([(x + lean, 520), (x, 380)], "#7a6587", 6)
    scene.rect((x - 7, 200, x + 7, 520), "#7a6587")
    scene.line([(x, 96), (x, 210)], "#7a6587", 4)
    for y, r in ((392, 34), (252, 25), (196, 11)):
        scene.disc((x, y), r, "#b57f8f", "#8b6684")


def canal_house(scene: Canvas, side: int, far: float, near: float, n: int) -> None:
    """Paint a white house beside a canal, between two distances from the middle."""
    x_far, x_near = 600 - side * far, 600 - side * near
    top_far, top_near = 452 - far * 0.42, 452 - near * 0.42
    wall = [(x_far, top_far), (x_near, top_near), (x_near, 470 + near * 0.02), (x_far, 470)]
    scene.shape(wall, "#faf6ec", "#dcd5c6" if n % 2 else "#e6dfd0")
    lift = 16 + near * 0.05
    roof = [(x_far + side * 6, top_far + 4), (x_near - side * 10, top_near + 6)]
    ends = [(x_near - side * 2, top_near - lift * 1.3), (x_far + side * 3, top_far - lift)]
    scene.shape([*roof, *ends], "#5d6468", "#474d52")
    for share in (0.25, 0.62):
        x = x_far + (x_near - x_far) * share
        top = top_far + (top_near - top_far) * share
        width, height = (near - far) * 0.15, (470 - top) * 0.22
        window = (
            min(x, x - side * width),
            top + height * 1.1,
            max(x, x - side * width),
            top + height * 2.1,
        )
        scene.rect(window, "#7a5b48", "#654a3b")


def pavilion(scene: Canvas, foot: Point, size: float) -> None:
    """Paint an open pavilion with two swept roofs."""
    x, y = foot
    scene.rect((x - 112 * size, y - 10 * size, x + 112 * size, y + 14), "#ded7c4", "#c1b9a4")
    scene.rect((x - 84 * size, y - 92 * size, x + 84 * size, y - 82 * size), "#4f7a74")
    for dx in (-84, -30, 22, 76):
        scene.rect(
            (x + dx * size, y - 88 * size, x + (dx + 9) * size, y - 8 * size), "#a5493c", "#8c3b31"
        )
    for half, low, high in ((122, 86, 132), (72, 136, 176)):
        scene.shape(curve(_swept_roof(x, y, size, half, low, high)), "#6f7a6d", "#525e55")
    scene.disc((x, y - 180 * size), (7 * size, 9 * size), "#c9a35c")


def tiered_roof(scene: Canvas, foot: Point, size: float) -> None:
    """Paint a gate tower of three storeys."""
    x, y = foot
    for half, base, height in ((190, 0, 62), (150, 78, 50), (104, 142, 40)):
        top = y - (base + height) * size
        scene.rect(
            (x - half * 0.8 * size, top, x + half * 0.8 * size, y - base * size),
            "#8c4b3d",
            "#743c33",
        )
        for n in range(9):
            post = x + (n - 4) * half * 0.19 * size
            scene.rect((post - 2, top + 8, post + 2, y - base * size), "#5d3029")
        roof = _swept_roof(x, y, size, half * 1.14, base + height - 6, base + height + 30)
        scene.shape(curve(roof), "#565f63", "#40494e")


def _swept_roof(
    x: float, y: float, size: float, half: float, low: float, high: float
) -> list[Point]:
    left = [(-half, low + 8), (-half * 0.62, low + 10), (-half * 0.22, high)]
    right = [(-dx, dy) for dx, dy in reversed(left)]
    eaves = [(half * 0.6, low - 4), (-half * 0.6, low - 4), left[0]]
    return [(x + dx * size, y - dy * size) for dx, dy in [*left, *right, *eaves]]
