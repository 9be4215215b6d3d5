"""The table of weaknesses."""

from benchmarks.scoring import Score
from benchmarks.weaknesses import MEASURES, Weakness, table


def test_a_measure_without_gold_items_stays_empty() -> None:
    scores = {m: Score(1.0, 0.5, 0.667, 4) for m in MEASURES} | {"alias": Score(0.0, 0.0, 0.0, 0)}
    shown = table([Weakness("Sahel", 3, scores, ("“gunmen shot him” (shooting_assassination, r1)",))])
    assert "| Sahel | 3 | 0.67 | 0.67 |  | 0.67 |" in shown
    assert shown.endswith("- Sahel: missed “gunmen shot him” (shooting_assassination, r1)")
