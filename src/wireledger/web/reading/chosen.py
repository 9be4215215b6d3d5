"""The part of a report that a reviewer has chosen, what can be decided on it, and the ruling of its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from wireledger.errors import LedgerError, UsageError
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import Ruling
from wireledger.ledger.facts import chain
from wireledger.ledger.items import FIELDS, joining
from wireledger.ledger.members import Member, member_of, members_beside
from wireledger.ledger.opened import Opened, Part
from wireledger.records import Claim, Entity, Event
from wireledger.resolve.decision_values import placed, understood, words_of
from wireledger.resolve.resolution import Verdict

Kind = Literal["event", "entity", "claim"]
_BESIDE = 300  # members of other reports to choose from
_LABELS: Mapping[str, str] = {
    "value": "value",
    "speaker": "who says it",
    "modality": "how it is said",
    "words": "in which words",
}
_FORMS: Mapping[str, str] = {
    "date": "YYYY-MM-DD, YYYY-MM, YYYY, or two of these with a slash between",
    "killed": "3, 3+ for at least three, or 2-5",
    "injured": "3, 3+ for at least three, or 2-5",
    "words": "words of the report",
}


@dataclass(frozen=True, slots=True)
class Correctable:
    """A field that can be corrected: its value now, the only values that it takes (if so), and their form."""

    name: str
    label: str
    value: str
    options: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part of a report: what it says, by whom, in which words, and what can be decided on it.

    ``others`` are the parts of other reports that are held to be the same person or group.
    """

    id: str
    kind: Kind
    what: str
    words: str
    by: str | None
    modality: str | None
    quoted: bool
    sure: float | None
    rejected: bool
    correctable: tuple[Correctable, ...]
    others: tuple[Member, ...]
    joinable: bool


def choose(ledger: Ledger, opened: Opened, asked: str | None) -> Chosen | None:
    """The part with the id ``asked``; None without one. Raises LedgerError where the report has none such."""
    if asked is None:
        return None
    part = _part(opened, asked)
    rejected = any(part.id == other.id for other in opened.rejected)
    if isinstance(part, Claim):
        return _claim(part, rejected)
    if isinstance(part, Event):
        return _event(part, rejected)
    return _entity(part, rejected, members_beside(ledger, part.id, _BESIDE) if part.kind != "place" else ())


def ruling_on(ledger: Ledger, opened: Opened, field: Callable[[str], str]) -> Ruling:
    """What the form asks for: its fields are ``item``, ``verdict``, ``field``, ``value-FIELD`` and ``other``.

    Raises UsageError where the value is not understood, LedgerError where somebody named is not there.
    """
    part = _part(opened, field("item"))
    words = field("verdict")
    if words.startswith("correct "):
        return _correction(part, words.removeprefix("correct "), field, opened.record.document.text)
    if words not in get_args(Verdict) or words in ("correct", "undo"):
        raise UsageError(f'"{words}" cannot be decided here.')
    verdict = cast(Verdict, words)
    if verdict in ("accept", "reject"):
        return Ruling(verdict, (part.id,))
    if not isinstance(part, Entity) or part.kind == "place":
        raise UsageError("Only people and groups are joined or kept apart here.")
    other = member_of(ledger, part.id, part.kind, field("other"))
    if verdict == "different":
        return Ruling(verdict, (part.id, other))
    return joining(ledger, (part.id, other))


def _correction(part: Part, name: str, field: Callable[[str], str], text: str) -> Ruling:
    kind = _kind(part)
    value = field(f"value-{name}")
    if name == "words" and isinstance(part, Claim):
        value = placed(value, text, part.span.start) or ""
    if name not in FIELDS[kind]:
        raise UsageError(f'"{name}" cannot be corrected here.')
    form = part.predicate if isinstance(part, Claim) and name == "value" else name
    if not understood(form, value):
        raise UsageError(f'{form} "{value}" is not understood. Write {_FORMS.get(form, "a name")}.')
    return Ruling("correct", (part.id,), name, value)


def _part(opened: Opened, asked: str) -> Part:
    record = opened.record
    every: tuple[Part, ...] = (*record.events, *record.entities, *record.claims, *opened.rejected)
    found = next((part for part in every if part.id == asked), None)
    if found is None:
        raise LedgerError(f"{asked} is no part of the report {record.document.ref}.")
    return found


def _kind(part: Part) -> Kind:
    if isinstance(part, Claim):
        return "claim"
    return "event" if isinstance(part, Event) else "entity"


def _claim(claim: Claim, rejected: bool) -> Chosen:
    fields = [
        _field("modality", "modality", claim.modality),
        _field("speaker", "speaker", _speaker(claim)),
        _field("words", "words", " ".join(claim.span.text.split())),
    ]
    if claim.value is not None:
        fields.insert(0, _field("value", claim.predicate, claim.value))
    return Chosen(
        claim.id,
        "claim",
        "statement" if claim.predicate == "states" else claim.predicate,
        claim.span.text,
        chain(claim),
        claim.modality,
        claim.quoted,
        claim.confidence,
        rejected,
        tuple(fields),
        (),
        False,
    )


def _speaker(claim: Claim) -> str:
    speakers = [s.name for s in claim.sources if s.kind == "speaker"]
    return speakers[-1] if speakers else claim.sources[0].name


def _event(event: Event, rejected: bool) -> Chosen:
    first = {v.field: v.value for v in reversed(event.values)} | {"status": event.status, "type": event.type}
    fields = tuple(_field(name, name, str(first.get(name, ""))) for name in FIELDS["event"])
    words = ", ".join(t.text for t in event.triggers)
    return Chosen(
        event.id,
        "event",
        event.type,
        words,
        None,
        None,
        False,
        event.confidence,
        rejected,
        fields,
        (),
        False,
    )


def _entity(entity: Entity, rejected: bool, others: tuple[Member, ...]) -> Chosen:
    name = _field("name", "name", entity.name)
    joinable = entity.kind != "place"
    return Chosen(
        entity.id,
        "entity",
        entity.kind,
        entity.name,
        None,
        None,
        False,
        None,
        rejected,
        (name,),
        others,
        joinable,
    )


def _field(name: str, form: str, value: str) -> Correctable:
    return Correctable(name, _LABELS.get(name, name), value, words_of(form), _FORMS.get(form, ""))
