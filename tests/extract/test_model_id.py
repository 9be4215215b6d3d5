from __future__ import annotations

from pathlib import Path

from wireledger.extract.model_id import model_id
from wireledger.extract.tagger import model_card


def test_the_id_is_that_of_the_card() -> None:
    assert model_id() == model_card().sha256


def test_another_file_makes_another_id(tmp_path: Path) -> None:
    cards = [tmp_path / name for name in ("one.yml", "two.yml", "three.yml")]
    for card, text in zip(cards, ("{a: '1', b: '2'}", "{b: '2', a: '1'}", "{a: '1', b: '3'}"), strict=True):
        card.write_text(f"files: {text}\n", encoding="utf-8")
    first, reordered, other = map(model_id, cards)
    assert first == reordered != other
