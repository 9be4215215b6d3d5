"""``wireledger doctor``: what is installed, whether the model is whole, and what is missing."""

from __future__ import annotations

import importlib
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

State = Literal["ok", "missing", "broken", "note"]

_IMPORTED = ("onnxruntime", "tokenizers", "lxml")  # compiled: can be installed and still not load
_EXTRAS = {
    "train": "training the model again",
    "bench": "scoring against annotated reports and against spaCy (make bench)",
    "postgres": "ledgers on PostgreSQL",
    "parquet": "export --as parquet",
    "frames": "data frames in Python",
    "evaluate": "measuring the reading on your own reports",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. Only a broken required thing makes the doctor fail."""

    section: str
    name: str
    state: State
    text: str
    required: bool = True


def checks() -> tuple[Check, ...]:
    """Everything looked at, in the order shown."""
    return (*_program(), *_packages(), *_model(), *_reading(), *_optional())


def healthy(found: tuple[Check, ...]) -> bool:
    """Whether everything required works."""
    return not any(check.required and check.state in ("missing", "broken") for check in found)


def shown(found: tuple[Check, ...]) -> str:
    """The checks as plain text, a section at a time, with a verdict."""
    rows: list[str] = []
    for check in found:
        if f"{check.section}:" not in rows:
            rows += [*([""] if rows else []), f"{check.section}:"]
        mark = "" if check.state in ("ok", "note") else f" {check.state.upper()}"
        rows.append(f"  {check.name:<20}{mark} {check.text}")
    verdict = (
        "wireledger can read reports." if healthy(found) else "wireledger cannot read reports: see above."
    )
    return "\n".join([*rows, "", verdict])


def _program() -> Iterator[Check]:
    try:
        yield Check("program", "wireledger", "ok", metadata.version("wireledger"))
    except metadata.PackageNotFoundError:
        yield Check("program", "wireledger", "broken", "not installed. Run: pip install .")
    yield Check("program", "python", "ok", f"{platform.python_version()} on {platform.platform(terse=True)}")


def _packages() -> Iterator[Check]:
    for name, condition in _requirements(None):
        yield _package(name, condition)
    for name in _IMPORTED:
        try:
            importlib.import_module(name)
        except ImportError as error:
            fix = f"pip install --force-reinstall {name}"
            yield Check("packages", name, "broken", f"installed but does not load ({error}). Run: {fix}")


def _package(name: str, condition: str) -> Check:
    found = _installed(name)
    if found is None:
        return Check("packages", name, "missing", f"Run: pip install '{name}{condition}'")
    return Check("packages", name, "ok", found)


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _model() -> Iterator[Check]:
    again = "Install wireledger again: pip install --force-reinstall ."
    try:
        from wireledger.extract.tagger import model_card

        card = model_card()
    except Exception as error:
        yield Check("model", "model", "broken", f"{type(error).__name__}: {error}. {again}")
        return
    yield Check("model", "name", "ok", card.name)
    if card.intact:
        yield Check("model", "sha256", "ok", f"{card.sha256} (files verified)")
    else:
        yield Check("model", "sha256", "broken", f"the files are not those of {card.sha256}. {again}")
    yield Check("model", "trained by", "ok", card.training_command)
    for measure, value in card.scores:
        yield Check("model", measure, "ok", f"{value:.3f}")


def _reading() -> Iterator[Check]:
    """Read one sentence, which uses every required part."""
    try:
        from wireledger.extract.record import extract
        from wireledger.records import Document

        text = "The army said on Monday that a drone strike killed two men."
        extract(
            Document(
                ref="doctor",
                id="doctor",
                title=None,
                publisher=None,
                url=None,
                published=None,
                published_from="unknown",
                language="en",
                complete=True,
                warnings=(),
                text=text,
            )
        )
    except Exception as error:
        yield Check("reading", "one sentence", "broken", f"{type(error).__name__}: {error}")
    else:
        yield Check("reading", "one sentence", "ok", "read")


def _optional() -> Iterator[Check]:
    for extra, use in _EXTRAS.items():
        absent = [(name, wanted) for name, wanted in _requirements(extra) if _installed(name) is None]
        if absent:
            names = " ".join(f"'{name}{wanted}'" for name, wanted in absent)
            yield Check("optional", extra, "missing", f"for {use}. Run: pip install {names}", required=False)
        else:
            yield Check("optional", extra, "ok", f"for {use}", required=False)


def _requirements(extra: str | None) -> Iterator[tuple[str, str]]:
    """Names and version conditions of the packages needed for an extra, or for the base install."""
    try:
        declared = metadata.requires("wireledger") or []
    except metadata.PackageNotFoundError:
        return
    for line in declared:
        requirement, _, condition = line.partition(";")
        wanted = re.search(r"""extra\s*==\s*['"]([\w-]+)['"]""", condition)
        if (wanted[1] if wanted else None) == extra:
            match = re.match(r"\s*([\w.-]+)\s*(.*)", requirement)
            if match:
                yield match[1], match[2].strip()
