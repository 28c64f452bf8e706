"""What stands in a room? Furniture, instruments and machines, each painted onto a canvas.

In go a canvas, a place on it (the foot of what stands) and often a size.
"""

import math
from collections.abc import Sequence

from scripts.placeholders.canvas import Box, Canvas, Point, arc, curve


def window(scene: Canvas, box: Box) -> None:
    """Paint a window with hills behind it."""
    left, top, right, bottom = box
    wide, tall = right - left, bottom - top
    scene.rect((left - 9, top - 9, right + 9, bottom + 9), "#fffdf7", "#e2dccf")
    scene.rect(box, "#b9d6df", "#f4eedd")
    for n, tone in enumerate(("#b3cbc9", "#92b3a8", "#76998a")):
        line = [
            (
                left + wide * k / 40,
                top + tall * (0.56 + n * 0.14) - tall * 0.13 * math.sin(k * 0.2 + n * 2.2),
            )
            for k in range(41)
        ]
        scene.shape([(left, bottom), *line, (right, bottom)], tone)
    panes = max(2, round(wide / 170))
    for n in range(1, panes):
        scene.rect(
            (left + wide * n / panes - 3, top, left + wide * n / panes + 3, bottom), "#fbf8f0"
        )


def open_folder(scene: Canvas, x: float) -> None:
    """Paint an open folder on a table, with a pen beside it."""
    scene.shape([(x - 84, 568), (x - 70, 532), (x + 70, 532), (x + 84, 568)], "#7d3f3b", "#6b332f")
    scene.shape([(x - 74, 562), (x - 62, 535), (x - 2, 535), (x - 2, 562)], "#fffdf6")
    scene.shape([(x + 74, 562), (x + 62, 535), (x + 2, 535), (x + 2, 562)], "#f7f1e4")
    scene.line([(x + 92, 566), (x + 122, 540)], "#d0a95b", 5)


def vase(scene: Canvas, foot: Point, size: float = 1) -> None:
    """Paint a vase of flowers."""
    x, y = foot
    for n in range(9):
        turn = math.radians(200 + n * 17.5)
        tip = (x + 40 * size * math.cos(turn), y - 52 * size + 38 * size * math.sin(turn))
        scene.line([(x, y - 38 * size), tip], "#6f8f6b", 3 * size)
        scene.disc(tip, 9 * size, ("#e9b7a4", "#f4dcc4", "#d98c7d")[n % 3])
    body = [(-12, -40), (-22, -18), (-12, 0), (12, 0), (22, -18), (12, -40)]
    scene.shape(curve([(x + dx * size, y + dy * size) for dx, dy in body]), "#f3efe6", "#b9c7c9")


def chair(scene: Canvas, x: float, y: float, size: float) -> None:
    """Paint an upholstered chair."""
    scene.panel(
        (x - 46 * size, y - 60 * size, x + 46 * size, y + 62 * size),
        18 * size,
        "#58777a",
        "#456164",
    )
    scene.panel(
        (x - 34 * size, y - 48 * size, x + 34 * size, y + 30 * size),
        12 * size,
        "#6d8c8e",
        "#587679",
    )
    scene.rect((x - 6 * size, y + 60 * size, x + 6 * size, y + 112 * size), "#3c4f50")


def lattice(scene: Canvas, centre: Point, radius: float, colour: str) -> None:
    """Paint an openwork part, narrow at its waist."""
    x, y = centre
    rows = 6
    nodes = {}
    for row in range(rows + 1):
        level = row / rows
        half = radius * (0.55 + 0.45 * math.cos(level * math.pi * 1.6))
        for n in range(5):
            nodes[row, n] = (x + half * (n / 2 - 1), y - radius + 2 * radius * level * 0.95)
    for (row, n), node in nodes.items():
        for near in ((row, n + 1), (row + 1, n), (row + 1, n + 1), (row + 1, n - 1)):
            if near in nodes:
                scene.line([node, nodes[near]], colour, radius * 0.034)
    for node in nodes.values():
        scene.disc(node, radius * 0.045, "#fffaf0", colour)


def microscope(scene: Canvas, foot: Point) -> None:
    """Paint a microscope."""
    x, y = foot
    scene.panel((x - 90, y - 26, x + 90, y), 10, "#52656f", "#3f505a")
    scene.line(arc(x - 6, y - 118, 84, 100, -62, 84), "#6f858f", 24)
    scene.rect((x - 70, y - 92, x + 42, y - 78), "#3f505a")
    scene.shape(
        [(x - 40, y - 230), (x + 4, y - 230), (x, y - 128), (x - 36, y - 128)], "#f5f6f3", "#cfd5d3"
    )
    scene.rect((x - 30, y - 130, x - 8, y - 104), "#52656f")
    scene.shape(
        [(x - 52, y - 292), (x - 24, y - 304), (x + 10, y - 226), (x - 26, y - 222)],
        "#52656f",
        "#3f505a",
    )
    scene.disc((x + 84, y - 90), 17, "#c9a25c", "#a37c3a")


