"""A network of two inputs, two outputs and two targets: five steps of Adam."""

import torch
from torch import nn
from torch.nn import functional

from common import copies, gradients, write

STEPS = 5
BATCH = 4


class Fusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.picture = nn.Linear(5, 8)
        self.word = nn.Embedding(6, 8)
        self.corners = nn.Linear(8, 4)
        self.scores = nn.Linear(8, 3)

    def forward(self, picture, words):
        seen = torch.tanh(self.picture(picture)).mean(1)
        said = self.word(words).mean(1)
        both = seen * said + seen
        return self.corners(both), self.scores(both)


if __name__ == "__main__":
    torch.manual_seed(8)
    model = Fusion()
    pictures = torch.rand(STEPS, BATCH, 2, 5)
    words = torch.randint(0, 6, (STEPS, BATCH, 3))
    boxes = torch.rand(STEPS, BATCH, 4)
    kinds = torch.randint(0, 3, (STEPS, BATCH))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    record = copies("initial", model.state_dict().items())
    losses = []
    for step in range(STEPS):
        optimizer.zero_grad()
        box, kind = model(pictures[step], words[step])
        loss = functional.mse_loss(box, boxes[step]) + 0.5 * functional.cross_entropy(kind, kinds[step])
        loss.backward()
        if not losses:
            record |= copies("gradient", gradients(model))
        optimizer.step()
        losses.append(loss.item())
    box, kind = model(pictures[0], words[0])
    record |= copies("final", model.state_dict().items())
    record |= {
        "losses": torch.tensor(losses, dtype=torch.float64),
        "pictures": pictures,
        "words": words,
        "boxes": boxes,
        "kinds": kinds,
        "output.box": box.detach(),
        "output.kind": kind.detach(),
    }
    write("fusion.safetensors", record)
