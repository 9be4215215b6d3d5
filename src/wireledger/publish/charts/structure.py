"""What a group is said to be part of, and what is said to be part of it: wholes above, parts below.

A link that somebody denies or doubts is dashed, and every link says in words by whom it is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wireledger.publish.charts.copies import shortened
from wireledger.publish.charts.svg import opening, safe

_BOX, _HIGH, _GAP, _LEVEL = 190, 40, 14, 92
_ACROSS = 4  # boxes side by side
_LONGEST = 23  # letters of a name


@dataclass(frozen=True, slots=True)
class Node:
    """A group. ``level`` is 0 for the one that is asked for, less above it and more below."""

    key: str
    name: str
    href: str | None
    level: int


@dataclass(frozen=True, slots=True)
class Edge:
    """That one group is said to be part of another, by their keys."""

    part: str
    whole: str
    text: str
    disputed: bool


def structure_svg(nodes: Sequence[Node], edges: Sequence[Edge], label: str) -> Markup | None:
    """The chart; None where no group is linked with another."""
    if not edges:
        return None
    places, width, height = _placed(nodes)
    parts = [opening("chart structure", width, height, label)]
    parts += [_edge(e, places[e.part], places[e.whole]) for e in edges]
    parts += [_node(node, *places[node.key]) for node in nodes]
    return Markup("").join([*parts, Markup("</svg>")])


def _placed(nodes: Sequence[Node]) -> tuple[dict[str, tuple[float, float]], int, int]:
    """The upper left corner of each box, and the size of the sheet: a level that is too wide is broken."""
    levels: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        levels[node.level].append(node)
    widest = min(max(map(len, levels.values())), _ACROSS)
    width = widest * (_BOX + _GAP) + _GAP
    places: dict[str, tuple[float, float]] = {}
    y = 8
    for level in sorted(levels):
        row = levels[level]
        for start in range(0, len(row), widest):
            some = row[start : start + widest]
            left = (width - len(some) * _BOX - (len(some) - 1) * _GAP) / 2
            for i, node in enumerate(some):
                places[node.key] = (left + i * (_BOX + _GAP), y)
            y += _HIGH + _GAP
        y += _LEVEL - _HIGH - _GAP
    return places, width, y - (_LEVEL - _HIGH - _GAP)


def _edge(edge: Edge, part: tuple[float, float], whole: tuple[float, float]) -> Markup:
    x1, y1 = whole[0] + _BOX / 2, whole[1] + _HIGH
    x2, y2 = part[0] + _BOX / 2, part[1]
    bend = (y1 + y2) / 2
    return Markup(
        '<path class="{kind}" d="M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}"><title>{text}</title></path>'
    ).format(
        kind="tie disputed" if edge.disputed else "tie",
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        bend=bend,
        text=safe(edge.text),
    )


def _node(node: Node, x: float, y: float) -> Markup:
    box = Markup(
        '<g class="{kind}"><title>{name}</title>'
        '<rect class="box" x="{x}" y="{y}" width="{w}" height="{h}" rx="5"/>'
        '<text x="{tx}" y="{ty}">{short}</text></g>'
    ).format(
        kind="node" if node.level else "node mine",
        name=safe(node.name),
        x=x,
        y=y,
        w=_BOX,
        h=_HIGH,
        tx=x + _BOX / 2,
        ty=y + _HIGH / 2 + 4,
        short=shortened(node.name, _LONGEST),
    )
    return box if node.href is None else Markup('<a href="{}">{}</a>').format(node.href, box)
