"""Checkpoints as torch.save writes them, in its new form and the old, and the tensors in them; and a look at what Lathe writes.

    torchfiles.py           writes torch.pt, torch-unchecked.pt (without CRC-32), torch-old.pt and torchfiles.txt
    torchfiles.py FILE      loads a file that Lathe wrote of the tensors of torch.pt, and writes its hash to torch-written.txt
"""

import collections
import hashlib
import pathlib
import sys

import torch

FOLDER = pathlib.Path(__file__).parent
TYPES = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.complex64, torch.bool]
TYPES += [getattr(torch, f"{sign}int{bits}") for sign, bits in (("", 8), ("", 16), ("", 32), ("", 64), ("u", 8))]
YOUNG = [getattr(torch, f"uint{bits}") for bits in (16, 32, 64)]  # which torch.load does not take in the old form
YOUNG += [torch.float8_e4m3fn, torch.float8_e5m2, torch.float8_e8m0fnu, torch.float8_e4m3fnuz, torch.float8_e5m2fnuz]


def of_type(dtype):
    values = torch.tensor([[0.0, 1.0, 2.0], [0.5, 8.0, 1.5]])
    return values.to(dtype)


def views():
    base = torch.arange(24.0).reshape(2, 3, 4)
    return {
        "whole": base,
        "transposed": base.transpose(0, 2),
        "slice": base[1, 1:],
        "steps": base[:, ::2, 1::2],
        "diagonal": base[0].diagonal(),
        "expanded": base[:1, :1, 2:3].expand(3, 2, 5),
        "scalar": base[1, 2, 3],
        "empty": base[:, :0],
        "channels last": torch.arange(16.0).reshape(1, 2, 2, 4).to(memory_format=torch.channels_last),
    }


def trained():
    torch.manual_seed(1)
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 3, bias=False))
    model[2].weight = torch.nn.Parameter(model[0].weight.detach().T)  # one storage for both
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [1, 2, 2])
    model(torch.ones(2, 3) + torch.eye(2, 3)).sum().backward()
    optimizer.step()
    scheduler.step()
    return model.state_dict(), optimizer.state_dict(), scheduler.state_dict()


def checkpoint(types):
    model, optimizer, scheduler = trained()
    return {
        "model": model,
        "optimizer": optimizer,
        "scheduler": scheduler,
        "types": {str(dtype).split(".")[1]: of_type(dtype) for dtype in types},
        "views": views(),
        "list": [torch.ones(2), (torch.zeros(1), None), {}],
        "parameter": torch.nn.Parameter(torch.ones(2, 2)),
        "shape": torch.Size([1, 2]),
        "device": torch.device("cpu"),
        "naïve 写真 🚲": {7: torch.ones(1), -1: {True: 2.5}},
        "arguments": {"lr": 1e-3, "steps": 10**12, "large": -(10**30), "name": "x" * 300, "none": None},
    }


def walk(path, value):
    if isinstance(value, torch.Tensor):
        yield ".".join(path), value.detach().contiguous().clone()
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk([*path, str(key)], item)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from walk([*path, str(index)], item)


def described(content):
    """A line for each tensor: name, type, shape, and the hash of its bytes in row-major order."""
    for name, tensor in walk([], content):
        flat = tensor.flatten()
        data = bytes(flat.view(torch.uint8).tolist())
        shape = " ".join(map(str, tensor.shape))
        yield f"{name}|{str(tensor.dtype).split('.')[1]}|{shape}|{hashlib.sha256(data).hexdigest()}"


def write():
    content = checkpoint(TYPES + YOUNG)
    torch.save(content, FOLDER / "torch.pt")
    torch.save(checkpoint(TYPES), FOLDER / "torch-old.pt", _use_new_zipfile_serialization=False)
    torch.serialization.set_crc32_options(False)
    torch.save(content, FOLDER / "torch-unchecked.pt")
    for name in ("torch.pt", "torch-old.pt", "torch-unchecked.pt"):
        loaded = described(torch.load(FOLDER / name, weights_only=True))
        assert list(loaded) == list(described(checkpoint(TYPES if "old" in name else TYPES + YOUNG)))
    (FOLDER / "torchfiles.txt").write_text("\n".join(described(content)) + "\n", encoding="utf-8")


def check(file):
    expected = list(described(checkpoint(TYPES + YOUNG)))
    for mapped in (False, True):
        found = torch.load(file, weights_only=True, mmap=mapped)
        assert type(found) is collections.OrderedDict
        assert list(described(found)) == expected
        assert all(tensor.is_contiguous() and not tensor.requires_grad for tensor in found.values())
    hashed = hashlib.sha256(pathlib.Path(file).read_bytes()).hexdigest()
    (FOLDER / "torch-written.txt").write_text(f"{hashed}\n")


if __name__ == "__main__":
    check(sys.argv[1]) if sys.argv[1:] else write()
