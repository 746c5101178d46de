"""Training: batches of texts, and the steps of the optimiser (AdamW, https://arxiv.org/abs/1711.05101)."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy
import torch
from augmentation import Swapping
from network import Network
from numpy.typing import NDArray
from texts import Text
from torch import Tensor
from torch.nn import functional

from briefreader.facts.names.model.decoding import LABELS
from briefreader.facts.names.model.word_pieces import OPENS_LINE, Pieces, Splitter

LOG = logging.getLogger("names-model")
IGNORED = -100
LONGEST = 192
"""Pieces of a text that are learnt from at once."""

PIECES_A_BATCH = 1536
_WARM_UP, _LEAST_RATE = 0.08, 0.02
_AVERAGED_FROM, _AVERAGED_BY = 0.6, 0.02
_SWAPPED = 0.35
_SMALL, _CAPITALISED, _CAPITALS, _ONE_CAPITAL, _MIXED = 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: `repeats` says how often a source is seen in an epoch, once if not named."""

    epochs: float
    rate: float
    repeats: dict[str, float]
    seed: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a text; the label of each word at its first piece, `IGNORED` elsewhere."""

    ids: NDArray[numpy.int64]
    shapes: NDArray[numpy.int64]
    labels: NDArray[numpy.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Chunks side by side, shape (texts, pieces); the mask is (texts, 1, 1, pieces)."""

    ids: Tensor
    shapes: Tensor
    labels: Tensor
    mask: Tensor


