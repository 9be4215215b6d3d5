"""Posts in groups and memberships as entities of FollowTheMoney: Position with Occupancy, or Membership.

Only what is asserted of a group that the ledger knows; alike statements are one entity, with every quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wireledger.extract.word_lists import any_of
from wireledger.ids import content_id
from wireledger.ledger.facts import Fact
from wireledger.ledger.told_identities import ToldIdentity
from wireledger.ledger.words import folded, storable
from wireledger.publish.ftm_values import Entity, dates, entity, names, strings, texts
from wireledger.publish.side_file import tables_of
from wireledger.publish.told_posts import days_of, in_post

_PART_OF = "part of"


def article_id(ref: str) -> str:
    """The id of the article that a report is; ``ref`` may be as the database holds it or as it was given."""
    return content_id(storable(ref), kind="article")


def said(fact: Fact) -> str:
    """A fact with who says it, and in which words."""
    doubt = "" if fact.modality == "asserted" else f" ({fact.modality})"
    moment = "".join(f", {w}" for w in (fact.since, fact.until) if w)
    day = f", {fact.published}" if fact.published else ""
    what = tables_of("ftm")["facts"][fact.kind]
    return f"{what}: {fact.text}{moment}{doubt}, said by {fact.by}{day}: “{fact.words}”"


def posts(told: ToldIdentity) -> Iterator[Entity]:
    """The posts and memberships of a person or group, each position before who holds it."""
    facts: dict[_Post, list[Fact]] = {}
    for one in told.facts:
        if in_post(one) and one.group and one.group != told.identity.id:
            facts.setdefault(_post(told, one.fact, one.group), []).append(one.fact)
    positions: set[str] = set()
    for post, found in facts.items():
        if not post.is_membership and post.position not in positions:
            positions.add(post.position)
            yield _position(post, found)
        yield _held(told.identity.id, post, found)


@dataclass(frozen=True, slots=True)
class _Post:
    """A post in a group from and to some date; ``title`` is folded, and without the group."""

    group: str
    title: str
    since: str | None
    until: str | None
    is_membership: bool

    @property
    def position(self) -> str:
        """The id of the post, whoever holds it."""
        return content_id(self.group, self.title, kind="position")


def _post(told: ToldIdentity, fact: Fact, group: str) -> _Post:
    title = _PART_OF if fact.kind == "part_of" else folded(_without_group(fact))
    is_membership = told.identity.kind == "group" or bool(_membership().match(title))
    return _Post(group, title, *days_of(fact), is_membership)


def _without_group(fact: Fact) -> str:
    """A post without its group, whose spelling makes no other post: "emir, the Salt Brigade, Mara"."""
    return fact.text.replace(f", {fact.group}", "", 1) if fact.group else fact.text


def _position(post: _Post, facts: list[Fact]) -> Entity:
    """The position is one for all who are said to hold it, so it says nothing of any of them."""
    name = names([facts[0].text]) or [post.position]
    return entity("Position", post.position, {"name": name, "organization": [post.group]})


def _held(who: str, post: _Post, facts: list[Fact]) -> Entity:
    told = {
        "startDate": dates(post.since),
        "endDate": dates(post.until),
        "description": texts(said(fact) for fact in facts),
        "proof": list(dict.fromkeys(article_id(fact.ref) for fact in facts)),
    }
    made = content_id(who, post.position, post.since, post.until, kind="post")
    if not post.is_membership:
        return entity("Occupancy", made, {"holder": [who], "post": [post.position]} | told)
    role = _PART_OF if post.title == _PART_OF else facts[0].text
    member = {"member": [who], "organization": [post.group], "role": strings([role])}
    return entity("Membership", made, member | told)


@cache
def _membership() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(tables_of('ftm')['memberships'])})\b")
