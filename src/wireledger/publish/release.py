"""A release: the incidents of a ledger in chosen forms, with all that is needed to use, check and cite them.

README.md             what it is, how it was made, how well the reading does, rights
manifest.json         the same for programs; no clock: equal ledgers give equal releases, to the byte
data-dictionary.md    what each column of our own tables means
sources.csv           every report
incidents.jsonl       each incident as it stands, for the next release to compare with
changes.csv           what became of the incidents of the previous release
data/                 the forms asked for; beside a codebook's file, how its columns were filled
SHA256SUMS            of all files, for ``sha256sum -c``
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wireledger import __version__
from wireledger.errors import UsageError
from wireledger.extract.event_types import event_types
from wireledger.ledger.connect import Ledger
from wireledger.ledger.decisions import history
from wireledger.ledger.query import Wanted
from wireledger.ledger.stored import documents
from wireledger.ledger.tellings import told_incidents
from wireledger.plain import to_line
from wireledger.publish import csv_file
from wireledger.publish.formats import MODULES, exporter
from wireledger.publish.release_changes import CHANGE_COLUMNS, Change, Taken, changes
from wireledger.publish.release_snapshot import (
    CHECKSUMS,
    MANIFEST,
    SNAPSHOT,
    Snapshot,
    checksum,
    manifest_in,
    snapshot,
    standing,
)
from wireledger.publish.tables import IncidentLine, meanings
from wireledger.resolve.resolution import Decision

_HERE = Path(__file__).parent
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*")
_UNKNOWN = "not known (read by an earlier version)"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to release: version, forms, rights (None: the note of ``release.yml``), the release before it."""

    version: str
    forms: tuple[str, ...]
    licence: str | None = None
    previous: Path | None = None
    wanted: Wanted = field(default_factory=Wanted)


def release(ledger: Ledger, plan: Plan, folder: Path) -> dict[str, int]:
    """Write a release into ``folder``, which must not be there yet; how many changes of each kind it tells.

    It appears under its name when it is whole. Raises UsageError for a version or form that is none,
    ReadError where the previous release is none or was changed, OSError where a file cannot be written.
    """
    _check(plan, folder)
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        told = _fill(ledger, plan, part)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return told


def _check(plan: Plan, folder: Path) -> None:
    if not _VERSION.fullmatch(plan.version):
        raise UsageError(f"--version {plan.version}: write it like 2026.1.")
    for form in plan.forms:
        if form not in MODULES:
            raise UsageError(f"--formats {form}: there is no such form. There are: {', '.join(MODULES)}.")
    if folder.exists():
        raise UsageError(f"{folder}: it is there already, and a release is never changed. Name a new folder.")


def _fill(ledger: Ledger, plan: Plan, folder: Path) -> dict[str, int]:
    forms = {form: wording()["forms"][form] for form in sorted(set(plan.forms))}
    (folder / "data").mkdir()
    for form, told in forms.items():
        exporter(form)(ledger, plan.wanted, folder / told["file"])
    held = _snapshot(ledger, plan.wanted, folder / SNAPSHOT)
    read_by = _sources(ledger, held.refs, folder / "sources.csv")
    decisions = [past.decision for past in history(ledger)]
    changed = _changes(plan, folder, decisions)
    manifest = {
        "version": plan.version,
        "previous": _previous(plan),
        "written_by": f"wireledger {__version__}",
        "filters": plan.wanted.given(),
        "incidents": held.incidents,
        "first_day": held.first_day,
        "last_day": held.last_day,
        "reports": sum(read_by.values()),
        "reports_by_model": {model or _UNKNOWN: read_by[model] for model in sorted(read_by, key=str)},
        "model": _model(),
        "forms": {form: told["file"] for form, told in forms.items()},
        "codebooks": _codebooks(folder),
        "changes": changed,
        "decisions": [made.id for made in decisions],
        "licence": plan.licence or wording()["licence"],
    }
    _write(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    shown = {"manifest": manifest, "meanings": meanings(), "words": wording(), "types": event_types()}
    for name in ("README.md", "data-dictionary.md"):
        _write(folder / name, _environment().get_template(f"release-{name}").render(shown))
    files = sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())
    _write(folder / CHECKSUMS, "".join(f"{checksum(folder / name)}  {name}\n" for name in files))
    return changed


