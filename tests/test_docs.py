from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from wireledger.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
COMMANDS = [c.callback.__name__ for c in app.registered_commands if c.callback]


def test_generated_pages_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"## wireledger {name}\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in ROOT.glob("docs/*.md"):
        if page.name != "index.md":
            assert f"({page.name})" in index


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_commands_that_the_pages_show_exist() -> None:
    for page in PAGES:
        for name in re.findall(
            r"^\s*(?:\$ )?wireledger (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert name in COMMANDS, f"{page.name}: wireledger {name}"
