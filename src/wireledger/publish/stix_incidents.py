"""Incidents as objects of STIX 2.1, with where they happened and who takes part as relationships."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wireledger.ledger.tellings import TakingPart, ToldIncident
from wireledger.plain import Plain
from wireledger.publish.coded import Coded
from wireledger.publish.coded_parts import CountTold
from wireledger.publish.json_text import told as with_values
from wireledger.publish.side_file import tables_of
from wireledger.publish.stix_objects import place
from wireledger.publish.stix_values import (
    Object,
    extension,
    identity_id,
    incident_id,
    made,
    place_id,
    reference,
    relationship,
)
from wireledger.records import Claim


def incident(told: ToldIncident, coding: Coded) -> Iterator[Object]:
    """An incident with its claims, then where it is said to have happened and who is said to take part."""
    ref, days = incident_id(coding.id), [s.published for s in coding.sources]
    yield made(
        "incident",
        ref,
        days,
        {
            "name": coding.label,
            "description": coding.note,
            "labels": list(coding.types),
            "confidence": confidence(coding),
            "external_references": [reference(s.ref, s.publisher, s.url) for s in coding.sources],
            "extensions": extension(_of_incident(told, coding)),
        },
    )
    references = {s.ref: reference(s.ref, s.publisher, s.url) for s in coding.sources}
    if place(coding.place):
        ends = (ref, place_id(coding.place))
        saying = [t.document.ref for t in told.tellings if t.event.place == coding.place]
        yield relationship("said-to-have-happened-at", ends, days, _cited(saying, references))
    for part in told.involved:
        naming = [
            t.document.ref for t in told.tellings if any(p.entity in part.entities for p in t.event.roles)
        ]
        yield from _parts(part, ref, days, _cited(naming, references))


def confidence(coding: Coded) -> int | None:
    """How credible an incident is, on the Admiralty scale of STIX 2.1 (appendix A), by stated rules.

    They count independent origins (``stix.yml``); nobody's opinion is in it. None where that scale says
    "truth cannot be judged": what is planned or supposed.
    """
    if coding.status in ("planned", "hypothetical"):
        return None
    saying = {s.origin or s.ref for s in coding.sources if s.status == "asserted"}
    told = "denied" if coding.status == "denied" else "one" if len(saying) == 1 else "several"
    if coding.status == "alleged":
        told = "alleged"
    elif told != "denied" and set(coding.denied_by) - saying:
        told = f"{told}_and_denied"
    scale: dict[str, int] = tables_of("stix")["confidence"]
    return scale[told]


def _cited(refs: Sequence[str], references: Mapping[str, Plain]) -> Object:
    """The reports that say it, each once, as external references."""
    cited: list[Plain] = [references[ref] for ref in dict.fromkeys(refs) if ref in references]
    return {"external_references": cited} if cited else {}


def _of_incident(told: ToldIncident, coding: Coded) -> Object:
    """Our extension of an incident."""
    return {
        "wireledger_id": coding.id,
        "status": coding.status,
        "civilian_harm": coding.civilian_harm,
        "first_day": str(coding.earliest) if coding.earliest else None,
        "last_day": str(coding.latest) if coding.latest else None,
        "date_precision": coding.date_precision,
        "date_words": coding.date_text,
        "place_words": coding.place.text,
        "place_precision": coding.place.precision,
        "killed": _counts(coding.killed),
        "injured": _counts(coding.injured),
        "disputed": [conflict.field for conflict in coding.conflicts],
        "origins": [
            {"origin": o.id, "kind": o.kind, "name": o.name, "reports": list(o.reports)}
            for o in coding.origins
        ],
        "claims": [_claim(claim, t.document.ref) for t in told.tellings for claim in t.claims],
    }


def _counts(counts: Sequence[CountTold]) -> list[Plain]:
    return [
        with_values(
            {
                "least": c.min,
                "most": c.max,
                "said_by": c.voice,
                "words": c.words,
                "report": c.ref,
                "claim": c.claim,
            }
        )
        for c in counts
    ]


def _claim(claim: Claim, ref: str) -> Plain:
    chain: list[Plain] = [
        with_values({"name": s.name, "kind": s.kind, "role": s.role}) for s in claim.sources
    ]
    return with_values(
        {
            "claim": claim.id,
            "field": claim.predicate,
            "value": claim.value,
            "modality": claim.modality,
            "quoted": claim.quoted,
            "words": claim.span.text,
            "start": claim.span.start,
            "end": claim.span.end,
            "report": ref,
            "said_by": chain,
        }
    )


def _parts(part: TakingPart, target: str, days: Sequence[str | None], cited: Object) -> Iterator[Object]:
    for role in part.roles:
        yield relationship(f"said-to-be-{role}-in", (identity_id(part.identity.id), target), days, cited)
