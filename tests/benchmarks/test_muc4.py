"""MUC-4 predictions in the scorer's form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import muc4
from benchmarks.scoring import SHARED
from wireledger.extract.questions import TEMPLATE_ROLES
from wireledger.extract.templates import Template

GOLD = {
    "docid": "X-1",
    "text": "guerrillas of the farc kidnapped juan perez.",
    "templates": [
        {
            "incident_type": "kidnapping",
            **{role: [] for role in TEMPLATE_ROLES},
            "PerpOrg": [[["farc", 18]]],
            "Victim": [[["juan perez", 33]]],
        }
    ],
}


@pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="the shared scorer is not beside the checkout"
)
def test_the_shared_scorer_reads_our_templates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fillers = {**dict.fromkeys(TEMPLATE_ROLES, ()), "PerpOrg": ("the farc",), "PerpInd": ("guerrillas",)}
    monkeypatch.setattr(muc4, "find_templates", lambda text: (Template("kidnapping", fillers),))
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    found = muc4.scores(gold, tmp_path / "out.jsonl")
    assert found["rme_subset"].p == pytest.approx(0.5, abs=0.001)
    assert found["ree.PerpOrg"].f1 == 1.0
    assert found["template"].r == pytest.approx(2 / 3, abs=0.001)
