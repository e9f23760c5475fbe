"""Arrays as NumPy writes them and tensors as safetensors does, with what is in them; and a look at what Lathe wrote.

The first run writes everything but the files that start with "lathe", which ArraysTest writes; a run with them there checks them.
"""

import hashlib
import io
import pathlib
import struct
import zipfile

import numpy
import torch
from numpy.lib import format as npy
from safetensors import safe_open
from safetensors.torch import load_file, save_file

FOLDER = pathlib.Path(__file__).parent / "arrays"
NAMES = {
    "b1": "BOOL", "i1": "I8", "u1": "U8", "i2": "I16", "u2": "U16", "i4": "I32", "u4": "U32",
    "i8": "I64", "u8": "U64", "f2": "F16", "f4": "F32", "f8": "F64", "c8": "C64",
}  # fmt: skip
SHAPES = [(2, 3), (), (5,), (0, 4), (2, 3, 4), (1, 1), (3, 0), (4, 2), (7,), (2, 2, 2, 2), (3, 3), (1,), (6, 1)]


def elements(kind, count):
    """Both ends of the range, small numbers and large ones; Lathe's test makes the same."""
    return numpy.array([(i * 37 + 11) % 256 for i in range(count * numpy.dtype(kind).itemsize)], "u1")


def plain():
    """One array of each type, little-endian and rows first."""
    for (kind, name), shape in zip(NAMES.items(), SHAPES):
        count = int(numpy.prod(shape))
        raw = elements(kind, count)
        raw = raw % 2 if kind == "b1" else raw
        yield name, raw.view("<" + kind if kind[1] != "1" else kind).reshape(shape)


def others():
    """The same type in other forms."""
    cube = numpy.arange(24, dtype="f4").reshape(2, 3, 4)
    yield "fortran", numpy.asfortranarray(cube)
    yield "fortran-matrix", numpy.asfortranarray(cube[0])
    yield "fortran-empty", numpy.zeros((3, 0, 2), "f8", order="F")
    yield "big", cube.astype(">f4")
    yield "big-fortran", numpy.asfortranarray(cube.astype(">f4"))
    for kind in ("i2", "u4", "i8", "f2", "f8", "c8"):
        yield "big-" + kind, (numpy.arange(5) * 300 + 1).astype(">" + kind)
    yield "many-axes", cube.reshape((1,) * 28 + (2, 3, 4) + (1,) * 30)


def versions():
    for version in ((1, 0), (2, 0), (3, 0)):
        target = io.BytesIO()
        npy.write_array(target, numpy.arange(6, dtype="<i4").reshape(3, 2), version=version)
        yield f"version-{version[0]}", target.getvalue()
    text = b"{\"shape\" : (3L, 2L,),\t'fortran_order':False , \"descr\":'=i4'}\n"  # by hand, as an old Python would
    yield "by-hand", npy.magic(1, 0) + struct.pack("<H", len(text)) + text + numpy.arange(6, dtype="<i4").tobytes()


def refused():
    yield "objects", numpy.array([{"a": 1}, None], dtype=object), "Python objects"
    yield "text", numpy.array(["a", "bc"]), "descr"
    yield "bytes", numpy.array([b"a", b"bc"]), "descr"
    yield "dates", numpy.array(["2001-01-01"], "M8[D]"), "descr"
    yield "fields", numpy.zeros(2, [("a", "f4"), ("b", "i4")]), "the type of plain numbers"
    yield "complex", numpy.zeros(2, "c16"), "descr"
    yield "long", numpy.zeros(2, "g"), "descr"


def line(file, name, array):
    """Type, shape, and the hash of its bytes: rows first, little-endian."""
    plain = array.astype(array.dtype.newbyteorder("<")).tobytes("C")
    return f"{file}|{name}|{NAMES[array.dtype.str[1:]]}|{list(array.shape)}|{hashlib.sha256(plain).hexdigest()}"


