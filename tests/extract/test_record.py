"""One report put together: what is linked, what is said by whom, and what contradicts."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import document, span
from tests.extract.readings import WrittenReading
from wireledger.extract.encoding import Words
from wireledger.extract.record import extract
from wireledger.records import Count, Event, Record

TEXT = """The Inland Operations Command, “Incom”, announced on Sunday that it had killed Karim Adel in eastern Syria two days ago.

Incom published a statement saying that its troops launched a raid.

Who was Karim Adel?

The researcher Lina Sayed told Harbour News that Adel, also known as “Abu Zayd”, was emir of the Salt Brigade.

Adel lived in Idlib. He was targeted in a drone strike on July 7.

Sayed adds:

The brigade is weak, but that does not mean that the brigade has ended or that it will announce a truce.

Further reading"""


class WrittenTagger:
    """A tagger that answers what the test wrote down."""

    def read_text(self, words: Words) -> WrittenReading:
        return WrittenReading(
            words.text,
            tags={
                "trigger": ["killed", "raid", "strike"],
                "cue": ["announced", "saying", "told", "adds"],
                "person": ["Karim Adel", "Adel", "Lina Sayed", "Sayed", "Abu Zayd"],
                "group": ["The Inland Operations Command", "Incom", "Salt Brigade"],
            },
            answers={
                "killed": {
                    "=type": "killing_unspecified",
                    "actor": ["The Inland Operations Command"],
                    "target": ["Karim Adel"],
                    "place": ["eastern Syria"],
                    "date": ["two days ago"],
                    "=killed": "one",
                },
                "raid": {"=type": "ground_raid", "actor": ["its troops"]},
                "strike": {"=type": "air_drone_strike", "target": ["He"], "date": ["July 7"]},
                "announced": {
                    "speaker": ["The Inland Operations Command"],
                    "content": ["it had killed Karim Adel in eastern Syria two days ago"],
                },
                "saying": {
                    "speaker": ["Incom"],
                    "channel": ["a statement"],
                    "content": ["its troops launched a raid"],
                },
                "told": {
                    "speaker": ["Lina Sayed"],
                    "speaker_role": ["researcher"],
                    "channel": ["Harbour News"],
                    "content": ["Adel, also known as “Abu Zayd”, was emir of the Salt Brigade"],
                },
                "adds": {"speaker": ["Sayed adds"[:5]]},
                "Karim": {
                    "alias": ["Abu Zayd"],
                    "title": ["emir"],
                    "title_group": ["Salt Brigade"],
                    "moved": ["Idlib"],
                    "=fate": "killed",
                },
            },
            together=frozenset(
                map(frozenset, [("killed", "raid"), ("killed", "strike"), ("raid", "strike")])
            ),
        )


def record() -> Record:
    headings = (span("Who was Karim Adel?", TEXT), span("Further reading", TEXT))
    paragraphs = (span("The Inland", TEXT),)
    given = document(TEXT, publisher=None, published="2023-07-09", headings=headings, paragraphs=paragraphs)
    return extract(given, WrittenTagger())  # type: ignore[arg-type]  # stands in for the tagger


def chain(made: Record, claim: str) -> str:
    (found,) = [c for c in made.claims if c.id == claim]
    return " > ".join(s.name for s in found.sources)


def only_event(made: Record) -> Event:
    (event,) = made.events
    return event


def test_one_incident_with_its_method_in_conflict() -> None:
    event = only_event(record())
    assert [t.text for t in event.triggers] == ["killed", "raid", "strike"]
    assert event.date.start == "2023-07-07"
    assert event.killed == Count(1, 1)
    assert event.place.country == "SY"
    assert event.conflicts == ("type",)
    assert {v.value for v in event.values if v.field == "type"} == {
        "killing_unspecified",
        "ground_raid",
        "air_drone_strike",
    }


def test_dates_from_different_words_agree() -> None:
    dates = {v.value for v in only_event(record()).values if v.field == "date"}
    assert dates == {"2023-07-07"}


def test_participants_are_joined_to_their_entities_and_a_pronoun_to_the_one_person_it_can_mean() -> None:
    made = record()
    person = next(e for e in made.entities if e.name == "Karim Adel")
    group = next(e for e in made.entities if e.name == "The Inland Operations Command")
    targets = [p for p in only_event(made).roles if p.role == "target"]
    assert [(p.text, p.entity) for p in targets] == [("Karim Adel", person.id)]
    assert (only_event(made).roles[0].text, only_event(made).roles[0].entity) == (group.name, group.id)
    assert [a.name for a in group.aliases] == ["Incom"]


def test_a_persons_facts_each_have_their_chain() -> None:
    made = record()
    person = next(e for e in made.entities if e.name == "Karim Adel")
    assert {(a.name, a.kind) for a in person.aliases} == {
        ("Abu Zayd", "also_known_as"),
        ("Adel", "short_form"),
    }
    (role,) = person.roles
    assert (role.title, role.group) == ("emir", "Salt Brigade")
    assert chain(made, role.claim) == "unknown publisher > Harbour News > Lina Sayed"
    (move,) = person.moves
    assert move.place == "Idlib"
    assert chain(made, move.claim) == "unknown publisher > Harbour News > Lina Sayed"
    assert [c.carried for c in made.claims if c.id == move.claim] == [True]
    assert person.fate == "killed"


def test_what_follows_a_colon_is_the_speakers_and_a_denied_clause_is_denied() -> None:
    said = {c.content: (c.modality, c.sources[-1].name) for c in record().claims if c.predicate == "states"}
    assert said["the brigade has ended"] == ("denied", "Lina Sayed")
    assert said["it will announce a truce"] == ("future", "Lina Sayed")
    whole = next(c for c in said if c and c.startswith("The brigade is weak"))
    assert said[whole] == ("asserted", "Lina Sayed")


def test_every_value_has_words_and_a_source() -> None:
    made = record()
    backed = {c.id: c for c in made.claims}
    for claim in made.claims:
        assert TEXT[claim.span.start : claim.span.end] == claim.span.text
        assert claim.sources
    for event in made.events:
        assert all(v.claim in backed for v in event.values)


def test_the_same_report_gives_the_same_record() -> None:
    assert record() == record()


def test_a_very_long_text_is_searched_in_part_and_says_so() -> None:
    class Silent(WrittenTagger):
        def read_text(self, words: Words) -> WrittenReading:
            return WrittenReading(words.text)

    long = replace(document("word " * 60_000), warnings=())
    made = extract(long, Silent())  # type: ignore[arg-type]  # stands in for the tagger
    assert made.document.warnings == (
        "only the first 200,000 of 300,000 characters were searched for events and claims; "
        "split the file into its reports",
    )
