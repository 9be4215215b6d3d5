"""``--explain N``: who says what a numbered line holds, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from wireledger.cli.lines import Line, lines
from wireledger.cli.safe import safe
from wireledger.errors import UsageError
from wireledger.read.sentences import sentences
from wireledger.records import Claim, Document, Record, Source, Span

LONGEST = 600  # characters of a sentence shown on each side of the words: enough to judge, fits a screen


def explain(record: Record, number: int, console: Console) -> RenderableType:
    """The line itself, then for each claim its source chain and its words in their sentence.

    Raises UsageError where the report has no such line.
    """
    numbered = lines(record)
    if not 1 <= number <= len(numbered):
        has = f"its lines are 1 to {len(numbered)}" if numbered else "it has no lines"
        raise UsageError(f"{record.document.ref} has no line {number}: {has}. See them with --format table.")
    line = numbered[number - 1]
    claims = {claim.id: claim for claim in record.claims}
    parts: list[RenderableType] = [_title(line)]
    for claim_id in line.claims:
        parts += _claim(claims[claim_id], record.document, console)
    if not line.claims:
        parts += _words_only(line, record.document, console)
    return Group(*parts)


def _title(line: Line) -> Text:
    label = f"{line.label}: " if line.label else ""
    return Text(safe(f"[{line.number}] {label}{line.text}"), style="bold")


def _claim(claim: Claim, document: Document, console: Console) -> Iterator[RenderableType]:
    yield Text()
    yield _field("claim", Text(safe(_what(claim))))
    yield _field("said by", Text(safe(" > ".join(_source(s) for s in claim.sources))))
    spans = [claim.span] if claim.cue is None else [claim.span, claim.cue]
    yield _field("words", _in_sentence(document.text, claim.span, spans, console))
    yield _field("sure", Text(f"{claim.confidence:.0%} of such readings are right"))


def _what(claim: Claim) -> str:
    quoted = "in quotation marks" if claim.quoted else "in the report's words"
    return f"{claim.id}, {claim.predicate.replace('_', ' ')}, {claim.modality}, {quoted}"


def _source(source: Source) -> str:
    about = [source.kind] + ([source.role] if source.role else [])
    return f"{source.name} ({', '.join(about)})"


def _words_only(line: Line, document: Document, console: Console) -> Iterator[RenderableType]:
    yield Text()
    publisher = document.publisher or "the report, whose publisher is unknown"
    yield _field("said by", Text(safe(publisher)))
    for span in line.spans:
        yield _field("words", _in_sentence(document.text, span, [span], console))


def _field(name: str, text: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=9, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(f"  {name}", style="dim"), text)
    return grid


def _in_sentence(text: str, main: Span, marked: Sequence[Span], console: Console) -> Text:
    """The sentence or sentences that hold ``main``, with every span of ``marked`` in them shown."""
    start, end = _bounds(text, main)
    shown = Text()
    at = start
    for span in sorted(marked):
        if span.start < at or span.end > end:
            continue
        shown.append(safe(text[at : span.start]))
        style = "reverse" if span == main else "underline"
        words = safe(text[span.start : span.end])
        plain = not console.is_terminal or console.no_color
        shown.append(f"»{words}«" if plain and span == main else words, style=style)
        at = span.end
    shown.append(safe(text[at:end]))
    return shown


def _bounds(text: str, span: Span) -> tuple[int, int]:
    """From the start of the first sentence that ``span`` touches to the end of the last."""
    near_start, near_end = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    touched = [s for s in sentences(text, near_start, near_end) if s.end > span.start and s.start < span.end]
    if not touched:
        return span.start, span.end
    return min(touched[0].start, span.start), max(touched[-1].end, span.end)
