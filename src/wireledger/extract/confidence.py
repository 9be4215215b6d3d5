"""How sure the reading is of an item, as a probability that holds: of items at 0.8 four in five are right.

The network's own probabilities are not that. An item's evidence (how sure the tagger is of its trigger, of
its words, of its class) is averaged as log-odds, and a line fitted for each kind of item turns the average
into a probability (Platt 1999, "Probabilistic outputs for support vector machines"). The lines are data,
``confidence.yml``, fitted by ``training.calibrate`` on the held-back tenth of the training reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from wireledger.extract.word_lists import lists

NO_EVIDENCE = 0.5
"""Stands for the tagger's probability where a rule found the words."""
_SUREST = 0.999


def confidence(kind: str, evidence: Sequence[float]) -> float:
    """The probability, 0 to 1 with three decimals, that an item of ``kind`` is right.

    ``kind`` is "event", "short_form" or a claim's predicate; ``evidence`` are probabilities, one at least.
    """
    offset, slope = lists("confidence")[kind]
    return round(1 / (1 + exp(-(offset + slope * mean_log_odds(evidence)))), 3)


def mean_log_odds(evidence: Sequence[float]) -> float:
    """The mean of the log-odds of probabilities, each kept from being certain."""
    bounded = [min(_SUREST, max(1 - _SUREST, e)) for e in evidence]
    return sum(log(e / (1 - e)) for e in bounded) / len(bounded)
