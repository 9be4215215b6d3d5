"""Whether a text announces another name of a person, and whose: "Karim Adel, known as Abu Zayd".

An announced name stands after a word of naming, in brackets or quotation marks beside the person's name, or
in a list that such a name opens. It belongs to the person named right before the announcement. The words are
data, in ``person_naming.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from wireledger.extract.spelling import undotted
from wireledger.extract.word_lists import any_of, lists, word_set
from wireledger.records import Span

BEFORE = 70
"""Characters before a name that are searched for words of naming."""
_OWNER_WITHIN = 45
"""Characters between the words of naming and the name of the person they speak of."""
_BRACKET = re.compile(r"[\s,]*[\"“‘«(\[]+")
_LISTED = re.compile(r"[\s,;/\"“”‘’«»()@]*(?:(?:and|or|also|as well as|aka|alias)\b[\s,;/\"“”‘’«»()@]*)*")
_LISTED_WITHIN = 25
_SCRAPS_BEFORE = re.compile(r"\A(?:[\s,;:.)\]/–—-]|[a-z]/?[ ]|(?:and|or|of|by|with|to|from|in|at|as)\s)+")
_SCRAPS_AFTER = re.compile(
    r"(?:[\s,;:(\[/–—-]+|(?<=\s)(?:the|an?|and|or|of|by|with|to|from|in|at|as|on|for|who|is|was|[sdw](?:/o)?))\Z"
)
_NICKNAME = re.compile(r"(?:^|\s)[\"“«‘']([^\W\d_][^\"“”«»\n]{1,30}?)[\"”»’'](?=\s|$)")
_PARENT = re.compile(r"\b(?:[sdw]/o)\s(?:[A-Z][\w.]+\s)?\Z", re.IGNORECASE)
_BROKEN = re.compile(r"[.;:!?]\s|\n")


@cache
def _announcing() -> re.Pattern[str]:
    """Words of naming that end where the name begins; group "cue" is where they begin."""
    told = lists("person_naming")
    cue = rf"(?<!\w)(?:{any_of(told['cues'])})(?!\w)"
    verb = rf"\b(?:{any_of(told['verbs'])})(?:\s[\w-]+){{0,5}}?(?:\s(?:as|by|under))?"
    return re.compile(
        rf"(?P<cue>{cue}|{verb})(?:\s(?:{any_of(told['links'])}|\w+ing)\b){{0,4}}[\s,:.]*[\"“‘«(\[]*\Z",
        re.IGNORECASE,
    )


def is_real_name(text: str, name: Span) -> bool:
    """Whether ``name`` is announced as the real one: "Bison, whose real name is Ann Lee"."""
    return _real().search(text[max(0, name.start - 40) : name.start]) is not None


@cache
def _real() -> re.Pattern[str]:
    told = any_of(lists("person_naming")["real"])
    return re.compile(rf"\b(?:{told})(?:\s(?:is|was|being|as))?[\s,:]*[\"“‘«(]*\Z", re.IGNORECASE)


def is_announced(text: str, name: Span, own: Sequence[Span], listed: Sequence[Span]) -> bool:
    """Whether words of naming stand before ``name``, or it stands right beside one of the mentions ``own``.

    ``listed`` are the other names that the tagger gives: a list of names is announced with its first.
    """
    if _announcement(text, name) is not None or is_beside(text, name, own):
        return True
    before = [
        other
        for other in listed
        if 0 <= name.start - other.end < _LISTED_WITHIN and _LISTED.fullmatch(text, other.end, name.start)
    ]
    return any(is_announced(text, other, own, ()) for other in before)


def _announcement(text: str, name: Span) -> int | None:
    """Where the words of naming before ``name`` begin, or None."""
    line = text.rfind("\n", 0, name.start) + 1
    start = max(line, name.start - BEFORE)
    found = _announcing().search(text[start : name.start])
    return start + found.start("cue") if found else None


def is_beside(text: str, name: Span, mentions: Sequence[Span]) -> bool:
    """Whether only a bracket, a quotation mark or words of naming stand between ``name`` and a mention."""
    return any(_is_joined(text, name, m) for m in mentions)


def _is_joined(text: str, name: Span, mention: Span) -> bool:
    first, second = sorted((name, mention))
    if first.end > second.start or second.start - first.end > BEFORE:
        return False
    between = text[first.end : second.start]
    if _BROKEN.search(between):
        return False
    if _BRACKET.fullmatch(between):
        return True
    found = _announcing().search(between)
    return found is not None and mention == second


def owner(text: str, name: Span, mentions: Sequence[Span]) -> Span | None:
    """Of the ``mentions`` of people the one of whom an announced name is another name: the last before it.

    None where the name is not announced, or nobody is named near the announcement in its sentence.
    """
    cue = _announcement(text, name)
    begin = name.start if cue is None else cue
    before = [m for m in mentions if m.end <= begin and begin - m.end <= _OWNER_WITHIN]
    last = max(before, key=lambda m: m.end, default=None)
    if last is None or _BROKEN.search(text, last.end, begin):
        return None
    if cue is None and not _BRACKET.fullmatch(text, last.end, begin):
        return None
    return last


def is_of_nameless(text: str, name: Span, mentions: Sequence[Span]) -> bool:
    """Whether an announced name is that of somebody who is told of by one of the ``mentions`` before it: "a
    lieutenant of Koufa known as Bison"."""
    cue = _announcement(text, name)
    before = [m for m in mentions if cue is not None and 0 <= cue - m.end <= _OWNER_WITHIN]
    last = max(before, key=lambda m: m.end, default=None)
    if last is None or cue is None or text[last.end : cue].strip(" ,"):
        return False
    return _of_another().search(text, max(0, last.start - BEFORE), last.start) is not None


