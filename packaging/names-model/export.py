"""The trained network as an ONNX graph, with the weights in eight bits.

Written node by node with the operators that ONNX Runtime has made for transformers
(https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md): a third of the size
and twice the speed of a traced graph.
"""

import tempfile
from pathlib import Path

import numpy
import onnx
from network import HEADS, LAYERS, Network
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

_EPSILON = 1e-12
_MICROSOFT = "com.microsoft"
Values = NDArray[numpy.generic]


class _Graph:
    """Nodes and constants in the order in which they are written."""

    def __init__(self, network: Network) -> None:
        state = network.state_dict().items()
        self.weights = {key: value.float().numpy() for key, value in state}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: Values) -> str:
        self.constants.append(numpy_helper.from_array(numpy.array(values, order="C"), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def turned(self, name: str) -> str:
        """A matrix the way round in which ONNX multiplies."""
        return self.constant(name, self.weights[name].T)

    def node(self, kind: str, given: list[str], domain: str = "", **options: object) -> str:
        name = f"{kind} {len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, given, [name], name, domain=domain, **options))
        return name


def export(network: Network, path: Path) -> None:
    """Write a network to a file of about 23 MB.

    Inputs `input_ids` and `case_ids`, int64, shape (1, pieces); output `logits`, float32, shape
    (1, pieces, labels).
    """
    graph = _Graph(network)
    values = _embedded(graph)
    for number in range(LAYERS):
        values = _layer(graph, values, f"layers.{number}.")
    last = graph.node("MatMul", [values, graph.turned("labels.weight")])
    graph.nodes.append(
        helper.make_node("Add", [last, graph.weight("labels.bias")], ["logits"], "logits")
    )
    count = len(graph.weights["labels.bias"])
    shape = ["texts", "pieces"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("input_ids", "case_ids")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, count])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "names", inputs, [output], graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)],
        ir_version=9,
    )
    _quantise(model, path, kept=last)


def _embedded(graph: _Graph) -> str:
    """The sum of word, place and shape; the table of words in eight bits, a scale for each word."""
    words = graph.weights["word.weight"]
    scales = numpy.maximum(numpy.abs(words).max(1, keepdims=True) / 127, _EPSILON)
    table = graph.constant("words", numpy.round(words / scales).astype(numpy.int8))
    bytes_ = graph.node("Gather", [table, "input_ids"])
    scale = graph.node("Gather", [graph.constant("scales", scales), "input_ids"])
    floats = graph.node("Cast", [bytes_], to=TensorProto.FLOAT)
    word = graph.node("Mul", [floats, scale])
    zero = graph.constant("zero", numpy.array(0, numpy.int64))
    one = graph.constant("one", numpy.array(1, numpy.int64))
    count = graph.node("Gather", [graph.node("Shape", ["input_ids"]), one])
    numbers = graph.node("Range", [zero, count, one])
    places = graph.weights["place.weight"] + graph.weights["kind"][None]
    place = graph.node("Gather", [graph.constant("places", places), numbers])
    shape = graph.node("Gather", [graph.weight("shape.weight"), "case_ids"])
    added = graph.node("Add", [graph.node("Add", [word, place]), shape])
    norm = [added, graph.weight("norm.weight"), graph.weight("norm.bias")]
    return graph.node("LayerNormalization", norm, epsilon=_EPSILON, axis=-1)


def _layer(graph: _Graph, values: str, lead: str) -> str:
    parts = [f"{lead}{part}" for part in ("query", "key", "value")]
    matrix = numpy.concatenate([graph.weights[f"{part}.weight"].T for part in parts], axis=1)
    offsets = numpy.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    given = [values, graph.constant(f"{lead}all", matrix), graph.constant(f"{lead}bias", offsets)]
    attended = graph.node("Attention", given, _MICROSOFT, num_heads=HEADS)
    joined = graph.node("MatMul", [attended, graph.turned(f"{lead}output.weight")])
    middle = _added(graph, joined, values, f"{lead}attention_norm", f"{lead}output.bias")
    inner = graph.node("MatMul", [middle, graph.turned(f"{lead}inner.weight")])
    curved = graph.node("BiasGelu", [inner, graph.weight(f"{lead}inner.bias")], _MICROSOFT)
    outer = graph.node("MatMul", [curved, graph.turned(f"{lead}outer.weight")])
    return _added(graph, outer, middle, f"{lead}outer_norm", f"{lead}outer.bias")


def _added(graph: _Graph, new: str, old: str, norm: str, bias: str) -> str:
    given = [new, old, *map(graph.weight, (f"{norm}.weight", f"{norm}.bias", bias))]
    return graph.node("SkipLayerNormalization", given, _MICROSOFT, epsilon=_EPSILON)


def _quantise(model: onnx.ModelProto, path: Path, kept: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            path,
            per_channel=True,
            # Sums of products of full bytes overflow on processors without VNNI.
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_exclude=[kept],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
