"""Short phrases for values of a record, as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from wireledger.records import Count, Document, EventDate, EventPlace, Modality, Role, Source


def chain(sources: Sequence[Source]) -> str:
    """``Daily Post > Reuters > US Central Command``, the publisher first."""
    return " > ".join(source.name for source in sources) or "unknown"


def event_type(name: str) -> str:
    """``air_drone_strike`` as words."""
    return name.replace("_", " ")


def count(value: Count) -> str | None:
    """``3``, ``at least 3``, ``at most 3``, ``3 to 5``; None where nothing is known."""
    if value.min is None and value.max is None:
        return None
    if value.max is None:
        return f"at least {value.min}"
    if value.min is None:
        return f"at most {value.max}"
    return str(value.min) if value.min == value.max else f"{value.min} to {value.max}"


def days(value: EventDate) -> str | None:
    """The date as fine as it is known; the words where they cannot be resolved; None without any."""
    if value.start is None:
        return f"unknown: “{value.text}”" if value.text else None
    return value.start if value.end in (None, value.start) else f"{value.start} to {value.end}"


def event_date(value: EventDate) -> str | None:
    """The date with the report's words for it."""
    found = days(value)
    return f"{found} (from “{value.text}”)" if value.start and value.text not in (None, found) else found


def place_name(value: EventPlace) -> str | None:
    """The report's words for the place, the gazetteer's name where it differs, and how exact it is."""
    if not (value.text or value.name):
        return None
    words = value.text or value.name or ""
    more = [value.name] if value.name and value.name != value.text else []
    more += [value.country] if value.country else []
    more += [value.precision] if value.precision not in ("exact", "unknown") else []
    return f"{words} ({', '.join(more)})" if more else words


def role(value: Role) -> str:
    """``emir, Salt Brigade, Aleppo (2014 to 2018)``."""
    parts = [value.title]
    parts += [p for p in (value.group, value.area) if p and p.casefold() not in value.title.casefold()]
    text = ", ".join(parts)
    if value.from_ and value.to:
        return f"{text} ({value.from_} to {value.to})"
    if value.from_ or value.to:
        return f"{text} (from {value.from_})" if value.from_ else f"{text} (until {value.to})"
    return text


def fate(value: str, modality: Modality) -> str:
    """A fate as somebody's word for it, never as a fact."""
    words = value.replace("_", " ")
    forms: dict[Modality, str] = {
        "asserted": f"said to be {words}",
        "denied": f"said not to be {words}",
        "uncertain": f"said to be possibly {words}",
        "future": f"expected to be {words}",
    }
    return forms[modality]


def published(document: Document) -> str:
    """The publication date with how it is known; an unknown date says so."""
    if document.published is None:
        return "date unknown"
    known = {"field": "date field", "header": "header", "meta tag": "meta tag", "dateline": "dateline"}
    return f"{document.published} (from its {known.get(document.published_from, 'text')})"
