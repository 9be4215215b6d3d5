"""Write the data dictionary and the command reference from the code itself.

usage: python docs/generate.py [--check]

With ``--check`` nothing is written; the exit code is 1 if a page is not what it would be.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, ParameterInfo

from wireledger import records
from wireledger.cli.app import app

DOCS = Path(__file__).resolve().parent
NOTE = "<!-- Made by docs/generate.py; edit the code, then run `make docs`. -->"


def data_dictionary() -> str:
    """Every class of ``wireledger.records`` with its fields, types and meaning."""
    tree = ast.parse(inspect.getsource(records))
    intro = markdown(ast.get_docstring(tree) or "")
    parts = ["# Data dictionary", NOTE, intro, "## Words with fixed values", *values(tree)]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            parts += [f"## {node.name}", markdown(ast.get_docstring(node) or ""), "\n".join(fields(node))]
    return "\n\n".join(parts) + "\n"


def values(tree: ast.Module) -> Iterator[str]:
    """A table of the named sets of values (``Status``, ``Modality``, …)."""
    rows = ["| name | values |", "|---|---|"]
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            words = [
                n.value
                for n in ast.walk(node.value)
                if isinstance(n, ast.Constant) and isinstance(n.value, str)
            ]
            rows.append(f"| {node.targets[0].id} | {', '.join(f'`{w}`' for w in words)} |")
    yield "\n".join(rows)


def fields(node: ast.ClassDef) -> Iterator[str]:
    """A table of a class's fields: the key in JSON, its type, and whether it may be absent."""
    yield "| key | type |"
    yield "|---|---|"
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            yield f"| `{item.target.id.rstrip('_')}` | {json_type(item.annotation)} |"


def json_type(node: ast.expr) -> str:
    """A Python annotation as the JSON type it is written as."""
    if isinstance(node, ast.BinOp):
        return f"{json_type(node.left)} or {json_type(node.right)}"
    if isinstance(node, ast.Subscript):
        inner = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
        return f"list of {json_type(inner)}"
    name = ast.unparse(node)
    plain = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "None": "null"}
    return plain.get(name, f"[{name}](#{name.lower()})" if name in class_names() else f"`{name}`")


def class_names() -> set[str]:
    """The classes that have a section of their own."""
    return {name for name, value in vars(records).items() if inspect.isclass(value)}


def markdown(docstring: str) -> str:
    """Our docstrings' few marks, as Markdown."""
    text = re.sub(r":\w+:`~?([\w.]+)`", lambda m: f"`{m[1].rsplit('.', 1)[-1]}`", docstring)
    return text.replace("``", "`")


def command_reference() -> str:
    """Every command with its arguments and options, as ``--help`` tells them."""
    assert app.registered_callback is not None
    program = app.registered_callback.callback
    commands = {c.callback.__name__: c.callback for c in app.registered_commands if c.callback}
    parts = ["# Commands", NOTE, inspect.getdoc(program) or "", parameters(program)]
    for name, command in sorted(commands.items()):
        named = "".join(f" {info.metavar}" for _, info, _ in declared(command) if is_argument(info))
        parts += [f"## wireledger {name}", f"    wireledger {name} [OPTIONS]{named}"]
        parts += [inspect.getdoc(command) or "", parameters(command)]
    parts.append(
        "Exit codes: 0 everything was read; 1 something could not be read, or a required part is broken; "
        "2 the request makes no sense."
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def declared(command: Any) -> Iterator[tuple[inspect.Parameter, ParameterInfo, Any]]:
    """The parameters of a command, each with what is declared about it and its type."""
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        kind, info = get_args(hints[name])
        yield parameter, info, kind


def is_argument(info: ParameterInfo) -> bool:
    """Whether a parameter is positional."""
    return isinstance(info, ArgumentInfo)


def parameters(command: Any) -> str:
    """A table of a command's parameters; empty where it has none."""
    rows = [
        f"| `{spelled(parameter, info, kind)}` | {info.help}{default(parameter)} |"
        for parameter, info, kind in declared(command)
    ]
    return "\n".join(["| parameter | meaning |", "|---|---|", *rows]) if rows else ""


def spelled(parameter: inspect.Parameter, info: ParameterInfo, kind: Any) -> str:
    """``--format table, json or jsonl``."""
    if is_argument(info):
        return str(info.metavar)
    # Typer keeps the first name of an annotated option where a default would stand
    names = [
        n for n in (info.default, *(info.param_decls or ())) if isinstance(n, str) and n.startswith("--")
    ]
    name = names[0] if names else f"--{parameter.name}"
    choices = [word for part in (kind, *get_args(kind)) for word in get_args(part) if isinstance(word, str)]
    return f"{name} {info.metavar or ', '.join(dict.fromkeys(choices))}".strip()


def default(parameter: inspect.Parameter) -> str:
    """The default, where it is worth naming."""
    value = parameter.default
    return f" Default: {value}." if type(value) in (str, int) else ""


PAGES = {"data-dictionary.md": data_dictionary, "cli.md": command_reference}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    stale = 0
    for name, made in PAGES.items():
        path = DOCS / name
        if "--check" not in arguments:
            path.write_text(made(), encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != made():
            print(f"error: docs/{name} is not what the code says. Run: make docs", file=sys.stderr)
            stale += 1
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
