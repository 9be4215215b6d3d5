"""Posts and what became of their holders on an axis of years. What has no date stands in the table beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup

from wireledger.publish.charts.copies import shortened
from wireledger.publish.charts.svg import opening, safe

_ROW, _TOP, _LABEL, _WIDTH = 34, 30, 225, 720
_LONGEST = 28  # letters of a label
_SIGN = 14  # pixels that a sign takes
_TEXTS = 8  # of those that one sign stands for: all of them stand below the chart
_OPEN = 0.6  # years that an open end is drawn beyond what is told


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, None where that is not told; ``text`` says it in full, ``disputed`` dashes it."""

    start: float | None
    end: float | None
    text: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Something told of a time, as a fate; ``sign`` is drawn there."""

    at: float
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart: a post, or who held it."""

    label: str
    href: str | None
    periods: tuple[Period, ...]
    moments: tuple[Moment, ...] = ()


def periods_svg(rows: Sequence[Row], label: str) -> Markup | None:
    """The rows on one axis; None where no row has a time."""
    times = [t for row in rows for t in _times(row)]
    if not times:
        return None
    first, last = floor(min(times)), max(ceil(max(times) + 0.01), floor(min(times)) + 2)
    axis = _Axis(first, last)
    height = _TOP + _ROW * len(rows) + 6
    parts = [
        opening("chart periods", _WIDTH, height, label),
        *axis.lines(height),
    ]
    for number, row in enumerate(rows):
        y = _TOP + _ROW * number + _ROW / 2
        parts.append(_name(row, y))
        parts += [_period(period, axis, y) for period in row.periods if _is_dated(period)]
        parts += _moments(row.moments, axis, y)
    return Markup("").join([*parts, Markup("</svg>")])


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int

    def at(self, year: float) -> float:
        room = _WIDTH - _LABEL - 30
        return _LABEL + room * (min(max(year, self.first), self.last) - self.first) / (self.last - self.first)

    def lines(self, height: int) -> list[Markup]:
        """A line for every year, fewer over a long time."""
        step = max(1, ceil((self.last - self.first) / 10))
        return [
            Markup(
                '<path class="grid" d="M{x:.1f} {top}V{low}"/>'
                '<text class="year" x="{x:.1f}" y="16">{y}</text>'
            ).format(x=self.at(year), top=_TOP - 6, low=height, y=year)
            for year in range(self.first, self.last + 1, step)
        ]


def _times(row: Row) -> list[float]:
    ends = [t for p in row.periods for t in (p.start, p.end) if t is not None]
    return ends + [m.at for m in row.moments]


def _is_dated(period: Period) -> bool:
    return period.start is not None or period.end is not None


def _name(row: Row, y: float) -> Markup:
    words = Markup('<text class="end" x="{}" y="{:.0f}">{}<title>{}</title></text>').format(
        _LABEL - 12, y + 4, shortened(row.label, _LONGEST), safe(row.label)
    )
    return words if row.href is None else Markup('<a href="{}">{}</a>').format(row.href, words)


def _period(period: Period, axis: _Axis, y: float) -> Markup:
    """A bar; where its end is not told, a line goes on from it."""
    start = period.start if period.start is not None else (period.end or 0) - _OPEN
    end = period.end if period.end is not None else start + _OPEN
    kind = "period disputed" if period.disputed else "period"
    x, wide = axis.at(start), max(axis.at(end) - axis.at(start), 4)
    bar = Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="14" rx="2"/>').format(
        x, y - 7, wide
    )
    if period.start is None:
        bar = Markup('<path class="open" d="M{:.1f} {y}H{:.1f}"/>').format(x, x + wide, y=y) + _tick(
            x + wide, y
        )
    elif period.end is None:
        bar = _tick(x, y) + Markup('<path class="open" d="M{:.1f} {y}H{:.1f}"/>').format(x, x + wide, y=y)
    return Markup('<g class="{}"><title>{}</title>{}</g>').format(kind, safe(period.text), bar)


def _tick(x: float, y: float) -> Markup:
    return Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="5" height="14" rx="1"/>').format(
        x - 2.5, y - 7
    )


def _moments(moments: Sequence[Moment], axis: _Axis, y: float) -> Iterator[Markup]:
    """Every sign at its time; those of one kind that would lie over each other are one, with a number."""
    drawn: list[tuple[float, str, list[str]]] = []
    for moment in sorted(moments, key=lambda m: (m.sign, m.at, m.text)):
        x = axis.at(moment.at)
        if drawn and drawn[-1][1] == moment.sign and x - drawn[-1][0] < _SIGN:
            drawn[-1][2].append(moment.text)
        else:
            drawn.append((x, moment.sign, [moment.text]))
    free = 0.0
    for x, sign, texts in sorted(drawn):
        at = max(x, free)
        free = at + _SIGN * 2
        shown = sign if len(texts) == 1 else f"{sign}×{len(texts)}"
        yield Markup('<text class="moment" x="{:.1f}" y="{:.1f}">{}<title>{}</title></text>').format(
            at, y + 5, shown, safe("; ".join(list(dict.fromkeys(texts))[:_TEXTS]))
        )
