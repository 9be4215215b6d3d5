from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import builders
from tests.conftest import Command
from wireledger import __version__
from wireledger.publish.jsonl import from_json, to_json

pytestmark = pytest.mark.usefixtures("hand_made")


def test_jsonl_is_the_default_on_a_pipe(run: Command) -> None:
    done = run("read", "a.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out == to_json(builders.record(document=builders.document(ref="a"))) + "\n"


def test_json_is_one_list(run: Command) -> None:
    done = run("read", "a.txt", "b.txt", "--format", "json")
    assert [record["document"]["ref"] for record in json.loads(done.out)] == ["a", "b"]
    assert json.loads(run("read", "bad.txt", "--format", "json").out) == []


def test_a_table_off_a_terminal_has_no_escapes(run: Command) -> None:
    done = run("read", "a.txt", "--format", "table")
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "What the report itself contradicts\n" in done.out


def test_a_batch_goes_on_and_tells_its_failures_at_the_end(run: Command) -> None:
    done = run("read", "a.txt", "bad1.txt", "b.txt", "bad2.txt")
    assert done.code == 1
    assert [from_json(line).document.ref for line in done.out.splitlines()] == ["a", "b"]
    assert done.err == (
        "error: bad1.txt: the file is empty. Give a file that holds a report.\n"
        "error: bad2.txt: the file is empty. Give a file that holds a report.\n"
        "2 of 4 reports could not be read\n"
    )


def test_one_report_that_fails_is_told_once(run: Command) -> None:
    done = run("read", "bad.txt")
    assert (done.code, done.out) == (1, "")
    assert done.err == "error: bad.txt: the file is empty. Give a file that holds a report.\n"


def test_a_file_name_cannot_act_on_the_terminal(run: Command) -> None:
    assert run("read", "bad\x1b[2J.txt").err.startswith("error: bad[2J.txt: the file is empty.")


def test_out_writes_a_file(run: Command, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    done = run("read", "a.txt", "--out", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert from_json(out.read_text(encoding="utf-8")).document.ref == "a"


def test_out_never_overwrites_an_input(run: Command, tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("text", encoding="utf-8")
    done = run("read", report, "--out", report)
    assert done.code == 2
    assert done.err == (
        f"error: --out {report} is also an input and would be overwritten. Choose another name.\n"
    )
    assert report.read_text(encoding="utf-8") == "text"
    done = run("read", tmp_path, "--out", tmp_path / "out.jsonl")
    assert done.err == (
        f"error: --out {tmp_path / 'out.jsonl'} lies in the folder that is read. "
        f"Choose a place outside {tmp_path}.\n"
    )


def test_out_in_a_missing_folder(run: Command, tmp_path: Path) -> None:
    done = run("read", "a.txt", "--out", tmp_path / "no" / "out.jsonl")
    assert done.code == 1
    assert done.err == f"error: {tmp_path / 'no' / 'out.jsonl'}: No such file or directory.\n"


def test_explain_a_line(run: Command) -> None:
    done = run("read", "a.txt", "--explain", "9")
    assert done.code == 0
    assert done.out.startswith("[9] also called: Abu Zayd\n\n  claim   c6, alias, asserted")


def test_explain_among_several_reports(run: Command) -> None:
    done = run("read", "a.txt", "b.txt", "--explain", "9")
    assert done.code == 2
    assert done.err == (
        "error: --explain 9: there are 2 reports. Give one of them as --explain REF:9 (a, b).\n"
    )
    assert run("read", "a.txt", "b.txt", "--explain", "b:9").out.startswith("[9] also called: Abu Zayd\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--explain", "x"],
            "error: --explain 'x' names no line. Give a number from the report, or REF:NUMBER.\n",
        ),
        (
            ["--explain", "99"],
            "error: a has no line 99: its lines are 1 to 17. See them with --format table.\n",
        ),
        (
            ["--explain", "9", "--format", "json"],
            "error: --explain writes text to the terminal. Leave out --format and --out.\n",
        ),
    ],
)
def test_requests_that_make_no_sense(run: Command, arguments: list[str], message: str) -> None:
    done = run("read", "a.txt", *arguments)
    assert (done.code, done.out, done.err) == (2, "", message)


def test_usage_errors_exit_with_2(run: Command) -> None:
    assert run("read").code == 2
    assert run("read", "a.txt", "--format", "xml").code == 2
    assert run("read", "a.txt", "--workers", "0").code == 2


def test_version(run: Command) -> None:
    assert run("--version").out == f"wireledger {__version__}\n"


def test_starting_up_loads_nothing_heavy() -> None:
    heavy = ("rich", "onnxruntime", "numpy", "trafilatura", "wireledger.pipeline")
    code = f"import sys, wireledger.cli.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


BROKEN_PIPE = """
import sys
from tests import builders
import wireledger.pipeline as pipeline
pipeline.read_reports = lambda *_: (builders.record() for _ in range(500))
from wireledger.cli import main
main(["read", "a.txt", "--format", sys.argv[1]])
"""


@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_a_closed_pipe_is_no_news(form: str) -> None:
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", BROKEN_PIPE, form], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
