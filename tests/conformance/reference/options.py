"""Tiny networks, one for each option of a layer, a loss or an optimizer: 20 steps each, everything kept."""

import json
from collections import OrderedDict

import torch
from torch import nn

from common import HERE, STEPS, train, write

BATCH = 5
CLASSES = 4
CLASS_WEIGHTS = [0.5, 1.0, 2.0, 0.25]

CROSS_ENTROPY = {"type": "CrossEntropyLoss"}
MSE = {"type": "MSELoss"}
SGD = {"type": "SGD", "lr": 0.1}


def linear(field: str, units: int, activation: str | None = None, bias: bool = True) -> dict:
    layer = {"field": field, "type": "Linear", "units": units, "bias": bias}
    return layer | ({"activation": activation} if activation else {})


def flatten(field: str, start: int = 1, end: int = -1) -> dict:
    return {"field": field, "type": "Flatten", "startDim": start, "endDim": end}


HIDDEN = linear("hidden", 9, "Tanh")
LOGITS = linear("logits", CLASSES)


def case(name: str, *, shape=(7,), layers=(HIDDEN, LOGITS), loss=CROSS_ENTROPY, optimizer=SGD) -> dict:
    return {"name": name, "input": shape, "layers": layers, "loss": loss, "optimizer": optimizer}


CASES = [
    case("labelSmoothing", loss=CROSS_ENTROPY | {"labelSmoothing": 0.1}),
    case("classWeights", loss=CROSS_ENTROPY | {"weight": CLASS_WEIGHTS}),
    case("smoothingAndWeights", loss=CROSS_ENTROPY | {"labelSmoothing": 0.1, "weight": CLASS_WEIGHTS}),
    case("sgdPlain"),
    case("sgdWeightDecay", optimizer=SGD | {"weightDecay": 0.01}),
    case("sgdDampening", optimizer=SGD | {"momentum": 0.9, "dampening": 0.3, "weightDecay": 0.01}),
    case("sgdNesterov", optimizer=SGD | {"momentum": 0.9, "nesterov": True}),
    case("sgdNesterovWeightDecay", optimizer=SGD | {"momentum": 0.9, "nesterov": True, "weightDecay": 0.01}),
    case("adamDefaults", optimizer={"type": "Adam"}),
    case(
        "adamOptions",
        optimizer={"type": "Adam", "lr": 0.02, "beta1": 0.8, "beta2": 0.95, "eps": 1e-6, "weightDecay": 0.01},
    ),
    case("relu", layers=(linear("hidden", 9, "ReLU"), LOGITS)),
    case("sigmoid", layers=(linear("hidden", 9, "Sigmoid"), LOGITS)),
    case("tanh", layers=(HIDDEN, linear("logits", CLASSES, "Tanh")), loss=MSE),
    case("softmax", layers=(HIDDEN, linear("logits", CLASSES, "Softmax")), loss=MSE),
    case("noBias", layers=(linear("hidden", 9, "Tanh", bias=False), linear("logits", CLASSES, bias=False))),
    case("lastDimension", shape=(3, 7), layers=(HIDDEN, flatten("flat"), LOGITS)),
    case("flattenStart", shape=(2, 3, 7), layers=(flatten("flat", start=2), HIDDEN, flatten("row"), LOGITS)),
    case("flattenEnd", shape=(2, 3, 7), layers=(flatten("flat", end=2), HIDDEN, flatten("row"), LOGITS)),
    case("flattenBetween", shape=(2, 3, 2, 7), layers=(flatten("flat", 2, 3), HIDDEN, flatten("row"), LOGITS)),
]


def network(shape, layers) -> nn.Module:
    """Modules by field name, so that parameters are named hidden.weight, hidden.bias, logits.weight ..."""
    modules = OrderedDict()
    x = torch.zeros(1, *shape)
    for layer in layers:
        modules[layer["field"]] = module = build(layer, x.shape[-1])
        x = module(x)
        if "activation" in layer:
            modules[layer["field"] + "_activation"] = activation(layer["activation"])
    return nn.Sequential(modules)


def build(layer: dict, fan_in: int) -> nn.Module:
    if layer["type"] == "Linear":
        return nn.Linear(fan_in, layer["units"], bias=layer["bias"])
    return nn.Flatten(layer["startDim"], layer["endDim"])


def activation(name: str) -> nn.Module:
    return nn.Softmax(dim=-1) if name == "Softmax" else getattr(nn, name)()


def loss_function(loss: dict, dtype) -> nn.Module:
    if loss["type"] == "MSELoss":
        return nn.MSELoss()
    weight = torch.tensor(loss["weight"], dtype=dtype) if "weight" in loss else None
    return nn.CrossEntropyLoss(weight=weight, label_smoothing=loss.get("labelSmoothing", 0.0))


def optimizer_of(options: dict, parameters) -> torch.optim.Optimizer:
    options = dict(options)
    kind = getattr(torch.optim, options.pop("type"))
    if "weightDecay" in options:
        options["weight_decay"] = options.pop("weightDecay")
    if "beta1" in options:
        options["betas"] = (options.pop("beta1"), options.pop("beta2"))
    return kind(parameters, **options)


def targets_for(loss: dict, dtype) -> torch.Tensor:
    if loss["type"] == "MSELoss":
        return torch.rand(STEPS, BATCH, CLASSES).to(dtype)
    return torch.randint(CLASSES, (STEPS, BATCH))


def run(number: int, dtype=torch.float32) -> dict[str, torch.Tensor]:
    torch.manual_seed(100 + number)
    chosen = CASES[number]
    model = network(chosen["input"], chosen["layers"]).to(dtype)
    inputs = torch.randn(STEPS, BATCH, *chosen["input"]).to(dtype)
    targets = targets_for(chosen["loss"], dtype)
    optimizer = optimizer_of(chosen["optimizer"], model.parameters())
    record = train(model, loss_function(chosen["loss"], dtype), optimizer, inputs, targets)
    return {"inputs": inputs, "targets": targets} | record


def index() -> str:
    lines = ",\n".join("    " + json.dumps(entry) for entry in CASES)
    return f'{{\n  "steps": {STEPS},\n  "batch": {BATCH},\n  "cases": [\n{lines}\n  ]\n}}\n'


if __name__ == "__main__":
    records = {entry["name"]: run(number) for number, entry in enumerate(CASES)}
    write("options.safetensors", {f"{name}/{key}": t for name, record in records.items() for key, t in record.items()})
    (HERE / "options.json").write_text(index())
