"""Incident templates from written answers."""

from tests.extract.readings import WrittenReading
from wireledger.extract.encoding import split_words
from wireledger.extract.questions import QuestionKind
from wireledger.extract.tagger import Answer, WordRange
from wireledger.extract.templates import Template, fillers_of, find_templates

TEXT = "five guerrillas attacked the embassy. the guerrillas, members of the farc, kidnapped juan perez."


class Written:
    """A tagger whose every text has the reading that the test wrote down for a question's type."""

    def __init__(self, told: dict[str, dict[str, list[str]]]) -> None:
        self.told = told

    def read_text(self, words: object) -> "Asked":
        return Asked(self.told)


class Asked:
    def __init__(self, told: dict[str, dict[str, list[str]]]) -> None:
        self.told = told

    def ask(self, kind: QuestionKind, asked: object, thresholds: object) -> list[Answer]:
        given = self.told.get(kind)
        classes = {"=told": "yes" if given is not None else "no"}
        reading = WrittenReading(TEXT, {}, {"guerrillas": {**(given or {}), **classes}})
        return reading.ask(kind, [range(len(reading.words))])


def test_a_type_that_is_told_makes_one_template() -> None:
    tagger = Written({"kidnapping": {"PerpOrg": ["farc"], "Victim": ["juan perez"]}})
    (made,) = find_templates(TEXT, tagger)  # type: ignore[arg-type]
    assert made == Template(
        "kidnapping",
        {"PerpInd": (), "PerpOrg": ("farc",), "Target": (), "Victim": ("juan perez",), "Weapon": ()},
    )


def test_types_come_in_the_order_of_the_scheme() -> None:
    tagger = Written({"kidnapping": {}, "attack": {"Target": ["the embassy"]}})
    assert [t.incident_type for t in find_templates(TEXT, tagger)] == ["attack", "kidnapping"]  # type: ignore[arg-type]


def test_an_empty_text_has_none() -> None:
    assert find_templates("") == ()


def test_strings_for_one_thing_are_told_once_by_the_surest() -> None:
    words = split_words(TEXT)
    found = [WordRange(0, 2, 0.6), WordRange(7, 8, 0.9), WordRange(12, 13, 0.7)]
    assert fillers_of(words, found) == ("guerrillas", "farc")
