from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.telling import report
from wireledger.records import Record
from wireledger.resolve.origins import origins

STATEMENT = report(
    "statement",
    "Our forces struck a leader of the Salt Brigade near Tel Arran. No civilians were harmed.",
    publisher="Combined Northern Task Force",
    published="2024-09-13",
    speakers=[("The task force", None)],
)
AGENCY = report(
    "agency",
    "BEIRUT - A strike killed a leader of the Salt Brigade, the task force said on Saturday. It named him.",
    publisher="Halyard News Agency",
    speakers=[("the task force", None)],
)
REPRINT = report(
    "reprint",
    "A strike killed a leader of the Salt Brigade, the task force said on Saturday.",
    publisher="Coast Gazette",
    published="2024-09-15",
    speakers=[("the task force", None)],
)
WITNESSES = report(
    "witnesses",
    "Shopkeepers saw a man thrown off a motorcycle. They buried him by evening prayer.",
    publisher="Tadef Lantern",
    trigger="thrown",
    speakers=[("Shopkeepers", None)],
)
GROUP = report(
    "group",
    "We announce the martyrdom of our brother. He taught the sons of the fighters.",
    publisher="Voice of the Salt Brigade",
    published="2024-09-20",
    trigger="martyrdom",
    actors=["Salt Brigade"],
)
ALL = [STATEMENT, AGENCY, REPRINT, WITNESSES, GROUP]


def sets(*records: Record) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Kind and reports of each origin by its name."""
    return {o.name: (o.kind, o.reports) for o in origins("incident-1", records)}


def test_copies_and_quotations_go_back_to_the_statement() -> None:
    assert sets(*ALL) == {
        "Combined Northern Task Force": ("official", ("agency", "reprint", "statement")),
        "Tadef Lantern": ("correspondent", ("witnesses",)),
        "Voice of the Salt Brigade": ("group", ("group",)),
    }


def test_without_the_statement_its_body_is_still_the_origin() -> None:
    assert sets(AGENCY, REPRINT) == {"the task force": ("official", ("agency", "reprint"))}


def quoting(ref: str, body: str) -> Record:
    """A report of a statement in words of its own."""
    return report(ref, f"Words of {ref} alone.", publisher=f"Paper {ref}", trigger="Words",
                  speakers=[(body, None)])  # fmt: skip


def test_a_body_has_one_name_however_fully_it_is_called() -> None:
    full, short = "The Central Region Command of the Northern Army", "Northern Army Central Command"
    assert sets(quoting("a", full), quoting("b", short)) == {full: ("official", ("a", "b"))}


def test_a_name_that_fits_two_bodies_or_any_is_left_alone() -> None:
    two = [quoting("a", "Northern Army Command"), quoting("b", "Southern Army Command")]
    assert set(sets(*two, quoting("c", "the Army Command"))) == {
        "Northern Army Command",
        "Southern Army Command",
        "the Army Command",
    }
    assert len(sets(two[0], quoting("c", "the army"))) == 2


def test_an_agency_that_found_people_itself_is_the_origin() -> None:
    own = report("own", publisher="Halyard News Agency", speakers=[("a medic and two residents", None)])
    assert sets(STATEMENT, own)["Halyard News Agency"] == ("agency", ("own",))


def test_a_newspaper_that_names_the_agency_goes_back_to_it() -> None:
    own = report("own", publisher="Halyard News Agency", speakers=[("a medic", None)])
    rewrite = report(
        "rewrite",
        "The peacemaker died in a strike, officials told the Halyard agency. Nobody can explain it.",
        publisher="Red Sea Compass",
        speakers=[("officials", None)],
    )
    assert sets(own, rewrite) == {"Halyard News Agency": ("agency", ("own", "rewrite"))}


def test_a_statement_that_came_later_is_not_where_the_news_is_from() -> None:
    late = report(
        "late", STATEMENT.document.text, publisher="Combined Northern Task Force", published="2024-09-30"
    )
    assert sets(late, AGENCY) == {
        "Combined Northern Task Force": ("official", ("late",)),
        "the task force": ("official", ("agency",)),
    }


def test_two_reports_of_one_newspaper_are_one_origin() -> None:
    second = report("second", "A neighbour of the dead man speaks of his stall.", publisher="Tadef Lantern",
                    published="2024-09-18", trigger="dead")  # fmt: skip
    assert sets(WITNESSES, second) == {"Tadef Lantern": ("correspondent", ("second", "witnesses"))}


@given(st.permutations(ALL))
def test_the_order_of_the_reports_changes_nothing(records: list[Record]) -> None:
    assert origins("incident-1", records) == origins("incident-1", ALL)


def test_reports_of_one_text_are_one_origin_however_short_the_text() -> None:
    short = [report(ref, "Six men died.", publisher=f"Paper {ref}", trigger="died") for ref in "ab"]
    assert sets(*short) == {"Paper a": ("correspondent", ("a", "b"))}


def test_a_text_is_that_of_the_body_that_publishes_it_too() -> None:
    words = "Six men died."
    printed = report("paper", words, publisher="Coast Gazette", published="2024-09-12", trigger="died")
    own = report("own", words, publisher="Combined Northern Task Force", trigger="died")
    assert sets(printed, own) == {"Combined Northern Task Force": ("official", ("own", "paper"))}


def test_a_speaker_may_be_a_body_by_its_role_alone() -> None:
    named = report("named", publisher="Daily Post", speakers=[("Karim Hadi", "spokesman for the ministry")])
    assert sets(named) == {"Karim Hadi": ("official", ("named",))}
