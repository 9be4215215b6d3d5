"""The independent origins of an incident: who knew, behind all the reports that repeat it.

Each report goes back to one origin. Reports of one text count as one. A copy goes back where the text that
it copies does. A report by an authority, an armed group, a monitor or an expert is an origin itself. Any
other is asked whom its first statements name: people whom a reporter found make it the publisher's own work,
while a body that speaks ("the ministry said") makes it a report of that body's statement, which is the same
origin as the statement itself where that is among the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wireledger.ids import content_id
from wireledger.records import Claim, Record, Source
from wireledger.resolve.dates import publication_day
from wireledger.resolve.incident_words import word_keys
from wireledger.resolve.origin_kinds import SpeakerKind, own_words, publisher_kind, speaker_kind
from wireledger.resolve.origin_texts import copy_groups
from wireledger.resolve.resolution import Origin, OriginKind

_ASKED = 2  # statements at the head of a report that tell whose news it is
_EMPTY_WORDS = frozenset(("the", "of", "for", "and"))
_TELLING = 2  # words from which a body's name tells it from others: "US Central Command", not "the army"
_SAME_BODY = 0.5  # share of the words for a body that its publisher's name must have
_SPEAKS_FOR_ITSELF: frozenset[OriginKind] = frozenset({"official", "group", "monitor", "expert"})
_DOCUMENTS_OF: dict[SpeakerKind, frozenset[OriginKind]] = {
    "official": frozenset({"official"}),
    "group": frozenset({"group"}),
    "force": frozenset({"official", "group"}),
    "agency": frozenset({"agency"}),
}
_KIND_OF: dict[SpeakerKind, OriginKind] = {
    "official": "official",
    "group": "group",
    "force": "unknown",
    "agency": "agency",
}


@dataclass(frozen=True, slots=True)
class _Report:
    """One report as a possible origin.

    ``bodies`` are the bodies that speak in it, the first ones first, each with what it is if that is known.
    """

    ref: str
    publisher: str
    kind: OriginKind
    published: date | None
    text: str
    lead: tuple[SpeakerKind, ...]
    bodies: tuple[tuple[str, SpeakerKind | None], ...]

    def key(self) -> tuple[str, str]:
        """Sorts the earliest first, those without a date last."""
        return (self.published.isoformat() if self.published else "9999", self.ref)

    def rank(self) -> tuple[bool, bool, tuple[str, str]]:
        """Sorts first whoever is likeliest to have written a text that several publish."""
        return self.kind not in _SPEAKS_FOR_ITSELF, self.kind != "agency", self.key()


def origins(incident: str, records: Sequence[Record]) -> tuple[Origin, ...]:
    """The origins of the incident with that id, over the records of all reports that tell of it."""
    groups = frozenset(own_words(e.name) for r in records for e in r.entities if e.kind == "group")
    texts: dict[str, list[_Report]] = defaultdict(list)
    for record in records:
        texts[record.document.text].append(_report(record, groups))
    reports = sorted((min(of_one, key=_Report.rank) for of_one in texts.values()), key=_Report.key)
    found: dict[tuple[OriginKind, str], list[str]] = defaultdict(list)
    named: dict[str, tuple[OriginKind, str]] = {}
    for group in copy_groups([r.text for r in reports]):
        copies = [reports[i] for i in group]
        first = next((r for r in copies if r.kind in _SPEAKS_FOR_ITSELF), copies[0])
        named |= dict.fromkeys((r.ref for r in copies), _origin(first, reports))
    named = _one_name_a_body(named, frozenset(r.publisher for r in reports))
    for report in reports:
        found[named[report.ref]] += [r.ref for r in texts[report.text]]
    made = (
        Origin(content_id(incident, kind, name, kind="origin"), kind, name, tuple(sorted(refs)))
        for (kind, name), refs in found.items()
    )
    return tuple(sorted(made, key=lambda o: o.id))


def _report(record: Record, groups: frozenset[frozenset[str]]) -> _Report:
    document = record.document
    publisher = document.publisher or document.ref
    statements = [c for c in record.claims if c.predicate == "states"]
    speakers = [s for s in map(_innermost, sorted(statements, key=lambda c: (c.span, c.id))) if s]
    kinds = [(s, speaker_kind(_called(s))) for s in speakers]
    return _Report(
        ref=document.ref,
        publisher=publisher,
        kind=_kind(publisher, groups),
        published=publication_day(document.published),
        text=document.text,
        lead=tuple(k for _, k in kinds[:_ASKED] if k),
        bodies=tuple((s.name, k) for s, k in kinds if k != "found"),
    )


def _kind(publisher: str, groups: frozenset[frozenset[str]]) -> OriginKind:
    """What the publisher is; one whose name holds that of a group in the reports speaks for the group."""
    kind = publisher_kind(publisher)
    if kind != "unknown":
        return kind
    words = word_keys(publisher, frozenset())
    return "group" if any(g and g <= words for g in groups) else "correspondent"


def _innermost(claim: Claim) -> Source | None:
    """Who is named last in the chain as speaker or as cited by one; None where only the publisher is."""
    return next((s for s in reversed(claim.sources) if s.kind in ("speaker", "cited")), None)


def _called(source: Source) -> str:
    return f"{source.role or ''} {source.name}"


def _origin(report: _Report, reports: Sequence[_Report]) -> tuple[OriginKind, str]:
    """Kind and name of what a report that copies no other goes back to."""
    own = (report.kind, report.publisher)
    if report.kind in _SPEAKS_FOR_ITSELF:
        return own
    cited = _cited_agency(report, reports)
    if cited:
        return _origin(cited, [r for r in reports if r is not report])
    if not report.lead or report.lead[0] == "found":
        return own
    earlier = [r for r in reports if r is not report and _may_follow(report, r)]
    document = _statement(report, earlier)
    if document:
        return document.kind, document.publisher
    body = next(name for name, kind in report.bodies if kind == report.lead[0])
    return _KIND_OF[report.lead[0]], body


def _one_name_a_body(
    named: Mapping[str, tuple[OriginKind, str]], publishers: frozenset[str]
) -> dict[str, tuple[OriginKind, str]]:
    """The same with one name for a body that reports call more or less fully: the fullest.

    A shorter name that fits two others stays by itself. Who publishes a report is known by its own name.
    """
    bodies = sorted({origin for origin in named.values() if origin[1] not in publishers})
    words = {origin: word_keys(origin[1], _EMPTY_WORDS) for origin in bodies}

    def fuller(origin: tuple[OriginKind, str]) -> list[tuple[OriginKind, str]]:
        if len(words[origin]) < _TELLING:
            return []
        order = {o: (len(words[o]), o) for o in bodies}
        return [
            o for o in bodies if o[0] == origin[0] and words[origin] <= words[o] and order[origin] < order[o]
        ]

    homes = {}
    for origin in bodies:
        found = fuller(origin)
        fullest = [o for o in found if not any(other in found for other in fuller(o))]
        homes[origin] = fullest[0] if len(fullest) == 1 else origin
    return {ref: homes.get(origin, origin) for ref, origin in named.items()}


def _may_follow(report: _Report, earlier: _Report) -> bool:
    """Whether a report can go back to another by their days; a day is left for time zones."""
    if report.published is None or earlier.published is None:
        return True
    return earlier.published <= report.published + timedelta(1)


def _cited_agency(report: _Report, reports: Sequence[_Report]) -> _Report | None:
    """The agency's report that this one says it rests on; an agency rests on none."""
    if report.kind == "agency":
        return None
    agencies = [r for r in reports if r.kind == "agency" and r is not report and _may_follow(report, r)]
    words = word_keys(report.text, frozenset())
    named = [r for r in agencies if own_words(r.publisher) and own_words(r.publisher) <= words]
    if not named and "agency" in report.lead and len(agencies) == 1:
        return agencies[0]
    return named[0] if named else None


def _statement(report: _Report, others: Sequence[_Report]) -> _Report | None:
    """The document that a body's words were taken from: its own by name, else the only one of its kind."""
    documents = [r for r in others if r.kind in _SPEAKS_FOR_ITSELF]
    for body, _ in report.bodies:
        words = word_keys(body, frozenset(("the",)))
        shares = [(len(words & own_words(d.publisher)) / max(len(words), 1), d) for d in documents]
        best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        if best[0] >= _SAME_BODY:
            return best[1]
    fitting = [d for d in documents if d.kind in _DOCUMENTS_OF.get(report.lead[0], frozenset())]
    return fitting[0] if len(fitting) == 1 else None
