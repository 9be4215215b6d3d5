"""One sentence on an incident, made of its values, each with who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wireledger.ledger.tellings import ToldIncident
from wireledger.publish.coded_parts import CountTold, Party

_CONFLICT = "reports differ on {}"


def note(
    incident: ToldIncident, sides: tuple[Sequence[Party], ...], harmed: tuple[Sequence[CountTold], ...]
) -> str:
    """What happened, where and when; who did it to whom, and how many were killed and injured, said by whom.

    ``sides`` are actors and targets, ``harmed`` the counts of killed and injured.
    """
    parts = [incident.incident.label]
    for name, parties in zip(("actors", "targets"), sides, strict=True):
        parts += [f"{name}: {', '.join(_named(party) for party in parties)}"] if parties else []
    for name, counts in zip(("killed", "injured"), harmed, strict=True):
        parts += [f"{name}: {said}" for said in _said(counts)]
    if incident.incident.conflicts:
        parts.append(
            _CONFLICT.format(", ".join(c.field.replace("_", " ") for c in incident.incident.conflicts))
        )
    reports, origins = incident.row.reports, incident.row.origins
    parts.append(f"told by {_number(reports, 'report')} from {_number(origins, 'independent origin')}")
    return _one_line("; ".join(parts)) + "."


def count_text(count: CountTold) -> str:
    """A count in words: "3", "at least 3", "2 to 5", "up to 5"."""
    if count.min == count.max:
        return str(count.min)
    if count.max is None:
        return f"at least {count.min}"
    return f"{count.min} to {count.max}" if count.min else f"up to {count.max}"


def _named(party: Party) -> str:
    """A party, with who uses the word where it is a label that one side gives."""
    if party.labels and party.label_by_sides:
        return f"{party.name} (so called by {', '.join(party.said_by)})"
    return party.name


def _said(counts: Sequence[CountTold]) -> Iterable[str]:
    """The totals, each once, with all who give it."""
    voices: dict[str, dict[str, None]] = {}
    for count in counts:
        if count.is_total:
            voices.setdefault(count_text(count), {})[count.voice] = None
    if voices:
        yield ", ".join(f"{count} (said by {', '.join(who)})" for count, who in voices.items())


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _one_line(text: str) -> str:
    return " ".join(text.split())
