"""The nouns of people while the stage works on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wireledger.extract.confidence import NO_EVIDENCE
from wireledger.records import Fate, Span


@dataclass(frozen=True, slots=True)
class Post:
    """A post or title said of a person, with the group, area and dates named beside it.

    ``score`` is how sure the tagger is of the title.
    """

    title: Span
    group: Span | None = None
    area: Span | None = None
    since: Span | None = None
    until: Span | None = None
    score: float = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Stay:
    """A place where a person is said to have been, and the words for when."""

    place: Span
    when: Span | None
    score: float = NO_EVIDENCE


@dataclass(slots=True)
class Person:
    """One person of a report. ``mentions`` are forms of the name, ``aliases`` other names, each once.

    ``other_mentions`` are further places of the aliases, and descriptions ("the slain commander").
    ``alias_scores`` says how sure the tagger is of those aliases that it marked.
    """

    name: str
    mentions: list[Span]
    aliases: list[Span] = field(default_factory=list)
    other_mentions: list[Span] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    fate: Fate = "unknown"
    alias_scores: dict[Span, float] = field(default_factory=dict)

    def forms(self) -> list[str]:
        """The distinct forms of the name, in the order of the text."""
        return list(dict.fromkeys(m.text for m in sorted(self.mentions)))

    def short_forms(self) -> list[Span]:
        """The other forms of the name, each once whatever its case, where they stand first."""
        known = {self.name.casefold(), *(a.text.casefold() for a in self.aliases)}
        made: list[Span] = []
        for mention in sorted(self.mentions):
            if mention.text.casefold() not in known:
                known.add(mention.text.casefold())
                made.append(mention)
        return made
