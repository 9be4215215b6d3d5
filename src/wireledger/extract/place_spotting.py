"""Conservative spotting of place names in a text: countries, and settlements in a place's position."""

from __future__ import annotations

import re

from wireledger.extract.countries import country_code, demonyms, divisions, is_continent, us_state
from wireledger.extract.places import PlaceContext, gazetteer
from wireledger.extract.spelling import fold
from wireledger.extract.word_lists import lists
from wireledger.records import Span

_NAME = re.compile(
    r"(?:(?:[aA]l|[eE]l|[aA]d|[aA]r|[aA]s|[aA]sh|[aA]z|[aA]n|[aA]t)-)?[A-Z][\w'’ʿʾ.]*(?:-[\w'’]+)*"
    r"(?:\s(?:de|del|la|los|las|do|da|dos|e[zsdrl]-[A-Z][\w'’]*|al-[A-Z][\w'’]*|[A-Z][\w'’]*(?:-[\w'’]+)*)(?=\W|$)){0,3}"
)
_TOWN, _LARGE_TOWN, _CITY = 2_000, 20_000, 200_000  # people


def find_places(text: str, context: PlaceContext | None = None) -> tuple[Span, ...]:
    """Names in ``text`` that are surely places: countries, and known settlements in a place's position.

    Conservative: a settlement needs a preposition before it, a holder after it ("Gwoza, Nigeria"), a
    dateline, or the standing of a large city; a name inside a longer capitalised name is skipped.
    """
    here = context if context is not None else PlaceContext.of(text)
    found: list[Span] = []
    for m in _NAME.finditer(text):
        start, end = m.start(), m.end()
        while end > start and text[end - 1] in ".'’" and not re.search(r"\.[A-Z]\.$", text[start:end]):
            end -= 1
        if re.search(r"['’]s$", text[start:end]):
            end -= 2
        if end > start and _is_place(text, start, end, here):
            found.append(Span(start, end, text[start:end]))
    return tuple(found)


def _is_place(text: str, start: int, end: int, context: PlaceContext) -> bool:
    name = text[start:end]
    if fold(name) in lists("places")["not_places"] or is_continent(name) or name in demonyms():
        return False
    if country_code(name) or (len(name) > 3 and us_state(name)):
        return True
    if len(name) < 3 or re.match(r"\s[A-Z]", text[end : end + 2]) or (name.isupper() and len(name) < 4):
        return False
    known = gazetteer().candidates(name)
    if not known:
        return len(name) > 3 and bool(divisions(name)) and _follows_preposition(text, start)
    people = max(s.population for s in known)
    if (any(s.country in context.countries for s in known) and people > _TOWN) or people > _LARGE_TOWN:
        if _follows_preposition(text, start) or re.match(r",\s[A-Z]", text[end : end + 3]):
            return True
        dateline = start < 3 and re.match(r"[^.\n]{0,30}(?:\s[-–—]|:)\s", text[end : end + 40])
        return bool(dateline) or (people > _CITY and any(s.called_so for s in known))
    return False


def _follows_preposition(text: str, start: int) -> bool:
    before = re.search(r"(?:^|[\s(“\"])([A-Za-z]+)\s(?:the\s|nearby\s)?$", text[max(0, start - 30) : start])
    return before is not None and before[1].lower() in lists("places")["lead_in"]
