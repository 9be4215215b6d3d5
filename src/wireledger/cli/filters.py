"""The filters that every command on incidents takes: their options stand here once, with what they mean.

A command has one parameter ``filters`` and is marked ``@filtered``; on the command line, in ``--help`` and in
the command reference the options of ``Filters`` stand in its place.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

if TYPE_CHECKING:
    from wireledger.ledger.query import Wanted

_PLACE = "filters"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents are meant; without any filter, all. The fields are those of ``ledger.query.Wanted``."""

    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", show_default=False, help="Not before this day, month or year."
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", show_default=False, help="Not after this day, month or year."),
    ] = None
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", show_default=False, help="In this place or country."),
    ] = None
    type: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", show_default=False, help="Of this type, as shelling."),
    ] = None
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", show_default=False, help="With this person: a name or id."),
    ] = None
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="NAME", show_default=False, help="With this group: a name or id."),
    ] = None
    outlet: Annotated[
        str | None,
        typer.Option("--outlet", metavar="OUTLET", show_default=False, help="Told by this publisher."),
    ] = None
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="NAME", show_default=False, help="With this person or group: a name or id."
        ),
    ] = None
    status: Annotated[
        Literal["asserted", "denied", "alleged", "planned", "hypothetical"] | None,
        typer.Option("--status", metavar="STATUS", show_default=False, help="Of this status in some report."),
    ] = None
    origins_at_least: Annotated[
        int | None,
        typer.Option(
            "--origins",
            min=1,
            metavar="N",
            show_default=False,
            help="Told by this many independent origins, or more.",
        ),
    ] = None
    contradicted: Annotated[bool, typer.Option("--contradicted", help="Contradicted ones alone.")] = False

    def wanted(self) -> Wanted:
        """The same as a ledger is asked."""
        from wireledger.ledger.query import Wanted

        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return Wanted(**{name: value for name, value in given.items() if value is not None})


ALL = Filters()
"""No filter: every incident."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter ``filters`` stands for the options of ``Filters``."""
    options = inspect.signature(Filters).parameters
    hints = get_type_hints(command, include_extras=True) | get_type_hints(Filters, include_extras=True)
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        parameters += options.values() if name == _PLACE else [parameter]

    @wraps(command)
    def run(**given: Any) -> None:
        chosen = Filters(**{name: given.pop(name) for name in options})
        command(**given, filters=chosen)

    run.__annotations__ = {p.name: hints[p.name] for p in parameters} | {"return": None}
    vars(run)["__signature__"] = inspect.Signature(
        [p.replace(annotation=hints[p.name]) for p in parameters], return_annotation=None
    )
    return run
