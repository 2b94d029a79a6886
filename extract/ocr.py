"""Pictures of pages become words: straightened, freed of coloured stamps, read by tesseract.

Tesseract is a program of its own (Debian: tesseract-ocr, tesseract-ocr-vie), found at run time and
called once a page, without a shell.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from extract.encodings import syllables
from extract.errors import MissingExtra, UnreadableFile
from extract.limits import DEFAULT_LIMITS, Limits
from extract.pages import Page, Rule, Word, areas_beside, segments, tables_of
from extract.source import ReadingNote

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

LANGUAGE = "vie"
_PACKAGES = "tesseract-ocr and tesseract-ocr-vie"
_POINTS = 72
_WORKERS = 2
"""Pages that are recognised at once: tesseract is held to one processor a page."""
_SURE, _NOTHING, _SHORT = 60.0, 10.0, 2
"""Below the first confidence a word may be noise, if short; below the second, if no syllable."""
_DASHES = ("-", "–", "—", "~", "+")
_SIGNS = frozenset('-–—/&+%=()“”"…')
"""What may stand between blanks; a point, a bar or an accent there is a speck."""
_MARKER = re.compile(r"\(?[a-zđA-ZĐ][).:]|[IVX1l]+[.:]?")
_LETTERS = re.compile(r"[^\W\d_]+")
_ETH = str.maketrans("Ðð", "Đđ")
"""The Icelandic letter, which looks the same; no Vietnamese word has it."""
_MISREAD_MARKERS = {"~": "-", "ø)": "g)", "§.": "8.", "©)": "c)"}
"""What begins a line and is no Vietnamese: the markers that look like it, noted as doubtful."""
_LEAST_PIXELS = 12
_MOST_LOST, _MARGIN = 12, 0.4
"""So many lines that were passed over are read again, with white around them."""
_READS_BADLY, _DOUBTFUL, _VERY_DOUBTFUL = 85.0, 90.0, 75.0
_TELLING, _SMALLER, _FULL = 12, 0.7, 40
_PLAUSIBLE = 80.0
_FIGURE, _HALF_SPACE = 0.74, 0.18
"""Room that a figure takes, and half of that of a space, in heights of a figure."""
_DESCENDING = frozenset("gjpqyQ,;()[]{}/ạẹịọụỵậệộặợựẠẸỊỌỤỴẬỆỘẶỢỰ|_")
"""Letters and marks that reach below the baseline."""


def recognise(
    picture: "Picture", *, dpi: float, path: Path, limits: Limits = DEFAULT_LIMITS
) -> Page:
    """Return the words on ``picture``, grey or in colours, with ``dpi`` pixels to the inch.

    Raises MissingExtra, naming ``path``, when tesseract or its Vietnamese is not installed, and
    LimitExceeded when the page takes too long.
    """
    from extract.pictures import drawn_lines, grey, passed_over, straightened, without_lines

    ends = time.monotonic() + limits.max_page_seconds
    picture = straightened(grey(picture))
    lines = drawn_lines(picture, dpi=dpi)
    picture = without_lines(picture, lines)
    height, width = picture.shape
    scale = _POINTS / dpi
    rules = [_rule(line, scale) for line in lines]

    def read(left: float, top: float, right: float, bottom: float) -> list[Word]:
        """Return the words in a part of the picture, given in points."""
        x0, y0 = max(0, round(left / scale)) if left > 0 else 0, max(0, round(top / scale))
        x1 = width if right > width * scale else round(right / scale)
        part = picture[y0 : max(y0 + 1, min(height, round(bottom / scale))), x0 : max(x0 + 1, x1)]
        rows = _rows(part, dpi=dpi, path=path, limits=limits, ends=ends, columns=False)
        return [_moved(word, x0 * scale, y0 * scale) for word in _words(rows, scale)]

    rows = _rows(picture, dpi=dpi, path=path, limits=limits, ends=ends, columns=True)
    words = _words(rows, scale)
    if rows:
        lost = passed_over(picture, [_box(row) for row in rows], height=_height(rows))
        for box in lost[:_MOST_LOST]:
            edges = [edge * scale for edge in box]
            margin = _MARGIN * (edges[3] - edges[1])
            again = read(edges[0] - margin, edges[1] - margin, edges[2] + margin, edges[3] + margin)
            words += [word for word in again if word.confidence >= _SURE]
    _, outside = tables_of(words, rules)
    for area in areas_beside(segments(outside)):
        words = _replaced(words, area, read(*area))
    return Page(width * scale, height * scale, words, rules, recognised=True)


def _rule(line: tuple[int, int, int, int], scale: float) -> Rule:
    """Return a line of a picture, in pixels, as a rule of the page, exactly level or upright."""
    left, top, right, bottom = (edge * scale for edge in line)
    if right - left > bottom - top:
        return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _moved(word: Word, x: float, y: float) -> Word:
    return replace(word, x0=word.x0 + x, x1=word.x1 + x, y=word.y + y)


def _replaced(
    words: Sequence[Word], area: tuple[float, float, float, float], again: Sequence[Word]
) -> list[Word]:
    """Return ``words`` with those in ``area`` as they were read by themselves, unless less was read.

    Tesseract takes the lines of columns beside each other for one, and loses words on the way.
    """
    left, top, right, bottom = area
    inside = [
        word for word in words if left < (word.x0 + word.x1) / 2 < right and top < word.y < bottom
    ]
    if _certainty(again) < _certainty(inside):
        return list(words)
    before = set(map(id, inside))
    return [*(word for word in words if id(word) not in before), *again]


def _certainty(words: Sequence[Word]) -> float:
    """Return how much was read, in letters times their confidence."""
    return sum(len(word.text) * max(0.0, word.confidence - _NOTHING) for word in words)


def recognise_all(
    pictures: Iterable[tuple["Picture", float]],
    *,
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = _WORKERS,
) -> Iterator[Page]:
    """Yield the words on each of ``pictures``, given with their dots per inch, in their order.

    No more than ``workers`` pictures are held at a time.
    """
    with ThreadPoolExecutor(max_workers=workers) as pool:
        waiting: deque[Future[Page]] = deque()
        for picture, dpi in pictures:
            waiting.append(pool.submit(recognise, picture, dpi=dpi, path=path, limits=limits))
            if len(waiting) >= workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def doubts(
    pages: Sequence[Page], words: Iterable[tuple[Word, int]], starts: Sequence[int]
) -> tuple[ReadingNote, ...]:
    """Return a note for each recognised page that reads badly, and for each doubtful word.

    ``words`` are those of the text with their offsets; ``starts`` is the offset of each page.
    """
    notes = []
    for number, (page, start) in enumerate(zip(pages, starts, strict=True), 1):
        sure = [word.confidence for word in page.words]
        if page.recognised and sure and (mean := sum(sure) / len(sure)) < _READS_BADLY:
            message = f"page {number} was recognised with a confidence of {mean:.0f} %; compare it with the picture"
            notes.append(ReadingNote("low-ocr-confidence", message, start, start))
    for word, start in words:
        if _is_doubtful(word):
            message = f"“{word.text}” was recognised with a confidence of {word.confidence:.0f} %"
            notes.append(ReadingNote("low-ocr-confidence", message, start, start + len(word.text)))
    return tuple(notes)


def _is_doubtful(word: Word) -> bool:
    """Tell whether a recognised word should be looked at: a number or a name, or no word at all."""
    if word.confidence >= _DOUBTFUL:
        return False
    letters = _LETTERS.findall(word.text)
    strange = not letters or any(part.lower() not in syllables() for part in letters)
    return word.confidence < _VERY_DOUBTFUL or strange or any(map(str.isdecimal, word.text))


def _rows(
    picture: "Picture", *, dpi: float, path: Path, limits: Limits, ends: float, columns: bool
) -> list[dict[str, str]]:
    """Return tesseract's table of the words on ``picture``, which may have ``columns`` or be one.

    It is cut off when the clock reaches ``ends``.
    """
    if min(picture.shape) < _LEAST_PIXELS:
        return []
    program = shutil.which("tesseract")
    if program is None:
        raise MissingExtra(
            f"{path}: has pages that are pictures; install the Debian packages {_PACKAGES} to read them"
        )
    height, width = picture.shape
    command = [
        program,
        "stdin",
        "stdout",
        "-l",
        LANGUAGE,
        "--psm",
        "3" if columns else "6",
        "--dpi",
        str(round(dpi)),
    ]
    command += ["-c", "tessedit_create_tsv=1"]
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and no argument comes from the document)
            command,
            input=b"P5\n%d %d\n255\n" % (width, height) + picture.tobytes(),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=max(0.0, ends - time.monotonic()),
            check=False,
        )
    except subprocess.TimeoutExpired:
        fact = "a page took too long to recognise, in seconds"
        raise limits.exceeded("max_page_seconds", path, fact, instead="scan it again") from None
    told = done.stderr.decode("utf-8", "replace")
    if done.returncode and LANGUAGE in told:
        raise MissingExtra(
            f"{path}: tesseract knows no Vietnamese; install the Debian packages {_PACKAGES}"
        )
    if done.returncode:
        raise UnreadableFile(
            f"{path}: tesseract gave up ({told.strip()[-200:]}); scan the page again"
        )
    table = csv.DictReader(
        io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [row for row in table if row["level"] == "5" and row["text"].strip()]


def _words(rows: Iterable[dict[str, str]], scale: float) -> list[Word]:
    """Return the words of tesseract's table, each on the baseline of its line."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        line = lines[row["block_num"], row["par_num"], row["line_num"]]
        if not _is_noise(row["text"], float(row["conf"]), begins=not line):
            line.append(row)
    kept = [_whole_numbers(line) for line in lines.values() if any(map(_is_plausible, line))]
    long = [line for line in kept if _letters(line) >= _FULL]  # not a head, not recipients
    usual = _size([row for line in long or kept for row in line])
    words = []
    for line in kept:
        y, size = _baseline(line), _like(_size(line), usual, line)
        for number, row in enumerate(line):
            left, width = int(row["left"]), int(row["width"])
            text = row["text"].translate(_ETH)
            marker = _MISREAD_MARKERS.get(text) if number == 0 else None
            words.append(
                Word(
                    text=marker or text,
                    x0=left * scale,
                    x1=(left + width) * scale,
                    y=y * scale,
                    size=size * scale,
                    confidence=_SURE if marker else float(row["conf"]),
                )
            )
    return words


