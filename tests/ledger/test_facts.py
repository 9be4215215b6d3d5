from __future__ import annotations

from tests import builders
from tests.ledger.reports import Story, record
from wireledger.ledger.facts import Fact, facts_of


def test_every_fact_has_its_words_and_its_source() -> None:
    by = "Halyard News Agency > Lina Sayed"
    when = "2022-05-04"
    found = list(facts_of(builders.record()))
    assert [(f.entity, f.group, f.fact) for f in found[:2]] == [
        ("p1", None, Fact("alias", "Abu Zayd", None, None, None, "salt-brigade", when, by, "asserted", "Abu Zayd", "c6")),
        (
            "p1",
            "g1",
            Fact("role", "emir, Salt Brigade", "Salt Brigade", None, None, "salt-brigade", when, by, "asserted", "emir of the Salt Brigade", "c7"),
        ),
    ]  # fmt: skip
    assert [(f.entity, f.fact.kind, f.fact.text, f.fact.modality) for f in found[2:]] == [
        ("p1", "fate", "killed", "denied"),
        ("g1", "part_of", "Coast Front", "asserted"),
    ]


def test_the_time_of_a_post_is_in_the_words_of_the_report() -> None:
    (post,) = (f.fact for f in facts_of(record(Story("a1"))) if f.fact.kind == "role")
    assert (post.since, post.until) == ("2019", None)
