"""Victims as a noun phrase names them: "two soldiers, a driver and three guards" are six people.

Read after a verb from the left, or before it from the right. A list is added up; a second name for the same
victims ("Abu Omar, a commander"; "two men, Ali and Omar") is not. The words are in ``casualties.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wireledger.extract.casualty_cues import listed
from wireledger.extract.quantities import Quantity, person_nouns
from wireledger.extract.word_lists import lists

REACH = 160  # characters searched on either side of a killing or wounding word
_LEADS = ("", "of", "the", "all", "his", "her", "their", "its", "other", "the other")
_SINGLE = r"(?:the|his|her|its|their|an?|another|one|our|my|that|this)"
_NAME = r"(?:[A-Z][\w'’.-]*|al-[A-Z][\w'’-]*)"
Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Victims:
    """How many people words name, at least and at most (None where unbounded), and where the words stand."""

    low: int | None
    high: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a list of victims: its least and most, and what it opens with."""

    low: int | None
    high: int | None
    opens: Literal["quantity", "single", "name"]
    start: int
    end: int


def victims_after(text: str, start: int, stop: int, quantities: tuple[Quantity, ...]) -> Victims | None:
    """Victims named from ``start`` on: "killed *two soldiers, a driver and three guards* near Mosul"."""
    members: list[_Member] = []
    for first, last, mark in _pieces(text, start, _phrase_end(text, start, stop, quantities), quantities):
        member = _member(text, first, last, quantities)
        if member is None:
            break
        if members and mark == "," and (member.opens == "name" or members[-1].opens != "quantity"):
            continue  # an apposition: "Abu Omar, a commander"
        members.append(member)
    if not members:
        return None
    return Victims(*total((m.low, m.high) for m in members), members[0].start, members[-1].end)


def victims_before(text: str, floor: int, end: int, quantities: tuple[Quantity, ...]) -> Victims | None:
    """Victims named up to ``end``, read from the right: "*four civilians and a medic* were killed"."""
    members: list[_Member] = []
    pieces = _pieces(text, _phrase_start(text, floor, end, quantities), end, quantities)
    for i in range(len(pieces) - 1, -1, -1):
        start, stop, _ = pieces[i]
        member = _last_member(text, start, stop, quantities)
        if listed("within").match(text[start:stop].lstrip()):
            members = []
            continue
        if member is None:
            if members:
                break
            continue
        listed_after = bool(members) and pieces[i + 1][2] == ","
        if listed_after and (member.opens == "quantity") > (members[0].opens == "quantity"):
            members = []  # "two men, Ali and Omar, were killed"
        elif listed_after and {member.opens, members[0].opens} == {"name", "single"}:
            members = members[1:]  # "Abu Omar, a commander, was killed"
        members.insert(0, member)
        if member.start > start + 1:
            break  # other words stand before it: the list begins here
    if not members:
        return None
    return Victims(*total((m.low, m.high) for m in members), members[0].start, end)


def is_thing(quantity: Quantity) -> bool:
    """Whether it counts no people; "no civilians" says nothing of others and counts none either."""
    nouns = (quantity.noun or "").lower().split()
    if quantity.max == 0 and nouns and nouns[-1] in ("civilians", "civilian"):
        return True
    things = lists("casualties")["things"]
    return bool(nouns) and (nouns[-1] in things or nouns[0] in things)


def total(bounds: Iterable[Bounds]) -> Bounds:
    """The least and most of several counts together.

    There is no least where none of them has one, and no most where one has none.
    """
    both = list(bounds)
    low = None if all(low is None for low, _ in both) else sum(low or 0 for low, _ in both)
    high = None if any(high is None for _, high in both) else sum(high or 0 for _, high in both)
    return low, high


def _phrase_end(text: str, start: int, stop: int, quantities: tuple[Quantity, ...]) -> int:
    """Where the noun phrase that begins at ``start`` must end: at a mark or a word such as "near"."""
    stop = min(stop, start + REACH)
    mark = re.search(r"[;:—(](?=\s|$)|(?<=[a-z\d]{2})\.(?=\s|$)|\s[-–(]|\"|”", text[start:stop])
    if mark:
        stop = start + mark.start()
    for word in listed("ends").finditer(text, start + 1, stop):
        if not _inside(word.start(), quantities):
            return word.start()
    return stop


