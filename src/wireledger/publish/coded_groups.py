"""What kind of body a named group is where its name does not say: by how reports call it, and what it does.

"Usbat al-Jabal" is a name that says nothing. "The militant group Usbat al-Jabal", in the words of an outlet
that is no side, makes it a rebel group; that it fights, by the word of anybody but its enemy, makes it an
armed group of no told kind. What one side alone says of the other counts for nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from wireledger.extract.countries import countries_of
from wireledger.extract.event_types import event_types
from wireledger.extract.spelling import fold
from wireledger.ledger.tellings import Telling
from wireledger.publish.coded_parts import Sector
from wireledger.publish.coded_told import Told
from wireledger.publish.party_sectors import has_own_name, sector_of
from wireledger.resolve.origin_kinds import publisher_kind

_SIDES = ("official", "group")
_KINDS: frozenset[Sector] = frozenset({"rebels", "militia", "identity_militia", "criminals"})
_TAKING_GROUND = "territory_change"
_ARMY = re.compile(r"\barmy\b")


def group_sector(told: Told, name: str, by_name: Sector | None) -> Sector | None:
    """The sector of a named group: ``by_name``, which its name gives, or what outlets that are no side say.

    An army of its own name that is no country's, as "Mu Valley Defence Army", is no state's for that.
    """
    if by_name == "military" and is_own_army(name):
        by_name = None
    if by_name not in (None, "labelled"):
        return by_name
    for telling in told.tellings:
        if publisher_kind(telling.document.publisher or "") in _SIDES:
            continue
        for kind in _described(telling.document.text, name):
            return kind
    return None


def is_own_army(name: str) -> bool:
    """Whether a name is that of an army of no country: "Arakan Army", which "the Syrian army" is not."""
    own = has_own_name(f"the {name.removeprefix('the ').removeprefix('The ')}")
    return own and bool(_ARMY.search(fold(name))) and not countries_of(name)


def fights(told: Told, naming: Iterable[Telling], name: str) -> bool:
    """Whether anybody but its enemy says that a group takes part in violence: a bystander, or it itself.

    ``naming`` are the reports that name it among those who act.
    """
    own = (t for t in told.tellings if speaks_for(t.document.publisher or "", name))
    others = (t for t in naming if not told.publisher_is_a_side(t))
    return any(_is_violence(t.event.type) for t in (*own, *others))


def _is_violence(kind: str) -> bool:
    return event_types()[kind].harms or kind == _TAKING_GROUND


def speaks_for(publisher: str, group: str) -> bool:
    """Whether an outlet is a group's own, by its name: "Sada al-Jabal (Usbat al-Jabal)"."""
    name = _bare(group)
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", fold(publisher)) is not None


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


@lru_cache(maxsize=256)  # its keys are whole reports
def _described(text: str, name: str) -> tuple[Sector, ...]:
    """The kinds of armed group that the words just before and after a name give it in a text."""
    around = re.compile(rf"((?:[\w-]+ ){{1,3}}){re.escape(name)}((?: [a-z-]+){{0,1}})")
    beside = (words.strip() for m in around.finditer(text) for words in m.groups())
    return tuple(kind for words in beside if (kind := sector_of(words)) in _KINDS)