@cache
def _of_another() -> re.Pattern[str]:
    """What makes a name that of somebody else than the one described: "a lieutenant of Koufa known as X"."""
    nouns = any_of(lists("person_naming")["relations"])
    return re.compile(
        rf"\b(?:an?|another|one|two|his|her|their)\s(?:[\w-]+\s){{0,3}}?(?:{nouns})\s(?:of|to)\s(?:[\w.-]+\s)?\Z",
        re.IGNORECASE,
    )


def nickname(name: Span) -> Span | None:
    """The nickname in quotation marks within a written name: El Chapo in 'Joaquin "El Chapo" Guzman'."""
    match = _NICKNAME.search(name.text)
    if match is None:
        return None
    return Span(name.start + match.start(1), name.start + match.end(1), match[1])


def without_scraps(name: Span) -> Span:
    """A name without dashes, small words and half a bracket at its ends: "- Ann Lee of the" is "Ann Lee".

    It is left as it is where nothing else is in it.
    """
    kept = _SCRAPS_BEFORE.sub("", name.text)
    start = name.start + len(name.text) - len(kept)
    while kept != (shorter := _SCRAPS_AFTER.sub("", kept)):
        kept = shorter
    return Span(start, start + len(kept), kept) if kept else name


def without_office(name: Span) -> Span | None:
    """A name without words of an office before it: "Defense Ann Lee" is "Ann Lee"; None where none is left.

    Nor is one left where a word such as "officer" ends it: "African Facilitator". One word that is left is no
    name then: "Petty Officer" and "Navy Senior" are none, nor is "Security Lee".
    """
    words = name.text.split(" ")
    if len(words) > 1 and undotted(words[-1]) in word_set("person_names", "end_offices"):
        return None
    first = next(
        (i for i, w in enumerate(words) if undotted(w) not in word_set("person_names", "offices")), None
    )
    if first == 0:
        return name
    if first is None or first == len(words) - 1:
        return None
    kept = " ".join(words[first:])
    return Span(name.end - len(kept), name.end, kept)


def is_parent(text: str, name: Span) -> bool:
    """Whether a name is told as that of a father or husband: "Luqman Khaksar s/o Kamal"."""
    return _PARENT.search(text, max(0, name.start - 20), name.start) is not None


def names_a_place(text: str, name: Span) -> bool:
    """Whether the words before a name tell of a place: "the former mayor of Stanytsia Luhanska"."""
    return _over_places().search(text, max(0, name.start - 30), name.start) is not None


@cache
def _over_places() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(lists('person_names')['over_places'])})\s\Z", re.IGNORECASE)


def names_a_body(text: str, name: Span) -> bool:
    """Whether a noun for a member or a body follows a name: "Westmincom chief", "Abu Sayyaf faction"."""
    return _body_nouns().match(text, name.end) is not None


@cache
def _body_nouns() -> re.Pattern[str]:
    return re.compile(rf"[ -](?:{any_of(lists('person_names')['after_bodies'])})\b")
