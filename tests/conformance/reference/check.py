"""Checks the files here: the formula's spread, that every file loads, and how far float32 lies from float64."""

import json

import numpy
import torch
from safetensors import safe_open
from safetensors.torch import load_file

import foreign
import options
import quickstart
import tanhmse
from common import HERE, STEPS, uniform

LIMIT_BYTES = 2_000_000


def check_formula() -> None:
    """Known answers, then even spread and no likeness between neighbours, rows or tensors."""
    print("  known answers, tensor 1, elements 0 to 3:", [int(u * (1 << 24)) for u in uniform(1, 4)])
    for name, parameter in quickstart.network().named_parameters():
        values = parameter.detach().double()
        bound = quickstart.WIDTHS[name.split(".")[0]][0] ** -0.5
        scaled = (values / bound).flatten().numpy()
        spread = 6 / numpy.sqrt(scaled.size)  # six standard errors and more
        assert numpy.abs(scaled).max() <= 1, name
        assert abs(scaled.mean()) < spread and abs((scaled**2).mean() - 1 / 3) < spread, name
        assert abs((scaled[1:] * scaled[:-1]).mean()) < spread, name
        if values.dim() == 2:
            check_rank(name, values.numpy() / bound)
        first = [float.hex(v) for v in parameter.flatten()[:2].tolist()]
        print(f"  {name}: mean {scaled.mean():+.4f}, mean square {(scaled**2).mean():.4f} of bound; starts {first}")


def check_rank(name: str, matrix: numpy.ndarray) -> None:
    """The largest singular value is that of independent entries: a sequence with a pattern makes it far larger."""
    rows, columns = matrix.shape
    expected = (numpy.sqrt(rows) + numpy.sqrt(columns)) / numpy.sqrt(3)
    largest = numpy.linalg.norm(matrix, 2)
    assert abs(largest / expected - 1) < 0.1, (name, largest, expected)


def check_data() -> None:
    inputs, labels = quickstart.data()
    assert 0 <= inputs.min() and inputs.max() < 1 and abs(inputs.mean() - 0.5) < 0.01
    print("  labels of all steps, 0 to 9:", torch.bincount(labels.flatten(), minlength=10).tolist())
    print("  first inputs:", [float.hex(v) for v in inputs.flatten()[:2].tolist()], "labels:", labels[0, :8].tolist())


def check_files() -> None:
    total = 0
    for path in sorted(HERE.glob("*.safetensors")):
        tensors = load_file(path)
        assert all(torch.isfinite(tensor).all() for tensor in tensors.values()), path.name
        total += path.stat().st_size
        print(f"  {path.name}: {path.stat().st_size} bytes, {len(tensors)} tensors")
    assert total < LIMIT_BYTES
    with safe_open(HERE / "foreign.safetensors", "pt") as file:
        assert file.metadata() == {"format": "pt"}


def check_foreign() -> None:
    model = foreign.network()
    model.load_state_dict(load_file(HERE / "foreign.safetensors"))
    expected = load_file(HERE / "foreign-expected.safetensors")
    assert torch.equal(model(expected["inputs"]), expected["output"])


def deviation(narrow: dict, wide: dict) -> dict[str, float]:
    """Largest difference of a kind of tensors, in parts of the largest magnitude in its tensor."""
    worst = {}
    for name, tensor in narrow.items():
        kind = name.split("/")[0]
        if kind not in ("initial", "inputs", "targets"):
            off = (tensor.double() - wide[name].double()).abs().max() / wide[name].double().abs().max()
            worst[kind] = max(worst.get(kind, 0.0), off.item())
    return worst


def element_deviation(narrow: dict, wide: dict) -> float:
    """Largest relative difference of one element of the final weights."""
    off = [((t.double() - wide[n]) / wide[n]).abs().max().item() for n, t in narrow.items() if n.startswith("final/")]
    return max(off)


def report(name: str, narrow: dict, wide: dict, stored: dict) -> None:
    kept = [key for key in stored if key in narrow]
    assert all(torch.equal(stored[key], narrow[key]) for key in kept), name
    assert stored["losses"].shape == (STEPS,)
    worst = ", ".join(f"{kind} {value:.1e}" for kind, value in deviation(narrow, wide).items())
    losses = stored["losses"]
    element = element_deviation(narrow, wide)
    print(f"  {name}: loss {losses[0]:.4f} to {losses[-1]:.4f}; {worst}; one weight {element:.1e}")


def check_training() -> None:
    wide = torch.float64
    stored = load_file(HERE / "quickstart.safetensors")
    narrow = quickstart.run()
    assert all(torch.equal(tensor, stored[name]) for name, tensor in quickstart.summarised(narrow).items())
    report("quickstart", narrow, quickstart.run(wide), stored)
    report("tanhmse", tanhmse.run(), tanhmse.run(wide), load_file(HERE / "tanhmse.safetensors"))
    tensors = load_file(HERE / "options.safetensors")
    names = [entry["name"] for entry in json.loads((HERE / "options.json").read_text())["cases"]]
    assert len(set(names)) == len(options.CASES) and {key.split("/")[0] for key in tensors} == set(names)
    for number, name in enumerate(names):
        own = {key[len(name) + 1 :]: tensor for key, tensor in tensors.items() if key.startswith(name + "/")}
        report(name, options.run(number), options.run(number, wide), own)


if __name__ == "__main__":
    for check in (check_formula, check_data, check_files, check_foreign, check_training):
        print(check.__name__)
        check()
