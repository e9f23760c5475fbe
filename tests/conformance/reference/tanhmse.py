"""13-32-5 with Tanh, mean squared error and Adam: 20 steps, everything kept."""

from collections import OrderedDict

import torch
from torch import nn

from common import STEPS, train, write

BATCH = 16


def run(dtype=torch.float32) -> dict[str, torch.Tensor]:
    torch.manual_seed(1)
    layers = OrderedDict(hidden=nn.Linear(13, 32), hidden_tanh=nn.Tanh(), output=nn.Linear(32, 5))
    model = nn.Sequential(layers).to(dtype)
    inputs = torch.randn(STEPS, BATCH, 13)
    targets = torch.sin(inputs @ torch.randn(13, 5)).to(dtype)  # rounded to float32 first, in either type
    inputs = inputs.to(dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    return {"inputs": inputs, "targets": targets} | train(model, nn.MSELoss(), optimizer, inputs, targets)


if __name__ == "__main__":
    write("tanhmse.safetensors", run())
