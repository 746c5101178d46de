"""Make the model for names anew: `python packaging/names-model/build.py DATA WEIGHTS OUT`.

DATA holds the annotated sets named in README.md, WEIGHTS is the published encoder's file, OUT a
folder for what is made. What a step has left there is taken, not made again.
"""

import argparse
import gzip
import logging
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from random import Random

LOG = logging.getLogger("names-model")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from augmentation import Swapping  # noqa: E402
from evaluation import score, table  # noqa: E402
from export import export  # noqa: E402
from network import Network, network_from  # noqa: E402
from self_training import SOURCE, counts, self_trained  # noqa: E402
from texts import OWN_SOURCE, Name, Text, Texts, read_crossner, read_texts  # noqa: E402
from training import Plan, train  # noqa: E402

from briefreader.facts.names.model.classifier import VOCABULARY, Classifier  # noqa: E402
from briefreader.facts.names.model.word_pieces import Splitter  # noqa: E402

OWN = Path(__file__).parent / "own.jsonl"
SEED = 1
SELF_TRAINED = 4000
FIRST = Plan(5.0, 1e-4, {"re3d": 3.0, "own": 0.0}, SEED)
SECOND = Plan(3.0, 6e-5, {"re3d": 3.0, "own": 2.0, "crossner": 0.3, SOURCE: 0.3}, SEED + 1)


class Build:
    """The steps, each with its result in a file."""

    def __init__(self, data: Path, weights: Path, out: Path) -> None:
        self._data, self._out, self._weights = data, out, weights
        out.mkdir(parents=True, exist_ok=True)
        packed = (files("briefreader.facts") / "data" / "names-model" / VOCABULARY).read_bytes()
        self._vocabulary = gzip.decompress(packed).decode().split("\n")
        self._swapping = Swapping(data / "names_for_augmentation.json", Random(SEED))
        self._paragraphs = data.parent / "corpora" / "paragraphs.txt.gz"
        self.texts: Texts = read_texts(data, OWN, self._paragraphs)

    def make(self) -> Path:
        """Train a network, and a second one from it with what it marks itself; write the second."""
        first = self._step("first", partial(self._trained, None, [], FIRST))
        model = self._exported(first, "first")
        own_work = self_trained(
            self._data.parent / "corpora" / "paragraphs.txt.gz",
            self._read(model),
            SELF_TRAINED,
            SEED,
            frozenset(text.key for text in self.texts.test),
        )
        LOG.info("self-training: %d paragraphs, %s", len(own_work), counts(own_work))
        more = [*own_work, *read_crossner(self._data)]
        second = self._step("second", partial(self._trained, first, more, SECOND))
        return self._exported(second, "names")

    def _step(self, name: str, make: Callable[[], Network]) -> Network:
        path = self._out / f"{name}.pt"
        network = network_from(self._weights)
        if path.exists():
            network.load_state_dict(torch.load(path))
            return network.eval()
        LOG.info("training: %s", name)
        network = make()
        torch.save(network.state_dict(), path)
        return network

    def _trained(self, before: Network | None, more: list[Text], plan: Plan) -> Network:
        network = network_from(self._weights)
        if before is not None:
            network.load_state_dict(before.state_dict())
        texts = [*self.texts.training, *more]
        train(network, texts, Splitter(self._vocabulary), self._swapping, plan)
        return network

    def _exported(self, network: Network, name: str) -> Path:
        path = self._out / f"{name}.onnx"
        export(network, path)
        found = self._read(path)
        others = [text for text in self.texts.test if text.source != OWN_SOURCE]
        own = [text for text in self.texts.test if text.source == OWN_SOURCE]
        parts = (("development", self.texts.development), ("test", others), ("own test", own))
        for part, texts in parts:
            scores = score(texts, partial(_names, found))
            LOG.info("%s, %s\n%s", name, part, table(scores))
        return path

    def _read(self, model: Path) -> Classifier:
        return Classifier(model, self._vocabulary)


def _names(classifier: Classifier, text: str) -> list[Name]:
    return [Name(found.start, found.end, found.kind) for found in classifier.judge(text).found]


def main() -> None:
    """Make the model and say what it can."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    LOG.setLevel(logging.INFO)
    torch.set_num_threads(options.threads)
    model = Build(options.data, options.weights, options.out).make()
    LOG.info("%s: sha256 %s", model, sha256(model.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
