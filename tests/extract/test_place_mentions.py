from __future__ import annotations

from tests.extract.readings import WrittenReading
from wireledger.extract.place_mentions import located_toponyms, report_places, with_phrases
from wireledger.records import Span

TEXT = "The United States struck near Mosul, Iraq. U.S. jets left; Turkish troops stayed in Iraq."


def test_a_place_has_all_its_mentions() -> None:
    found = {p.name: [m.text for m in p.mentions] for p in report_places(WrittenReading(TEXT)).places}
    assert found == {"United States": ["United States", "U.S."], "Mosul": ["Mosul"], "Iraq": ["Iraq", "Iraq"]}


def test_mentions_hold_their_words() -> None:
    for place in report_places(WrittenReading(TEXT)).places:
        assert all(TEXT[m.start : m.end] == m.text for m in place.mentions)


def test_the_context_is_of_the_whole_report() -> None:
    assert report_places(WrittenReading(TEXT)).context.countries[:2] == ("IQ", "US")


def test_adjectives_are_located_but_no_mentions() -> None:
    located = {t.text: place.country for t, place in located_toponyms(WrittenReading(TEXT))}
    assert located["Turkish"] == "TR"
    assert "Turkish" not in {p.name for p in report_places(WrittenReading(TEXT)).places}


def test_phrases_that_say_more_than_a_name_are_places_too() -> None:
    words = "A strike hit north of Mosul in Iraq."
    found = report_places(WrittenReading(words))
    near, name = Span(13, 27, "north of Mosul"), Span(22, 27, "Mosul")
    named = {p.name: p.place.precision for p in with_phrases(found, [near, name])}
    assert named == {"Mosul": "exact", "Iraq": "country", "north of Mosul": "near"}


def test_a_text_without_names() -> None:
    assert report_places(WrittenReading("nothing happened")).places == ()
