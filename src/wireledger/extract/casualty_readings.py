"""One reading for each cue of a sentence: how many were killed or injured, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from wireledger.extract.casualty_cues import CasualtyCue, Kind, Way, listed
from wireledger.extract.quantities import Quantity, person_nouns
from wireledger.extract.victims import REACH, Victims, is_thing, total, victims_after, victims_before

_BEFORE = 30  # characters before a cue that hold its auxiliary verb or possessive
_WAS = r"was|is|has been"


@dataclass(frozen=True, slots=True)
class CasualtyReading:
    """One count and the words it comes from, with its cue."""

    cue: CasualtyCue
    victims: Victims

    @property
    def kind(self) -> Kind:
        """Whether these were killed or injured."""
        return self.cue.kind


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue, and the part of the text that may name its victims: from ``floor`` up to ``stop``."""

    text: str
    cue: CasualtyCue
    floor: int
    stop: int
    quantities: tuple[Quantity, ...]

    @property
    def word(self) -> str:
        return self.text[self.cue.start : self.cue.end].lower()

    @property
    def before(self) -> str:
        return self.text[max(0, self.cue.start - _BEFORE) : self.cue.start]

    def one(self) -> CasualtyReading:
        """One victim, told by the cue itself."""
        return CasualtyReading(self.cue, Victims(1, 1, self.cue.start, self.cue.end))

    def of(self, quantity: Quantity) -> CasualtyReading:
        """The victims that a number alone states."""
        return CasualtyReading(
            self.cue, Victims(quantity.min, quantity.max, quantity.span.start, quantity.span.end)
        )

    def by(self, victims: Victims | None) -> CasualtyReading | None:
        """The victims that a noun phrase names, if it names any."""
        return CasualtyReading(self.cue, victims) if victims else None

    def right_before(self, gap: str) -> Quantity | None:
        """The last number before the cue with nothing but ``gap``, a pattern, between the two."""
        for q in reversed(self.quantities):
            inside = self.floor <= q.span.start and q.span.end <= self.cue.start
            if inside and re.fullmatch(gap, self.text[q.span.end : self.cue.start]):
                return q
        return None


def reading(
    text: str, cues: list[CasualtyCue], at: int, quantities: tuple[Quantity, ...]
) -> CasualtyReading | None:
    """What the cue number ``at`` states, between the cues beside it, and with those who died together."""
    floor = cues[at - 1].end if at else 0
    stop = cues[at + 1].start if at + 1 < len(cues) else len(text)
    found = _READERS[cues[at].way](_Clause(text, cues[at], floor, stop, quantities))
    return _with_company(text, found, quantities) if found else None


def _by_toll(clause: _Clause) -> CasualtyReading | None:
    """The number after "the death toll ... rose to" or "claimed the lives of"."""
    for q in _after(clause):
        gap = clause.text[clause.cue.end : q.span.start]
        if re.search(r"(?:^|\b(?:to|at|of|is|was|reached|hit|passed|as|with|put|stands))\W*$", gap):
            return clause.of(q)
    return None


def _by_loss(clause: _Clause) -> CasualtyReading | None:
    """The number of people right after "lost"."""
    for q in _after(clause)[:1]:
        noun = (q.noun or "").lower().split()
        people = any({w, w.rstrip("s")} & person_nouns() or w.endswith(("men", "children")) for w in noun)
        if people and clause.text[clause.cue.end : q.span.start] == " ":
            return clause.of(q)
    return None


def _after(clause: _Clause) -> list[Quantity]:
    stop = min(clause.stop, clause.cue.end + REACH)
    return [q for q in clause.quantities if clause.cue.end <= q.span.start < stop and not is_thing(q)]


def _by_noun(clause: _Clause) -> CasualtyReading | None:
    """ "12 deaths", "three bodies", "the assassination of a judge", "three of the dead"."""
    if q := clause.right_before(r"(?:\s(?:of\sthe|(?!the\s)[\w'’-]+)){0,3}\s"):
        return None if is_thing(q) else clause.of(q)
    if re.match(r"\sof\s", clause.text[clause.cue.end :]):
        return _after_of(clause)
    if re.search(r"(?:[’']s|\b(?:his|her))\s$", clause.before) and not clause.word.endswith("s"):
        return clause.one()
    return None


