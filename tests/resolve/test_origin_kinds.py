from __future__ import annotations

import pytest

from wireledger.resolve.origin_kinds import own_words, publisher_kind, speaker_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Defence", "official"),
        ("Gabinete Federal de Seguridad", "official"),
        ("Khyber District Police Office", "official"),
        ("Halyard News Agency", "agency"),
        ("Reuters", "agency"),
        ("Syrian Observatory for Human Rights", "monitor"),
        ("Institute for the Study of War", "expert"),
        ("Damaturu Mirror", "unknown"),
    ],
)
def test_publishers_are_known_by_what_they_are_called(name: str, kind: str) -> None:
    assert publisher_kind(name) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the military", "official"),
        ("A U.S.-led task force", "official"),
        ("An armed group fighting the government", "official"),
        ("the militia", "force"),
        ("two security officials and a medic", "found"),
        ("a police officer and a nurse", "found"),
        ("officials and a foreign news agency", "agency"),
        ("Farhana Disomimba", None),
    ],
)
def test_speakers_are_bodies_or_people_whom_a_reporter_found(words: str, kind: str | None) -> None:
    assert speaker_kind(words) == kind


def test_a_publisher_is_told_from_others_by_its_own_words() -> None:
    assert own_words("Halyard News Agency") == {"halyard"}
    assert own_words("Sada al-Jabal (Usbat al-Jabal)") == {"sada", "jabal"}