def numpys():
    arrays = dict(plain())
    for name, array in (arrays | dict(others())).items():
        numpy.save(FOLDER / f"{name}.npy", array)
        yield line(f"{name}.npy", name, array)
    for name, content in versions():
        (FOLDER / f"{name}.npy").write_bytes(content)
        yield line(f"{name}.npy", name, numpy.arange(6, dtype="<i4").reshape(3, 2))
    arrays |= {"naïve/写真": numpy.arange(3.0), "": numpy.float32(7)}
    packed = arrays | {"smooth": numpy.sin(numpy.arange(4000) / 300)}
    numpy.savez(FOLDER / "stored.npz", **arrays)
    numpy.savez_compressed(FOLDER / "deflated.npz", **packed)
    numpy.savez(FOLDER / "nothing.npz")
    for file, content in (("stored.npz", arrays), ("deflated.npz", packed)):
        for name, array in content.items():
            yield line(file, name, numpy.asarray(array))
    yield from archives()
    yield from bad()


class Once(io.BytesIO):
    """A stream that cannot go back: sizes are written behind the content."""

    def seekable(self):
        return False

    def seek(self, *where):
        raise OSError

    def tell(self):
        raise OSError


def archives():
    """Of other forms: with a comment, sizes behind the content, and all numbers in the records of zip64."""
    limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
    arrays = {"one": numpy.arange(3), "two": numpy.zeros(5, "f4")}
    with open(FOLDER / "comment.npz", "wb") as file:
        numpy.savez(file, **arrays)
    with zipfile.ZipFile(FOLDER / "comment.npz", "a") as archive:
        archive.comment = b"a comment with PK\5\6 in it, and more than that"
    for form, save in (("stored", numpy.savez), ("deflated", numpy.savez_compressed)):
        once = Once()
        save(once, **arrays)
        (FOLDER / f"once-{form}.npz").write_bytes(once.getvalue())
    try:
        zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 100, 0
        numpy.savez_compressed(FOLDER / "wide.npz", **arrays)
    finally:
        zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits
    for file in ("comment.npz", "once-stored.npz", "once-deflated.npz", "wide.npz"):
        for name, array in arrays.items():
            yield line(file, name, array)
    broken = (FOLDER / "wide.npz").read_bytes()
    (FOLDER / "bad-wide.npz").write_bytes(broken.replace(b"PK\6\6", b"PK\6\5"))
    yield "bad-wide.npz|bad|a record of a zip archive, 0x504b0606"
    far = broken.index(b"PK\6\7") + 8  # an offset of eight bytes
    (FOLDER / "bad-far.npz").write_bytes(broken[: far + 5] + b"\1" + broken[far + 6 :])
    yield "bad-far.npz|bad|bytes of a zip archive from byte"


def bad():
    for name, array, reason in refused():
        numpy.save(FOLDER / f"bad-{name}.npy", array, allow_pickle=True)
        yield f"bad-{name}.npy|bad|{reason}"
    numpy.savez(FOLDER / "bad-objects.npz", good=numpy.arange(3), evil=numpy.array([{}], dtype=object))
    yield "bad-objects.npz|bad|Python objects"
    with zipfile.ZipFile(FOLDER / "bad-other.npz", "w") as archive:
        archive.writestr(zipfile.ZipInfo("notes.txt"), "no array")
    yield "bad-other.npz|bad|whose names end in .npy"
    numpy.savez_compressed(FOLDER / "bad-bomb.npz", zeros=numpy.zeros(80 << 20, "u1"))
    yield "bad-bomb.npz|bad|64 times the archive"


def tensors():
    """Of every type that safetensors takes from torch."""
    kinds = (
        "uint8 int8 int16 uint16 float16 bfloat16 int32 uint32 float32 complex64 float64 int64 uint64 "
        "float8_e5m2 float8_e4m3fn float8_e8m0fnu float8_e4m3fnuz float8_e5m2fnuz float4_e2m1fn_x2"
    ).split()
    raw = torch.from_numpy(elements("u1", 48))
    result = {kind: raw.clone().view(getattr(torch, kind)) for kind in kinds}
    result["mask"] = torch.tensor([[True, False, True]])
    result["scalar"] = torch.tensor(3.5, dtype=torch.bfloat16)
    result["none"] = torch.zeros(0, 3, dtype=torch.float16)
    return result


