"""Draws symbols.ttf: the shapes that stand beside words of state. Run it with Python 3 and fontTools after an edit.

The metrics are those of the text font, so that lines with and without a symbol are of one height.
"""

import math
import os

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDTH, DIGIT, SPACE, MIDDLE, RADIUS, STROKE = 760, 572, 260, 357, 290, 92


def polygon(pen, points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def circle(pen, radius, clockwise=True, x=WIDTH / 2, start=0.0, turn=2 * math.pi):
    """An arc of quadratic curves, closed by a straight line."""
    parts = 16
    step = turn / parts
    angles = [start + step * i for i in range(parts + 1)]
    if not clockwise:
        angles.reverse()
    at = lambda angle, r: (round(x + r * math.sin(angle)), round(MIDDLE + r * math.cos(angle)))
    pen.moveTo(at(angles[0], radius))
    for a, b in zip(angles, angles[1:]):
        pen.qCurveTo(at((a + b) / 2, radius / math.cos(step / 2)), at(b, radius))
    pen.closePath()


def stroke(pen, a, b, width=STROKE):
    """A straight stroke from a to b."""
    length = math.dist(a, b)
    dx, dy = (b[1] - a[1]) / length * width / 2, -(b[0] - a[0]) / length * width / 2
    points = [(a[0] - dx, a[1] - dy), (b[0] - dx, b[1] - dy), (b[0] + dx, b[1] + dy), (a[0] + dx, a[1] + dy)]
    polygon(pen, [(round(x), round(y)) for x, y in points])


def disc(pen):
    circle(pen, RADIUS)


def ring(pen):
    circle(pen, RADIUS)
    circle(pen, RADIUS - STROKE, clockwise=False)


def half(pen):
    ring(pen)
    circle(pen, RADIUS - STROKE / 2, start=math.pi, turn=math.pi)


def tick(pen):
    stroke(pen, (120, 350), (310, 140))
    stroke(pen, (278, 130), (640, 600))


def cross(pen):
    stroke(pen, (150, 130), (610, 590))
    stroke(pen, (150, 590), (610, 130))


def shape(points):
    return lambda pen: polygon(pen, points)


def arrow(dx, dy):
    def draw(pen):
        x, y = WIDTH / 2, MIDDLE
        tip = (x + 290 * dx, y + 290 * dy)
        stroke(pen, (x - 290 * dx, y - 290 * dy), (tip[0] - 40 * dx, tip[1] - 40 * dy))
        for side in (1, -1):
            stroke(pen, (tip[0] - 210 * dx + 210 * side * dy, tip[1] - 210 * dy + 210 * side * dx), tip)
    return draw


SHAPES = {
    "●": disc, "○": ring, "◐": half, "✓": tick, "✗": cross,
    "▲": shape([(380, 660), (710, 90), (50, 90)]),
    "▼": shape([(50, 620), (710, 620), (380, 50)]),
    "▾": shape([(160, 470), (600, 470), (380, 190)]),
    "▸": shape([(240, 580), (520, 357), (240, 134)]),
    "◆": shape([(380, 690), (700, 357), (380, 24), (60, 357)]),
    "−": shape([(82, 392), (490, 392), (490, 322), (82, 322)]),  # a minus as wide as a digit
    " ": lambda pen: None, "\u00a0": lambda pen: None,  # a space belongs to the font of the symbol before it
    "→": arrow(1, 0), "←": arrow(-1, 0), "↑": arrow(0, 1), "↓": arrow(0, -1), "➜": arrow(1, 0),
}


def glyph(draw):
    pen = TTGlyphPen(None)
    draw(pen)
    return pen.glyph()


def main():
    names = {character: f"uni{ord(character):04X}" for character in SHAPES}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap({ord(character): name for character, name in names.items()})
    font.setupGlyf({".notdef": glyph(lambda pen: None), **{names[c]: glyph(draw) for c, draw in SHAPES.items()}})
    widths = {names["−"]: DIGIT, names[" "]: SPACE, names["\u00a0"]: SPACE}
    left = lambda name: getattr(font.font["glyf"][name], "xMin", 0)  # else a shape is drawn at the very left of its room
    font.setupHorizontalMetrics({name: (widths.get(name, WIDTH), left(name)) for name in [".notdef", *names.values()]})
    font.setupHorizontalHeader(ascent=1069, descent=-293)
    font.setupNameTable({"familyName": "SLO Charter Symbols", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=1069, sTypoDescender=-293, usWinAscent=1069, usWinDescent=293)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.save(os.path.join(os.path.dirname(os.path.abspath(__file__)), "symbols.ttf"))


main()