@dataclass(slots=True)
class _Held:
    """What a release holds: how many incidents, of which days, and from which reports."""

    incidents: int = 0
    first_day: str | None = None
    last_day: str | None = None
    refs: set[str] = field(default_factory=set)

    def add(self, line: IncidentLine) -> None:
        self.incidents += 1
        self.refs.update(line.refs)
        if line.first_day and line.last_day:
            self.first_day = min(self.first_day or line.first_day, line.first_day)
            self.last_day = max(self.last_day or line.last_day, line.last_day)


def _snapshot(ledger: Ledger, wanted: Wanted, path: Path) -> _Held:
    held = _Held()
    with csv_file.replacing(path) as file:
        for told in told_incidents(ledger, wanted):
            one = standing(told)
            held.add(one.line)
            file.write(to_line(one) + "\n")
    return held


def _sources(ledger: Ledger, refs: set[str], path: Path) -> Counter[str | None]:
    """Write the list of reports; how many each model read."""
    read_by: Counter[str | None] = Counter()
    with csv_file.table(path, tuple(wording()["sources"])) as write:
        for d, model in documents(ledger):
            if d.ref in refs:
                read_by[model] += 1
                write((d.ref, d.publisher, d.published, d.title, d.url, d.language, d.id, model))
    return read_by


def _changes(plan: Plan, folder: Path, decisions: Sequence[Decision]) -> dict[str, int]:
    """Write the change file, which is empty for a first release; how many incidents fared how."""
    fared: dict[str, set[str]] = {}
    with csv_file.table(folder / "changes.csv", CHANGE_COLUMNS) as write:
        for one in _since(plan.previous, folder, decisions) if plan.previous else ():
            fared.setdefault(one.change, set()).add(one.incident)
            into = "; ".join(one.into) or None
            write((one.change, one.incident, into, one.field, one.old, one.new, one.reason))
    return {kind: len(fared[kind]) for kind in sorted(fared)}


def _since(previous: Path, folder: Path, decisions: Sequence[Decision]) -> Iterator[Change]:
    known = set(json.loads(manifest_in(previous))["decisions"])
    with snapshot(previous) as before, Snapshot(folder / SNAPSHOT) as now:
        yield from changes(before, now, Taken(tuple(decisions), frozenset(known)))


def _previous(plan: Plan) -> str | None:
    if plan.previous is None:
        return None
    version: str = json.loads(manifest_in(plan.previous))["version"]
    return version


def _model() -> dict[str, Any]:
    """The model of this program with its measured scores; ``reports_by_model`` says what read each report."""
    from wireledger.extract.tagger import model_card

    card = model_card()
    return {"name": card.name, "sha256": card.sha256, "scores": dict(card.scores)}


def _codebooks(folder: Path) -> dict[str, str]:
    """The codebook and version behind each file, as its side file names them."""
    found = {}
    for path in sorted(folder.glob("data/**/*.columns.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        name = path.relative_to(folder).as_posix().removesuffix(".columns.json")
        found[name] = f"{told['codebook']} {told['codebook_version']}"
    return found


def _write(path: Path, text: str) -> None:
    with csv_file.replacing(path) as file:
        file.write(text)


@cache
def wording() -> dict[str, Any]:
    with (_HERE / "release.yml").open(encoding="utf-8") as file:
        made: dict[str, Any] = yaml.safe_load(file)
    return made


@cache
def _environment() -> Environment:
    # the pages are Markdown: what stands in their tables is ours, not text of reports
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
