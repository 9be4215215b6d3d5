"""Killed and injured as one sentence states them.

Light rules over the words around killing and wounding: "killed at least four people and wounded nine",
"four were killed and nine injured", "leaving 3 dead", "claimed the lives of 12", "killing its driver" (one).
A joint figure ("60 were killed and injured") is put in neither. Counts are people; None is not stated.
The words are data, in ``casualties.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal

import yaml

from wireledger.extract.quantities import Quantity, find_quantities, person_nouns
from wireledger.records import Count, Span

Kind = Literal["killed", "injured"]
_NOTHING = Count(None, None)
_LONGEST = 4000  # characters of a sentence that are read; more is a list, or hostile
_REACH = 160  # characters searched on either side of a killing or wounding word
_LEADS = ("", "of", "the", "all", "his", "her", "their", "its", "other", "the other")
_SINGLE = r"(?:the|his|her|its|their|an?|another|one|our|my|that|this)"
_NAME = r"(?:[A-Z][\w'’.-]*|al-[A-Z][\w'’-]*)"


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed and injured of one sentence, each with the words that state it."""

    killed: Count
    injured: Count
    killed_span: Span | None
    injured_span: Span | None


@dataclass(frozen=True, slots=True)
class _Cue:
    """A killing or wounding word and the way it takes its victims."""

    start: int
    end: int
    kind: Kind
    way: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """One count and the words it comes from, with its cue."""

    cue: _Cue
    low: int | None
    high: int | None
    start: int
    end: int


@cache
def _words() -> dict[str, Any]:
    text = files("wireledger.extract").joinpath("casualties.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _alternatives(patterns: list[str]) -> str:
    ordered = sorted(patterns, key=len, reverse=True)
    return "|".join(p.replace(" ", r"\s") for p in ordered)


@cache
def _cue_patterns() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    made: list[tuple[Kind, str, re.Pattern[str]]] = []
    kinds: tuple[Kind, ...] = ("killed", "injured")
    for way in ("tolls", "verbs", "states", "nouns", "losses"):
        for kind in (k for k in kinds if _words()[k][way]):
            made.append(
                (kind, way, re.compile(rf"(?<![\w-])(?:{_alternatives(_words()[kind][way])})(?![\w-])", re.I))
            )
    return tuple(made)


@cache
def _list(key: str) -> re.Pattern[str]:
    words = [re.escape(w).replace("\\ ", " ") for w in _words()[key]]
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words)})(?![\w-])", re.I)


@cache
def _unharmed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(_words()['unharmed'])})(?!\s(?:on|among|to)\b)", re.I)


def _cues(sentence: str) -> list[_Cue]:
    """Killing and wounding words in order, none overlapping."""
    taken, found = bytearray(len(sentence)), []
    for kind, way, pattern in _cue_patterns():
        for m in pattern.finditer(sentence):
            if not any(taken[m.start() : m.end()]):
                taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
                found.append(_Cue(m.start(), m.end(), kind, way))
    return sorted(found, key=lambda c: c.start)


def _joint(sentence: str, cues: list[_Cue]) -> set[_Cue]:
    """Cues of both kinds joined without a number between them: one figure for the two."""
    both: set[_Cue] = set()
    for a, b in pairwise(cues):
        gap = sentence[a.end : b.start].strip().lower()
        if a.kind != b.kind and gap in _words()["joint"]:
            both |= {a, b}
    return both


# ---------------------------------------------------------------- noun phrases


@dataclass(frozen=True, slots=True)
class _Part:
    """One member of a list of victims: its least and most, and what it opens with."""

    low: int | None
    high: int | None
    opens: str  # quantity, single, name, other
    start: int
    end: int


def _is_thing(q: Quantity) -> bool:
    """Whether it counts no people; "no civilians" says nothing of others and counts none either."""
    nouns = (q.noun or "").lower().split()
    if q.max == 0 and nouns and nouns[-1] in ("civilians", "civilian"):
        return True
    things = _words()["things"]
    return bool(nouns) and (nouns[-1] in things or nouns[0] in things)


