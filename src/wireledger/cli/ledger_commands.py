"""The commands that work on a ledger. Each parses its request and calls one function."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wireledger.cli.filters import ALL, Filters, filtered

ListForm = Literal["table", "jsonl"]
FormName = Literal[
    "jsonl", "csv", "parquet", "geojson", "html",
    "acled", "ucdp", "airwars", "plover", "polecat", "ftm", "stix",
]  # fmt: skip

LedgerOption = Annotated[
    str, typer.Option("--ledger", metavar="LEDGER", help="A file, or a postgresql:// URL.")
]
FormOption = Annotated[
    ListForm | None,
    typer.Option(
        "--format", show_default=False, help="How to write. Default: table on a terminal, else jsonl."
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=1, metavar="N", show_default=False, help="List at most this many."),
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", show_default=False, help="Only those called so.")
]
UserOption = Annotated[
    str | None,
    typer.Option("--user", metavar="NAME", show_default=False, help="Who decides. Default: you."),
]
ReasonOption = Annotated[
    str | None,
    typer.Option("--reason", metavar="WORDS", show_default=False, help="Why, for those who read it later."),
]

SafeOption = Annotated[
    bool,
    typer.Option("--safe", help="A copy that can be shared: private persons, words and places are hidden."),
]
CoarsenOption = Annotated[
    Literal["province", "country"],
    typer.Option("--coarsen", help="The finest level of places that a safe copy shows."),
]
SaltOption = Annotated[
    Path | None,
    typer.Option(
        "--salt-file",
        metavar="FILE",
        show_default=False,
        help="The secret behind pseudonyms. Default: WIRELEDGER_SALT, else that of the ledger.",
    ),
]

DEFAULT = "wireledger.db"


def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="Text, HTML, PDF, DOCX, feeds, tables (JSONL, CSV), folders of these, or - for stdin.",
        ),
    ],
    ledger: LedgerOption = DEFAULT,
    workers: Annotated[
        int,
        typer.Option(min=1, metavar="N", help="Read this many reports at a time; the result is the same."),
    ] = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read known reports again that another model had read.")
    ] = False,
) -> None:
    """Read reports into a ledger, which is made if it is not there, and work out what tells of the same.

    Each report is kept as soon as it is read. A run that was ended goes on when it is run again; reports that
    the ledger holds are known by their content and not added twice.
    """
    from wireledger.cli.add import add_all

    sources: list[Path | Literal["-"]] = ["-" if name == "-" else Path(name) for name in files]
    raise typer.Exit(add_all(sources, ledger, workers, again))


@filtered
def incidents(
    filters: Filters = ALL,
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
    limit: LimitOption = None,
) -> None:
    """List incidents, newest first, with their reports, independent origins, and where these differ."""
    from wireledger.cli.asking import list_incidents

    list_incidents(ledger, filters.wanted(), form, limit)


@filtered
def timeline(
    filters: Filters = ALL,
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
) -> None:
    """Incidents in the order in which they happened, month by month."""
    from wireledger.cli.asking import list_timeline

    list_timeline(ledger, filters.wanted(), form)


def people(
    name: NameOption = None,
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
    limit: LimitOption = None,
) -> None:
    """List people, those in most reports first."""
    from wireledger.cli.asking import list_identities

    list_identities(ledger, "person", name, form, limit)


def groups(
    name: NameOption = None,
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
    limit: LimitOption = None,
) -> None:
    """List groups, those in most reports first."""
    from wireledger.cli.asking import list_identities

    list_identities(ledger, "group", name, form, limit)


def show(
    asked: Annotated[
        str, typer.Argument(metavar="ITEM", show_default=False, help="An id, its beginning, or a name.")
    ],
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
) -> None:
    """Show all that the ledger holds on an incident, person, group or report."""
    from wireledger.cli.asking import show_one

    show_one(ledger, asked, form)


def search(
    words: Annotated[
        str, typer.Argument(metavar="WORDS", show_default=False, help='All of these; "a phrase" in quotes.')
    ],
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most this many.")] = 20,
) -> None:
    """Search the text of all reports, and the names of people and groups. Case and accents do not count."""
    from wireledger.cli.asking import show_search

    show_search(ledger, words, form, limit)


def compare(
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", show_default=False, help="Its id, or the beginning of it.")
    ],
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
) -> None:
    """Compare what independent origins say of an incident, field by field, in their words."""
    from wireledger.cli.asking import show_matrix

    show_matrix(ledger, incident, form)


def leadership(
    group: Annotated[
        str, typer.Argument(metavar="GROUP", show_default=False, help="Its name, its id, or part of these.")
    ],
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
) -> None:
    """Who is said to have led a group, from when to when, by whom, and what became of them."""
    from wireledger.cli.asking import show_leadership

    show_leadership(ledger, group, form)


def questions(
    kind: Annotated[
        Literal["incident", "person", "group"] | None,
        typer.Option("--kind", show_default=False, help="Only those on incidents, people or groups."),
    ] = None,
    ledger: LedgerOption = DEFAULT,
    form: FormOption = None,
    limit: LimitOption = None,
) -> None:
    """List pairs that may be the same and were kept apart, the likeliest first, and how to decide them."""
    from wireledger.cli.questioning import list_questions

    list_questions(ledger, kind, form, limit)


def decide(
    verdict: Annotated[
        Literal["same", "different", "accept", "reject", "correct"],
        typer.Argument(
            metavar="VERDICT",
            show_default=False,
            help="same or different, for two items or more; accept, reject or correct, for one.",
        ),
    ],
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...",
            show_default=False,
            help="Incidents, events, people, groups or claims, by id or name; for correct: ITEM FIELD VALUE.",
        ),
    ],
    reason: ReasonOption = None,
    user: UserOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Decide what the reports do not settle. A decision is kept for ever, and can be undone at any time."""
    from wireledger.cli.deciding import Signature
    from wireledger.cli.deciding import decide as take

    take(ledger, verdict, tuple(items), Signature(user, reason or ""))


