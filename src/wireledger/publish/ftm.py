"""Entities of FollowTheMoney, one JSON object a line: what OpenAleph, ``ftm`` and nomenklatura load.

Written without the library, which needs a C++ build of ICU and some hundred megabytes; tests check every
entity with it. Articles come first, then persons and groups with their posts and mentions, then incidents
with their places. ``ftm.yml`` says how each property is filled.
"""

from __future__ import annotations

from pathlib import Path

from wireledger.ledger.connect import Ledger
from wireledger.ledger.query import Wanted
from wireledger.ledger.tellings import told_incidents
from wireledger.ledger.told_identities import told_identities
from wireledger.ledger.told_reports import told_reports
from wireledger.publish.coded import coded
from wireledger.publish.csv_file import replacing
from wireledger.publish.ftm_entities import about, article, event
from wireledger.publish.ftm_values import Entity
from wireledger.publish.json_text import json_line
from wireledger.publish.side_file import SideFile, codebook

_SHARED = ("Address", "Position")


def export(ledger: Ledger, wanted: Wanted, path: Path) -> None:
    """Write the incidents wanted with their reports, and who takes part; with no filter, the whole ledger.

    Memory grows with the number of different places and posts alone. Raises OSError where a file cannot be
    written, and what ``query.incidents`` raises.
    """
    shared: set[str] = set()  # what several incidents or persons have in common is written once
    with replacing(path) as file, SideFile(path, codebook("ftm"), wanted) as side:

        def write(entity: Entity, incidents: tuple[str, ...] = ()) -> None:
            made = str(entity["id"])
            if entity["schema"] in _SHARED:
                if made in shared:
                    return
                shared.add(made)
            file.write(json_line(entity) + "\n")
            side.row(made, incidents, _filled(entity))

        for report in told_reports(ledger, wanted):
            write(article(report))
        for identity in told_identities(ledger, wanted):
            for made in about(identity):
                write(made)
        for told in told_incidents(ledger, wanted):
            incident = coded(told)
            for made in event(told, incident):
                write(made, (incident.id,) if made["schema"] == "Event" else ())


def _filled(entity: Entity) -> list[str]:
    properties = entity["properties"]
    assert isinstance(properties, dict)
    return [f"{entity['schema']}.{name}" for name in properties]
