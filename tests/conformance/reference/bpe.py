"""What Hugging Face's tokenizers learn from a small text by byte-level byte-pair encoding, and how they cut and join awkward strings with it."""

import csv
import gzip
import hashlib
import json
import pathlib
import random

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

FOLDER = pathlib.Path(__file__).parent
WORDS = """the cat sat on a mat and ate rats that were fat it's we're I'd they'll don't 12 1234 2024 naïve café über straße 東京 東京都 日本 日本語
привет мир мира 👍 👍🏽 👩‍👩‍👧 aaa aaaa abab ababab lower lowest newer newest wider widest ... !!! -- é ü""".split()
BLANKS = [" "] * 12 + ["  ", "   ", "\n", "\n\n", "\t", "\u00a0", "\u3000", "\r\n"]
SPECIALS = ["<|endoftext|>", "<pad>", "<|end|>"]
SENTENCES = [
    "",
    " ",
    "The cat sat on a mat.",
    "it's we're I'd they'll don't IT'S 'twas 'sss",
    "  two  blanks   three    ",
    "lines\n\n and\r\n tabs\t\tend\n",
    "no\u00a0break\u3000wide \u2003em\u0085next\u200bzero\u180e",
    "\U0001F44D\U0001F3FD \U0001F469\u200d\U0001F469\u200d\U0001F467 x\U0001F600",
    "東京都 は 日本語",
    "1234567 ١٢٣ ½ Ⅻ x² 3.14",
    "a<|endoftext|>b <pad><|end|> <|end",
    "naïve cafe\u0301 Ünder_score \\path\\ \"quoted\" $€",
    "aaaaaaaaaaaaa ababababa",
    "\u0000\u0001\u007f\u00ad",
    "x" * 300,
    "мира привет",
]
CUT = ["æĿ", "ðŁĳA", "Ã(ÿþ", "ĢæĿ±ðŁ"]  # bytes that are no UTF-8: E6 9D, F0 9F 91 41, C3 28 FF FE, 80 E6 9D B1 F0 9F


def text():
    chosen = random.Random(7)
    return ["".join(chosen.choice(WORDS) + chosen.choice(BLANKS) for _ in range(40)) for _ in range(60)]


def trained(texts, size, frequency, specials):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        min_frequency=frequency,
        special_tokens=specials,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def merges(tokenizer):
    """A pair on each line, as in merges.txt."""
    return "\n".join(" ".join(pair) for pair in json.loads(tokenizer.to_str())["model"]["merges"])


def news():
    """Title and text of each line of real news, which lie outside of the repository."""
    file = FOLDER / "../../../../shared/pack/data/text/ag_news_test_first3800.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        return [" ".join(line[1:]) for line in csv.reader(lines)]


def hashed(value):
    return hashlib.sha256(value.encode()).hexdigest()


def entries():
    texts = text()
    tokenizer = trained(texts, 500, 2, SPECIALS)
    tokenizer.model.save(str(FOLDER), "bpe")
    yield from ((f"text.{i}", value) for i, value in enumerate(texts))
    for i, sentence in enumerate(SENTENCES):
        ids = tokenizer.encode(sentence).ids
        yield f"case.{i}", sentence
        yield f"case.{i}.ids", str(ids)
        yield f"case.{i}.back", tokenizer.decode(ids, skip_special_tokens=False)
    for i, tokens in enumerate(CUT):
        ids = [tokenizer.token_to_id(token) for token in tokens]
        yield f"cut.{i}.ids", str(ids)
        yield f"cut.{i}.back", tokenizer.decode(ids, skip_special_tokens=False)
    # all that can be learnt: a long tail of equally frequent pairs
    for frequency in (1, 5):
        yield f"merges.{frequency}", merges(trained(texts, 100_000, frequency, SPECIALS[:1]))
    real = news()
    tokenizer = trained(real, 8000, 2, SPECIALS[:1])
    yield "news.merges", hashed(merges(tokenizer))
    yield "news.ids", hashed(" ".join(str(token) for line in real for token in tokenizer.encode(line).ids))


def escaped(value):
    """As a Java properties file has it: other characters than printable ASCII by their UTF-16 codes."""
    units = value.encode("utf-16-be")
    codes = [units[i] << 8 | units[i + 1] for i in range(0, len(units), 2)]
    printed = (chr(code) if 32 <= code < 127 and code != 92 else f"\\u{code:04x}" for code in codes)
    return "".join(printed).replace(" ", "\\ ")


def main():
    lines = [f"{key}={escaped(value)}" for key, value in entries()]
    (FOLDER / "bpe.properties").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
