from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from wireledger.web.reading.marks import Mark, MarkKind, marks, numbered
from wireledger.web.reading.segments import Reading, reading

KINDS: tuple[MarkKind, ...] = ("person", "statement", "trigger")


def cut(text: str, *made: Mark) -> Reading:
    ordered = sorted(made, key=lambda m: (m.start, -m.end, m.item, m.kind))
    return reading(builders.document(text), ordered)


def test_marks_that_overlap_cut_the_text_where_they_begin_and_end() -> None:
    found = cut("abcdef", Mark(0, 4, "statement", 1), Mark(2, 6, "person", 2))
    assert [(s.text, s.items) for s in found.lines[0].segments] == [
        ("ab", (1,)),
        ("cd", (2, 1)),
        ("ef", (2,)),
    ]
    assert found.first == {1: 0, 2: 1}


def test_the_innermost_mark_comes_first() -> None:
    (segment, *_) = cut("one two", Mark(0, 7, "statement", 1), Mark(0, 3, "person", 2)).lines[0].segments
    assert segment.kinds == ("person", "statement")


def test_a_mark_over_two_lines_goes_on_in_the_second() -> None:
    found = cut("one\ntwo", Mark(1, 6, "person", 1))
    assert [[s.text for s in line.segments] for line in found.lines] == [["o", "ne"], ["tw", "o"]]
    assert found.first == {1: 0}


def test_every_claim_of_a_record_has_its_words() -> None:
    record = builders.record()
    numbers = numbered(record)
    found = reading(record.document, marks(record, numbers))
    for claim in record.claims:
        start = found.first[numbers[claim.id]]
        words = next(s.text for line in found.lines for s in line.segments if s.number == start)
        assert claim.span.text.startswith(words) or words.startswith(claim.span.text) or claim.cue


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(KINDS), st.integers(0, 3)),
        max_size=8,
    ),
)
def test_the_text_stays_whole_and_every_letter_has_its_marks(
    text: str, drawn: list[tuple[int, int, MarkKind, int]]
) -> None:
    made = {Mark(min(a, b), min(max(a, b), len(text)), kind, item) for a, b, kind, item in drawn}
    kept = [m for m in made if m.start < m.end]
    found = cut(text, *kept)
    assert "\n".join("".join(s.text for s in line.segments) for line in found.lines) == text
    at = 0
    for line in found.lines:
        for segment in line.segments:
            assert set(segment.items) == {m.item for m in kept if m.start <= at < m.end}
            at += len(segment.text)
        at += 1


def test_a_long_report_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        text = "word " * 4000 * times
        made = [Mark(n * 20, min(n * 20 + 400, len(text)), "statement", n) for n in range(1000 * times)]
        document = builders.document(text)
        began = time.process_time()
        reading(document, made)
        return time.process_time() - began

    assert seconds(8) < 8 * 5 * max(seconds(1), 0.01)