def _is_noise(text: str, confidence: float, *, begins: bool) -> bool:
    """Tell whether ``text`` is a speck, a rule or a piece of a stamp that was taken for letters.

    What may be a number, a point's marker or a syllable never is; ``begins`` a line may a dash.
    """
    if begins and (text in _DASHES or text in _MISREAD_MARKERS):
        return False
    if not any(map(str.isalnum, text)):
        return len(text) <= _SHORT and not set(text) <= _SIGNS
    if confidence >= _SURE or any(map(str.isdecimal, text)) or _MARKER.fullmatch(text):
        return False
    letters = _LETTERS.findall(text.lower())
    if any(part in syllables() and (len(part) > 1 or text.isalpha()) for part in letters):
        return False
    return len(text) <= _SHORT or confidence < _NOTHING or len(text) > 2 * len("".join(letters))


def _is_plausible(row: dict[str, str]) -> bool:
    """Tell whether a word shows that its line is writing, and no scribble or stamp."""
    text, confidence = row["text"], float(row["conf"])
    return (
        (confidence >= _PLAUSIBLE and sum(map(str.isalnum, text)) > 1)
        or text in _DASHES
        or _MARKER.fullmatch(text) is not None
        or any(map(str.isdecimal, text))
        or (text.isupper() and len(text) > _SHORT and confidence >= _SURE)
        or any(len(part) > 1 and part in syllables() for part in _LETTERS.findall(text.lower()))
    )


