"""The words of a place taken apart: the name in them, and how exactly they say where.

"north of Raqqa" is near Raqqa, "Idlib province" a province, "the city of Menaka" Menaka itself. The words
around names are in ``places.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from wireledger.extract.countries import country_code, us_state
from wireledger.extract.word_lists import any_of, lists
from wireledger.records import PlacePrecision


@dataclass(frozen=True, slots=True)
class _Frames:
    """The words that stand before and after a name in the words of a place."""

    near: re.Pattern[str]
    part: re.Pattern[str]
    lead: re.Pattern[str]
    kind: re.Pattern[str]
    after: tuple[tuple[re.Pattern[str], PlacePrecision], ...]


@cache
def _frames() -> _Frames:
    some = {key: any_of(names) for key, names in lists("places").items()}

    def ends(key: str) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{some[key]})$", re.I)

    return _Frames(
        near=re.compile(rf"(?:in\s|at\s)?(?:{some['near']})\s", re.I),
        part=re.compile(rf"(?:in\s)?(?:the\s)?(?:{some['parts']})(?:\spart)?(?:\sof)?\s", re.I),
        lead=re.compile(
            rf"(?:in\s|at\s|on\s)?(?:the\s)?(?:(?:\w+\s)?(?:{some['kinds']})\sof\s)?(?:the\s)?", re.I
        ),
        kind=ends("kinds"),
        after=((ends("province"), "province"), (ends("district"), "district"), (ends("near_after"), "near")),
    )


def name_and_precision(
    words: str, is_large: Callable[[str], bool] = lambda _: False
) -> tuple[str, PlacePrecision]:
    """The name inside the words of a place, and how near it they are.

    "the outskirts of Turbat" is ("Turbat", "near"). Of "between Bambari and Ippy" it is the first.
    ``is_large`` tells names of divisions and regions, from which no part is taken: "North Kivu province".
    """
    frames = _frames()
    precision: PlacePrecision = "exact"
    name = " ".join(words.split()).strip(" ,;:")
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(".")
    if m := frames.near.match(name):
        name, precision = name[m.end() :], "near"
        name = re.split(r"\sand\s", name)[0] if m[0].lower().startswith("between") else name
    elif (m := frames.part.match(name)) and not _is_whole(name, is_large):
        name, precision = name[m.end() :], "province"
    name = name[m.end() :] if (m := frames.lead.match(name)) else name
    first, comma, holder = name.partition(",")
    if precision == "exact":
        for pattern, found in frames.after:
            if pattern.search(first):
                first, precision = pattern.sub("", first), found
                break
    name = frames.kind.sub("", first) + comma + holder
    return re.sub(r"(?:['’]s)?$", "", name).strip(), precision


def _is_whole(name: str, is_large: Callable[[str], bool]) -> bool:
    """Whether a name that begins with a part of the world's compass is one name, whatever kind follows it."""
    bare = _frames().kind.sub("", name.partition(",")[0])
    return any(country_code(n) or us_state(n) or is_large(n) for n in (name, bare))
