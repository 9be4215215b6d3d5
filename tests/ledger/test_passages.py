from __future__ import annotations

from dataclasses import replace

from tests.builders import TEXT, backing, document
from wireledger.ledger.passages import Piece, passages_of
from wireledger.records import Span

LONG = " ".join(["word"] * 200)


def test_words_stand_in_the_text_around_them() -> None:
    raid = backing(1, "e1", "type", "ground_raid", "raid")
    (found,) = passages_of(document(), [raid])
    assert found.pieces[1] == Piece("raid", ("type",))
    assert found.pieces[0].text == "MUKLA, May 3 (Halyard) - A "
    assert found.pieces[2].text.startswith(" in Tel Arran killed")
    assert [(r.predicate, r.value, r.by) for r in found.reads] == [
        ("type", "ground_raid", "Halyard News Agency")
    ]


def test_words_near_each_other_share_a_passage_and_paragraphs_part_them() -> None:
    claims = [
        backing(1, "e1", "type", "ground_raid", "raid"),
        backing(2, "e1", "place", "Tel Arran", "Tel Arran"),
        backing(3, "e1", "type", "air_drone_strike", "drone strike"),
    ]
    first, second = passages_of(document(), claims[::-1])
    assert [p.text for p in first.pieces if p.backs] == ["raid", "Tel Arran"]
    assert [p.text for p in second.pieces if p.backs] == ["drone strike"]
    assert all("".join(p.text for p in told.pieces) in TEXT for told in (first, second))


def test_words_that_overlap_are_cut_where_they_do() -> None:
    whole = backing(1, "e1", "killed", "2+", "at least two people")
    part = backing(2, "e1", "target", "people", "people")
    (found,) = passages_of(document(), [whole, part])
    assert [p for p in found.pieces if p.backs] == [
        Piece("at least two ", ("killed",)),
        Piece("people", ("killed", "target")),
    ]


def test_long_text_is_cut_at_spaces() -> None:
    text = f"{LONG} raid {LONG}"
    made = backing(1, "e1", "type", "ground_raid", "raid")
    start = text.index("raid")
    (found,) = passages_of(document(text), [replace(made, span=Span(start, start + 4, "raid"))])
    before, words, after = (piece.text for piece in found.pieces)
    assert (before[:6], words, after[-6:]) == ("… word", "raid", "word …")
    assert max(len(before), len(after)) <= 204
