"""The whole path of one document: a file or a text goes in, a notice comes out.

A **pipeline** is a spaCy ``Language`` kept as text under ``models/``. Reading, finding and
deciding are done by ``readers``, ``pipes`` and ``resolve``; here they are put in a row.
"""

import sys
from contextlib import nullcontext
from functools import cache
from importlib import resources
from pathlib import Path

import spacy
from spacy.language import Language

from extract import readers
from extract.errors import ExtractError
from extract.limits import DEFAULT_LIMITS, Limits
from extract.resolve.notice import build_notice
from extract.schema import Notice
from extract.source import Source

DEFAULT_PIPELINE = "vi_notice_rules"
_KEPT_WORDS = 50_000  # more than the syllables of the language; beyond are names and numbers
_NO_LIMIT = sys.maxsize  # spaCy's limit of a million characters guards parsers that we have not


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return the pipeline ``models/{name}``, loaded once a process.

    It stands beside the package in a wheel, and beside the package's folder in a checkout.
    Raises ExtractError when there is no pipeline of that name.
    """
    package = Path(str(resources.files("extract")))
    for folder in (package / "models" / name, package.parent / "models" / name):
        if (folder / "config.cfg").is_file():
            nlp = spacy.load(folder)
            nlp.max_length = _NO_LIMIT
            return nlp
    raise ExtractError(f"{name}: no pipeline of that name; the default is {DEFAULT_PIPELINE}")


def extract_notice(
    text_or_path: str | Path, *, nlp: Language | None = None, limits: Limits = DEFAULT_LIMITS
) -> Notice:
    """Return the notice of one document: a ``Path`` is a file, a ``str`` is the text itself.

    Raises UnreadableFile, LimitExceeded, UnknownFormat or MissingExtra when a file cannot be read.
    Of ``limits``, seconds and memory do not hold here: this process cannot be cut off.

    >>> notice = extract_notice("Giao Sở Y tế báo cáo UBND tỉnh trước ngày 30/9/2024.")
    >>> [str(item.deadline.due) for item in notice.action_items if item.deadline]
    ['2024-09-30']
    """
    if isinstance(text_or_path, Path):
        source = readers.read(text_or_path, limits=limits)
    else:
        source = Source.from_text(text_or_path)
    return notice_of(source, nlp=nlp)


def notice_of(source: Source, *, nlp: Language | None = None) -> Notice:
    """Return the notice of a document that has been read.

    spaCy keeps every new word for good, which makes the next text faster, unless it is told that
    the Doc ends here, which a batch of years of notices needs. So the first words are kept.
    """
    nlp = nlp or load_pipeline()
    vocab = nlp.vocab
    nested = vocab.in_memory_zone  # type: ignore[attr-defined]  # missing in spaCy's stubs
    with nullcontext() if nested or len(vocab) < _KEPT_WORDS else nlp.memory_zone():
        return build_notice(nlp(source.text), source)
