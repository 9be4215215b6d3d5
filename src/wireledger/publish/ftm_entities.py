"""Reports, persons, groups and incidents as entities of FollowTheMoney.

What a report says of somebody is never a bare property where the schema has a place for who says it, and what
is denied, uncertain or yet to come is a note. Every entity has the reports behind it as ``proof``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wireledger.extract.spelling import fold
from wireledger.ids import content_id
from wireledger.ledger.facts import chain
from wireledger.ledger.tellings import ToldIncident
from wireledger.ledger.told_identities import ToldIdentity
from wireledger.ledger.told_reports import ToldReport
from wireledger.ledger.words import storable
from wireledger.publish.coded import Coded
from wireledger.publish.ftm_posts import article_id, posts, said
from wireledger.publish.ftm_values import (
    Entity,
    addresses,
    countries,
    dates,
    entity,
    links,
    names,
    strings,
    texts,
)
from wireledger.publish.place_codes import language_alpha3
from wireledger.publish.side_file import tables_of
from wireledger.publish.told_posts import in_post
from wireledger.records import Claim, EventPlace


def article(report: ToldReport) -> Entity:
    """A report, without its text."""
    language = language_alpha3(report.language)
    return entity(
        "Article",
        article_id(report.ref),
        {
            "title": strings([report.title]),
            "publisher": strings([report.publisher]),
            "sourceUrl": links(report.url),
            "publishedAt": dates(report.published),
            "language": [language] if language else [],
            "fileName": strings([report.ref]),
            "notes": [] if links(report.url) else texts([report.url]),
        },
    )


def about(told: ToldIdentity) -> Iterator[Entity]:
    """A person or group with its posts, its memberships, and where reports name it."""
    yield _who(told)
    yield from posts(told)
    for ref in told.refs:
        spellings = (s.text for s in told.identity.spellings if storable(s.ref) == ref)
        yield entity(
            "Mention",
            content_id(told.identity.id, ref, kind="mention"),
            {
                "document": [article_id(ref)],
                "resolved": [told.identity.id],
                "name": names(spellings) or _called(told),
                "detectedSchema": [_schema(told)],
            },
        )


def _who(told: ToldIdentity) -> Entity:
    called = _called(told)
    sure = {f.fact.text for f in told.facts if f.fact.modality == "asserted"}
    doubted = {f.fact.text for f in told.facts if f.fact.kind == "alias"} - sure
    others = (*told.identity.aliases, *(s.text for s in told.identity.spellings))
    noted = (
        f.fact for f in told.facts if not in_post(f) and (f.fact.kind != "alias" or f.fact.text in doubted)
    )
    return entity(
        _schema(told),
        told.identity.id,
        {
            "name": called,
            "alias": _aliases(called, names(o for o in others if o not in doubted)),
            "notes": texts(said(fact) for fact in noted),
            "proof": [article_id(ref) for ref in told.refs],
        },
    )


def _aliases(called: list[str], others: list[str]) -> list[str]:
    """The other names that are more than a name of it with an article: "the Salt Brigade"."""
    known = {fold(name).removeprefix("the ") for name in called}
    return [name for name in others if fold(name).removeprefix("the ") not in known]


def _called(told: ToldIdentity) -> list[str]:
    return names([told.identity.name]) or [told.identity.id]


def _schema(told: ToldIdentity) -> str:
    return "Person" if told.identity.kind == "person" else "Organization"


def address_id(place: EventPlace) -> str | None:
    """The id of the address that a place is; None where none is told."""
    words = place.name or place.text
    if not words:
        return None
    point = (str(place.lat), str(place.lon))
    return content_id(
        words, place.country, place.admin1, *point, str(place.geonameid), place.precision, kind="place"
    )


def address(place: EventPlace, made: str) -> Entity:
    """A place; ``remarks`` says how exactly its point is where it happened."""
    point = {"latitude": place.lat, "longitude": place.lon}
    return entity(
        "Address",
        made,
        {
            "full": addresses([place.name or place.text]),
            "country": countries(place.country),
            **{name: [] if degrees is None else [str(degrees)] for name, degrees in point.items()},
            "remarks": [tables_of("ftm")["precisions"][place.precision]],
        },
    )


def event(told: ToldIncident, incident: Coded) -> Iterator[Entity]:
    """An incident with its place, and in what role each person or group is said to take part."""
    where = incident.place
    made = address_id(where)
    if made:
        yield address(where, made)
    yield entity(
        "Event",
        incident.id,
        {
            "name": names([incident.label]) or [incident.id],
            "startDate": dates(_partial(incident.earliest, incident.latest) or _written(incident.earliest)),
            "endDate": dates(_partial(incident.earliest, incident.latest) or _written(incident.latest)),
            "location": addresses([where.name or where.text]),
            "addressEntity": [made] if made else [],
            "country": countries(where.country),
            "involved": [part.identity.id for part in told.involved],
            "keywords": strings(incident.types),
            "recordId": [incident.id],
            "summary": texts([incident.note]),
            "description": texts(_claim(claim) for claim in incident.claims),
            "publisher": strings(s.publisher for s in incident.sources),
            "proof": [article_id(source.ref) for source in incident.sources],
            "sourceUrl": [url for source in incident.sources for url in links(source.url)],
        },
    )
    for part in told.involved:
        refs = _refs(told, part.entities)
        yield entity(
            "UnknownLink",
            content_id(incident.id, part.identity.id, kind="part"),
            {
                "subject": [part.identity.id],
                "object": [incident.id],
                "role": [f"said to be {role}" for role in part.roles],
                "proof": [article_id(ref) for ref in refs],
                "publisher": strings(s.publisher for s in incident.sources if s.ref in refs),
                "sourceUrl": [url for s in incident.sources if s.ref in refs for url in links(s.url)],
            },
        )


def _refs(told: ToldIncident, entities: tuple[str, ...]) -> list[str]:
    """The reports in which one of the entities takes part."""
    taking = (t.document.ref for t in told.tellings if any(p.entity in entities for p in t.event.roles))
    return list(dict.fromkeys(taking))


def _claim(claim: Claim) -> str:
    doubt = "" if claim.modality == "asserted" else f" ({claim.modality})"
    return f"{claim.predicate}: {claim.value}{doubt}, said by {chain(claim)}: “{claim.span.text}”"


def _partial(first: date | None, last: date | None) -> str | None:
    """A whole year or month as one date of that precision, as FollowTheMoney writes it; else None."""
    if first is None or last is None or first.day != 1 or (last + timedelta(1)).day != 1:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return str(first.year) if (first.year, first.month, last.month) == (last.year, 1, 12) else None


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
