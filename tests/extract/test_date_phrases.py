from __future__ import annotations

import pytest

from wireledger.extract.date_phrases import date_phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sunday, 3 March", ["Sunday", "3 March"]),
        ("Troops may reach Gao in May.", ["May"]),
        ("In 2015, 2015 people fled; 2,015 rounds were found.", ["2015"]),
        ("On May 3 and 5 men fell.", ["May 3"]),
        ("The 9th Division came on the 9th.", ["the 9th"]),
        ("At 1900 hours it began.", []),
        ("April Ryan spoke in June.", ["June"]),
        ("It has been quiet since the fall of Herat.", []),
        ("on the 3rd of Muharram 1445", ["Muharram 1445"]),
    ],
)
def test_words_are_a_date_where_their_surroundings_say_so(text: str, found: list[str]) -> None:
    assert [text[p.start : p.end] for p in date_phrases(text)] == found


def test_a_phrase_gives_its_parts() -> None:
    (phrase,) = date_phrases("last Friday")
    assert (phrase.rule, phrase.part("lead"), phrase.said("wd"), phrase.part("year")) == (
        "weekday",
        "last",
        "friday",
        "",
    )
    assert phrase.value("wd", "weekdays") == 4