def _after_of(clause: _Clause) -> CasualtyReading | None:
    of = replace(clause, cue=replace(clause.cue, end=clause.cue.end + len(" of")))
    return of.by(victims_after(of.text, of.cue.end, of.stop, of.quantities))


def _by_state(clause: _Clause) -> CasualtyReading | None:
    """ "four civilians died", "he was dead"; "fell" needs a number right before it."""
    if clause.word == "fell":
        return _by_participle(clause)
    return _of_subject(clause, clause.cue.start)


def _by_verb(clause: _Clause) -> CasualtyReading | None:
    """ "four were killed", "killed four", "71 soldiers killed"."""
    auxiliary = re.search(
        rf"({listed('passive').pattern})"
        r"(?:\s\w+ly|\salso|\snot|\sall|\sboth|(?:\s\w+){1,3}\sand)?\s+[\"“'‘]?$",
        clause.before,
        re.I,
    )
    if auxiliary and auxiliary[1].lower() != "left":
        return _of_subject(clause, clause.cue.start - len(clause.before) + auxiliary.start())
    if re.match(r"\sof\s", clause.text[clause.cue.end :]):
        return _after_of(clause)
    named = victims_after(clause.text, clause.cue.end, clause.stop, clause.quantities)
    return clause.by(named) or _by_participle(clause)


def _by_participle(clause: _Clause) -> CasualtyReading | None:
    """ "71 soldiers killed", "nine injured": only a number right before the word."""
    if clause.word.endswith("ing"):
        return None
    q = clause.right_before(r"(?:\s[\w'’-]+){0,6}\s(?:were\s)?")
    if q is None or is_thing(q):
        return None
    return clause.by(victims_before(clause.text, clause.floor, clause.cue.start, clause.quantities))


def _of_subject(clause: _Clause, end: int) -> CasualtyReading | None:
    """The victims named up to ``end``; a singular verb with no number means one: "he died"."""
    found = clause.by(victims_before(clause.text, clause.floor, end, clause.quantities))
    if found is not None:
        return _made_singular(clause, found)
    before = clause.text[max(clause.floor, clause.cue.start - 60) : clause.cue.start]
    single = re.search(rf"\b(?:{_WAS}|who was)(?:\s\w+ly|\salso)?\s+$", before)
    pronoun = re.search(r"\b(?:[Hh]e|[Ss]he)\s(?:had\s|has\s|later\s)?$", before)
    if (single or pronoun) and not re.search(r"\b(?:people|police|group|family|who)\b", before):
        return clause.one()
    return None


def _made_singular(clause: _Clause, found: CasualtyReading) -> CasualtyReading:
    """One victim where the verb is singular and no number says otherwise: "the commander was killed"."""
    victims = found.victims
    singular = re.search(rf"\b(?:{_WAS})(?:\s\w+ly|\salso)?\s+$", clause.before)
    if not singular or victims.low in (0, 1) or re.search(r"\d", clause.text[victims.start : victims.end]):
        return found
    if any(victims.start <= q.span.start < victims.end and q.min != 1 for q in clause.quantities):
        return found
    return replace(found, victims=replace(victims, low=1, high=1))


def _with_company(text: str, found: CasualtyReading, quantities: tuple[Quantity, ...]) -> CasualtyReading:
    """Adds those who died with the victim: "killed along with two aides"."""
    victims = found.victims
    if found.cue.way not in ("verbs", "states") or victims.low is None:
        return found
    near = re.compile(
        rf"(?:\s[\w-]+){{0,4}}?,?\s(?:and\s)?(?:{listed('company').pattern})(?:\s(?:him|her|them))?\s"
    ).match(text, max(found.cue.end, victims.end))
    for q in quantities:
        if near and q.span.start == near.end() and not is_thing(q):
            low, high = total([(victims.low, victims.high), (q.min, q.max)])
            return replace(found, victims=Victims(low, high, victims.start, q.span.end))
    return found


_READERS: dict[Way, Callable[[_Clause], CasualtyReading | None]] = {
    "losses": _by_loss,
    "nouns": _by_noun,
    "states": _by_state,
    "tolls": _by_toll,
    "verbs": _by_verb,
}
