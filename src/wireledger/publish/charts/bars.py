"""Bars: numbers along time or by name, each bar a link to what it counts.

Pages load ``charts.css`` and ``bars.css``, and say the same in a table beside the chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, log10

from markupsafe import Markup

from wireledger.publish.charts.svg import safe

_LEFT, _RIGHT, _TOP, _BELOW = 40, 8, 10, 24  # pixels around the bars
_WIDEST = 56  # pixels of one bar
_LABEL = 52  # pixels that a label needs


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, the numbers of its parts from below, what it says, and where it leads.

    The parts are drawn in the colours ``part0``, ``part1`` and so on of the style sheet.
    """

    name: str
    parts: tuple[int, ...]
    says: str
    href: str | None = None

    @property
    def number(self) -> int:
        """The sum of its parts."""
        return sum(self.parts)


def bars_svg(bars: Sequence[Bar], label: str, size: tuple[int, int] = (720, 220)) -> Markup:
    """The bars as SVG. ``label`` says what the chart shows."""
    width, height = size
    most = max((bar.number for bar in bars), default=0)
    top = _round_above(most)
    step = (width - _LEFT - _RIGHT) / max(len(bars), 1)
    parts = [
        Markup(
            '<svg class="chart bars" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group"'
            ' aria-label="{label}">'
        ).format(w=width, h=height, label=safe(label)),
        *_scale(top, size),
        *(_bar(bar, n, step, top, height) for n, bar in enumerate(bars) if bar.number),
        *_names(bars, step, height),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


def _round_above(most: int) -> int:
    """The next even number with one digit before its zeros that is not smaller, and at least 2."""
    power = int(10.0 ** int(log10(max(most, 1))))
    return next(n * power for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * power >= most and n * power % 2 == 0)


def _scale(top: int, size: tuple[int, int]) -> Iterator[Markup]:
    """Lines for zero, half and all."""
    width, height = size
    room = height - _TOP - _BELOW
    for number in (0, top / 2, top):
        y = height - _BELOW - room * number / top
        yield Markup(
            '<path class="line" d="M{left} {y:.1f}H{right}"/>'
            '<text class="tick" x="{x}" y="{t:.1f}">{n:,}</text>'
        ).format(left=_LEFT, right=width - _RIGHT, y=y, x=_LEFT - 6, t=y + 4, n=int(number))


def _bar(bar: Bar, place: int, step: float, top: int, height: int) -> Markup:
    wide = max(min(step * 0.78, _WIDEST), 1.5)
    x = _LEFT + place * step + (step - wide) / 2
    y = float(height - _BELOW)
    shapes = [Markup("<title>{}</title>").format(safe(bar.says))]
    for n, number in enumerate(bar.parts):
        tall = (height - _TOP - _BELOW) * number / top
        y -= tall
        if number:
            shapes.append(
                Markup('<rect class="part{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                    n, x, y, wide, tall
                )
            )
    drawn = Markup("").join(shapes)
    if bar.href is None:
        return Markup('<g class="bar">{}</g>').format(drawn)
    return Markup('<a class="bar" href="{}" aria-label="{}">{}</a>').format(bar.href, safe(bar.says), drawn)


def _names(bars: Sequence[Bar], step: float, height: int) -> Iterator[Markup]:
    """The names below, as many as there is room for."""
    every = max(ceil(_LABEL / step), 1)
    for n, bar in enumerate(bars):
        if n % every == 0:
            x = _LEFT + (n + 0.5) * step
            yield Markup('<text class="name" x="{:.1f}" y="{}">{}</text>').format(
                x, height - 7, safe(bar.name)
            )
