from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests import builders
from tests.publish.planted import RECORDS, ledger_of
from tests.publish.sides import taking_part
from tests.resolve.telling import report
from wireledger.errors import UsageError
from wireledger.ledger.query import Wanted
from wireledger.ledger.resolved import resolution
from wireledger.publish.safe import Safety, safe_copy
from wireledger.publish.safe_people import People, is_public, names_of, speaks_for
from wireledger.publish.safe_places import coarse
from wireledger.publish.safe_salt import VARIABLE, Salt, salt_of
from wireledger.publish.safe_words import Vocabulary, kept_words, keys, phrases_of, usual_words
from wireledger.records import Record, Role, Span
from wireledger.resolve.resolution import Identity
from wireledger.resolve.resolve import resolve


@pytest.mark.parametrize(
    ("title", "group", "public"),
    [
        ("emir", "Salt Brigade", True),
        ("deputy commander", "Salt Brigade", True),
        ("emir", None, False),
        ("governor", None, True),
        ("interior minister", None, True),
        ("fighter", "Salt Brigade", False),
        ("bodyguard of the emir", "Salt Brigade", False),
        ("wife of the governor", None, False),
        ("teacher", "the village school", False),
        ("girl", "Salt Brigade", False),
        ("analyst", "a think tank", False),
    ],
)
def test_who_holds_a_public_post(title: str, group: str | None, public: bool) -> None:
    assert is_public(Role(title, group, None, None, None, "c")) is public


@pytest.mark.parametrize(
    ("role", "speaks"),
    [
        ("spokesman", True),
        ("army spokeswoman", True),
        ("minister", True),
        ("resident", False),
        ("analyst", False),
    ],
)
def test_who_speaks_for_others(role: str, speaks: bool) -> None:
    assert speaks_for(role) is speaks


WORDS = Vocabulary(keys("Zubeyda Qandil") | keys("زبيدة قنديل"), kept_words(["Salt Brigade", "Karim Adel"]))


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("two farmers", True),
        ("Fighters of the Salt Brigade", True),
        ("the Syrian army", True),
        ("Karim Adel", True),
        ("", True),
        ("the Qandil family", False),
        ("the kandeel house", False),
        ("QANDIL", False),
        ("house of قنديل", False),
        ("Habba, a cousin", False),
        ("مقاتلون", False),  # a script without capitals: any word may be a name
    ],
)
def test_which_words_may_stay(text: str, harmless: bool) -> None:
    assert WORDS.is_harmless(text) is harmless


def test_common_words_and_particles_tell_nobody_apart() -> None:
    assert keys("the army of al-Bab, Abu") == keys("bab, abu")
    assert not keys("the two commanders")


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("the group's leader and his brother", True),
        ("Leader", False),  # a title that is a name too
        ("Brig. Gen. Karim Adel", True),
        ("Brig", False),
        ("They", True),
        ("No Americans", True),
        ("Shu'ayb", False),
    ],
)
def test_words_that_name_nobody(text: str, harmless: bool) -> None:
    assert WORDS.is_harmless(text) is harmless


def names_removed(record: Record) -> frozenset[str]:
    people = People()
    people.add(record)
    return frozenset(key for name in names_of(people, identities([record])) for key in keys(name))


def identities(records: Sequence[Record]) -> tuple[Identity, ...]:
    return resolve(records).identities


def mentioned(name: str, *mentions: str) -> Record:
    made = report("a", "A strike killed them.", hit=[name])
    (entity,) = made.entities
    return replace(made, entities=(replace(entity, mentions=tuple(Span(0, 1, m) for m in mentions)),))


def test_what_describes_a_person_beside_the_name_is_no_part_of_it() -> None:
    told = names_removed(mentioned("Zubeyda Qandil", "corn dealer Zubeyda", "the late widow Umm Leyth"))
    assert {"zubeyda", "qandil", "leyth"} <= told
    assert not {"corn", "dealer", "late"} & told


def test_a_name_that_the_report_writes_small_is_one() -> None:
    assert {"zubeyda", "qandil"} <= names_removed(mentioned("zubeyda", "zubeyda qandil"))