def _phrase_start(text: str, floor: int, end: int, quantities: tuple[Quantity, ...]) -> int:
    """Where the noun phrase that ends at ``end`` can begin: after a mark or a word such as "said"."""
    start = max(floor, end - REACH)
    marks = [m.end() for m in re.finditer(r"[;:—!?](?=\s)|(?<=[a-z\d]{2})\.(?=\s)|\s[-–]\s", text[start:end])]
    start += marks[-1] if marks else 0
    found = listed("starts").finditer(text, start, end)
    words = [m.end() for m in found if not _inside(m.start(), quantities)]
    return words[-1] if words else start


def _pieces(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> list[tuple[int, int, str]]:
    """Members of a list with the mark before each: "", "," or "and"."""
    pieces, at, mark = [], start, ""
    for m in re.finditer(r",\s+and\s|\s+and\s|\s+plus\s|,\s+", text[start:end]):
        if _inside(start + m.start(), quantities):
            continue
        pieces.append((at, start + m.start(), mark))
        at, mark = start + m.end(), "and" if "and" in m[0] or "plus" in m[0] else ","
    return [*pieces, (at, end, mark)]


def _inside(at: int, quantities: tuple[Quantity, ...]) -> bool:
    return any(q.span.start <= at < q.span.end for q in quantities)


def _last_member(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> _Member | None:
    """What the end of ``text[start:end]`` counts; other words may stand before a number."""
    whole = _member(text, start, end, quantities)
    if whole is not None and whole.opens != "name":
        return whole
    for q in reversed(quantities):
        if start <= q.span.start and q.span.end <= end:
            return None if is_thing(q) else _Member(q.min, q.max, "quantity", q.span.start, end)
    return whole


def _member(text: str, start: int, end: int, quantities: tuple[Quantity, ...]) -> _Member | None:
    """What ``text[start:end]``, one member of a list, counts; None where it names nobody."""
    while start < end and text[start] in " ,":
        start += 1
    words = text[start:end].rstrip(" ,")
    end = start + len(words)
    for q in quantities:
        led = start <= q.span.start and q.span.end <= end
        if led and text[start : q.span.start].strip(" \"“‘'").lower() in _LEADS:
            return None if is_thing(q) else _Member(q.min, q.max, "quantity", start, end)
    words = words.lstrip("\"“'‘")
    if re.match(r"(?:him|her|himself|herself|he|she)\b(?!\s[a-z])", words, re.I):
        return _Member(1, 1, "name", start, end)
    if re.match(rf"{_SINGLE}\s", words):
        return _Member(1, 1, "single", start, end) if _is_one(words) else None
    return _Member(1, 1, "name", start, end) if _is_name(words) else None


def _is_one(words: str) -> bool:
    """Whether words that open with "the", "a" or "his" name one human being: "a driver of the convoy"."""
    noun = re.match(
        rf"{_SINGLE}\s(?:[\w'’-]+\s){{0,4}}?([\w'’-]+)(?=\s(?:of|from|for|named|called|aged)\b|[,(]|$|\s{_NAME})",
        words,
    )
    heads, words_of = words.lower().split(), lists("casualties")
    if any(head in words_of["collective"] or head in words_of["things"] for head in heads[1:5]):
        return False
    return any(head in person_nouns() for head in heads) or (noun is not None and not noun[1].endswith("s"))


def _is_name(words: str) -> bool:
    """Whether words name one human being: "Abu Omar", "commander Abu Omar"; not "Taliban fighters"."""
    first = re.match(r"[\w’'-]+", words)
    if first and first[0].lower() in lists("casualties")["not_names"]:
        return False
    if re.match(_NAME, words) and not words.isupper():
        plural = re.search(r"\b[a-z]{3,}(?:s|men|people|police|troops)\b", words)
        return plural is None and re.match(r"\w+s\s+[a-z]+", words) is None
    titled = re.match(rf"(?:[a-z][\w-]*\s){{1,4}}[\"“]?{_NAME}", words)
    return titled is not None and re.match(r"(?:[\w-]+\s){0,3}[a-z]+s\s", words) is None
