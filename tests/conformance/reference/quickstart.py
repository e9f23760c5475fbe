"""784-512-512-10 with ReLU, cross-entropy and SGD: 20 steps.

A formula makes the initial weights and the data, so that neither is kept; of large results samples and sums are kept.
"""

from collections import OrderedDict

import torch
from torch import nn

from common import STEPS, train, uniform, weights, write

BATCH = 64
WIDTHS = {"hidden1": (784, 512), "hidden2": (512, 512), "logits": (512, 10)}
SAMPLES = 512
STRIDE = 7919  # a prime that divides no weight's size, so that the samples are distinct and visit every row and column


def network() -> nn.Module:
    layers = OrderedDict(flatten=nn.Flatten())
    for number, (field, (fan_in, units)) in enumerate(WIDTHS.items()):
        linear = layers[field] = nn.Linear(fan_in, units)
        linear.weight.data = weights(1 + 2 * number, fan_in, units, fan_in)
        linear.bias.data = weights(2 + 2 * number, fan_in, units)
        if field != "logits":
            layers[field + "_relu"] = nn.ReLU()
    return nn.Sequential(layers)


def data() -> tuple[torch.Tensor, torch.Tensor]:
    """Noise, and labels that favour the small digits so that there is something to learn."""
    inputs = torch.from_numpy(uniform(7, STEPS, BATCH, 28, 28)).float()
    u = uniform(8, STEPS, BATCH)
    return inputs, torch.from_numpy((u * u * 10.0).astype("int64"))


def run(dtype=torch.float32) -> dict[str, torch.Tensor]:
    model = network().to(dtype)
    inputs, labels = data()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    return train(model, nn.CrossEntropyLoss(), optimizer, inputs.to(dtype), labels)


def samples(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.flatten()[torch.arange(SAMPLES) * STRIDE % tensor.numel()]


def sums(tensor: torch.Tensor) -> torch.Tensor:
    wide = tensor.double()
    return torch.stack([wide.sum(), wide.abs().sum()])


def summarised(record: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    small = {}
    for name, tensor in record.items():
        kind = name.split("/")[0]
        if kind == "initial":
            continue
        if name.endswith(".weight"):
            small[name + ".samples"] = samples(tensor)
            small[name + ".sums"] = sums(tensor)
        else:
            small[name] = tensor
    return small


if __name__ == "__main__":
    write("quickstart.safetensors", summarised(run()))
