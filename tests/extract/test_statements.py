"""Contents of statements: one a sentence, without holes and without twins."""

from __future__ import annotations

from tests.builders import document
from tests.extract.readings import WrittenReading
from wireledger.extract.statements import Statement, find_speech
from wireledger.read.sentences import sentences
from wireledger.records import Span


def statements(text: str, **told: list[str]) -> tuple[Statement, ...]:
    reading = WrittenReading(text, tags={"cue": ["said"]}, answers={"said": told})
    return find_speech(document(text), reading, sentences(text)).statements


def test_a_content_over_two_sentences_is_two_statements() -> None:
    text = "“They fired first. We only answered,” the colonel said."
    found = statements(text, speaker=["the colonel"], content=["They fired first. We only answered"])
    assert [(s.content.text, s.quoted) for s in found] == [
        ("They fired first.", True),
        ("We only answered", True),
    ]
    assert {s.speaker.text for s in found if s.speaker} == {"the colonel"}


def test_a_hole_of_two_words_in_an_answer_is_closed() -> None:
    text = "The mayor said four men were taken from the mosque at dawn."
    found = statements(text, content=["four men were", "from the mosque"])
    assert [s.content.text for s in found] == ["four men were taken from the mosque"]


def test_a_longer_hole_is_closed_inside_one_clause_only() -> None:
    text = (
        "The mayor said four men were taken by force from the old mosque at dawn, and shots were heard again."
    )
    found = statements(text, content=["four men were taken", "old mosque at dawn"])
    assert [s.content.text for s in found] == ["four men were taken by force from the old mosque at dawn"]
    found = statements(text, content=["four men were taken by force", "shots were heard again"])
    assert [s.content.text for s in found] == ["four men were taken by force", "shots were heard again"]


def test_an_answer_that_breaks_off_goes_on_to_the_end_of_its_clause() -> None:
    text = "The mayor said four men were taken from the mosque, but the police denied it."
    found = statements(text, content=["four men were taken from the"])
    assert [s.content.text for s in found] == ["four men were taken from the mosque"]


def test_scraps_and_twins_are_dropped() -> None:
    text = "The mayor said four men were taken from the mosque at dawn."
    assert statements(text, content=["dawn"]) == ()
    reading = WrittenReading(
        "The mayor said and then told: four men were taken.",
        tags={"cue": ["said", "told"]},
        answers={"said": {"content": ["four men were taken"]}, "told": {"content": ["men were taken"]}},
    )
    found = find_speech(document(reading.text), reading, sentences(reading.text)).statements
    assert [s.content.text for s in found] == ["four men were taken"]


def test_the_colon_hands_over_only_to_the_next_heading() -> None:
    text = "The envoy said:\n\nTalks go on. No date is set.\n\nBackground\n\nThe war began in May."
    heading = document(text).text.index("Background")
    given = document(text, headings=(Span(heading, heading + 10, "Background"),))
    reading = WrittenReading(text, tags={"cue": ["said"]}, answers={"said": {"speaker": ["The envoy"]}})
    found = find_speech(given, reading, sentences(text)).statements
    assert [(s.content.text, s.carried) for s in found] == [("Talks go on.", True), ("No date is set.", True)]


def test_a_title_may_name_the_author_and_makes_no_statement() -> None:
    title = "Statement by Minister Ana Reyes on the Raid in Cauca"
    text = title + "\n\nOur forces struck at dawn."
    reading = WrittenReading(
        text,
        tags={"cue": ["Statement"]},
        answers={"Statement": {"speaker": ["Minister Ana Reyes"], "content": ["Our forces struck at dawn"]}},
    )
    found = find_speech(document(text, title=title), reading, sentences(text))
    assert found.statements == ()
    assert found.author
    assert found.author.text == "Minister Ana Reyes"


def test_he_is_the_speaker_of_the_cue_before() -> None:
    text = "The envoy Omar Saleh said talks go on. He added that no date was set."
    reading = WrittenReading(
        text,
        tags={"cue": ["said", "added"]},
        answers={
            "said": {"speaker": ["The envoy Omar Saleh"], "content": ["talks go on"]},
            "added": {"speaker": ["He"], "content": ["no date was set"]},
        },
    )
    found = find_speech(document(text), reading, sentences(text)).statements
    assert [s.speaker.text for s in found if s.speaker] == ["The envoy Omar Saleh", "The envoy Omar Saleh"]


def test_a_that_clause_goes_on_to_the_end_of_its_sentence() -> None:
    text = "The mayor said that four men were taken from the mosque at dawn."
    found = statements(text, content=["four men were taken from"])
    assert [s.content.text for s in found] == ["four men were taken from the mosque at dawn"]
    told = statements(
        "The mayor said that four men were taken, but the army denied it.", content=["four men were taken"]
    )
    assert [s.content.text for s in told] == ["four men were taken"]


def test_whom_an_event_happened_to_is_no_speaker() -> None:
    text = "The analyst said the killing of Omar Saleh indicates a leak inside the group."
    reading = WrittenReading(
        text,
        tags={"cue": ["said", "indicates"], "trigger": ["killing"]},
        answers={
            "said": {
                "speaker": ["The analyst"],
                "content": ["the killing of Omar Saleh indicates a leak inside the group"],
            },
            "indicates": {"speaker": ["Saleh"], "content": ["a leak inside the group"]},
        },
    )
    found = find_speech(document(text), reading, sentences(text)).statements
    assert [s.speaker.text for s in found if s.speaker] == ["The analyst"]
    assert [s.cue.text for s in found] == ["said"]


def test_a_heading_is_no_role_of_the_speaker_below_it() -> None:
    text = "leadership drain\n\nSultan said talks go on."
    found = statements(text, speaker=["Sultan"], speaker_role=["leadership drain"], content=["talks go on"])
    assert [s.speaker_role for s in found] == [None]
