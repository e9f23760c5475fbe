"""Computes with PyTorch what the rows of cases/*.txt ask for, and writes one safetensors file a group.

A row is a paragraph: its name in brackets, then lines of `key = value`. Layers and losses are wrapped in a module with a
trainable `offset` that is added to the input, so that the gradient by the input is seen too. A row's `seed` is one where no ReLU is
so near to 0 that rounding decides about it.
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from torch import nn, optim
from torch.optim import lr_scheduler as lr
from torch.optim import swa_utils

import initialisers
import networks

HERE = pathlib.Path(__file__).parent
BATCH = 4
STEPS = 20


def rows(group):
    for paragraph in (HERE / "cases" / f"{group}.txt").read_text().strip().split("\n\n"):
        head, *lines = paragraph.split("\n")
        yield head[1:-1], dict(line.split(" = ", 1) for line in lines)


class Wrapped(nn.Module):
    def __init__(self, layer, shape, call, tokens):
        super().__init__()
        self.layer = layer
        self.offset = None if tokens else nn.Parameter(torch.randn(shape) * 0.1)
        self.call = call

    def forward(self, x):
        if self.offset is not None:
            x = x + self.offset
        return eval(self.call, {"m": self.layer, "x": x, "torch": torch, "nn": nn})


class FocalLoss:
    """torchvision.ops.sigmoid_focal_loss."""

    def __init__(self, alpha, gamma, reduction):
        self.alpha, self.gamma, self.reduction = alpha, gamma, reduction

    def __call__(self, x, y):
        p = torch.sigmoid(x)
        ce = nn.functional.binary_cross_entropy_with_logits(x, y, reduction="none")
        loss = ce * (1 - (p * y + (1 - p) * (1 - y))) ** self.gamma
        if self.alpha >= 0:
            loss = (self.alpha * y + (1 - self.alpha) * (1 - y)) * loss
        return loss.mean() if self.reduction == "mean" else loss.sum()


class DiceLoss:
    def __init__(self, smooth):
        self.smooth = smooth

    def __call__(self, x, y):
        p, y = torch.sigmoid(x).flatten(1), y.flatten(1)
        return (1 - (2 * (p * y).sum(1) + self.smooth) / (p.sum(1) + y.sum(1) + self.smooth)).mean()


def multilabel(hot):
    """The class numbers of a row of ones and zeros, -1 behind them."""
    classes = torch.full(hot.shape, -1, dtype=torch.long)
    for i, row in enumerate(hot):
        found = row.nonzero().flatten()
        classes[i, : len(found)] = found
    return classes


def alignments(low, high, shortest, longest, labels):
    """Labels from low to below high, then the lengths of the sequence and of its labels."""
    drawn = torch.randint(low, high, (BATCH, labels))
    inputs = torch.randint(shortest, longest + 1, (BATCH, 1))
    return torch.cat([drawn, inputs, torch.randint(1, labels + 1, (BATCH, 1))], 1)


class Lion(optim.Optimizer):
    """Chen et al., 2023, algorithm 2."""

    def __init__(self, params, lr=1e-4, beta1=0.9, beta2=0.99, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=(beta1, beta2), weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.sub_(group["lr"] * (beta1 * m + (1 - beta1) * p.grad).sign())
                m.mul_(beta2).add_((1 - beta2) * p.grad)


class Muon:
    """torch.optim.Muon for matrices, its bfloat16 replaced by float; torch.optim.AdamW for the others."""

    def __init__(
        self, params, lr, weight_decay, momentum, nesterov, adam_lr, betas=(0.9, 0.999), eps=1e-7, **others
    ):
        params = list(params)
        matrices = [p for p in params if p.dim() == 2]
        vectors = [p for p in params if p.dim() != 2]
        self.muon = optim.Muon(
            matrices, lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov, eps=eps, **others
        )
        self.adam = optim.AdamW(vectors, lr=adam_lr, weight_decay=weight_decay, betas=betas, eps=eps)

    def zero_grad(self):
        self.muon.zero_grad()
        self.adam.zero_grad()

    def step(self):
        kept = torch.Tensor.bfloat16
        torch.Tensor.bfloat16 = lambda self: self.clone()
        self.muon.step()
        torch.Tensor.bfloat16 = kept
        self.adam.step()


def target_of(kind, shape):
    name, *numbers = kind.split()
    if name == "classes":
        low, high = ([0] + [int(n) for n in numbers])[-2:] if len(numbers) == 1 else map(int, numbers)
        return torch.randint(low, high, (BATCH, *shape))
    if name == "classesOrIgnored":
        drawn = torch.randint(0, int(numbers[0]), (BATCH, *shape))
        return torch.where(torch.rand(drawn.shape) < 0.3, -100, drawn)
    if name == "alignments":
        return alignments(*map(int, numbers), shape[0] - 2)
    draw = torch.randn(BATCH, *shape)
    return {
        "normal": lambda: draw,
        "share": lambda: torch.sigmoid(draw),
        "binary": lambda: (draw > 0).float(),
        "sign": lambda: draw.sign(),
        "labels": lambda: multilabel(draw > 0),
        "counts": lambda: (draw.abs() * 3).floor(),
        "distribution": lambda: draw.softmax(1),
        "logDistribution": lambda: draw.log_softmax(1),
    }[name]()


class Whole(nn.Module):
    """A network whose parameters keep their names."""

    def __init__(self, network, shape, tokens):
        super().__init__()
        for name, part in [*network.named_children(), *network.named_parameters(recurse=False)]:
            setattr(self, name, part)
        self.offset = None if tokens else nn.Parameter(torch.randn(shape) * 0.1)
        self.network = [network]  # not a child

    def forward(self, x):
        return self.network[0].net(x if self.offset is None else x + self.offset)


def record(out, name, model, x, loss_of):
    out[f"{name}/input"] = x
    for key, value in model.state_dict().items():
        out[f"{name}/initial/{key}"] = value.clone()
    model.eval()
    with torch.no_grad():
        out[f"{name}/output"] = model(x).detach().clone()
    model.train()
    loss = loss_of(model(x))
    loss.backward()
    out[f"{name}/loss"] = loss.detach().clone().double()
    for key, parameter in model.named_parameters():
        grad = parameter.grad if parameter.grad is not None else torch.zeros_like(parameter)
        out[f"{name}/gradient/{key}"] = grad.clone()
    for key, buffer in model.named_buffers():
        out[f"{name}/buffer/{key}"] = buffer.clone()


def layers(group):
    out = {}
    for number, (name, row) in enumerate(rows(group)):
        torch.manual_seed(int(row.get("seed", number)))
        shape = [int(n) for n in row["input"].split()]
        tokens = int(row.get("tokens", 0))
        if group == "networks":
            model = Whole(eval(row["torch"]), shape, tokens)
        else:
            model = Wrapped(eval(row.get("torch", "nn.Identity()")), shape, row.get("torchCall", "m(x)"), tokens)
        for parameter in model.parameters():
            if parameter.dim() < 2 and parameter is not model.offset:
                parameter.data += torch.randn_like(parameter) * 0.1  # so that none is 0 or 1
        x = torch.randint(0, tokens, (BATCH, *shape)) if tokens else torch.randn(BATCH, *shape)
        with torch.no_grad():
            y = model(x)
            weights = y.sign() * (torch.rand_like(y) + 0.5)  # terms that do not cancel
        for buffer, value in model.named_buffers():
            value.data = nn.init.constant_(value, 1 if buffer.endswith("var") else 0)
        out[f"{name}/target"] = weights
        record(out, name, model, x, lambda y: (y * weights).sum())
    return out


def losses(group):
    out = {}
    for number, (name, row) in enumerate(rows(group)):
        torch.manual_seed(1000 + number)
        shape = [int(n) for n in row["input"].split()]
        model = Wrapped(nn.Identity(), shape, row.get("torchForward", "x"), 0)
        criterion = eval(row["torch"])
        x = torch.randn(BATCH, *shape)
        t = target_of(row["target"], [int(n) for n in row.get("targetShape", row["input"]).split()])
        out[f"{name}/target"] = t
        scope = {"m": criterion, "t": t, "torch": torch}
        record(out, name, model, x, lambda o: eval(row["torchCall"], {**scope, "o": o}))
    return out


def optimizers(group):
    out = {}
    for number, (name, row) in enumerate(rows(group)):
        torch.manual_seed(2000 + number)
        first, second = nn.Linear(6, 5), nn.Linear(5, 3)
        p = [*first.parameters(), *second.parameters()]
        names = ["first.weight", "first.bias", "second.weight", "second.bias"]
        scope = {**globals(), "p": p, "clip": lambda: None, "accumulate": 1, "decay": None, "schedules": []}
        code = row["torch"].split(";", 1)
        optimizer = scope["o"] = eval(code[0], scope)
        exec(code[1] if len(code) > 1 else "", scope)
        average = None
        if scope["decay"] is not None:
            average = averaged(nn.Sequential(first, second), scope["decay"])
        xs, ys = torch.randn(STEPS, BATCH, 6), torch.randn(STEPS, BATCH, 3)
        out.update({f"{name}/initial/{k}": v.detach().clone() for k, v in zip(names, p)})
        for step in range(STEPS):
            loss = ((second(torch.tanh(first(xs[step]))) - ys[step]) ** 2).mean() / scope["accumulate"]
            loss.backward()
            if (step + 1) % scope["accumulate"] == 0:
                scope["clip"]()
                optimizer.step()
                optimizer.zero_grad()
                for schedule in scope["schedules"]:
                    schedule.step()
                if average is not None:
                    average.update_parameters(nn.Sequential(first, second))
        out.update({f"{name}/input": xs, f"{name}/target": ys})
        out.update({f"{name}/final/{k}": v.detach().clone() for k, v in zip(names, p)})
        if average is not None:
            out.update({f"{name}/average/{k}": v.detach().clone() for k, v in zip(names, average.module.parameters())})
    return out


def averaged(model, decay):
    return swa_utils.AveragedModel(model, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(decay))


def schedules(group):
    out = {}
    torch.manual_seed(3000)
    series = (1 / (1 + torch.arange(100) / 8.0) + torch.rand(100) * 0.05).float()
    out["series"] = series
    for name, row in rows(group):
        w = nn.Parameter(torch.zeros(1))
        o = optim.SGD([w], lr=0.1)
        found = eval(row["torch"], {**globals(), "o": o})
        ticking = found if isinstance(found, list) else [(found, int(row.get("every", 1)))]
        rates, weights = [], []
        for t in range(100):
            rates.append(o.param_groups[0]["lr"])
            w.grad = torch.ones(1)
            o.step()
            weights.append(w.item())
            for schedule, every in ticking:
                if (t + 1) % every:
                    continue
                if isinstance(schedule, lr.ReduceLROnPlateau):
                    schedule.step(series[t].item() * float(row.get("sign", 1)))
                else:
                    schedule.step()
        out[f"{name}/rates"] = torch.tensor(rates, dtype=torch.float64)
        if row.get("compare") == "weights":
            out[f"{name}/weights"] = torch.tensor(weights, dtype=torch.float64)
    return out


GROUPS = {
    "layers": layers,
    "activations": layers,
    "tensor": layers,
    "networks": layers,
    "losses": losses,
    "optimizers": optimizers,
    "schedules": schedules,
    "initialisers": lambda group: initialisers.initialisers(rows(group)),
}

if __name__ == "__main__":
    torch.set_num_threads(1)
    for group in sys.argv[1:] or GROUPS:
        tensors = {key: value.contiguous() for key, value in GROUPS[group](group).items()}
        save_file(tensors, HERE / "cases" / f"{group}.safetensors")
        print(group, len(tensors))