def _whole_numbers(line: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Return ``line`` with the figures of a number that stand no space apart as one word.

    The "1" takes as much room as other figures and fills little of it, so that "11" looks like two.
    """
    whole: list[dict[str, str]] = []
    for row in line:
        if whole and whole[-1]["text"].isdecimal() and row["text"][0].isdecimal():
            before = whole[-1]
            left, height = int(before["left"]), min(int(before["height"]), int(row["height"]))
            room = _FIGURE * len(before["text"]) + _HALF_SPACE
            if int(row["left"]) - left < room * height:
                width = int(row["left"]) + int(row["width"]) - left
                confidence = min(float(before["conf"]), float(row["conf"]))
                text = before["text"] + row["text"]
                whole[-1] = {**before, "text": text, "width": str(width), "conf": str(confidence)}
                continue
        whole.append(row)
    return whole


def _box(row: dict[str, str]) -> tuple[int, int, int, int]:
    """Return where a word stands, as left, top, right, bottom."""
    left, top = int(row["left"]), int(row["top"])
    return left, top, left + int(row["width"]), top + int(row["height"])


def _height(rows: Iterable[dict[str, str]]) -> int:
    """Return how high most words are."""
    return round(median(int(row["height"]) for row in rows for _ in row["text"]))


def _letters(line: Iterable[dict[str, str]]) -> int:
    return sum(len(row["text"]) for row in line)


def _baseline(line: Sequence[dict[str, str]]) -> float:
    """Return the height on which most of a line's words stand."""
    feet = [
        int(row["top"]) + int(row["height"]) for row in line if not _DESCENDING & set(row["text"])
    ]
    return median(feet or [int(row["top"]) + int(row["height"]) for row in line])


def _size(line: Sequence[dict[str, str]]) -> float:
    """Return about the font's size of a line: its words with their marks are lower by a sixth."""
    return 1.2 * median([int(row["height"]) for row in line for _ in row["text"]] or [1])


def _like(size: float, usual: float, line: Sequence[dict[str, str]]) -> float:
    """Return the page's usual size, unless a line is long enough and different enough to have its own."""
    own = _letters(line) >= _TELLING and not _SMALLER * usual < size < usual / _SMALLER
    return size if own else usual
