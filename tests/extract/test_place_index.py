from __future__ import annotations

import io
from pathlib import Path

import pytest

from wireledger.extract import place_index
from wireledger.extract.place_index import open_index
from wireledger.extract.places import Gazetteer

MENAKA = {
    "geonameid": 2453514, "name": "Ménaka", "latitude": 15.9, "longitude": 2.4, "countrycode": "ML",
    "admin1code": "1", "population": 14085, "alternatenames": ["Menaca", "MKA", "Менака"],
}  # fmt: skip


class Terminal(io.StringIO):
    """Standard error as a person sees it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def few_settlements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache folder, and data of one settlement."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(place_index, "settlements", lambda: [MENAKA])


def test_the_index_is_kept_in_memory_where_it_cannot_be_written(
    tmp_path: Path, few_settlements: None
) -> None:
    (tmp_path / "wireledger").write_text("a file where the folder should be")
    assert Gazetteer().resolve("Ménaka").country == "ML"


def test_the_index_is_written_once_and_whole(
    tmp_path: Path, few_settlements: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Gazetteer().resolve("Menaka").geonameid == 2453514
    monkeypatch.setattr(place_index, "settlements", list)
    assert Gazetteer().resolve("Menaka").geonameid == 2453514
    assert [p.suffix for p in (tmp_path / "wireledger").iterdir()] == [".sqlite"]


@pytest.mark.parametrize(
    ("key", "rank"),
    [("menaka", 0), ("menaca", 1), ("menaka", 2), ("menaca", 2), ("MKA", None), ("менака", None)],
)
def test_a_settlement_is_found_by_its_names_in_latin_letters(
    key: str, rank: int | None, few_settlements: None
) -> None:
    rows = open_index().execute("select rank from name where key = ? order by rank", [key]).fetchall()
    assert (rank is None) == (not rows)
    assert rank is None or (rank,) in rows


def test_building_is_told_to_a_person_once(few_settlements: None, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    open_index()
    open_index()
    assert terminal.getvalue() == "building the place index (once, about 10 seconds)...\n"


def test_a_folder_that_cannot_keep_the_index_is_named(
    tmp_path: Path, few_settlements: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wireledger").write_text("a file where the folder should be")
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    open_index()
    assert (
        terminal.getvalue()
        == f"building the place index (about 10 seconds; {tmp_path / 'wireledger'} cannot keep it)...\n"
    )


def test_nothing_is_written_where_nobody_looks(
    few_settlements: None, capsys: pytest.CaptureFixture[str]
) -> None:
    open_index()
    assert capsys.readouterr() == ("", "")
