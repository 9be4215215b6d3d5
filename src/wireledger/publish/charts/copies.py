"""What goes back to what: the reports of an incident on the left, their independent origins on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireledger.publish.charts.svg import opening, safe

_ROW, _TOP = 30, 14
_LEFT, _RIGHT, _WIDTH = 320, 460, 780
_LONGEST = 39  # letters of a name: longer ones are cut here, and stand in full in the list below


@dataclass(frozen=True, slots=True)
class Copy:
    """A report: its name, where it leads, and the number of its origin."""

    name: str
    href: str
    origin: int


def copies_svg(copies: Sequence[Copy], origins: Sequence[str], label: str) -> Markup:
    """Each report beside the others of its origin, with a line to it."""
    ordered = sorted(copies, key=lambda c: c.origin)
    height = len(ordered) * _ROW + _TOP
    middles = _middles(ordered, len(origins))
    parts = [opening("chart copies", _WIDTH, height, label)]
    for row, copy in enumerate(ordered):
        y = row * _ROW + _TOP
        parts.append(_report(copy, y, middles[copy.origin]))
    parts += [_origin(name, middles[i]) for i, name in enumerate(origins)]
    return Markup("").join([*parts, Markup("</svg>")])


def _middles(ordered: Sequence[Copy], origins: int) -> list[float]:
    rows: list[list[int]] = [[] for _ in range(origins)]
    for row, copy in enumerate(ordered):
        rows[copy.origin].append(row)
    return [(_TOP + _ROW * sum(r) / len(r)) if r else _TOP for r in rows]


def _report(copy: Copy, y: float, to: float) -> Markup:
    bend = (_LEFT + _RIGHT) / 2
    return Markup(
        '<path class="line" d="M{left} {y}C{bend} {y} {bend} {to:.1f} {right} {to:.1f}"/>'
        '<a href="{href}"><title>{name}</title><text class="end" x="{x}" y="{text}">{short}</text></a>'
    ).format(
        left=_LEFT,
        right=_RIGHT - 8,
        bend=bend,
        y=y,
        to=to,
        href=copy.href,
        name=safe(copy.name),
        x=_LEFT - 8,
        text=y + 4,
        short=shortened(copy.name, _LONGEST),
    )


def _origin(name: str, y: float) -> Markup:
    return Markup(
        '<circle class="dot" cx="{x}" cy="{y:.1f}" r="6"/>'
        '<text class="strong" x="{tx}" y="{ty:.1f}">{short}<title>{name}</title></text>'
    ).format(x=_RIGHT, y=y, tx=_RIGHT + 14, ty=y + 4, short=shortened(name, _LONGEST), name=safe(name))


def shortened(words: str, most: int) -> str:
    """Words for a chart, cut where they are longer than ``most`` letters."""
    shown = safe(words)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