def train(
    network: Network, texts: Sequence[Text], splitter: Splitter, swapping: Swapping, plan: Plan
) -> None:
    """Train a network in place; afterwards its weights are the average of the last steps'."""
    torch.manual_seed(plan.seed)
    random = Random(plan.seed)
    optimiser = _optimiser(network, plan.rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    batches = _epoch(texts, splitter, swapping, plan, random)
    steps = int(len(batches) * plan.epochs)
    average: dict[str, Tensor] = {}
    begun, loss_sum = time.monotonic(), 0.0
    network.train()
    for step in range(steps):
        if step and not step % len(batches):
            batches = _epoch(texts, splitter, swapping, plan, random)
        part = min(1.0, (step + 1) / (_WARM_UP * steps)) * max(_LEAST_RATE, 1 - step / steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * part
        loss_sum += _step(network, optimiser, batches[step % len(batches)])
        if step > steps * _AVERAGED_FROM:
            _average(network, average)
        if not (step + 1) % 100:
            seconds = time.monotonic() - begun
            LOG.info("step %d of %d, loss %.4f, %.0f s", step + 1, steps, loss_sum / 100, seconds)
            loss_sum = 0.0
    network.load_state_dict(average)
    network.eval()


def _optimiser(network: Network, rate: float) -> torch.optim.Optimizer:
    # The tables of words and places stay: there is too little text to learn them from.
    for table in (network.word.weight, network.place.weight, network.kind):
        table.requires_grad = False
    new = [network.shape.weight, *network.labels.parameters()]
    known = {id(weight) for weight in new}
    old = [w for w in network.parameters() if w.requires_grad and id(w) not in known]
    groups = [
        {"params": [w for w in old if w.dim() > 1], "lr": rate, "weight_decay": 0.01},
        {"params": [w for w in old if w.dim() < 2], "lr": rate, "weight_decay": 0.0},
        {"params": new, "lr": 10 * rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def _step(network: Network, optimiser: torch.optim.Optimizer, batch: Batch) -> float:
    scores = network(batch.ids, batch.shapes, batch.mask)
    loss = functional.cross_entropy(
        scores.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED
    )
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([w for w in network.parameters() if w.requires_grad], 1.0)
    optimiser.step()
    return float(loss.detach())


@torch.no_grad()
def _average(network: Network, average: dict[str, Tensor]) -> None:
    for key, value in network.state_dict().items():
        if key not in average:
            average[key] = value.clone()
        elif key != "word.weight":
            average[key].lerp_(value, _AVERAGED_BY)


# --- batches -------------------------------------------------------------------------------------


def _epoch(
    texts: Sequence[Text], splitter: Splitter, swapping: Swapping, plan: Plan, random: Random
) -> list[Batch]:
    """All texts once, or as often as the plan says, in an order of chance."""
    chunks: list[Chunk] = []
    for text in texts:
        wanted = plan.repeats.get(text.source, 1.0)
        times = int(wanted) + (random.random() < wanted % 1)
        for number in range(times):
            given = swapping.swapped(text) if number or random.random() < _SWAPPED else text
            chunks += _chunks(given, splitter, random)
    random.shuffle(chunks)
    # Those of about the same length lie together, so that little is filled up.
    chunks.sort(key=lambda chunk: len(chunk.ids) + random.random() * 40)
    batches = [*_batches(chunks)]
    random.shuffle(batches)
    return batches


def _batches(chunks: Sequence[Chunk]) -> Iterator[Batch]:
    waiting: list[Chunk] = []
    longest = 0
    for chunk in chunks:
        longest = max(longest, len(chunk.ids) + 2)
        if waiting and longest * (len(waiting) + 1) > PIECES_A_BATCH:
            yield _batch(waiting)
            waiting, longest = [], len(chunk.ids) + 2
        waiting.append(chunk)
    if waiting:
        yield _batch(waiting)


def _batch(chunks: Sequence[Chunk]) -> Batch:
    width = max(len(chunk.ids) for chunk in chunks) + 2
    ids = torch.zeros(len(chunks), width, dtype=torch.long)
    shapes = torch.zeros_like(ids)
    labels = torch.full_like(ids, IGNORED)
    mask = torch.zeros(len(chunks), 1, 1, width, dtype=torch.bool)
    for row, chunk in enumerate(chunks):
        end = len(chunk.ids) + 1
        ids[row, 0], ids[row, end] = BEGIN, END
        ids[row, 1:end] = torch.from_numpy(chunk.ids)
        shapes[row, 1:end] = torch.from_numpy(chunk.shapes)
        labels[row, 1:end] = torch.from_numpy(chunk.labels)
        mask[row, ..., : end + 1] = True
    return Batch(ids, shapes, labels, mask)


BEGIN, END = 101, 102
"""The numbers of [CLS] and [SEP] in BERT's vocabulary."""


def _chunks(text: Text, splitter: Splitter, random: Random) -> Iterator[Chunk]:
    pieces = splitter.split(text.text)
    labels = labels_of(text, pieces)
    firsts = set(pieces.first.tolist())
    start, count = 0, len(pieces.ids)
    while start < count:
        end = min(count, start + (random.randint(LONGEST // 3, LONGEST) if not start else LONGEST))
        while start + 1 < end < count and end not in firsts:
            end -= 1
        shapes = _reshaped(pieces.shapes[start:end], random.random())
        yield Chunk(pieces.ids[start:end], shapes, labels[start:end])
        start = end


def _reshaped(shapes: NDArray[numpy.int64], chance: float) -> NDArray[numpy.int64]:
    """Now and then the shapes of a text all in capitals, of a headline, of one without capitals."""
    opens, kinds = shapes & OPENS_LINE, shapes & (OPENS_LINE - 1)
    if chance < 0.02:
        kinds = numpy.where(numpy.isin(kinds, (_SMALL, _CAPITALISED, _MIXED)), _CAPITALS, kinds)
    elif chance < 0.05:
        kinds = numpy.where(kinds == _SMALL, _CAPITALISED, kinds)
    elif chance < 0.06:
        kinds = numpy.where((kinds >= _CAPITALISED) & (kinds <= _MIXED), _SMALL, kinds)
    return kinds | opens


def labels_of(text: Text, pieces: Pieces) -> NDArray[numpy.int64]:
    """The label of each word at its first piece, `IGNORED` at the others."""
    labels = numpy.full(len(pieces.ids), IGNORED, dtype=numpy.int64)
    labels[pieces.first] = 0
    position = 0
    for name in text.names:
        while position < len(pieces.words) and pieces.words[position][1] <= name.start:
            position += 1
        lead = "B"
        while position < len(pieces.words) and pieces.words[position][0] < name.end:
            labels[pieces.first[position]] = LABELS.index(f"{lead}-{name.kind}")
            position, lead = position + 1, "I"
    return labels
