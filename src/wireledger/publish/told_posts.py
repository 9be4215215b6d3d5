"""What is said of posts and memberships in a group that the ledger knows, and when."""

from __future__ import annotations

from datetime import date

from wireledger.extract.dates import resolve
from wireledger.ledger.facts import Fact
from wireledger.ledger.told_identities import ToldFact


def in_post(told: ToldFact) -> bool:
    """Whether a fact becomes a post or membership; what does not is a note on the person or group."""
    is_post = told.fact.kind in ("role", "part_of") and told.fact.modality == "asserted"
    return is_post and told.group is not None


def days_of(fact: Fact) -> tuple[str | None, str | None]:
    """Since when and until when, as ISO dates as fine as the report's words; None where it names no date."""
    published = date.fromisoformat(fact.published) if fact.published else None
    since = resolve(fact.since, published).start if fact.since else None
    return since, resolve(fact.until, published).end if fact.until else None
