"""Write a trained run into the package: int8 ONNX, tokenizer and card.

``python -m training.export --run training/runs/tagger``. Dynamic quantisation by onnxruntime: weights
of matrix products and the word embeddings as int8, one scale a column or table.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
import yaml
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.model import READER_WIDTH, WIDTH, Tagger
from training.train import wheel_file

PACKAGE = Path("src/wireledger/extract/model")
OPSET = 17


def export(
    part: nn.Module, given: tuple[torch.Tensor, ...], names: tuple[list[str], list[str]], path: Path
) -> None:
    """One part of the network to float ONNX; every axis but the widths may vary."""
    inputs, outputs = names
    axes = {name: {i: f"{name}{i}" for i in range(t.dim())} for name, t in zip(inputs, given, strict=True)}
    axes |= {name: {0: f"{name}0"} for name in outputs}
    if "vectors" in axes:
        axes["vectors"].pop(2, None)
    for name in ("left", "right"):
        axes.get(name, {}).pop(1, None)
    torch.onnx.export(
        part, given, str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def main() -> None:
    """Export all parts and write the card; ``make bench`` fills in its scores."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--run", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=PACKAGE)
    ap.add_argument("--float", action="store_true", help="skip quantisation, to measure what it costs")
    a = ap.parse_args()
    model = Tagger(dropout=0.0)
    model.load_state_dict(torch.load(a.run / "model.pt", weights_only=True))
    model.eval()
    a.out.mkdir(parents=True, exist_ok=True)
    n, w, q = 20, 12, 3
    parts = {
        "encoder": (
            model.encoder,
            (torch.ones(2, n, dtype=torch.long), torch.zeros(2, n, dtype=torch.long), torch.ones(2, n),
             torch.arange(w).repeat(2, 1)),
            (["pieces", "features", "mask", "heads"], ["words", "mentions", "entities", "shared"]),
        ),
        "reader": (
            model.reader,
            (torch.randn(q, w, WIDTH), torch.ones(q, w), torch.ones(q, w), torch.zeros(q, dtype=torch.long),
             torch.full((q, w), 16)),
            (["vectors", "prime", "mask", "kind", "distance"], ["slots", "classes", "summary"]),
        ),
        "context": (
            model.context,
            (torch.randn(1, q, READER_WIDTH), torch.zeros(1, q, dtype=torch.long), torch.ones(1, q)),
            (["vectors", "place", "mask"], ["seen", "told"]),
        ),
        "joiner": (
            model.joiner,
            (torch.randn(q, READER_WIDTH), torch.randn(q, READER_WIDTH), torch.zeros(q, dtype=torch.long)),
            (["left", "right", "far"], ["same"]),
        ),
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for name, (part, given, names) in parts.items():
            plain = Path(folder) / f"{name}.onnx"
            export(part, given, names, plain)
            if a.float:
                shutil.copy(plain, a.out / plain.name)
                continue
            quantize_dynamic(
                onnx.load(plain), a.out / plain.name, weight_type=QuantType.QInt8, per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )  # fmt: skip
    shutil.copy(wheel_file("tokenizer.json"), a.out / "tokenizer.json")
    if not (a.out / "card.yml").exists():
        shutil.copy(PACKAGE / "card.yml", a.out / "card.yml")
    write_card(a.out)


def write_card(folder: Path) -> None:
    """Renew the hashes in ``card.yml``; what people wrote in it stays, measured scores are dropped."""
    path = folder / "card.yml"
    card = yaml.safe_load(path.read_text(encoding="utf-8"))
    card["files"] = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.iterdir())
        if f.suffix in (".onnx", ".json")
    }
    card["scores"] = {}
    path.write_text(yaml.safe_dump(card, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8")


if __name__ == "__main__":
    main()
