from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.ledger.reports import STORIES, record


@pytest.fixture(autouse=True)
def added(run: Command, reports: Path) -> None:
    """The stories are in the ledger."""
    run("add", reports)


def test_a_pipe_gets_one_incident_a_line(run: Command) -> None:
    done = run("incidents", "--place", "tel arran", "--to", "2022-05-03")
    (row,) = map(json.loads, done.out.splitlines())
    assert list(row) == [
        *("id", "handle", "type", "label", "start", "end", "place", "killed", "injured"),
        *("reports", "origins", "conflicts"),
    ]
    assert (row["killed"], row["reports"], row["origins"], row["conflicts"]) == ("2 / 3", 3, 3, ["killed"])


def test_incidents_as_a_table(run: Command) -> None:
    handles = [json.loads(line)["handle"] for line in run("incidents").out.splitlines()]
    assert run("incidents", "--format", "table").out == (
        "\n"
        "                what                    when        where      killed  reports  origins  ≠\n"
        " ──────────────────────────────────────────────────────────────────────────────────────────────\n"
        f" {handles[0]}  ground raid             2022-05-09  Tel Arran  7       1        1        –\n"
        f" {handles[1]}  ground raid             2022-05-03  Tel Arran  2 / 3   3        3        killed\n"
        f" {handles[2]}  shooting assassination  2021-01-02  Bza’a      2       1        1        –\n\n"
    )


def test_more_than_a_table_shows(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("listing", "ledger_tables"):
        monkeypatch.setattr(f"wireledger.cli.{module}.SHOWN", 2)
    assert run("incidents", "--format", "table").out.endswith(
        "\nThe first 2; there are more. Filter them, or write all to a pipe or file.\n"
    )
    assert len(run("incidents", "--limit", "1").out.splitlines()) == 1


def test_the_timeline_goes_forward(run: Command) -> None:
    lines = [line for line in run("timeline", "--format", "table").out.splitlines() if line]
    assert [line for line in lines if not line.startswith(" ")] == ["2021-01", "2022-05"]
    assert lines[3].startswith(" 2022-05-03  incident-")
    assert " ".join(" ".join(lines[3:5]).split()).endswith(
        "ground raid, Tel Arran, killed 2 / 3 3 reports, 3 origins, contradicting on killed"
    )


def test_people_and_groups(run: Command) -> None:
    people = [json.loads(line) for line in run("people").out.splitlines()]
    assert [(p["name"], p["reports"]) for p in people] == [("Karim Adel", 4), ("Nadir Haso", 1)]
    assert "Salt Brigade  5        0" in run("groups", "--format", "table").out
    assert run("people", "--name", "zorro", "--format", "table").out == "No name was found.\n"


def test_the_matrix_as_a_table(run: Command) -> None:
    handle = json.loads(run("incidents", "--to", "2022-05-03", "--from", "2022").out)["handle"]
    shown = run("compare", handle, "--format", "table").out
    assert f"ground raid in Tel Arran  {handle} 2022-05-03, Tel Arran, 3 reports, 3 origins" in shown
    claim = next(c.id for c in record(STORIES[1]).claims if c.predicate == "killed")
    said = " ".join(shown.split())
    assert " killed 2 ≠ 3 2 " in said
    assert f"[2] killed 3: “3 people” said by Port Post > the Northern Command (a2, {claim})" in said


def test_one_incident(run: Command) -> None:
    handle = json.loads(run("incidents", "--to", "2022-05-03", "--from", "2022").out)["handle"]
    shown = run("show", handle, "--format", "table").out
    for heading in ("In which words", "Reports", "People and groups", "Could be the same, and is kept apart"):
        assert f"\n{heading}" in shown
    assert json.loads(run("show", handle).out)["matrix"]["incident"]["handle"] == handle


def test_one_person(run: Command) -> None:
    shown = run("show", "nadir haso", "--format", "table").out
    assert "also called  Abu Zayd\n" in shown
    assert (
        "post        emir, Salt Brigade (from 2019) said by Halyard News > the Northern Command (b1)\n"
        in shown
    )
    assert "fate        said to be killed said by Halyard News > the Northern Command (b1)\n" in shown


def test_one_report(run: Command) -> None:
    assert "Raid in Tel Arran" in run("show", "a2", "--format", "table").out
    assert json.loads(run("show", "a2").out)["document"]["ref"] == "a2"


def test_search(run: Command) -> None:
    (hit,) = map(json.loads, run("search", "convoy").out.splitlines())
    assert hit["ref"] == "c1"
    shown = run("search", "karim", "--format", "table").out
    assert shown.index("People and groups") < shown.index("Reports")
    assert run("search", "zebra", "--format", "table").out == "Nothing was found.\n"


def test_leadership(run: Command) -> None:
    shown = run("leadership", "salt", "--format", "table").out
    assert "Nadir Haso  person-" in shown
    assert "fate        said to be killed" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (
            ["show", "zorro"],
            1,
            'error: "zorro": nothing in the ledger has this id or name. Look for it with `wireledger search "zorro"`.\n',
        ),
        (
            ["incidents", "--from", "May"],
            2,
            'error: --from "May" is no date. Write YYYY-MM-DD, YYYY-MM or YYYY.\n',
        ),
        (
            ["people", "--ledger", "none.db"],
            1,
            "error: none.db: there is no such ledger. Make it with `wireledger add FILE --ledger none.db`.\n",
        ),
    ],
)
def test_requests_that_lead_nowhere(run: Command, arguments: list[str], code: int, text: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err) == (code, "", text)


def test_what_a_killed_run_left_unresolved_is_resolved_when_asked(run: Command) -> None:
    from tests.ledger.reports import Story
    from wireledger.ledger.connect import open_ledger
    from wireledger.ledger.write import add

    ledger = open_ledger("wireledger.db")
    add(ledger, record(Story("d1", day="2023-01-01")))
    ledger.close()
    assert json.loads(run("incidents", "--from", "2023").out)["reports"] == 1


def test_reading_loads_no_database() -> None:
    program = (
        "import sys; from wireledger.cli.app import app; import wireledger.cli.read, wireledger.pipeline\n"
        "print([m for m in ('sqlalchemy', 'alembic', 'wireledger.ledger') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
