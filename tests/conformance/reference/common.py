"""What the reference scripts share: the number formula, the training loop, the writer."""

import pathlib

import numpy
import torch
from safetensors.torch import save_file

HERE = pathlib.Path(__file__).parent
STEPS = 20

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


def uniform(tensor: int, *shape: int) -> numpy.ndarray:
    """Numbers in [0, 1), as float64: element i is the high 24 bits of MurmurHash3's fmix32(tensor * 2^24 + i).

    fmix32 is a bijection and tensors use separate ranges of it, so that no two tensors share a sequence.
    """
    count = int(numpy.prod(shape))
    assert 1 <= tensor < 256 and count <= 1 << 24
    h = numpy.arange(count, dtype=numpy.uint32) + numpy.uint32(tensor << 24)
    h ^= h >> numpy.uint32(16)
    h *= numpy.uint32(0x85EBCA6B)  # wraps, as int does in Java
    h ^= h >> numpy.uint32(13)
    h *= numpy.uint32(0xC2B2AE35)
    h ^= h >> numpy.uint32(16)
    return ((h >> numpy.uint32(8)).astype(numpy.float64) / (1 << 24)).reshape(shape)


def weights(tensor: int, fan_in: int, *shape: int) -> torch.Tensor:
    """Numbers in [-b, b) with b = 1 / sqrt(fan_in): computed in float64, rounded once to float32."""
    bound = 1.0 / numpy.sqrt(numpy.float64(fan_in))
    return torch.from_numpy(((2.0 * uniform(tensor, *shape) - 1.0) * bound).astype(numpy.float32))


def copies(prefix: str, tensors) -> dict[str, torch.Tensor]:
    return {f"{prefix}/{name}": tensor.detach().clone() for name, tensor in tensors}


def gradients(model):
    return ((name, parameter.grad) for name, parameter in model.named_parameters())


def state(model, optimizer) -> dict[str, torch.Tensor]:
    """The optimizer's tensors as kind/parameter, for example exp_avg/hidden.weight; the step counts are left out."""
    return {
        f"{kind}/{name}": value.clone()
        for name, parameter in model.named_parameters()
        for kind, value in optimizer.state[parameter].items()
        if kind != "step" and value is not None
    }


def train(model, loss_function, optimizer, inputs, targets) -> dict[str, torch.Tensor]:
    """One step for each batch inputs[s], targets[s]; a loss is the one before its step's update."""
    record = copies("initial", model.state_dict().items())
    losses = []
    for x, y in zip(inputs, targets, strict=True):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        if not losses:
            record |= copies("gradient", gradients(model))
        optimizer.step()
        losses.append(loss.item())
    record |= copies("final", model.state_dict().items()) | state(model, optimizer)
    record["losses"] = torch.tensor(losses, dtype=torch.float64)
    record["output"] = model(inputs[0]).detach()
    return record


def write(name: str, tensors: dict[str, torch.Tensor]) -> None:
    save_file({key: value.contiguous() for key, value in tensors.items()}, HERE / name)
