"""PyTorch's DataLoader with transforms of Pillow's: the peer of `loading`.

Answers commands on the standard input, a line each: `<case> <folder> <workers>` with the seconds of one epoch, the number of examples and the sum of all their values. torchvision's
transforms of Pillow's pictures are written out, as they call the same functions of Pillow.
"""

import gzip
import pathlib
import random
import sys
import time

import numpy
import torch
from PIL import Image, ImageOps

torch.set_num_threads(1)


def to_tensor(image):
    array = numpy.array(image, copy=True)
    array = array.reshape(array.shape[0], array.shape[1], -1)
    return torch.from_numpy(array).permute(2, 0, 1).contiguous().to(torch.float32).div(255)


def normalize(tensor, mean, std):
    return tensor.sub_(torch.tensor(mean)[:, None, None]).div_(torch.tensor(std)[:, None, None])


class Cifar(torch.utils.data.Dataset):
    def __init__(self, folder):
        with gzip.open(pathlib.Path(folder) / 'data_batch_1.bin.gz') as file:
            records = numpy.frombuffer(file.read(), numpy.uint8).reshape(-1, 3073)
        self.labels = records[:, 0].tolist()
        self.pictures = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1).copy()

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = ImageOps.expand(Image.fromarray(self.pictures[index]), 4)
        left, top = random.randint(0, 8), random.randint(0, 8)
        image = image.crop((left, top, left + 32, top + 32))
        if random.random() < 0.5:
            image = image.transpose(Image.FLIP_LEFT_RIGHT)
        tensor = normalize(to_tensor(image), [0.49, 0.48, 0.45], [0.25, 0.24, 0.26])
        return tensor, self.labels[index]


class Jpegs(torch.utils.data.Dataset):
    def __init__(self, folder):
        self.files = sorted(pathlib.Path(folder).rglob('*.jp*g'))

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        with Image.open(self.files[index]) as image:
            return to_tensor(image.convert('RGB').resize((64, 64), Image.BILINEAR)), 0


class Mnist(torch.utils.data.Dataset):
    def __init__(self, folder):
        with gzip.open(pathlib.Path(folder) / 't10k-images-idx3-ubyte.gz') as file:
            self.pictures = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28)

    def __len__(self):
        return len(self.pictures)

    def __getitem__(self, index):
        return normalize(to_tensor(Image.fromarray(self.pictures[index])), [0.1307], [0.3081]), 0


CASES = {'cifar': Cifar, 'jpeg': Jpegs, 'mnist': Mnist}


def main():
    loaders = {}
    for line in sys.stdin:
        case, folder, workers = line.split()
        if line not in loaders:
            loaders[line] = torch.utils.data.DataLoader(
                CASES[case](folder), batch_size=64, shuffle=case != 'jpeg', num_workers=int(workers),
                persistent_workers=int(workers) > 0)
        start = time.perf_counter()
        examples = 0
        total = 0.0
        for inputs, targets in loaders[line]:
            examples += len(targets)
            total += inputs[0, 0, 0, 0].item()
        print(time.perf_counter() - start, examples, total, flush=True)


if __name__ == '__main__':
    main()
