"""Cut text into syllables, numbers, marks and white space: lossless, and fast.

Vietnamese writes syllables apart, so no word is joined here (``words.py`` does, where a rule
asks for words). A token never mixes letters, digits and marks, so that almost every match of an
expression begins and ends with tokens.
"""

import re
from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

# A single space after a token is the token's own ("spacy.Doc" keeps it as a flag); any other
# white space is a token. Letters keep the combining marks that NFC could not join to them.
_TOKENS = re.compile(r"([^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|\s+|.)( ?)", re.DOTALL)


class SyllableTokenizer:
    """Turns a string into a Doc whose ``text`` is that very string."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of ``text``; ``doc.text == text`` for any string."""
        found = _TOKENS.findall(text)
        spaces = [bool(space) for _, space in found]
        doc = Doc(self.vocab, words=[word for word, _ in found], spaces=spaces)
        doc.user_data["text"] = text  # Doc.text joins the tokens anew at every look
        return doc

    def to_bytes(self, **kwargs: object) -> bytes:  # noqa: ARG002 - spaCy\'s form
        """Return nothing: the tokenizer holds no state (spaCy asks for this on saving)."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> "SyllableTokenizer":  # noqa: ARG002 - spaCy\'s form
        """Return the tokenizer itself, which holds no state."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write nothing: the tokenizer holds no state."""

    def from_disk(self, path: object, **kwargs: object) -> "SyllableTokenizer":  # noqa: ARG002 - spaCy\'s form
        """Return the tokenizer itself, which holds no state."""
        return self


def create_syllable_tokenizer() -> Callable[[object], SyllableTokenizer]:
    """Return the factory that ``config.cfg`` names "ketluan.SyllableTokenizer.v1"."""

    def create(nlp: object) -> SyllableTokenizer:
        return SyllableTokenizer(nlp.vocab)  # type: ignore[attr-defined]

    return create
