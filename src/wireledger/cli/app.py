"""The commands. Each parses its request and calls one function; heavy modules load inside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from wireledger import __version__
from wireledger.cli import publishing_commands, serving
from wireledger.cli.ledger_commands import COMMANDS

app = typer.Typer(
    name="wireledger",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FormatName = Literal["table", "json", "jsonl"]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"wireledger {__version__}")
        raise typer.Exit


@app.callback()
def wireledger(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Read news reports about armed conflict into a record in which every line says who said it."""


@app.command()
def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="Text, HTML, PDF, DOCX, feeds, tables (JSONL, CSV), folders of these, or - for stdin.",
        ),
    ],
    form: Annotated[
        FormatName | None,
        typer.Option(
            "--format",
            show_default=False,
            help="How to write records. Default: table on a terminal, else jsonl.",
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="N",
            show_default=False,
            help="Show who says line N of the table and in which words; REF:N among several reports.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", show_default=False, help="Write to this file instead.")
    ] = None,
    workers: Annotated[
        int,
        typer.Option(min=1, metavar="N", help="Read this many reports at a time; the result is the same."),
    ] = 1,
) -> None:
    """Read reports and write what they say: incidents, people, groups, statements, each with its source.

    A report that cannot be read is named on standard error and the others are read all the same; the
    exit code is then 1.
    """
    from wireledger.cli.read import explain_line
    from wireledger.cli.read import read as read_files
    from wireledger.errors import UsageError

    sources: list[Path | Literal["-"]] = ["-" if name == "-" else Path(name) for name in files]
    if explain is None:
        raise typer.Exit(read_files(sources, form, out, workers))
    if form is not None or out is not None:
        raise UsageError("--explain writes text to the terminal. Leave out --format and --out.")
    raise typer.Exit(explain_line(sources, explain))


@app.command()
def demo(
    form: Annotated[FormatName, typer.Option("--format", help="How to write the records.")] = "table",
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="REF:N",
            show_default=False,
            help="Show who says line N of report REF, and in which words.",
        ),
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open them in the browser instead, as the workbench shows them.")
    ] = False,
    port: serving.PortOption = serving.PORT,
    browser: serving.BrowserOption = True,
) -> None:
    """Read the example reports that come with wireledger. All of them are invented."""
    from wireledger.cli.examples import example_reports
    from wireledger.cli.read import explain_line
    from wireledger.cli.read import read as read_files

    if serve:
        from wireledger.cli.workbench import serve_examples

        return serve_examples(port, browser)
    reports = example_reports()
    raise typer.Exit(
        read_files(reports, form, None, 1) if explain is None else explain_line(reports, explain)
    )


@app.command()
def doctor() -> None:
    """Say what is installed, whether the model is whole, how it scores, and what is missing."""
    from wireledger.cli.doctor import checks, healthy, shown

    found = checks()
    print(shown(found))
    raise typer.Exit(0 if healthy(found) else 1)


for _command in (*COMMANDS, *publishing_commands.COMMANDS, serving.serve, serving.user):
    app.command()(_command)
