"""How Hugging Face's tokenizers cut sentences with a small vocabulary of BERT's kind."""

import pathlib

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

FOLDER = pathlib.Path(__file__).parent
WORDS = """[PAD] [UNK] un ##aff ##able the a cat ##s cafe Cafe Ca ##fe ##é . , ! ' - ( ) $ ~ 東 京 ##京 n ##o no ##t ##e i s ##ch ##ön schon schön
über uber x ##x 1 ##2 ##3 « » …""".split()
SENTENCES = [
    "The cats, unaffable!",
    "Café (the café) isn't 123...",
    "東京x über $~ «schön» SCHÖN",
    "tab\tline\u00a0blank\u200bcontrol\u0007 \ufffd end",
    "x" * 100 + " " + "x" * 101,
    "",
    "no-note…",
]


def tokens(lowercase):
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lowercase)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return [tokenizer.encode(sentence).tokens for sentence in SENTENCES]


def main():
    (FOLDER / "wordpiece-vocab.txt").write_text("\n".join(WORDS) + "\n")
    lines = [f"{lowercase}|{' '.join(found)}" for lowercase in (True, False) for found in tokens(lowercase)]
    (FOLDER / "wordpiece.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
