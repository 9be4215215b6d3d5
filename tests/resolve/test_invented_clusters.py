"""Small invented groups of reports, each as reading yields it: dates missing, places unknown, methods mixed up.

What is one incident must come together, and what happened in the same region in the same days must not.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.resolve.telling import Where, report
from wireledger.records import Record
from wireledger.resolve.resolve import resolve

KASARE: Where = ("Kasare", 13.9, -0.6, "BF", "12", "exact")
KASARE_ROAD: Where = ("the Kasare road", None, None, None, None, "unknown")
VELNA: Where = ("Velna", 48.4, 37.8, "UA", "05", "exact")
ORLIV: Where = ("Orliv", 48.6, 37.4, "UA", "05", "exact")
REGION: Where = ("Stepna region", 48.0, 37.6, "UA", "05", "province")
NDAR: Where = ("Ndar", None, None, None, None, "unknown")
TOMBO: Where = ("Tombo", None, None, None, None, "unknown")


@dataclass(frozen=True)
class Case:
    name: str
    records: tuple[Record, ...]
    together: tuple[str, ...]
    """The refs of the reports of each incident."""


CASES = (
    Case(
        "a convoy in the Sahel, told with and without a date, and the bomb of the next day",
        (
            report("1a", "Gunmen attacked a supply convoy near Kasare on Monday and killed 12 soldiers.",
                   trigger="attacked", type="armed_clash", day="2022-06-13", published="2022-06-14",
                   where=KASARE, killed="12"),
            report("1b", "The convoy on the Kasare road was ambushed and its vehicles taken.",
                   trigger="ambushed", type="ground_raid", day=None, published="2022-06-15",
                   where=KASARE_ROAD),
            report("1c", "A roadside bomb struck an ambulance near Kasare on Tuesday and killed a nurse.",
                   trigger="struck", type="bombing", day="2022-06-14", published="2022-06-15",
                   where=KASARE, killed="1"),
        ),
        ("1a 1b", "1c"),
    ),
    Case(
        "shells on two towns of one region on one day, by the same two papers",
        (
            report("2a", "Shelling killed three people in Velna in Stepna region on Tuesday.",
                   trigger="Shelling", type="shelling", day="2023-10-03", published="2023-10-04",
                   where=VELNA, killed="3"),
            report("2b", "Artillery shelled a market in Velna on Tuesday. Three people died.",
                   trigger="shelled", type="shelling", day="2023-10-03", published="2023-10-04",
                   where=VELNA, killed="3"),
            report("2c", "Shelling killed a man and his wife in Orliv in Stepna region on Tuesday.",
                   trigger="Shelling", type="shelling", day="2023-10-03", published="2023-10-04",
                   where=ORLIV, killed="2"),
            report("2d", "A couple died when a shell hit their yard in Orliv on Tuesday.",
                   trigger="hit", type="shelling", day="2023-10-03", published="2023-10-04",
                   where=ORLIV, killed="2"),
        ),
        ("2a 2b", "2c 2d"),
    ),
    Case(
        "two villages in one night, neither on any map",
        (
            report("3a", "Gunmen attacked the village of Ndar on Sunday night and killed thirty people.",
                   trigger="attacked", type="ground_raid", day="2023-12-24", published="2023-12-26",
                   where=NDAR, killed="30"),
            report("3b", "Armed men killed thirty people in Ndar on Sunday, residents said.",
                   trigger="killed", type="killing_unspecified", day="2023-12-24", published="2023-12-26",
                   where=NDAR, killed="30"),
            report("3c", "Houses were burned as gunmen attacked Tombo, where twelve people died on Sunday.",
                   trigger="attacked", type="ground_raid", day="2023-12-24", published="2023-12-26",
                   where=TOMBO, killed="12"),
        ),
        ("3a 3b", "3c"),
    ),
    Case(
        "a commander in the Andes, captured in a raid here and arrested there",
        (
            report("4a", "Soldiers captured Elvio Quispe Roca in the port of Huasca on Thursday.",
                   trigger="captured", type="arrest_capture", day="2021-09-02", published="2021-09-03",
                   where=None, hit=["Elvio Quispe Roca"], fate="captured"),
            report("4b", "In an operation at Huasca the leader Elvio Quispe Roca was taken today.",
                   trigger="operation", type="ground_raid", day="2021-09-02", published="2021-09-02",
                   where=None, hit=["Elvio Quispe Roca"], fate="captured"),
            report("4c", "Villagers say that Elvio Quispe was led from a billiard hall in Huasca on Wednesday.",
                   trigger="led", type="abduction", day="2021-09-01", published="2021-09-10",
                   where=None, hit=["Elvio Quispe"]),
        ),
        ("4a 4b 4c",),
    ),
    Case(
        "a drone on a hospital and, three days on, on the prison of the same town",
        (
            report("5a", "A drone strike hit the maternity ward of Abyad on Friday and killed six people.",
                   trigger="strike", day="2024-05-03", published="2024-05-04", killed="6",
                   where=("Abyad", 13.2, 30.2, "SD", "50", "exact")),
            report("5b", "Six staff and patients of the Abyad maternity ward died when a drone bombed it.",
                   trigger="bombed", day=None, published="2024-05-04", killed="6",
                   where=("Abyad", 13.2, 30.2, "SD", "50", "exact")),
            report("5c", "A drone strike on the prison of Abyad killed nineteen inmates on Monday.",
                   trigger="strike", day="2024-05-06", published="2024-05-07", killed="19",
                   where=("Abyad", 13.2, 30.2, "SD", "50", "exact")),
        ),
        ("5a 5b", "5c"),
    ),
    Case(
        "an announcement on Friday of a strike on Wednesday",
        (
            report("6a", "Wasim Fadel Hadri was killed by an aircraft on the Naqra road on Wednesday.",
                   trigger="killed", day="2024-02-28", published="2024-03-01", where=None, killed="1",
                   hit=["Wasim Fadel Hadri"]),
            report("6b", "Earlier today an aircraft eliminated Wassim Hadri in the area of Naqra.",
                   trigger="eliminated", type="killing_unspecified", day="2024-02-28",
                   published="2024-02-28", where=None, killed="1", hit=["Wassim Hadri"]),
        ),
        ("6a 6b",),
    ),
    Case(
        "a station bombed on Saturday, its toll on Monday, and a bus on Monday night",
        (
            report("7a", "A suicide bomber blew himself up at the station of Kettah, killing 26 people.",
                   trigger="blew himself up", type="suicide_bombing", day="2024-11-09",
                   published="2024-11-10", where=None, killed="26"),
            report("7b", "The toll of the bombing of the Kettah station rose to 28 as wounded soldiers died.",
                   trigger="bombing", type="bombing", day="2024-11-09", published="2024-11-11", where=None,
                   killed="28"),
            report("7c", "Seven were taken off a bus in Musak and shot dead on Monday night, police said.",
                   trigger="shot dead", type="shooting_assassination", day="2024-11-11",
                   published="2024-11-12", where=("Musak", None, None, None, None, "unknown"), killed="7"),
        ),
        ("7a 7b", "7c"),
    ),
    Case(
        "a town that one side took and the other denies to have lost",
        (
            report("8a", "The allied armies took the town of Laukan on Thursday night.",
                   trigger="took", type="territory_change", day="2024-01-04", published="2024-01-06",
                   where=("the town of Laukan", None, None, None, None, "unknown")),
            report("8b", "The claim that Laukan has fallen is not true. Troops were relocated.",
                   trigger="fallen", type="territory_change", day=None, published="2024-01-07",
                   where=("Laukan", None, None, None, None, "unknown")),
        ),
        ("8a 8b",),
    ),
    Case(
        "a town in two spellings, one of them in two words",
        (
            report("9a", "A car blew up at the entrance of Beled Fariin on Saturday.", trigger="blew up",
                   type="bombing", day="2023-02-04", published="2023-02-05",
                   where=("the entrance of Beled Fariin", None, None, None, None, "unknown")),
            report("9b", "The blast in Beledfariin on Saturday left eleven dead.", trigger="blast",
                   type="bombing", day="2023-02-04", published="2023-02-05",
                   where=("Beledfariin", None, None, None, None, "unknown")),
        ),
        ("9a 9b",),
    ),
    Case(
        "pupils taken from a school, and a raid on a market of the same state in the same week",
        (
            report("10a", "Bandits abducted two hundred pupils from a school in Kurgi on Thursday morning.",
                   trigger="abducted", type="abduction", day="2024-03-07", published="2024-03-08",
                   where=("Kurgi", 10.7, 7.1, "NG", "23", "exact")),
            report("10b", "Gunmen seized a hundred pupils from a school in Kurgi, residents said.",
                   trigger="seized", type="abduction", day=None, published="2024-03-07",
                   where=("Kurgi", 10.7, 7.1, "NG", "23", "exact")),
            report("10c", "Gunmen raided the market of Zongon on Sunday and killed four traders.",
                   trigger="raided", type="ground_raid", day="2024-03-10", published="2024-03-11",
                   where=("Zongon", 10.2, 7.9, "NG", "23", "exact"), killed="4"),
        ),
        ("10a 10b", "10c"),
    ),
    Case(
        "sanctions of two men in two years, in the same words",
        (
            report("11a", "The department designated Karim Haddad pursuant to the executive order.",
                   trigger="designated", type="designation_sanction", day="2018", published="2023-07-27",
                   where=None, hit=["Karim Haddad"]),
            report("11b", "The department designated Yusuf Nasri pursuant to the executive order.",
                   trigger="designated", type="designation_sanction", day="2018-09-07",
                   published="2018-09-07", where=None, hit=["Yusuf Nasri"]),
        ),
        ("11a", "11b"),
    ),
)  # fmt: skip


def clusters(*records: Record) -> set[frozenset[str]]:
    return {frozenset(e.ref for e in i.events) for i in resolve(records).incidents}


def wanted(*cases: Case) -> set[frozenset[str]]:
    return {frozenset(refs.split()) for case in cases for refs in case.together}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_incident_comes_together_and_two_stay_apart(case: Case) -> None:
    assert clusters(*case.records) == wanted(case)


def test_so_they_do_among_all_the_others() -> None:
    assert clusters(*(record for case in CASES for record in case.records)) == wanted(*CASES)
