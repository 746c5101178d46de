"""The network: the encoder of all-MiniLM-L6-v2 with the shape of each word, and a layer of labels.

MiniLM: https://arxiv.org/abs/2002.10957. Its words have no letter case, which names need: how a
word is written enters as a vector of its own, zero at first, that is added to the input.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from briefreader.facts.names.model.decoding import LABELS
from briefreader.facts.names.model.word_pieces import SHAPES

WIDTH, INNER, HEADS, LAYERS, WORDS, LONGEST = 384, 1536, 12, 6, 30_522, 512
_DROPPED = 0.1
_EPSILON = 1e-12
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.output = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)

    def forward(self, given: Tensor, mask: Tensor) -> Tensor:
        """Both of shape (texts, pieces, width), the mask (texts, 1, 1, pieces)."""
        texts, pieces, _ = given.shape

        def heads(values: Tensor) -> Tensor:
            return values.view(texts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            heads(self.query(given)),
            heads(self.key(given)),
            heads(self.value(given)),
            attn_mask=mask,
            dropout_p=_DROPPED if self.training else 0.0,
        )
        joined = self.output(attended.transpose(1, 2).reshape(texts, pieces, WIDTH))
        middle = self.attention_norm(given + self._dropped(joined))
        inner = functional.gelu(self.inner(middle))
        return self.outer_norm(middle + self._dropped(self.outer(inner)))

    def _dropped(self, values: Tensor) -> Tensor:
        return functional.dropout(values, _DROPPED, self.training)


class Network(nn.Module):
    """Labels for the pieces of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(WORDS, WIDTH)
        self.place = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.labels = nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The scores, shape (texts, pieces, labels), of ids and shapes, shape (texts, pieces)."""
        places = torch.arange(ids.shape[1])
        values = self.word(ids) + self.place(places)[None] + self.kind + self.shape(shapes)
        values = functional.dropout(self.norm(values), _DROPPED, self.training)
        for layer in self.layers:
            values = layer(values, mask)
        scores: Tensor = self.labels(functional.dropout(values, _DROPPED, self.training))
        return scores


def network_from(weights: Path) -> Network:
    """The network with the encoder's weights as they were published, the rest new."""
    found = {key.removeprefix("bert."): value for key, value in load_file(weights).items()}
    lead = "embeddings."
    state = {
        "word.weight": found[f"{lead}word_embeddings.weight"],
        "place.weight": found[f"{lead}position_embeddings.weight"],
        "kind": found[f"{lead}token_type_embeddings.weight"][0],
        "norm.weight": found[f"{lead}LayerNorm.weight"],
        "norm.bias": found[f"{lead}LayerNorm.bias"],
    }
    for number in range(LAYERS):
        for ours, theirs in _PARTS.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = found[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    network = Network()
    network.load_state_dict({k: v.float() for k, v in state.items()}, strict=False)
    return network