def _part(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> _Part | None:
    """What ``text[start:end]``, one member of a list, counts; None where it names nobody."""
    while start < end and text[start] in " ,":
        start += 1
    words = text[start:end].rstrip(" ,")
    end = start + len(words)
    for q in quantities:
        if (
            start <= q.span.start
            and q.span.end <= end
            and text[start : q.span.start].strip(" \"“‘'").lower() in _LEADS
        ):
            return None if _is_thing(q) else _Part(q.min, q.max, "quantity", start, end)
    words = words.lstrip("\"“'‘")
    if re.match(r"(?:him|her|himself|herself|he|she)\b(?!\s[a-z])", words, re.I):
        return _Part(1, 1, "name", start, end)
    m = re.match(
        rf"{_SINGLE}\s(?:[\w'’-]+\s){{0,4}}?([\w'’-]+)(?=\s(?:of|from|for|named|called|aged)\b|[,(]|$|\s{_NAME})",
        words,
    )
    if m or re.match(rf"{_SINGLE}\s", words):
        heads = words.lower().split()
        if any(h in _words()["collective"] or h in _words()["things"] for h in heads[1:5]):
            return None
        singular = any(h in person_nouns() for h in heads) or (m is not None and not m[1].endswith("s"))
        return _Part(1, 1, "single", start, end) if singular else None
    first = re.match(r"[\w’'-]+", words)
    if first and first[0].lower() in _words()["not_names"]:
        return None
    if re.match(_NAME, words) and not words.isupper():
        plural = re.search(r"\b[a-z]{3,}(?:s|men|people|police|troops)\b", words) or re.match(
            r"\w+s\s+[a-z]+", words
        )
        return None if plural else _Part(1, 1, "name", start, end)
    if re.match(rf"(?:[a-z][\w-]*\s){{1,4}}[\"“]?{_NAME}", words) and not re.match(
        r"(?:[\w-]+\s){0,3}[a-z]+s\s", words
    ):
        return _Part(1, 1, "name", start, end)  # a title: "commander Abu Omar"
    return None


def _inside(at: int, quantities: tuple[Quantity, ...]) -> bool:
    return any(q.span.start <= at < q.span.end for q in quantities)


def _split(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> list[tuple[int, int, str]]:
    """Members of a list with the mark before each: "", "," or "and"."""
    pieces, at, mark = [], start, ""
    for m in re.finditer(r",\s+and\s|\s+and\s|\s+plus\s|,\s+", text[start:end]):
        if _inside(start + m.start(), quantities):
            continue
        pieces.append((at, start + m.start(), mark))
        at, mark = start + m.end(), "and" if "and" in m[0] or "plus" in m[0] else ","
    return [*pieces, (at, end, mark)]


def _sum(parts: list[_Part]) -> tuple[int | None, int | None]:
    lows, highs = [p.low for p in parts], [p.high for p in parts]
    low = None if all(x is None for x in lows) else sum(x or 0 for x in lows)
    high = None if any(x is None for x in highs) else sum(x or 0 for x in highs)
    return low, high


def _object(text: str, cue: _Cue, stop: int, quantities: tuple[Quantity, ...]) -> _Reading | None:
    """Victims named after a verb: "two soldiers, a driver and three guards"."""
    parts: list[_Part] = []
    end = _object_end(text, cue.end, stop, quantities)
    for start, finish, mark in _split(text, cue.end, end, quantities):
        part = _part(text, start, finish, quantities)
        if part is None:
            break
        if parts and mark == "," and (part.opens == "name" or parts[-1].opens != "quantity"):
            continue  # an apposition: "Abu Omar, a commander"
        parts.append(part)
    if not parts:
        return None
    return _Reading(cue, *_sum(parts), parts[0].start, parts[-1].end)


def _object_end(text: str, start: int, stop: int, quantities: tuple[Quantity, ...]) -> int:
    stop = min(stop, start + _REACH)
    mark = re.search(r"[;:—(](?=\s|$)|(?<=[a-z\d]{2})\.(?=\s|$)|\s[-–(]|\"|”", text[start:stop])
    if mark:
        stop = start + mark.start()
    for word in _list("ends").finditer(text, start + 1, stop):
        if not _inside(word.start(), quantities):
            return word.start()
    return stop


def _subject(text: str, cue: _Cue, floor: int, quantities: tuple[Quantity, ...], end: int) -> _Reading | None:
    """Victims named before a verb, read from the right: "four civilians and a medic"."""
    start = max(floor, end - _REACH)
    marks = [m.end() for m in re.finditer(r"[;:—!?](?=\s)|(?<=[a-z\d]{2})\.(?=\s)|\s[-–]\s", text[start:end])]
    start += marks[-1] if marks else 0
    found = _list("starts").finditer(text, start, end)
    words = [m.end() for m in found if not _inside(m.start(), quantities)]
    start = words[-1] if words else start
    parts: list[_Part] = []
    pieces = _split(text, start, end, quantities)
    for i in range(len(pieces) - 1, -1, -1):
        part = _last_part(text, pieces[i][0], pieces[i][1], quantities)
        within = _list("within").match(text[pieces[i][0] : pieces[i][1]].lstrip())
        if within:
            parts = []
            continue
        if part is None:
            if parts:
                break
            continue
        if parts and pieces[i + 1][2] == "," and (part.opens == "quantity") > (parts[0].opens == "quantity"):
            parts = []  # "two men, Ali and Omar, were killed"
        elif parts and pieces[i + 1][2] == "," and {part.opens, parts[0].opens} == {"name", "single"}:
            parts = parts[1:]  # "Abu Omar, a commander, was killed"
        parts.insert(0, part)
        if part.start > pieces[i][0] + 1:
            break  # other words stand before it: the list begins here
    if not parts:
        return None
    return _Reading(cue, *_sum(parts), parts[0].start, end)


def _last_part(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> _Part | None:
    whole = _part(text, start, end, quantities)
    if whole is not None and whole.opens != "name":
        return whole
    for q in reversed(quantities):
        if start <= q.span.start and q.span.end <= end:
            return None if _is_thing(q) else _Part(q.min, q.max, "quantity", q.span.start, end)
    return whole


# ---------------------------------------------------------------- one reading a cue


def _before(text: str, at: int) -> str:
    return text[max(0, at - 30) : at]


def _read(text: str, cues: list[_Cue], i: int, quantities: tuple[Quantity, ...]) -> _Reading | None:
    cue = cues[i]
    stop = cues[i + 1].start if i + 1 < len(cues) else len(text)
    floor = cues[i - 1].end if i else 0
    if cue.way in ("tolls", "losses"):
        return _after(text, cue, stop, quantities)
    if cue.way == "nouns":
        return _by_noun(text, cue, floor, stop, quantities)
    if cue.way == "states" and text[cue.start : cue.end].lower() == "fell":
        return _subject_of_participle(text, cue, floor, quantities)
    if cue.way == "states":
        return _with_singular(text, cue, _subject(text, cue, floor, quantities, cue.start), floor, quantities)
    aux = re.search(
        rf"({_list('passive').pattern})(?:\s\w+ly|\salso|\snot|\sall|\sboth|(?:\s\w+){{1,3}}\sand)?\s+[\"“'‘]?$",
        _before(text, cue.start),
        re.I,
    )
    if aux and aux[1].lower() not in ("left",):
        at = cue.start - len(_before(text, cue.start)) + aux.start()
        return _with_singular(text, cue, _subject(text, cue, floor, quantities, at), floor, quantities)
    if of := re.match(r"\sof\s", text[cue.end :]):
        return _object(text, _Cue(cue.start, cue.end + of.end() - 1, cue.kind, cue.way), stop, quantities)
    return _object(text, cue, stop, quantities) or _subject_of_participle(text, cue, floor, quantities)


def _subject_of_participle(
    text: str, cue: _Cue, floor: int, quantities: tuple[Quantity, ...]
) -> _Reading | None:
    """ "71 soldiers killed", "nine injured": only a number right before the word."""
    if text[cue.start : cue.end].lower().endswith("ing"):
        return None
    for q in reversed(quantities):
        gap = text[q.span.end : cue.start]
        if (
            floor <= q.span.start
            and q.span.end <= cue.start
            and re.fullmatch(r"(?:\s[\w'’-]+){0,6}\s(?:were\s)?", gap)
        ):
            return None if _is_thing(q) else _subject(text, cue, floor, quantities, cue.start)
    return None


def _with_singular(
    text: str, cue: _Cue, found: _Reading | None, floor: int, quantities: tuple[Quantity, ...]
) -> _Reading | None:
    """A singular verb with no number means one: "the commander was killed", "he died"."""
    singular = re.search(r"\b(?:was|is|has been)(?:\s\w+ly|\salso)?\s+$", _before(text, cue.start))
    if (
        found is not None
        and singular
        and not re.search(r"\d", text[found.start : found.end])
        and found.low not in (0, 1)
    ):
        numbered = any(found.start <= q.span.start < found.end and q.min != 1 for q in quantities)
        return found if numbered else _Reading(cue, 1, 1, found.start, found.end)
    if found is not None:
        return found
    before = text[max(floor, cue.start - 60) : cue.start]
    single = re.search(r"\b(?:was|is|has been|who was)(?:\s\w+ly|\salso)?\s+$", before)
    pronoun = re.search(r"\b(?:[Hh]e|[Ss]he)\s(?:had\s|has\s|later\s)?$", before)
    if (single or pronoun) and not re.search(r"\b(?:people|police|group|family|who)\b", before):
        return _Reading(cue, 1, 1, cue.start, cue.end)
    return None


def _after(text: str, cue: _Cue, stop: int, quantities: tuple[Quantity, ...]) -> _Reading | None:
    """The number after "the death toll ... rose to", "claimed the lives of" or "lost"."""
    for q in quantities:
        if not cue.end <= q.span.start < min(stop, cue.end + _REACH) or _is_thing(q):
            continue
        gap = text[cue.end : q.span.start]
        if cue.way == "losses":
            head = (q.noun or "").lower().split()
            people = any({w, w.rstrip("s")} & person_nouns() or w.endswith(("men", "children")) for w in head)
            return _Reading(cue, q.min, q.max, q.span.start, q.span.end) if people and gap == " " else None
        if re.search(r"(?:^|\b(?:to|at|of|is|was|reached|hit|passed|as|with|put|stands))\W*$", gap):
            return _Reading(cue, q.min, q.max, q.span.start, q.span.end)
    return None


def _by_noun(
    text: str, cue: _Cue, floor: int, stop: int, quantities: tuple[Quantity, ...]
) -> _Reading | None:
    """ "12 deaths", "three bodies", "the assassination of a judge", "three of the dead"."""
    for q in reversed(quantities):
        gap = text[q.span.end : cue.start]
        if (
            floor <= q.span.start
            and q.span.end <= cue.start
            and re.fullmatch(r"(?:\s(?:of\sthe|(?!the\s)[\w'’-]+)){0,3}\s", gap)
        ):
            return None if _is_thing(q) else _Reading(cue, q.min, q.max, q.span.start, q.span.end)
    of = re.match(r"\sof\s", text[cue.end :])
    if of:
        return _object(text, _Cue(cue.start, cue.end + of.end() - 1, cue.kind, cue.way), stop, quantities)
    if re.search(r"(?:[’']s|\b(?:his|her))\s$", _before(text, cue.start)) and not text[
        cue.start : cue.end
    ].endswith("s"):
        return _Reading(cue, 1, 1, cue.start, cue.end)
    return None


# ---------------------------------------------------------------- choosing


def _choose(readings: list[_Reading], trigger: tuple[int, int] | None, sentence: str) -> _Reading | None:
    """The reading at the trigger, else the nearest one in its clause, later ones preferred."""
    if not readings:
        return None
    if trigger is None:
        return readings[0]
    start, end = trigger

    def distance(r: _Reading) -> tuple[int, int]:
        if r.cue.start < end and start < r.cue.end:
            return (0, 0)
        gap = sentence[min(r.cue.end, end) : max(r.cue.start, start)]
        far = r.cue.start - end if r.cue.start >= end else 2 * (start - r.cue.end)
        return (1 + len(re.findall(r";\s|(?<=[a-z]{2})\.\s", gap)), far)

    return min(readings, key=distance)


def casualties(sentence: str, trigger: tuple[int, int] | None = None) -> Casualties:
    """Killed and injured that ``sentence`` states, of the clause that holds ``trigger`` if given.

    ``trigger`` is the (start, end) of an event's trigger in the sentence. Spans count from its start.
    """
    if len(sentence) > _LONGEST:
        return _part_of(sentence, trigger)
    quantities, cues = find_quantities(sentence), _cues(sentence)
    joint = _joint(sentence, cues)
    readings = [
        _with_company(sentence, r, quantities)
        for i, c in enumerate(cues)
        if c not in joint and (r := _read(sentence, cues, i, quantities))
    ]
    killed = _choose([r for r in readings if r.cue.kind == "killed"], trigger, sentence)
    injured = _choose([r for r in readings if r.cue.kind == "injured"], trigger, sentence)
    if spared := _unharmed().search(sentence):
        cue = _Cue(*spared.span(), "killed", "states")
        nobody = _Reading(cue, 0, 0, *spared.span())
        killed = killed or nobody
        injured = injured if injured and injured.low else nobody
    return Casualties(_count(killed), _count(injured), _span(killed, sentence), _span(injured, sentence))


def _part_of(sentence: str, trigger: tuple[int, int] | None) -> Casualties:
    """The reading of the part of an overlong sentence around its trigger."""
    start = max(0, (trigger[0] if trigger else 0) - _LONGEST // 2)
    here = (trigger[0] - start, trigger[1] - start) if trigger else None
    c = casualties(sentence[start : start + _LONGEST], here)
    spans = [
        Span(s.start + start, s.end + start, s.text) if s else None for s in (c.killed_span, c.injured_span)
    ]
    return Casualties(c.killed, c.injured, spans[0], spans[1])


def _with_company(text: str, r: _Reading, quantities: tuple[Quantity, ...]) -> _Reading:
    """Adds those who died with the victim: "killed along with two aides"."""
    if r.cue.way not in ("verbs", "states") or r.low is None:
        return r
    near = re.compile(
        rf"(?:\s[\w-]+){{0,4}}?,?\s(?:and\s)?(?:{_list('company').pattern})(?:\s(?:him|her|them))?\s"
    ).match(text, max(r.cue.end, r.end))
    for q in quantities:
        if near and q.span.start == near.end() and not _is_thing(q):
            return _Reading(
                r.cue,
                *_sum([_Part(r.low, r.high, "", 0, 0), _Part(q.min, q.max, "", 0, 0)]),
                r.start,
                q.span.end,
            )
    return r


def _count(r: _Reading | None) -> Count:
    return Count(r.low, r.high) if r else _NOTHING


def _span(r: _Reading | None, sentence: str) -> Span | None:
    if r is None:
        return None
    words = sentence[r.start : r.end].rstrip(" ,")
    return Span(r.start, r.start + len(words), words)
