"""Train the reader of MUC-4 templates on the shipped encoder, and export it into the package.

``python -m training.templates --data ../shared``: about half an hour on one CPU core. The encoder stays as it
is: its word vectors of each document are computed once, and a small network over the whole document learns
which words fill which role for each incident type, and which types are told. The first mention of an entity
is its filler, as in GTT (Du, Rush and Cardie 2021); later ones weigh little, so that the network learns to
name each entity once. The held-back tenth (``benchmarks.splits``) is never trained on.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from benchmarks.command import Row, rows
from benchmarks.splits import held_back
from training.data import Locator, Range, overlaps, paint
from training.export import OPSET, PACKAGE, write_card
from training.model import WIDTH, Layer
from wireledger.extract.questions import TEMPLATE_KINDS, TEMPLATE_ROLES
from wireledger.extract.tagger import Tagger

READER_WIDTH, HEADS, LAYERS = 256, 4, 3
PLACES, WORDS_A_PLACE = 65, 16
"""Where a word stands in the document, in steps of so many words: what happened is told first."""
DROPPED, DROPPED_INSIDE, DROPPED_WORDS = 0.2, 0.1, 0.1
LATER = 0.25
"""What a further mention of an entity weighs, as no filler."""
EMPTY = 0.25
"""The share of the types not told in a document that its words are asked about."""
DOCUMENTS_A_STEP = 8
RATE, DECAY, AVERAGE = 5e-4, 0.02, 0.995


@dataclass(frozen=True, slots=True)
class Filled:
    """A document: word vectors [W, 384], told types [K], and B/I/O labels and weights of roles [K, W, R]."""

    vectors: NDArray[np.float16]
    told: NDArray[np.int64]
    labels: NDArray[np.int64]
    weights: NDArray[np.float32]


class TemplateReader(nn.Module):
    """Word vectors of a document to role logits [B, K, W, 3R] and type logits [B, K]."""

    def __init__(self) -> None:
        super().__init__()
        self.own = nn.Linear(WIDTH, READER_WIDTH)
        self.places = nn.Embedding(PLACES, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.dropout = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(
            Layer(READER_WIDTH, HEADS, 3 * READER_WIDTH, DROPPED_INSIDE) for _ in range(LAYERS)
        )
        self.kinds = nn.Embedding(len(TEMPLATE_KINDS), READER_WIDTH)
        self.hidden = nn.Linear(READER_WIDTH, READER_WIDTH)
        self.roles = nn.Linear(READER_WIDTH, 3 * len(TEMPLATE_ROLES))
        self.looked_at = nn.Linear(READER_WIDTH, len(TEMPLATE_KINDS))
        self.seen = nn.Linear(READER_WIDTH, READER_WIDTH)
        self.told = nn.Linear(READER_WIDTH, 1)
        nn.init.normal_(self.places.weight, std=0.02)
        nn.init.normal_(self.kinds.weight, std=0.3)

    def forward(self, vectors: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``mask`` is 1.0 for words and 0.0 for padding, [B, W]."""
        place = torch.clamp(torch.arange(vectors.shape[1]) // WORDS_A_PLACE, max=PLACES - 1)
        x = self.dropout(self.norm(self.own(vectors) + self.places(place)))
        bias = (1.0 - mask) * -30000.0
        for layer in self.layers:
            x = layer(x, bias[:, None, None, :])
        x = self.dropout(x)
        share = (self.looked_at(x) + bias[:, :, None]).softmax(1)
        seen = torch.matmul(share.transpose(1, 2), x)
        told = self.told(F.gelu(self.seen(seen) + self.kinds.weight)).squeeze(-1)
        asked = F.gelu(self.hidden(x)[:, None] + self.kinds.weight[None, :, None])
        return self.roles(asked), told


def filled(row: Row, tagger: Tagger) -> Filled:
    """A document of MUC-4 with what the network is to say of it."""
    find = Locator(row["text"])
    shape = (len(TEMPLATE_KINDS), len(find.words), len(TEMPLATE_ROLES))
    labels, weights = np.zeros(shape, np.int64), np.ones(shape, np.float32)
    told = np.zeros(len(TEMPLATE_KINDS), np.int64)
    for k, kind in enumerate(TEMPLATE_KINDS):
        own = [t for t in row["templates"] if kind in t["incident_type"].split(" / ")]
        told[k] = bool(own)
        for r, role in enumerate(TEMPLATE_ROLES):
            entities = {tuple(sorted(m[0] for m in e)): e for t in own for e in t[role]}
            mentions = [sorted({at for m in e for at in find.all(m[0])}) for e in entities.values()]
            firsts = [first_mention(m) for m in mentions if m]
            for later in (m for found in mentions for m in found if not overlaps(m, firsts)):
                weights[k, later[0] : later[1], r] = LATER
            paint(labels[k, :, r], firsts)
    return Filled(tagger.read_text(find.words).vectors().astype(np.float16), told, labels, weights)


def first_mention(mentions: Sequence[Range]) -> Range:
    """The first of an entity's mentions, the longest of those that begin together."""
    return min(mentions, key=lambda m: (m[0], -m[1]))


def padded(batch: Sequence[Filled]) -> tuple[Tensor, ...]:
    """Vectors, mask, told types, labels and weights of a batch."""
    width = max(len(d.vectors) for d in batch)

    def wide(array: NDArray[np.generic], axis: int) -> NDArray[np.generic]:
        return np.pad(array, [(0, width - n if i == axis else 0) for i, n in enumerate(array.shape)])

    parts = (
        [wide(d.vectors.astype(np.float32), 0) for d in batch],
        [wide(np.ones(len(d.vectors), np.float32), 0) for d in batch],
        [d.told for d in batch],
        [wide(d.labels, 1) for d in batch],
        [wide(d.weights, 1) for d in batch],
    )
    return tuple(torch.tensor(np.stack(part)) for part in parts)


def step_loss(model: TemplateReader, batch: Sequence[Filled], sample: random.Random) -> Tensor:
    """Loss of the types of a batch, and of the roles of those told and of some others."""
    vectors, mask, told, labels, weights = padded(batch)
    seen = torch.rand(mask.shape) > DROPPED_WORDS
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, types = model(vectors * seen[:, :, None], mask)
    chosen = torch.tensor([[bool(t) or sample.random() < EMPTY for t in d.told] for d in batch])
    each = F.cross_entropy(roles.float()[chosen].reshape(-1, 3), labels[chosen].reshape(-1), reduction="none")
    asked = (each * weights[chosen].reshape(-1)).sum() / (12 * chosen.sum().clamp(min=1))
    return asked + F.binary_cross_entropy_with_logits(types.float(), told.float())


def batches(documents: Sequence[Filled], sample: random.Random) -> Iterator[list[Filled]]:
    """One pass: documents of like length together, in random order."""
    ordered = sorted(documents, key=lambda d: len(d.vectors) * sample.uniform(0.9, 1.1))
    made = [ordered[i : i + DOCUMENTS_A_STEP] for i in range(0, len(ordered), DOCUMENTS_A_STEP)]
    sample.shuffle(made)
    yield from made


def trained(documents: Sequence[Filled], passes: int, seed: int) -> TemplateReader:
    """The moving average of the weights over ``passes`` passes, annealed to nothing."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    sample, model = random.Random(seed), TemplateReader()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, total, begun = 0, passes * math.ceil(len(documents) / DOCUMENTS_A_STEP), time.time()
    for number in range(passes):
        running = 0.0
        for batch in batches(documents, sample):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, step / 100) * max(0.02, 1 - step / total)
            loss = step_loss(model, batch, sample)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step, running = step + 1, running + float(loss.detach())
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    average[k].lerp_(v, 1 - min(AVERAGE, 1 - 1 / (step + 1)))
        minutes = (time.time() - begun) / 60
        print(f"pass {number + 1}/{passes} loss {running * passes / total:.3f} {minutes:.1f} min", flush=True)
    model.load_state_dict(average)
    model.eval()
    return model


def export(model: TemplateReader, out: Path) -> None:
    """The network as int8 ONNX, ``templates.onnx``."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "templates.onnx"
        torch.onnx.export(
            model, (torch.randn(1, 40, WIDTH), torch.ones(1, 40)), str(plain), opset_version=OPSET,
            input_names=["vectors", "mask"], output_names=["roles", "told"], dynamo=False,
            dynamic_axes={"vectors": {1: "words"}, "mask": {1: "words"}, "roles": {2: "words"}},
        )  # fmt: skip
        quantize_dynamic(
            onnx.load(plain), out / plain.name, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul"],
        )  # fmt: skip


def main() -> None:
    """Train on all documents but the held-back tenth, export, and renew the card's hashes."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    ap.add_argument("--passes", type=int, default=12)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--out", type=Path, default=PACKAGE)
    a = ap.parse_args()
    tagger = Tagger(PACKAGE)
    given = (row for row in rows(a.data / "data/muc4/train.jsonl") if not held_back(row["docid"]))
    export(trained([filled(row, tagger) for row in given], a.passes, a.seed), a.out)
    write_card(a.out)


if __name__ == "__main__":
    main()