def undo(
    decision: Annotated[
        str | None,
        typer.Argument(metavar="DECISION", show_default=False, help="Its id. Default: the last that stands."),
    ] = None,
    reason: ReasonOption = None,
    user: UserOption = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Take a decision back. What was shown before it was taken is shown again."""
    from wireledger.cli.deciding import Signature
    from wireledger.cli.deciding import undo as take_back

    take_back(ledger, decision, Signature(user, reason or ""))


def history(ledger: LedgerOption = DEFAULT, form: FormOption = None) -> None:
    """List every decision with who took it, when and why, and whether it stands."""
    from wireledger.cli.deciding import show_history

    show_history(ledger, form)


def decisions(
    action: Annotated[
        Literal["export", "import"],
        typer.Argument(
            metavar="ACTION", show_default=False, help="export writes them; import takes them over."
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", show_default=False, help="Lines of JSON. Default: standard output."),
    ] = None,
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Write all decisions as lines of text, or take over those of another ledger. They fit into git."""
    from wireledger.cli.deciding import export_decisions, import_decisions

    (export_decisions if action == "export" else import_decisions)(ledger, file)


@filtered
def export(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", show_default=False, help="The file or folder to write; see docs/publish.md."
        ),
    ],
    form: Annotated[FormName, typer.Option("--as", help="In which form.")] = "jsonl",
    ledger: LedgerOption = DEFAULT,
    filters: Filters = ALL,
    safe: SafeOption = False,
    coarsen: CoarsenOption = "province",
    salt_file: SaltOption = None,
) -> None:
    """Write the incidents of the ledger, or those that the filters leave, in the form of a codebook."""
    from wireledger.cli.exporting import Sharing
    from wireledger.cli.exporting import export as export_ledger

    sharing = Sharing(coarsen, salt_file) if safe else None
    export_ledger(ledger, form, filters.wanted(), path, sharing)


COMMANDS = (
    add,
    incidents,
    timeline,
    people,
    groups,
    show,
    search,
    compare,
    leadership,
    questions,
    decide,
    undo,
    history,
    decisions,
    export,
)
