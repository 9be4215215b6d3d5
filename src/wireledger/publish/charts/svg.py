"""Pieces of SVG that every chart needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from wireledger.publish.outlines import Point
from wireledger.publish.shown import plainly

_LEAST = 0.7  # pixels: a nearer point would not be seen


def safe(words: str) -> str:
    """Words for an attribute or a title, where no markup can stand; what would act unseen is shown."""
    return plainly(words).striptags()


def opening(kind: str, width: int, height: int, label: str) -> Markup:
    """The start of a chart with its classes, its size in pixels, and what it shows, for who cannot see it."""
    return Markup(
        '<svg class="{kind}" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
        ' role="group" aria-label="{label}">'
    ).format(kind=kind, w=width, h=height, label=safe(label))


def path_of(rings: Iterable[Sequence[Point]]) -> str:
    """Closed rings of pixels as the data of one path; rings too small to be seen are left out."""
    return "".join(found for ring in rings if (found := _closed(ring)))


def _closed(ring: Sequence[Point]) -> str:
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) >= _LEAST or abs(y - kept[-1][1]) >= _LEAST:
            kept.append((x, y))
    if len(kept) < 3:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"
