"""wireledger for Python programs and notebooks: what ``import wireledger`` offers. See docs/tutorial.md."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TypedDict, Unpack

from wireledger.adding import Adding, Summary
from wireledger.errors import ReadError, UsageError
from wireledger.extract.record import extract
from wireledger.frames import Rows
from wireledger.ids import content_id
from wireledger.ledger import compare, connect, decisions, dossier, items, query
from wireledger.ledger.resolved import is_fresh, refresh
from wireledger.ledger.tellings import told_incidents
from wireledger.pipeline import read_reports
from wireledger.publish.formats import MODULES, exporter
from wireledger.publish.safe import Safety, safe_copy, write_removed
from wireledger.publish.safe_places import Level
from wireledger.publish.safe_salt import salt_of
from wireledger.publish.tables import ClaimLine, IncidentLine, claim_lines, incident_line
from wireledger.read.content import Content, DateWords
from wireledger.read.finish import finish
from wireledger.records import Document, Record, Status
from wireledger.resolve.resolution import Decision, Verdict
from wireledger.resolve.resolve import resolve
from wireledger.settings import Limits


class Filters(TypedDict, total=False):
    """Which incidents are meant, as in ``wireledger incidents``. Days are YYYY, YYYY-MM or YYYY-MM-DD."""

    since: str | None
    until: str | None
    place: str | None
    type: str | None
    person: str | None
    group: str | None
    outlet: str | None
    actor: str | None
    status: Status | None
    origins_at_least: int
    contradicted: bool


def read(
    report: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Record:
    """The record of one report: of a file (a Path, or the name of a file that is there), or of a text.

    The keywords say of a text what it does not say itself; without ``published`` (YYYY-MM-DD) relative dates
    may stay unknown. Raises ReadError where there is no report or it cannot be read, and UsageError where a
    file holds several (``read_all`` takes these) or keywords are given for a file.
    """
    path = _path(report)
    if path is None:
        return extract(_document(str(report), published, publisher, title))
    if (published, publisher, title) != (None, None, None):
        raise UsageError("read: published, publisher and title are for a text; a file says them itself.")
    found = list(read_all(path))
    if len(found) != 1:
        raise UsageError(f"{path}: it holds {len(found)} reports. Use wireledger.read_all for several.")
    return found[0]


def read_all(*files: str | Path, workers: int = 1) -> Iterator[Record]:
    """The record of every report in files, folders and tables. Raises ReadError where one is not read."""
    for result in read_reports([Path(file) for file in files], workers):
        if isinstance(result, ReadError):
            raise result
        yield result


class Ledger:
    """A ledger of many reports; use it as a context, or close it.

    It answers for all that was added and decided: where something is new, the first question resolves again.
    """

    def __init__(self, name: str | Path = "wireledger.db", *, create: bool = True) -> None:
        """Open the ledger, a file or a ``postgresql://`` URL; ``create`` makes a file that is not there.

        Raises LedgerError where it cannot be opened.
        """
        self._open = connect.open_ledger(str(name), create)

    @classmethod
    def open(cls, name: str | Path = "wireledger.db") -> Ledger:
        """A ledger that is there. Raises LedgerError where it is not."""
        return cls(name, create=False)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the ledger back."""
        self._open.close()

    def add(self, *files: str | Path, workers: int = 1) -> Summary:
        """Read files, folders and tables into the ledger, all but what it knows; what became of them."""
        from wireledger.extract.tagger import model_card

        adding = Adding(self._open, self._open.name, model_card().sha256, None)
        for _ in adding.steps([Path(file) for file in files], workers):
            pass
        return adding.summary()

    def incidents(self, **filters: Unpack[Filters]) -> Rows[IncidentLine]:
        """Incidents, oldest first, with the columns of ``export --as csv``."""
        told = told_incidents(self._fresh(), query.Wanted(**filters))
        return Rows([incident_line(one) for one in told], IncidentLine)

    def claims(self, **filters: Unpack[Filters]) -> Rows[ClaimLine]:
        """The claims behind these incidents, each with its words and who says it."""
        told = told_incidents(self._fresh(), query.Wanted(**filters))
        return Rows([line for one in told for line in claim_lines(one)], ClaimLine)

    def people(self, name: str | None = None) -> Rows[query.IdentityRow]:
        """People, those in most reports first; with ``name`` those so called."""
        return Rows(query.identities(self._fresh(), "person", name), query.IdentityRow)

    def groups(self, name: str | None = None) -> Rows[query.IdentityRow]:
        """Groups, those in most reports first; with ``name`` those so called."""
        return Rows(query.identities(self._fresh(), "group", name), query.IdentityRow)

    def show(self, item: str) -> dossier.IncidentDossier | dossier.IdentityDossier | Record:
        """All on an incident, person, group or report, by id or name. Raises LedgerError."""
        return dossier.show(self._fresh(), item)

    def compare(self, incident: str) -> compare.Matrix:
        """Who says what of an incident, field by field, by independent origins. Raises LedgerError."""
        return compare.compare(self._fresh(), incident)

    def decide(self, verdict: Verdict, *asked: str, reason: str = "", user: str | None = None) -> Decision:
        """Decide: same, different (two items or more), accept, reject (one), correct (item, field, value).

        Raises UsageError or LedgerError where it makes no sense.
        """
        ledger = self._fresh()
        made = decisions.decided(items.ruling(ledger, verdict, asked), reason, user)
        decisions.append(ledger, [made])
        return made

    def undo(self, decision: Decision | str, reason: str = "", user: str | None = None) -> Decision:
        """Take a decision back."""
        taken = decision if isinstance(decision, str) else decision.id
        made = decisions.decided(decisions.Ruling("undo", (taken,)), reason, user)
        decisions.append(self._open, [made])
        return made

    def export(
        self, form: str, path: str | Path, *, safe: Level | None = None, **filters: Unpack[Filters]
    ) -> Path:
        """Write incidents in a form of ``wireledger export``; the path.

        ``safe`` ("province" or "country") makes a copy that can be shared, its places no finer than that.
        Raises UsageError for a form that is none.
        """
        if form not in MODULES:
            raise UsageError(f"{form}: there is no such form. There are: {', '.join(MODULES)}.")
        target, wanted = Path(path), query.Wanted(**filters)
        ledger = self._fresh()
        with ExitStack() as open_copy:
            if safe is not None:
                copy = open_copy.enter_context(safe_copy(ledger, wanted, Safety(salt_of(ledger), safe)))
                write_removed(copy, safe, target)
                ledger, wanted = copy.ledger, query.Wanted()
            exporter(form)(ledger, wanted, target)
        return target

    def _fresh(self) -> connect.Ledger:
        if not is_fresh(self._open):
            refresh(self._open, resolve)
        return self._open


def _path(report: str | Path) -> Path | None:
    """The file that is meant; None for a text. A single word is no report, so it must be a file."""
    if isinstance(report, Path):
        return report
    if not report.strip():
        raise ReadError("read", "the text is empty", "Give a text, or the name of a file.")
    if len(report.split()) == 1 or (len(report) < 1_000 and "\n" not in report and _is_there(report)):
        return Path(report)
    return None


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # a text can be no name: too long, or with a zero in it
        return False


def _document(text: str, published: str | None, publisher: str | None, title: str | None) -> Document:
    ref = content_id(text, published, publisher, title, kind="text")
    dates = (DateWords(published, "field"),) if published else ()
    content = Content("text", ref, text, title=title, publisher=publisher, dates=dates)
    return finish(content, date.today(), Limits())
