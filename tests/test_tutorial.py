"""The blocks of docs/tutorial.md are run in their order, as a notebook would."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$(?:\n\n((?:    [^\n]*\n)+))?", PAGE, re.MULTILINE | re.DOTALL)


def test_every_block_runs_and_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, (code, shown) in enumerate(BLOCKS, 1):
        exec(compile(code, f"docs/tutorial.md, block {number}", "exec"), names)
        printed = capsys.readouterr().out
        if shown:
            assert printed.splitlines() == [line.strip() for line in shown.splitlines()]
    assert len(BLOCKS) == PAGE.count("```python") > 8
