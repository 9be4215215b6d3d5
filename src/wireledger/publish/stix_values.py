"""What all STIX 2.1 objects of ours have: deterministic ids and times, and our extension.

An id is a UUID of version 5 made from our own, so that the same thing has the same id in every bundle. The
standard wants times of making and of change: they are the days on which the first and the last report behind
an object were published, and 1 January 1970 where no report is dated (``stix.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import NAMESPACE_OID, uuid5

from wireledger.ledger.words import storable
from wireledger.plain import Plain
from wireledger.publish.json_text import told
from wireledger.records import EventPlace

Object = dict[str, Plain]

UNDATED = "1970-01-01T00:00:00.000Z"
_NAMESPACE = uuid5(NAMESPACE_OID, "wireledger")
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")


def stix_id(kind: str, *parts: str) -> str:
    """The id of an object of that type; lone surrogates in ``parts`` are spelled out."""
    return f"{kind}--{uuid5(_NAMESPACE, chr(0).join(storable(part) for part in (kind, *parts)))}"


WRITER = stix_id("identity", "writer", "wireledger")
"""The id of the identity that stands for wireledger itself."""
EXTENSION = stix_id("extension-definition", "wireledger")
"""The id of the definition of our extension."""


def made(kind: str, ref: str, days: Iterable[str | None], given: Object) -> Object:
    """An object of the bundle; ``days`` are those on which the reports behind it were published."""
    known = sorted(moment for day in days if (moment := time_of(day)))
    first, last = (known[0], known[-1]) if known else (UNDATED, UNDATED)
    head: Object = {"type": kind, "spec_version": "2.1", "id": ref}
    by: Object = {} if ref == WRITER else {"created_by_ref": WRITER}
    return head | by | {"created": first, "modified": last} | told(given)


def extension(given: Object) -> Plain:
    """``given`` as our extension of an object."""
    kind: Object = {"extension_type": "property-extension"}
    return {EXTENSION: kind | told(given)}


def time_of(day: str | None) -> str | None:
    """Midnight UTC of a day as STIX writes it; None for what is no day, such as a month."""
    return f"{day}T00:00:00.000Z" if day and _DAY.fullmatch(day) else None


def relationship(kind: str, ends: tuple[str, ...], days: Sequence[str | None], given: Object) -> Object:
    """A relationship; ``ends`` are the ids of both ends, and then what tells it from others between them."""
    both: Object = {"relationship_type": kind, "source_ref": ends[0], "target_ref": ends[1]}
    return made("relationship", stix_id("relationship", kind, *ends), days, both | given)


def reference(ref: str, name: str | None, url: str | None) -> Plain:
    """A report as an external reference; its address as the report gives it."""
    return told({"source_name": name or "unknown publisher", "url": url, "external_id": ref})


def report_id(ref: str) -> str:
    """The id of the report under a ref."""
    return stix_id("report", ref)


def identity_id(wireledger_id: str) -> str:
    """The id of a person or group."""
    return stix_id("identity", wireledger_id)


def incident_id(wireledger_id: str) -> str:
    """The id of an incident."""
    return stix_id("incident", wireledger_id)


def publisher_id(name: str) -> str:
    """The id of a publisher; a group of the same name is another identity."""
    return stix_id("identity", "publisher", name)


def place_id(where: EventPlace) -> str:
    """The id of a place at one precision."""
    spot = (
        where.country,
        where.admin1,
        str(where.lat),
        str(where.lon),
        str(where.geonameid),
        where.precision,
    )
    return stix_id("location", where.name or where.text or "", *(part or "" for part in spot))
