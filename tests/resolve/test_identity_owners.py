from __future__ import annotations

from wireledger.records import Alias, Entity, Span
from wireledger.resolve.identity_owners import owned_names


def person(name: str, *aliases: tuple[str, float], mentions: tuple[str, ...] = ()) -> Entity:
    told = tuple(Alias(alias, "c", confidence=sure) for alias, sure in aliases)
    spans = tuple(Span(n, n + 1, text) for n, text in enumerate((*mentions, *(a for a, _ in aliases))))
    return Entity(f"id-{name}", "person", name, told, spans)


def names(*persons: Entity) -> dict[str, list[str]]:
    """The aliases that each keeps."""
    return {p.name: [a.name for a in p.aliases] for p in owned_names(persons).values()}


def test_a_nickname_goes_to_the_brother_who_has_it_more_surely() -> None:
    found = names(person("Julio Vera Pacheco", ("El Galgo", 0.2)), person("Ramiro", ("El Galgo", 0.8)))
    assert found == {"Julio Vera Pacheco": [], "Ramiro": ["El Galgo"]}


def test_a_full_name_is_that_of_the_man_whose_main_name_it_is() -> None:
    found = names(person("Abu Talha al-Idlibi", ("Omar Hadid", 0.6)), person("Omar Hadid"))
    assert found == {"Abu Talha al-Idlibi": [], "Omar Hadid": []}


def test_a_name_that_both_have_as_surely_stays_with_both() -> None:
    found = names(person("Abdulmalik Dimas", ("Abu Zaki", 0.8)), person("Tikling", ("Abu Zaki", 0.8)))
    assert found == {"Abdulmalik Dimas": ["Abu Zaki"], "Tikling": ["Abu Zaki"]}


def test_a_short_form_that_stands_for_one_man_ties_both() -> None:
    found = names(person("Salem Naser al-Hadi", ("Abu Hafs", 0.4)), person("Abu Hafs"))
    assert found["Salem Naser al-Hadi"] == ["Abu Hafs"]


def test_the_dead_mans_spelling_is_not_his_successors() -> None:
    found = names(
        person("Mohamed Omar Salat"),
        person("Karim Shalaw", ("Maxamed Cumar Salaad", 0.4), ("Abu Maslah", 0.4)),
    )
    assert found == {"Mohamed Omar Salat": ["Maxamed Cumar Salaad"], "Karim Shalaw": ["Abu Maslah"]}


def test_a_doubtful_name_that_contradicts_a_surer_one_is_left_out() -> None:
    mixed = person(
        "Abu Ubayda al-Homsi", ("Khalid Yusuf Ali", 0.6), ("Omar Hasan Ali", 0.3), ("Abu Ubayd al-Homsi", 0.4)
    )
    assert names(mixed) == {"Abu Ubayda al-Homsi": ["Khalid Yusuf Ali"]}


def test_another_full_name_of_which_reading_was_hardly_sure_is_left_out() -> None:
    found = names(person("José Luis Mena", ("Carlos Prado", 0.2), ("Luis Mena", 0.2), ("El Zurdo", 0.2)))
    assert found == {"José Luis Mena": ["Luis Mena", "El Zurdo"]}


def test_a_false_name_that_reading_was_sure_of_stays() -> None:
    found = names(person("José Luis Mena", ("Juan Ali Cruz", 0.9), ("Sierra Nueve", 0.3)))
    assert found == {"José Luis Mena": ["Juan Ali Cruz", "Sierra Nueve"]}


def test_who_goes_by_another_mans_nickname_is_that_man() -> None:
    known = person("José Luis Mena", ("Sierra Nueve", 0.7))
    made = owned_names([known, person("Sierra Nueve", ("El Zurdo", 0.8))])
    assert [p.name for p in made.values()] == ["José Luis Mena", "José Luis Mena"]
    doubtful = person("José Luis Mena", ("Sierra Nueve", 0.4))
    made = owned_names([doubtful, person("Sierra Nueve")])
    assert [p.name for p in made.values()] == ["José Luis Mena", "Sierra Nueve"]


def test_mentions_go_with_their_names() -> None:
    julio = person("Julio Vera Pacheco", ("El Galgo", 0.2), mentions=("Julio Vera Pacheco",))
    made = owned_names([julio, person("Ramiro", ("El Galgo", 0.8))])
    assert [m.text for m in made[julio.id].mentions] == ["Julio Vera Pacheco"]


def test_groups_and_places_are_left_as_they_are() -> None:
    assert owned_names([Entity("g", "group", "Salt Brigade"), Entity("p", "place", "Homs")]) == {}
