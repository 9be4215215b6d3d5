from __future__ import annotations

from benchmarks.recombined_words import FORMS, Exchange, Lexicon

LEXICON = Lexicon(
    names=frozenset({"sarim", "nasser", "nasir", "khalid"}),
    given={"nasser": 0, "khalid": 1},
    kept=frozenset({"commander", "said"}),
)


def test_the_first_world_is_as_it_was() -> None:
    assert Exchange(0, LEXICON).text("Sarim fighters said") == "Sarim fighters said"


def test_words_keep_their_lengths_and_their_capitals() -> None:
    text = "Sarim and SARIM, commander of fighters, said Nasser."
    for world in range(1, 6):
        made = Exchange(world, LEXICON).text(text)
        assert list(map(len, made.split())) == list(map(len, text.split()))
        assert [c.isupper() for c in made] == [c.isupper() for c in text]


def test_names_are_of_one_world_and_words_that_mean_something_of_all() -> None:
    made = [Exchange(world, LEXICON).text("Sarim commander said") for world in range(1, 20)]
    assert len({text.split()[0] for text in made}) == len(made)
    assert {tuple(text.split()[1:]) for text in made} == {("commander", "said")}


def test_an_ordinary_word_has_so_many_forms_over_all_worlds() -> None:
    forms = {Exchange(world, LEXICON).text("fighters") for world in range(1, 20 * FORMS)}
    assert FORMS // 2 < len(forms) <= FORMS


def test_two_given_names_stay_two_given_names() -> None:
    for world in range(1, 20):
        first, second = Exchange(world, LEXICON).text("Nasser Khalid").split()
        assert first != second
