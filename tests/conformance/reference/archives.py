"""Archives as Python's zipfile and tarfile write them, with what is in their files; and some that are up to something."""

import gzip
import hashlib
import io
import pathlib
import stat
import tarfile
import zipfile

FOLDER = pathlib.Path(__file__).parent / "archives"
CONTENT = {
    "data/one.txt": b"one\n",
    "data/empty": b"",
    "data/block.bin": bytes(range(256)) * 2,
    "data/more than a block.bin": bytes(i * 7 % 256 for i in range(1300)),
    "naïve/写真 🚲.txt": "Grüße\n".encode(),
    "data.txt/zeros": bytes(5000),
}
LONG = {
    "p" * 90 + "/" + "q" * 60 + "/" + "n" * 80: b"fits ustar's two fields",
}
LONGER = {
    "n" * 150 + ".txt": b"a name of more than 100",
    "dir/" + "é" * 60: b"more than 100 bytes, less than 100 characters",
    "/".join(["folder" * 8] * 10) + "/last": b"a path of more than 255",
    "after": b"a short name after a long one",
}


class Once(io.BytesIO):
    """A stream that cannot go back: sizes are written behind the content."""

    def seekable(self):
        return False

    def seek(self, *where):
        raise OSError

    def tell(self):
        raise OSError


def hashed(content):
    return hashlib.sha256(content).hexdigest()[:16]


def entry(name, method=zipfile.ZIP_DEFLATED, mode=stat.S_IFREG | 0o644):
    info = zipfile.ZipInfo(name)  # of 1980
    info.compress_type = method
    info.create_system = 3  # Unix
    info.external_attr = mode << 16
    return info


def zipped(content, methods=(zipfile.ZIP_DEFLATED,), target=None, force=False):
    target = target or io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry("data/", zipfile.ZIP_STORED, stat.S_IFDIR | 0o755), b"")
        for number, (name, data) in enumerate(content.items()):
            with archive.open(entry(name, methods[number % len(methods)]), "w", force_zip64=force) as file:
                file.write(data)
        archive.comment = "a comment with PK\5\6 in it".encode()
    return target.getvalue()


def zip64(content):
    """As of 4 GiB and 65,536 files: every size, offset and count stands in the records of zip64."""
    limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
    zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 100, 0
    try:
        return zipped(content, force=True)
    finally:
        zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits


def member(name, data=b"", kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, len(data)
    return info, io.BytesIO(data)


def tarred(form, content, more=()):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=form, encoding="utf-8", pax_headers={"comment": "all"}) as archive:
        archive.addfile(*member("data", kind=tarfile.DIRTYPE))
        for info, data in more:
            archive.addfile(info, data)
        for name, data in content.items():
            archive.addfile(*member(name, data))
    return target.getvalue()


def good():
    both = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    yield "both.zip", CONTENT | LONGER, zipped(CONTENT | LONGER, both)
    yield "forced64.zip", CONTENT, zipped(CONTENT, both, force=True)
    yield "all64.zip", CONTENT, zip64(CONTENT)
    yield "once.zip", CONTENT, zipped(CONTENT, target=Once())
    yield "behind.zip", CONTENT, b"#!/bin/sh\nexit\n" + zipped(CONTENT)
    few = {name: CONTENT[name] for name in ("data/one.txt", "data/empty", "naïve/写真 🚲.txt")}
    yield "plain.tar", few, tarred(tarfile.USTAR_FORMAT, few)
    for name, form, content in (
        ("ustar", tarfile.USTAR_FORMAT, CONTENT | LONG),
        ("gnu", tarfile.GNU_FORMAT, CONTENT | LONG | LONGER),
        ("pax", tarfile.PAX_FORMAT, CONTENT | LONG | LONGER),
    ):
        yield f"{name}.tar.gz", content, gzip.compress(tarred(form, content), mtime=0)
    whole = tarred(tarfile.GNU_FORMAT, CONTENT)
    parts = gzip.compress(whole[:1000], mtime=0) + gzip.compress(whole[1000:], mtime=0)
    yield "parts.tar.gz", CONTENT, parts
    yield "link.zip", {"good": b"../evil"}, linked()


def linked():
    """No link is made of it: it is a file that names its target."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry("good", zipfile.ZIP_STORED, stat.S_IFLNK | 0o777), "../evil")
    return target.getvalue()


def bad():
    """Each with a file named good; and what is wrong."""
    names = {
        "up": "../evil",
        "within": "a/../../evil",
        "absolute": "/evil",
        "windows": "..\\evil",
        "long": "x" * 120 + "/../../evil",
    }
    for title, name in names.items():
        yield f"{title}.zip", "name", zipped({"good": b"x", name: b"y"})
        yield f"{title}-gnu.tar.gz", "name", tarred(tarfile.GNU_FORMAT, {name: b"y", "good": b"x"})
    yield "long-pax.tar.gz", "name", tarred(tarfile.PAX_FORMAT, {names["long"]: b"y", "good": b"x"})
    yield "bzip2.zip", "method", zipped({"good": b"x" * 99}, (zipfile.ZIP_BZIP2,))
    for title, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE), ("device", tarfile.CHRTYPE)):
        yield f"{title}.tar.gz", "kind", tarred(tarfile.PAX_FORMAT, {"good": b"x"}, [member("evil", kind=kind, link="good")])


def main():
    tarfile.RECORDSIZE = tarfile.BLOCKSIZE  # no 10 KiB of zeros
    FOLDER.mkdir(exist_ok=True)
    lines = []
    for archive, content, data in good():
        (FOLDER / archive).write_bytes(data)
        lines += [f"{archive}|{name}|{hashed(text)}" for name, text in content.items()]
    for archive, reason, data in bad():
        (FOLDER / archive).write_bytes(gzip.compress(data, mtime=0) if archive.endswith(".gz") else data)
        lines.append(f"{archive}|bad|{reason}")
    (FOLDER.parent / "archives.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