TYPES = {
    "float8_e5m2": "F8_E5M2", "float8_e4m3fn": "F8_E4M3", "float8_e8m0fnu": "F8_E8M0", "float8_e4m3fnuz": "F8_E4M3FNUZ",
    "float8_e5m2fnuz": "F8_E5M2FNUZ", "float4_e2m1fn_x2": "F4", "bfloat16": "BF16", "complex64": "C64", "bool": "BOOL",
}  # fmt: skip


def safetensors():
    save_file(tensors(), FOLDER / "types.safetensors", {"format": "pt"})
    for name, tensor in tensors().items():
        kind = str(tensor.dtype).removeprefix("torch.")
        kind = TYPES.get(kind, kind.replace("uint", "U").replace("int", "I").replace("float", "F"))
        shape = [2 * e if kind == "F4" else e for e in tensor.shape]
        content = tensor.reshape(-1).view(torch.uint8).numpy().tobytes() if tensor.numel() else b""
        yield f"types.safetensors|{name}|{kind}|{shape}|{hashlib.sha256(content).hexdigest()}"


def patterns():
    """Floats of all magnitudes, ties between halves and between brain floats, and what is around them; no NaN."""
    numbers = numpy.arange(1 << 16, dtype="u4")
    spread = numpy.arange(1 << 18, dtype="u8") * 0x9E3779B1 % (1 << 32)
    halves = (numbers >> 15 << 31) + ((numbers & 0x7FFF) + (96 << 10) << 13)  # the 10 bits behind exponents 96 to 127
    found = [spread.astype("u4")]
    for base, tie in ((numbers << 16, 0x8000), (halves, 0x1000)):
        found += [base + numpy.uint32(tie + off) for off in (-1, 0, 1)]
    bits = numpy.concatenate(found).astype("<u4")
    return bits[(bits >> 23 & 255 < 255) | (bits & 0x7FFFFF == 0)].view("<f4")


def rounded():
    """What floats and doubles become as floats of 16 bits: from double, NumPy's are rounded once."""
    floats = patterns()
    doubles = (floats.astype("f8") * (1 + 2.0**-30))[: 1 << 18]
    with numpy.errstate(over="ignore"):
        halves, narrow = floats.astype("<f2"), doubles.astype("<f2")
    brains = torch.from_numpy(floats.copy()).bfloat16().view(torch.int16).numpy()
    for name, result in (("F16", halves), ("F16 of F64", narrow), ("BF16", brains)):
        yield f"rounded|{name}|{len(result)}|{hashlib.sha256(result.tobytes()).hexdigest()}"


def check_lathes():
    arrays = dict(plain())
    for file in sorted(FOLDER.glob("lathe*")):
        if file.suffix == ".npy":
            same(numpy.load(file), arrays["F64"])
        elif file.suffix == ".npz":
            read = numpy.load(file)
            assert read.files == [*arrays, "naïve/写真"], read.files
            for name in arrays:
                same(read[name], arrays[name])
            same(read["naïve/写真"], arrays["U64"])
            again = io.BytesIO()
            numpy.savez(again, **read)
            assert again.getvalue() == file.read_bytes(), "numpy.savez writes other bytes"
        else:
            check_safetensors(file, arrays)
        print("read", file.name)


def check_safetensors(file, arrays):
    read = load_file(file)
    with safe_open(file, "pt") as opened:
        assert opened.metadata() == {"format": "pt"}
    assert set(read) == set(arrays)
    for name, tensor in read.items():
        expected = torch.from_numpy(arrays[name].copy())
        narrow = getattr(torch, file.stem.split("-")[1]) if name in ("F16", "F32", "F64") else expected.dtype
        expected = expected.float().to(narrow) if narrow != expected.dtype else expected
        assert tensor.dtype == narrow and torch.equal(tensor.nan_to_num(), expected.nan_to_num()), (file.name, name)


def same(read, expected):
    assert read.dtype.str == expected.dtype.str and read.shape == expected.shape
    assert read.tobytes() == expected.tobytes()


def main():
    FOLDER.mkdir(exist_ok=True)
    lines = [*numpys(), *safetensors(), *rounded()]
    (FOLDER.parent / "arrays.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    check_lathes()


if __name__ == "__main__":
    main()
