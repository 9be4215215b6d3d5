"""Who says a thing: the source chain of any words of a report, and the claims made with it.

Words inside a statement are said by its speaker, through its channel, with whom the speaker cites as
the innermost source; words outside are the publisher's own. Under one heading, sentences that follow
an attributed one and name no source of their own are read as carried on from it, as feature writing
does; before the first heading nothing is carried.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from wireledger.extract.confidence import NO_EVIDENCE, confidence
from wireledger.extract.statements import Speech, Statement
from wireledger.ids import content_id
from wireledger.records import Claim, Document, Modality, Predicate, Source, Span

UNKNOWN_PUBLISHER = "unknown publisher"
Named = Callable[[Span], tuple[str, str | None]]
"""From the words for a speaker to the name it stands for and the entity's id, if it is known."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value to be backed by a claim: what is said of ``subject``, and in which words.

    ``evidence`` are the probabilities that the claim's confidence comes from.
    """

    subject: str
    predicate: Predicate
    value: str
    words: Span
    modality: Modality = "asserted"
    evidence: tuple[float, ...] = (NO_EVIDENCE,)


class ClaimBook:
    """Makes the claims of one report, each with its chain; equal facts are made once."""

    def __init__(self, document: Document, speech: Speech, named: Named) -> None:
        self._document = document
        self._statements = (*speech.in_title, *speech.statements)
        self._author = speech.author
        self._sentences = speech.sentences
        self._named = named
        self._claims: dict[str, Claim] = {}

    def claims(self) -> tuple[Claim, ...]:
        """All claims made so far, in the order of their words."""
        return tuple(
            sorted(self._claims.values(), key=lambda c: (c.span.start, c.span.end, c.predicate, c.id))
        )

    def state(self, statement: Statement) -> str:
        """The claim of a statement itself; returns its id."""
        return self._add(
            Claim(
                "",
                None,
                "states",
                None,
                statement.content.text,
                statement.content,
                statement.cue,
                self.chain(statement),
                statement.modality,
                statement.quoted,
                statement.carried,
                confidence("states", statement.evidence),
            )
        )

    def back(self, fact: Fact, kind: str | None = None) -> str:
        """The claim that backs a value; returns its id. ``kind``: its confidence's, if not the predicate."""
        statement, carried = self.statement_at(fact.words)
        modality = fact.modality
        if statement and modality == "asserted" and statement.modality in ("denied", "uncertain"):
            modality = statement.modality
        return self._add(
            Claim(
                "",
                fact.subject,
                fact.predicate,
                fact.value,
                None,
                fact.words,
                statement.cue if statement else None,
                self.chain(statement),
                modality,
                bool(statement and statement.quoted) and not carried,
                carried,
                confidence(kind or fact.predicate, fact.evidence),
            )
        )

    def confidence_of(self, claim: str) -> float:
        """The confidence of a claim made before."""
        return self._claims[claim].confidence

    def statement_at(self, words: Span) -> tuple[Statement | None, bool]:
        """The innermost statement that holds ``words``, else one carried on to them; and whether it is."""
        holding = [
            s for s in self._statements if s.content.start <= words.start and words.end <= s.content.end
        ]
        if holding:
            inner = min(holding, key=lambda s: (s.content.end - s.content.start, s.content.start))
            return inner, inner.carried
        found = self._carried_to(words)
        return found, found is not None

    def _carried_to(self, words: Span) -> Statement | None:
        body = min((p.start for p in self._document.paragraphs), default=len(self._document.text))
        headings = [h.end for h in self._document.headings if body < h.start < words.start]
        if not headings:
            return None
        before = [s for s in self._statements if headings[-1] <= s.cue.start and s.content.end <= words.start]
        last = max(before, key=lambda s: s.content.end, default=None)
        if last is None or last.speaker is None or self._has_source(words):
            return None
        return last

    def _has_source(self, words: Span) -> bool:
        """Whether the line and sentence of ``words`` report somebody's speech themselves."""
        at = bisect_right(self._sentences, words.start, key=lambda s: s.start) - 1
        if at < 0:
            return False
        own = self._sentences[at]
        return any(own.start <= s.cue.start < own.end for s in self._statements)

    def chain(self, statement: Statement | None) -> tuple[Source, ...]:
        """The publisher, the title's author, and the statement's channel, speaker and whom it cites."""
        links = [Source(self._document.publisher or UNKNOWN_PUBLISHER, "publisher")]
        if self._author:
            name, entity = self._named(self._author)
            links.append(Source(name, "speaker", None, entity, self._author.start, self._author.end))
        if statement is None:
            return tuple(links)
        if statement.channel:
            name, entity = self._named(statement.channel)
            links.append(
                Source(name, "channel", None, entity, statement.channel.start, statement.channel.end)
            )
        if statement.speaker:
            name, entity = self._named(statement.speaker)
            before, _, _ = statement.speaker.text.rpartition(name)
            role = statement.speaker_role.text if statement.speaker_role else before.strip(" ,") or None
            links.append(
                Source(name, "speaker", role, entity, statement.speaker.start, statement.speaker.end)
            )
        if statement.cited:
            name, entity = self._named(statement.cited)
            links.append(Source(name, "cited", None, entity, statement.cited.start, statement.cited.end))
        return tuple(links)

    def _add(self, claim: Claim) -> str:
        made = content_id(
            self._document.id,
            claim.subject,
            claim.predicate,
            claim.value,
            str(claim.span.start),
            str(claim.span.end),
            claim.modality,
            *(f"{s.kind} {s.name}" for s in claim.sources),
            kind="claim",
        )
        self._claims.setdefault(made, replace(claim, id=made))
        return made
