"""How is a calm scene drawn? With flat shapes and soft gradients, at twice the saved size.

In go shapes in units of a 1,200 x 800 field; out comes a JPEG of 2,400 x 1,600 pixels without
metadata. Nothing here is random, so the same shapes give the same picture.
"""

import math
from collections.abc import Iterable, Sequence
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, ImageFilter, ImageOps

Point = tuple[float, float]
Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 1200, 800
_UNIT = 4  # drawn pixels per unit: twice the size of the saved picture
_SAVED = (2400, 1600)
_QUALITY = 82


class Canvas:
    """A field of 1,200 x 800 units that shapes are painted on, the later over the earlier."""

    def __init__(self, top: str, bottom: str) -> None:
        self._image = _gradient(top, bottom, (WIDTH * _UNIT, HEIGHT * _UNIT))

    def shape(self, points: Iterable[Point], top: str, bottom: str = "", alpha: float = 1) -> None:
        """Paint a polygon, shaded from `top` down to `bottom` where that is given."""
        drawn = [(x * _UNIT, y * _UNIT) for x, y in points]
        left, upper = (math.floor(min(axis)) for axis in zip(*drawn, strict=True))
        right, lower = (math.ceil(max(axis)) + 1 for axis in zip(*drawn, strict=True))
        size = (right - left, lower - upper)
        mask = Image.new("L", size)
        inside = [(x - left, y - upper) for x, y in drawn]
        ImageDraw.Draw(mask).polygon(inside, fill=round(255 * alpha))
        self._image.paste(_gradient(top, bottom or top, size), (left, upper), mask)

    def rect(self, box: Box, top: str, bottom: str = "", alpha: float = 1) -> None:
        """Paint an upright rectangle, given as left, top, right, bottom."""
        left, upper, right, lower = box
        corners = [(left, upper), (right, upper), (right, lower), (left, lower)]
        self.shape(corners, top, bottom, alpha)

    def panel(self, box: Box, radius: float, top: str, bottom: str = "") -> None:
        """Paint a rectangle with round corners."""
        left, upper, right, lower = box
        corners = [
            (right - radius, upper + radius, -90),
            (right - radius, lower - radius, 0),
            (left + radius, lower - radius, 90),
            (left + radius, upper + radius, 180),
        ]
        self.shape(
            [p for x, y, turn in corners for p in arc(x, y, radius, radius, turn, turn + 90)],
            top,
            bottom,
        )

    def disc(
        self, centre: Point, radius: float | Point, top: str, bottom: str = "", alpha: float = 1
    ) -> None:
        """Paint a disc, or an ellipse where the radius is a pair."""
        rx, ry = radius if isinstance(radius, tuple) else (radius, radius)
        self.shape(arc(*centre, rx, ry, 0, 360), top, bottom, alpha)

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """Draw a line with round joints and ends."""
        drawn = [(x * _UNIT, y * _UNIT) for x, y in points]
        pen = ImageDraw.Draw(self._image)
        pen.line(drawn, fill=colour, width=round(width * _UNIT), joint="curve")
        half = width * _UNIT / 2
        for x, y in (drawn[0], drawn[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=colour)

    def glow(self, centre: Point, radius: float, colour: str, alpha: float = 0.5) -> None:
        """Lay a soft light that fades to nothing at `radius`."""
        side = round(radius * 2 * _UNIT)
        fade = ImageOps.invert(Image.radial_gradient("L")).point(
            lambda level: round(max(0, level - 75) / 180 * 255 * alpha)
        )
        mask = fade.resize((side, side), Image.Resampling.BICUBIC)
        corner = (round((centre[0] - radius) * _UNIT), round((centre[1] - radius) * _UNIT))
        self._image.paste(Image.new("RGB", (side, side), colour), corner, mask)

    def reflect(self, shore: float, tint: str, strength: float = 0.55) -> None:
        """Turn all below `shore` into water: what stands above it, mirrored, blurred and tinted."""
        y = round(shore * _UNIT)
        depth = self._image.height - y
        above = self._image.crop((0, max(0, y - depth), self._image.width, y))
        mirrored = ImageOps.flip(above).resize((self._image.width, depth))
        small = mirrored.resize((mirrored.width // 8, mirrored.height // 8))
        soft = small.filter(ImageFilter.GaussianBlur(2)).resize(mirrored.size)
        water = Image.new("RGB", mirrored.size, tint)
        self._image.paste(Image.blend(soft, water, strength), (0, y))

    def jpeg(self) -> bytes:
        """Give the finished picture as JPEG bytes."""
        saved = BytesIO()
        small = self._image.resize(_SAVED, Image.Resampling.LANCZOS)
        small.save(saved, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return saved.getvalue()


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Point]:
    """Give points on an ellipse from one angle to another, clockwise from the right, in degrees."""
    steps = max(8, round(abs(end - start) / 4))
    turns = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


def curve(points: Sequence[Point]) -> list[Point]:
    """Give a smooth line through the points (a Catmull-Rom spline)."""
    padded = [points[0], *points, points[-1]]
    line = [
        tuple(_spline(axis, n / 16) for axis in zip(*padded[i : i + 4], strict=True))
        for i in range(len(points) - 1)
        for n in range(16)
    ]
    return [(x, y) for x, y in line] + [points[-1]]


def ridge(base: float, height: float, phase: float, waves: float = 1.5) -> list[Point]:
    """Give the outline of a chain of hills across the whole field, down to its bottom."""
    line = [
        (x, base - height * (0.5 + 0.5 * _swell(x / WIDTH * waves, phase)))
        for x in range(0, WIDTH + 1, 6)
    ]
    return [(0, HEIGHT), *line, (WIDTH, HEIGHT)]


def _swell(turn: float, phase: float) -> float:
    parts = ((1, 0.62), (2.3, 0.25), (4.9, 0.13))
    return sum(
        share * math.sin(math.tau * turn * rate + phase * rate + rate) for rate, share in parts
    )


def _spline(values: Sequence[float], t: float) -> float:
    a, b, c, d = values
    linear, square = c - a, 2 * a - 5 * b + 4 * c - d
    return 0.5 * (2 * b + linear * t + square * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _gradient(top: str, bottom: str, size: tuple[int, int]) -> Image.Image:
    if top == bottom:
        return Image.new("RGB", size, ImageColor.getrgb(top))
    column = ImageOps.colorize(Image.linear_gradient("L"), top, bottom)
    return column.resize((1, size[1]), Image.Resampling.BICUBIC).resize(size)
