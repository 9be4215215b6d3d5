"""What ``wireledger questions`` does: list what a reviewer could decide, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shlex import quote

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wireledger.cli.ledgers import fresh_ledger
from wireledger.cli.listing import SHOWN, ListFormat, chosen, shown_limit, write_lines, write_table
from wireledger.cli.safe import safe
from wireledger.ledger.questions import Question, QuestionKind, Side, questions

DEFAULT = "wireledger.db"
_ONE = {"incident": "one incident", "person": "one person", "group": "one group"}


def list_questions(name: str, kind: QuestionKind | None, form: ListFormat | None, limit: int | None) -> None:
    """Open questions, the likeliest first."""
    form = chosen(form)
    with fresh_ledger(name) as ledger:
        found = questions(ledger, kind, shown_limit(form, limit))
    if form == "jsonl":
        write_lines(found)
    else:
        write_table(question_list(found, name))


def question_list(found: Sequence[Question], ledger: str) -> RenderableType:
    """Each question with both sides, the reasons, and the command that decides it in the ledger so named."""
    if not found:
        return Text("Nothing is in doubt.")
    parts = [part for question in found[:SHOWN] for part in _question(question, ledger)]
    parts.append(Text("Where they are two, write different in the place of same."))
    if len(found) > SHOWN:
        parts.append(Text(f"The first {SHOWN}; there are more. Filter them, or write all to a pipe or file."))
    return Group(*parts)


def _question(question: Question, ledger: str) -> Iterator[RenderableType]:
    title = Text(f"{question.score:.2f}", style="bold")
    title.append(f"  Are these {_ONE[question.kind]}?")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column(overflow="fold")
    for side in (question.a, question.b):
        grid.add_row(Text(safe(side.handle)), _side(side))
    yield title
    yield Padding(grid, (0, 0, 0, 2))
    yield Padding(Text(safe("; ".join(question.reasons)), style="dim"), (0, 0, 0, 2))
    yield Padding(Text(_command(question, ledger)), (0, 0, 1, 2))


def _side(side: Side) -> Text:
    told = Text(safe(side.label))
    told.append(f"  {side.reports} report{'' if side.reports == 1 else 's'}", style="dim")
    return told


def _command(question: Question, ledger: str) -> str:
    where = "" if ledger == DEFAULT else f" --ledger {quote(ledger)}"
    return safe(f"wireledger decide same {question.a.item} {question.b.item}{where}")
