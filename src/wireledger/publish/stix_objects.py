"""Reports, persons, groups and places as objects of STIX 2.1.

Nobody is a threat actor: persons and groups are identities, and what reports say of them stands in our
extension with who says it. The types of relationships say "said to": it is never wireledger that says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import wireledger
from wireledger.ledger.facts import Fact
from wireledger.ledger.told_identities import ToldFact, ToldIdentity
from wireledger.ledger.told_reports import ToldReport
from wireledger.plain import Plain
from wireledger.publish.geojson import radius
from wireledger.publish.json_text import told as with_values
from wireledger.publish.place_codes import province_name
from wireledger.publish.side_file import tables_of
from wireledger.publish.stix_values import (
    EXTENSION,
    WRITER,
    Object,
    extension,
    identity_id,
    incident_id,
    made,
    place_id,
    publisher_id,
    reference,
    relationship,
    report_id,
    time_of,
)
from wireledger.publish.told_posts import days_of, in_post
from wireledger.records import EventPlace


def first_objects() -> Iterator[Object]:
    """The identity of who made the bundle, and the definition of our extension."""
    yield made("identity", WRITER, (), {"name": "wireledger", "identity_class": "system"})
    definition = tables_of("stix")["extension"]
    yield made(
        "extension-definition",
        EXTENSION,
        (),
        {
            "name": "wireledger",
            "description": definition["description"],
            "schema": definition["schema"],
            "version": wireledger.__version__,
            "extension_types": ["property-extension"],
        },
    )


def publisher(name: str) -> Object:
    """Who published reports. It has no time of its own, whatever reports are in the bundle."""
    return made("identity", publisher_id(name), (), {"name": name, "identity_class": "organization"})


def report(told: ToldReport) -> Object | None:
    """A report with what it tells of; None without a day of publication, which STIX requires."""
    moment = time_of(told.published)
    if moment is None:
        return None
    subjects = [incident_id(i) for i in told.incidents] + [identity_id(i) for i in told.identities]
    own = publisher_id(told.publisher) if told.publisher else WRITER
    return made(
        "report",
        report_id(told.ref),
        [told.published],
        {
            "name": told.title or told.ref,
            "published": moment,
            "object_refs": [*subjects] or [own],
            "lang": told.language,
            "external_references": [reference(told.ref, told.publisher, told.url)],
        },
    )


def about(told: ToldIdentity) -> Iterator[Object]:
    """A person or group with all that is said of it, then its posts and memberships as relationships."""
    ref, days = identity_id(told.identity.id), (told.first, told.last)
    spellings: list[Plain] = [{"report": s.ref, "text": s.text} for s in told.identity.spellings]
    facts: list[Plain] = [_fact(f.fact) for f in told.facts]
    own: Object = {
        "wireledger_id": told.identity.id,
        "other_names": list(told.identity.aliases),
        "spellings": spellings,
        "facts": facts,
    }
    kind = "individual" if told.identity.kind == "person" else "group"
    name = told.identity.name or told.identity.id
    yield made("identity", ref, days, {"name": name, "identity_class": kind, "extensions": extension(own)})
    for group, facts_of in _by_group(told).items():
        yield from _posts(ref, group, facts_of)


def place(where: EventPlace) -> Object | None:
    """A place; None where the gazetteer knows neither its point nor its country, which STIX requires."""
    if where.country is None and (where.lat is None or where.lon is None):
        return None
    point = where.lat is not None and where.lon is not None
    return made(
        "location",
        place_id(where),
        (),
        {
            "name": where.name or where.text,
            "country": where.country,
            "administrative_area": province_name(where.country, where.admin1),
            "latitude": where.lat if point else None,
            "longitude": where.lon if point else None,
            "precision": radius(where.precision, where.country) if point else None,
        },
    )


def _fact(fact: Fact) -> Plain:
    return with_values(
        {
            "fact": fact.kind,
            "text": fact.text,
            "group": fact.group,
            "since": fact.since,
            "until": fact.until,
            "modality": fact.modality,
            "said_by": fact.by,
            "words": fact.words,
            "report": fact.ref,
            "claim": fact.claim,
        }
    )


def _by_group(told: ToldIdentity) -> dict[str, list[ToldFact]]:
    """The posts and memberships that are asserted, by the group that the ledger knows."""
    found: dict[str, list[ToldFact]] = {}
    for one in told.facts:
        if in_post(one) and one.group and one.group != told.identity.id:
            found.setdefault(one.group, []).append(one)
    return found


def _posts(who: str, group: str, facts: Sequence[ToldFact]) -> Iterator[Object]:
    """A relationship for each kind of fact and its days."""
    alike: dict[tuple[str, str | None, str | None], list[Fact]] = {}
    for one in facts:
        since, until = days_of(one.fact)
        alike.setdefault((tables_of("stix")["relationships"][one.fact.kind], since, until), []).append(
            one.fact
        )
    for (kind, since, until), said in alike.items():
        start, stop = time_of(since), time_of(until)
        own: Object = {"facts": [_fact(fact) for fact in said]}
        times: Object = {
            "start_time": start,
            "stop_time": stop if stop and (not start or start < stop) else None,
        }
        yield relationship(
            kind,
            (who, identity_id(group), since or "", until or ""),
            [fact.published for fact in said],
            times | {"external_references": _cited(said), "extensions": extension(own)},
        )


def _cited(facts: Sequence[Fact]) -> list[Plain]:
    """The reports that say it, each once; the outlet is the first in the chain of who says it."""
    outlets = {fact.ref: fact.by.partition(" > ")[0] for fact in facts}
    return [reference(ref, outlet, None) for ref, outlet in outlets.items()]