def test_a_group_that_one_report_takes_for_a_person_keeps_its_name(tmp_path: Path) -> None:
    fights = [taking_part(report(ref, "A clash."), "actor", "Usbat al-Jabal") for ref in "ab"]
    taken = report("c", "A raid.", day="2023-01-02", hit=["Usbat al-Jabal"])
    for records, kept in (([*fights, taken], True), ([fights[0], taken], False)):
        ledger = ledger_of(tmp_path / f"{len(records)}.db", records)
        with safe_copy(ledger, Wanted(), Safety(Salt(b"a secret of the tests"))) as made:
            names = {i.name for i in resolution(made.ledger).identities}
        assert ("Usbat al-Jabal" in names) is kept
        assert any(name.startswith("person-") for name in names)


def test_names_that_are_also_common_words_are_found() -> None:
    private = ["Amir Wali", "Driver Baker"]
    words = Vocabulary(
        frozenset(k for name in private for k in keys(name)), usual_words(), phrases_of(private)
    )
    assert not words.is_harmless("the wife of Amir")
    assert not words.is_harmless("house of Driver Baker")
    assert words.is_harmless("a driver")
    assert words.is_harmless("the army of Chad")
    assert not words.is_harmless("Emir of the army")  # which is how Amir may be spelled
    assert Vocabulary(frozenset(), usual_words()).is_harmless("Emir of the army")
    assert not Vocabulary(keys("Chad Moussa"), usual_words()).is_harmless("the house of Chad")


def test_a_place_of_no_known_country_is_none() -> None:
    place = builders.record().events[0].place
    assert coarse(replace(place, country=None), "province").precision == "unknown"
    assert coarse(replace(place, country=None), "province").lat is None


def test_a_place_without_a_known_division_is_its_country() -> None:
    place = replace(builders.record().events[0].place, admin1=None)
    made = coarse(place, "province")
    assert (made.name, made.precision, made.text) == ("Syria", "country", None)


def test_the_middle_of_a_province_is_not_the_place() -> None:
    place = builders.record().events[0].place
    made = coarse(place, "province")
    assert (made.country, made.admin1, made.precision) == ("SY", "09", "province")
    assert made.lat != place.lat
    assert made.lat == round(made.lat or 0, 1)


def test_ids_are_made_anew_and_keep_their_kind() -> None:
    salt = Salt(b"a secret of the tests")
    assert salt.id("event-0123456789abcdef").startswith("event-")
    assert salt.id("a:Zubeyda").startswith("item-")
    assert salt.id("event-1") != Salt(b"another").id("event-1")


def test_a_ledger_keeps_its_own_secret_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    ledger = ledger_of(tmp_path / "x.db", RECORDS[:1])
    made = salt_of(ledger)
    assert salt_of(ledger) == made
    assert stat.S_IMODE((tmp_path / "x.db.salt").stat().st_mode) == 0o600
    monkeypatch.setenv(VARIABLE, "s" * 20)
    assert salt_of(ledger) == Salt(b"s" * 20)
    (tmp_path / "secret").write_text("t" * 20 + "\n", encoding="utf-8")
    assert salt_of(ledger, tmp_path / "secret") == Salt(b"t" * 20)


def test_a_short_secret_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "short")
    with pytest.raises(UsageError, match="a secret needs 16 characters"):
        salt_of(ledger_of(tmp_path / "x.db", RECORDS[:1]))


def test_a_value_that_is_denied_stays_denied(tmp_path: Path) -> None:
    denying = RECORDS[0]
    claims = tuple(
        replace(c, modality="denied") if c.predicate in ("killed", "date") else c for c in denying.claims
    )
    ledger = ledger_of(tmp_path / "x.db", [replace(denying, claims=claims), RECORDS[1]])
    with safe_copy(ledger, Wanted(), Safety(Salt(b"a secret of the tests"))) as made:
        before, after = (
            {(f.field, v.value) for i in resolution(one).incidents for f in i.values for v in f.values}
            for one in (ledger, made.ledger)
        )
    assert {v for v in before if v[0] in ("killed", "date")} == {
        v for v in after if v[0] in ("killed", "date")
    }
    assert ("killed", "not 2") in after