def flask(scene: Canvas, foot: Point, colour: str, size: float) -> None:
    """Paint a conical flask with a coloured liquid in it."""
    x, y = foot
    body = [(-13, -130), (13, -130), (13, -84), (50, -8), (42, 0), (-42, 0), (-50, -8), (-13, -84)]
    scene.shape([(x + dx * size, y + dy * size) for dx, dy in body], "#ffffff", "#e6f0ee", 0.85)
    fluid = [(-31, -48), (31, -48), (48, -9), (41, -2), (-41, -2), (-48, -9)]
    scene.shape([(x + dx * size, y + dy * size) for dx, dy in fluid], colour, colour, 0.9)
    scene.rect((x - 17 * size, y - 136 * size, x + 17 * size, y - 128 * size), "#b9cccb")
    scene.line(
        [(x - 26 * size, y - 30 * size), (x - 10 * size, y - 66 * size)], "#ffffff", 4 * size
    )


def arm(scene: Canvas, foot: Point, size: float, turn: int, colour: str) -> None:
    """Paint an industrial robot that leans to the right, or to the left where `turn` is -1."""
    x, y = foot

    def at(dx: float, dy: float) -> Point:
        return (x + turn * dx * size, y - dy * size)

    joints = [at(0, 60), at(-46, 236), at(96, 318), at(150, 226)]
    scene.panel((x - 58 * size, y - 26 * size, x + 58 * size, y), 8 * size, "#4f5c63")
    scene.shape([at(-42, 24), at(42, 24), at(30, 74), at(-30, 74)], "#68767d", "#55636a")
    for start, end, width in zip(joints, joints[1:], (46, 36, 24), strict=False):
        scene.line([start, end], colour, width * size)
    for joint, radius in zip(joints, (30, 27, 22, 14), strict=True):
        scene.disc(joint, radius * size, "#4f5c63")
        scene.disc(joint, radius * 0.5 * size, "#c5ced2")
    scene.line([joints[-1], at(156, 192)], "#4f5c63", 10 * size)
    scene.glow(at(158, 184), 44 * size, "#fff3c0", 0.9)


def car(scene: Canvas, corner: Point, size: float, colour: str) -> None:
    """Paint the side of a car."""
    x, y = corner

    def outline(points: Sequence[Point]) -> list[Point]:
        return [(x + dx * size, y - dy * size) for dx, dy in points]

    body = [
        (6, 34),
        (8, 92),
        (70, 112),
        (120, 118),
        (182, 172),
        (286, 174),
        (356, 122),
        (412, 108),
        (420, 46),
        (404, 30),
    ]
    scene.shape(outline([(6, 30), *curve(body)]), colour, "#e9eef0")
    for glass in (
        [(140, 120), (190, 162), (232, 162), (232, 120)],
        [(244, 120), (244, 162), (280, 162), (330, 120)],
    ):
        scene.shape(outline(glass), "#eef3f4", "#c9d6da")
    scene.line(outline([(238, 120), (234, 48)]), "#ffffff", 2 * size)
    for wheel in (92, 338):
        centre = (x + wheel * size, y - 34 * size)
        scene.disc(centre, 46 * size, "#7d8a90", "#6a777d")
        scene.disc(centre, 38 * size, "#2f373b")
        scene.disc(centre, 20 * size, "#d5dbdd", "#a9b2b6")


def block(scene: Canvas, corner: Point, wide: float, tall: float) -> None:
    """Paint a block of graphite."""
    x, y = corner
    scene.shape([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall)], "#595d61", "#3f4347")
    scene.shape([(x, y), (x + 36, y - 30), (x + wide + 36, y - 30), (x + wide, y)], "#7d8185")
    scene.shape(
        [
            (x + wide, y),
            (x + wide + 36, y - 30),
            (x + wide + 36, y + tall - 30),
            (x + wide, y + tall),
        ],
        "#34383c",
    )


def lamp(scene: Canvas, foot: Point, size: float) -> None:
    """Paint a desk lamp and its light."""
    x, y = foot
    scene.glow((x, y - 20 * size), 90 * size, "#fff2c9", 0.45)
    scene.disc((x, y), (22 * size, 6 * size), "#b08d4c")
    scene.rect((x - 3 * size, y - 52 * size, x + 3 * size, y), "#b08d4c")
    scene.shape(
        [
            (x - 44 * size, y - 48 * size),
            *arc(x, y - 54 * size, 38 * size, 26 * size, 180, 360),
            (x + 44 * size, y - 48 * size),
        ],
        "#3f7d6c",
        "#2f6354",
    )
