"""A STIX 2.1 bundle, its objects written one after another.

Written without a library: making 100,000 incidents with one takes many minutes, and memory for all of them.
Tests parse every object strictly. ``stix.yml`` defines our extension and says how each property is filled.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO
from uuid import UUID

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.ledger.told_identities import told_identities
from wireledger.ledger.told_reports import told_reports
from wireledger.publish.coded import Coded, coded
from wireledger.publish.csv_file import replacing
from wireledger.publish.json_text import json_line
from wireledger.publish.side_file import SideFile, codebook
from wireledger.publish.stix_incidents import incident
from wireledger.publish.stix_objects import about, first_objects, place, publisher, report
from wireledger.publish.stix_values import EXTENSION, Object


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted with their reports, and who takes part; with no filter, the whole ledger.

    The bundle's id follows from its objects. Memory grows with the number of different places and publishers
    alone. Raises OSError where a file cannot be written, and what ``query.incidents`` raises.
    """
    with replacing(path) as file, SideFile(path, codebook("stix"), wanted) as side:
        bundle = _Bundle(file, side)
        for made in first_objects():
            bundle.write(made)
        for told in told_reports(ledger, wanted):
            if told.publisher:
                bundle.write_once(publisher(told.publisher))
            if made_report := report(told):
                bundle.write(made_report)
        for one in told_identities(ledger, wanted):
            for made in about(one):
                bundle.write(made)
        for found in told_incidents(ledger, wanted):
            coding = coded(found)
            if where := place(coding.place):
                bundle.write_once(where)
            for made in incident(found, coding):
                bundle.write(made, coding if made["type"] == "incident" else None)
        bundle.close()


class _Bundle:
    """The file of a bundle while its objects are written."""

    def __init__(self, file: IO[str], side: SideFile) -> None:
        self._file, self._side = file, side
        self._digest = hashlib.sha256()
        self._written: set[str] = set()
        self._between = '{"type": "bundle", "objects": [\n'

    def write(self, made: Object, of: Coded | None = None) -> None:
        """Write an object; ``of`` is the incident that it holds, if it holds one."""
        line, ref = json_line(made), str(made["id"])
        self._digest.update(line.encode())
        self._file.write(self._between + line)
        self._between = ",\n"
        self._side.row(ref, [of.id] if of else [], _filled(made), _remarks(of) if of else ())

    def write_once(self, made: Object) -> None:
        """Write an object that several others refer to, unless it is written."""
        ref = str(made["id"])
        if ref not in self._written:
            self._written.add(ref)
            self.write(made)

    def close(self) -> None:
        """Write the end, with the id that follows from all before it."""
        made = UUID(bytes=self._digest.digest()[:16], version=5)
        self._file.write(f'\n], "id": "bundle--{made}"}}\n')


def _filled(made: Object) -> list[str]:
    """The properties with a value, those of our extension as ``incident.wireledger.claims``."""
    kind, extensions = made["type"], made.get("extensions")
    own = extensions[EXTENSION] if isinstance(extensions, dict) else {}
    assert isinstance(own, dict)
    names = [f"{kind}.{name}" for name in made if name != "extensions"]
    return [*names, *(f"{kind}.wireledger.{name}" for name in own if name != "extension_type")]


def _remarks(of: Coded) -> list[str]:
    undated = [source.ref for source in of.sources if not source.published]
    return [f"told in undated reports, which STIX cannot hold: {', '.join(undated)}"] if undated else []
