"""A file as PyTorch's users write it, for Java to load, and what the network answers."""

from collections import OrderedDict

import torch
from safetensors.torch import save_file
from torch import nn

from common import HERE, write


def network() -> nn.Module:
    torch.manual_seed(4)
    return nn.Sequential(
        OrderedDict(
            flatten=nn.Flatten(),
            hidden1=nn.Linear(24, 16),
            hidden1_relu=nn.ReLU(),
            hidden2=nn.Linear(16, 12),
            hidden2_relu=nn.ReLU(),
            logits=nn.Linear(12, 10),
        )
    )


if __name__ == "__main__":
    model = network()
    inputs = torch.rand(8, 4, 6)
    output = model(inputs).detach()
    save_file(model.state_dict(), HERE / "foreign.safetensors", metadata={"format": "pt"})
    write("foreign-expected.safetensors", {"inputs": inputs, "output": output, "probabilities": output.softmax(-1)})
