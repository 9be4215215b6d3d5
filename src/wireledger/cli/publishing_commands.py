"""The commands that hand a ledger on whole, take one back, and measure the reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wireledger.cli.filters import ALL, Filters, filtered
from wireledger.cli.ledger_commands import DEFAULT, CoarsenOption, LedgerOption, SafeOption, SaltOption

EvaluateForm = Literal["table", "jsonl", "markdown"]


@filtered
def release(
    folder: Annotated[Path, typer.Argument(metavar="DIR", show_default=False, help="A new folder.")],
    version: Annotated[
        str, typer.Option("--version", metavar="VERSION", show_default=False, help="Such as 2026.1.")
    ],
    formats: Annotated[
        str, typer.Option("--formats", metavar="NAMES", help="As in export --as, with commas between.")
    ] = "csv,geojson",
    previous: Annotated[
        Path | None,
        typer.Option(metavar="DIR", show_default=False, help="The release before it, to tell what changed."),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="WORDS", show_default=False, help="The note on rights.")
    ] = None,
    ledger: LedgerOption = DEFAULT,
    filters: Filters = ALL,
    safe: SafeOption = False,
    coarsen: CoarsenOption = "province",
    salt_file: SaltOption = None,
) -> None:
    """Write a versioned release: data, data dictionary, sources, scores, checksums, and what changed.

    Equal ledgers give equal releases, to the byte.
    """
    from wireledger.cli.exporting import Sharing
    from wireledger.cli.releasing import write_release
    from wireledger.publish.release import Plan

    forms = tuple(form.strip() for form in formats.split(",") if form.strip())
    plan = Plan(version, forms, licence, previous, filters.wanted())
    write_release(ledger, plan, folder, Sharing(coarsen, salt_file) if safe else None)


def restore(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", show_default=False, help="What `export --as jsonl` wrote."),
    ],
    ledger: LedgerOption = DEFAULT,
) -> None:
    """Make a ledger from an export in our own form, or add one to a ledger: its reports and decisions."""
    from wireledger.cli.importing import restore_ledger

    restore_ledger(ledger, folder)


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", show_default=False, help="Reviewed reports, one JSON object a line."),
    ],
    records: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", show_default=False, help="Records made before, as lines. Default: read them now."
        ),
    ] = None,
    form: Annotated[
        EvaluateForm | None,
        typer.Option("--as", show_default=False, help="Default: table on a terminal, else jsonl."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Read this many reports at a time.")] = 1,
) -> None:
    """Measure the reading on your own reviewed reports: precision, recall, F1 and Krippendorff's alpha."""
    from wireledger.cli.evaluating import Asked, show_evaluation

    raise typer.Exit(show_evaluation(Asked(gold, records, workers), form))


COMMANDS = (release, restore, evaluate)
