"""Train the reader of MUC-4 templates on the shipped encoder, and export it into the package.

``python -m training.templates --data ../shared --run training/runs/tagger``: about an hour on two CPU cores.
The encoder's first layers stay as they are, and what they make of each document is computed once; the reader
has upper layers of its own, begun as the encoder's, and a small network over the whole document, which learn
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
from tokenizers import Tokenizer
from torch import Tensor, nn

from benchmarks.command import Row, rows
from benchmarks.splits import held_back
from training.data import Locator, Range, overlaps, paint
from training.export import OPSET, PACKAGE, write_card
from training.model import HEADS as ENCODER_HEADS
from training.model import INNER, SHARED, WIDTH, Encoder, Layer, Tagger, key_bias
from training.train import wheel_file
from wireledger.extract.encoding import Window, windows
from wireledger.extract.questions import TEMPLATE_KINDS, TEMPLATE_ROLES

READER_WIDTH, HEADS, LAYERS = 256, 4, 3
PLACES, WORDS_A_PLACE = 65, 16
"""Where a word stands in the document, in steps of so many words: what happened is told first."""
DROPPED, DROPPED_INSIDE, DROPPED_WORDS = 0.2, 0.1, 0.1
LATER = 0.25
"""What a further mention of an entity weighs, as no filler."""
EMPTY = 0.25
"""The share of the types not told in a document that its words are asked about."""
DOCUMENTS_A_STEP = 8
UPPER_RATE, RATE, DECAY, AVERAGE = 1e-4, 5e-4, 0.02, 0.995


@dataclass(frozen=True, slots=True)
class Filled:
    """A document with what the network is to say of it.

    ``shared`` holds the piece vectors [N, 384] of each window, ``heads`` for each word the window and the
    piece it begins with, [W, 2]; then told types [K], and B/I/O labels and weights of roles [K, W, R].
    """

    shared: tuple[NDArray[np.float16], ...]
    heads: NDArray[np.int64]
    told: NDArray[np.int64]
    labels: NDArray[np.int64]
    weights: NDArray[np.float32]


class TemplateReader(nn.Module):
    """Piece vectors of documents' windows to role logits [B, K, W, 3R] and type logits [B, K]."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.upper = nn.ModuleList(
            Layer(WIDTH, ENCODER_HEADS, INNER, DROPPED_INSIDE) for _ in encoder.layers[SHARED:]
        )
        self.upper.load_state_dict(encoder.layers[SHARED:].state_dict())
        self.own = nn.Linear(WIDTH, READER_WIDTH)
        self.places = nn.Embedding(PLACES, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.dropout, self.kept = nn.Dropout(DROPPED), nn.Dropout(DROPPED_WORDS)
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

    def forward(self, shared: Tensor, shown: Tensor, heads: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``shared`` [N, P, 384] are the windows of all documents, ``heads`` [B, W] places of words in them.

        A place counts through all windows. ``shown`` [N, P] and ``mask`` [B, W] are 1.0 for pieces and words
        and 0.0 for padding.
        """
        x, bias = shared, key_bias(shown)
        for layer in self.upper:
            x = layer(x, bias)
        vectors = x.flatten(0, 1)[heads] * self.kept(mask)[:, :, None]
        place = torch.clamp(torch.arange(vectors.shape[1]) // WORDS_A_PLACE, max=PLACES - 1)
        x = self.dropout(self.norm(self.own(vectors) + self.places(place)))
        bias = key_bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.dropout(x)
        share = (self.looked_at(x) + bias[:, 0, 0, :, None]).softmax(1)
        seen = torch.matmul(share.transpose(1, 2), x)
        told = self.told(F.gelu(self.seen(seen) + self.kinds.weight)).squeeze(-1)
        asked = F.gelu(self.hidden(x)[:, None] + self.kinds.weight[None, :, None])
        return self.roles(asked), told


def filled(row: Row, encoder: Encoder, tokenizer: Tokenizer) -> Filled:
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
    cut = windows(find.words, tokenizer)
    with torch.no_grad():
        shared = [encoder.shared(*encoded(w))[0].numpy().astype(np.float16) for w in cut]
    heads = [[n, w.heads[i - w.first]] for n, w in enumerate(cut) for i in range(w.core_first, w.core_last)]
    return Filled(tuple(shared), np.array(heads), told, labels, weights)


def encoded(window: Window) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, features and mask of one window, as the encoder takes them."""
    pieces, features = torch.tensor(window.pieces)[None], torch.tensor(window.piece_features)[None]
    return pieces, features, torch.ones(pieces.shape)


def first_mention(mentions: Sequence[Range]) -> Range:
    """The first of an entity's mentions, the longest of those that begin together."""
    return min(mentions, key=lambda m: (m[0], -m[1]))


def padded(batch: Sequence[Filled]) -> tuple[Tensor, ...]:
    """Windows, what is shown of them, heads, mask, told types, labels and weights of a batch."""
    width, long = max(len(d.heads) for d in batch), max(len(w) for d in batch for w in d.shared)

    def wide(array: NDArray[np.generic], axis: int, size: int = width) -> NDArray[np.generic]:
        return np.pad(array, [(0, size - n if i == axis else 0) for i, n in enumerate(array.shape)])

    cut = [w for d in batch for w in d.shared]
    before = np.cumsum([0, *(len(d.shared) for d in batch)])
    flat = [(d.heads[:, 0] + b) * long + d.heads[:, 1] for d, b in zip(batch, before, strict=False)]
    parts = (
        [wide(w.astype(np.float32), 0, long) for w in cut],
        [wide(np.ones(len(w), np.float32), 0, long) for w in cut],
        [wide(f, 0) for f in flat],
        [wide(np.ones(len(d.heads), np.float32), 0) for d in batch],
        [d.told for d in batch],
        [wide(d.labels, 1) for d in batch],
        [wide(d.weights, 1) for d in batch],
    )
    return tuple(torch.tensor(np.stack(part)) for part in parts)


def step_loss(model: TemplateReader, batch: Sequence[Filled], sample: random.Random) -> Tensor:
    """Loss of the types of a batch, and of the roles of those told and of some others."""
    *given, told, labels, weights = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, types = model(*given)
    chosen = torch.tensor([[bool(t) or sample.random() < EMPTY for t in d.told] for d in batch])
    each = F.cross_entropy(roles.float()[chosen].reshape(-1, 3), labels[chosen].reshape(-1), reduction="none")
    asked = (each * weights[chosen].reshape(-1)).sum() / (12 * chosen.sum().clamp(min=1))
    return asked + F.binary_cross_entropy_with_logits(types.float(), told.float())


def batches(documents: Sequence[Filled], sample: random.Random) -> Iterator[list[Filled]]:
    """One pass: documents of like length together, in random order."""
    ordered = sorted(documents, key=lambda d: len(d.heads) * sample.uniform(0.9, 1.1))
    made = [ordered[i : i + DOCUMENTS_A_STEP] for i in range(0, len(ordered), DOCUMENTS_A_STEP)]
    sample.shuffle(made)
    yield from made


def trained(model: TemplateReader, documents: Sequence[Filled], passes: int, seed: int) -> TemplateReader:
    """The moving average of the weights over ``passes`` passes, annealed to nothing."""
    sample = random.Random(seed)
    upper = list(model.upper.parameters())
    own = [p for name, p in model.named_parameters() if not name.startswith("upper.")]
    optimizer = torch.optim.AdamW(
        [{"params": upper, "lr": UPPER_RATE}, {"params": own, "lr": RATE}], weight_decay=DECAY
    )
    rates = [g["lr"] for g in optimizer.param_groups]
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step, total, begun = 0, passes * math.ceil(len(documents) / DOCUMENTS_A_STEP), time.time()
    for number in range(passes):
        running = 0.0
        for batch in batches(documents, sample):
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, step / 100) * max(0.02, 1 - step / total)
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
    given = (torch.randn(2, 40, WIDTH), torch.ones(2, 40), torch.arange(60)[None], torch.ones(1, 60))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "templates.onnx"
        torch.onnx.export(
            model, given, str(plain), opset_version=OPSET, dynamo=False,
            input_names=["shared", "shown", "heads", "mask"], output_names=["roles", "told"],
            dynamic_axes={
                "shared": {0: "windows", 1: "pieces"}, "shown": {0: "windows", 1: "pieces"},
                "heads": {1: "words"}, "mask": {1: "words"}, "roles": {2: "words"},
            },
        )  # fmt: skip
        quantize_dynamic(
            onnx.load(plain), out / plain.name, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul"],
        )  # fmt: skip


def main() -> None:
    """Train on all documents but the held-back tenth, export, and renew the card's hashes."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    ap.add_argument("--run", type=Path, required=True, help="the run whose encoder is shipped")
    ap.add_argument("--passes", type=int, default=12)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--out", type=Path, default=PACKAGE)
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(2)
    whole = Tagger(dropout=0.0)
    whole.load_state_dict(torch.load(a.run / "model.pt", weights_only=True))
    encoder, tokenizer = whole.encoder.eval(), Tokenizer.from_file(str(wheel_file("tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    given = (row for row in rows(a.data / "data/muc4/train.jsonl") if not held_back(row["docid"]))
    documents = [filled(row, encoder, tokenizer) for row in given]
    export(trained(TemplateReader(encoder), documents, a.passes, a.seed), a.out)
    write_card(a.out)


if __name__ == "__main__":
    main()
