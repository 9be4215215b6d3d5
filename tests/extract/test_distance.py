from __future__ import annotations

import pytest

from wireledger.extract.distance import kilometres


def test_kilometres() -> None:
    assert kilometres((36.2, 37.16), (36.2, 37.16)) == 0
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert kilometres((33.51, 36.29), (36.2, 37.16)) == pytest.approx(310, abs=5)  # Damascus, Aleppo
