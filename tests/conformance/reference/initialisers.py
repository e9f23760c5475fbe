"""What torch.nn.init does to a weight: draws cannot be reproduced, but what they are drawn from can.

A row's `torch` is a call on the weight `w`. Stored are, by what the function does: `uniform` (the bounds it asks for) or `normal` (mean and
deviation), seen in its first call of `uniform_` or `normal_`; `range` (least and largest value) of truncated draws; `zeros` (how many in each column)
of sparse ones; `gram` (products of the rows, or of the columns where there are fewer) of orthogonal ones; `values` where there is no chance.
"""

import contextlib

import torch
from torch import nn


@contextlib.contextmanager
def spied(calls):
    """Keeps the arguments of the functions that draw."""
    kept = {name: getattr(torch.Tensor, name) for name in ("uniform_", "normal_")}

    def spy(name):
        def draw(self, a=0.0, b=1.0, **more):
            calls.append((name[:-1], [float(a), float(b)]))
            return kept[name](self, a, b, **more)

        return draw

    for name in kept:
        setattr(torch.Tensor, name, spy(name))
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(torch.Tensor, name, function)


def initialisers(rows):
    out = {}
    for number, (name, row) in enumerate(rows):
        torch.manual_seed(4000 + number)
        w = torch.empty([int(n) for n in row["weight"].split()])
        calls = []
        with spied(calls):
            eval(row["torch"], {"w": w, "init": nn.init})
        kind = name.split(".")[0]
        if kind == "Orthogonal":
            flat = w.flatten(1)
            out[f"{name}/gram"] = flat @ flat.T if flat.shape[0] <= flat.shape[1] else flat.T @ flat
        elif calls:
            function, arguments = calls[0]
            out[f"{name}/{function}"] = torch.tensor(arguments, dtype=torch.float64)
        else:
            out[f"{name}/values"] = w
        if kind == "TruncNormal":
            out[f"{name}/range"] = torch.stack([w.min(), w.max()])
        if kind == "Sparse":
            out[f"{name}/zeros"] = (w == 0).sum(0)
    return out
