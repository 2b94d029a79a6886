"""Readers: a file of any known format becomes a Source.

A reader is a function from a path and the call's Limits to a Source, one row of ``READERS``. A packed file or a mail holds several documents: ``PACKS``
says how they are taken out. A reader's module is imported when its first file comes, so that these
tables cost nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from extract.errors import ExtractError, UnknownFormat, UnreadableFile
from extract.files import check_file, read_bytes
from extract.formats import is_packed_or_binary, suffix_by_content
from extract.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from extract.source import ReadingNote, Source


def _in(module: str, name: str) -> Callable[[Path, Limits], Any]:
    """Return the function ``name`` of a module beside this one, imported when it is first called."""

    def call(path: Path, limits: Limits) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), name)(path, limits)

    return call


READERS: dict[str, Callable[[Path, Limits], Source]] = {
    ".txt": _in("txt", "read_txt"),
    ".md": _in("txt", "read_txt"),
    ".html": _in("html", "read_html"),
    ".htm": _in("html", "read_html"),
    ".docx": _in("docx", "read_docx"),
    ".doc": _in("doc", "read_doc"),
    ".rtf": _in("rtf", "read_rtf"),
    ".odt": _in("odt", "read_odt"),
    ".pdf": _in("pdf", "read_pdf"),
    ".png": _in("image", "read_image"),
    ".jpg": _in("image", "read_image"),
    ".jpeg": _in("image", "read_image"),
    ".tif": _in("image", "read_image"),
    ".tiff": _in("image", "read_image"),
}
PACKS: dict[str, Callable[[Path, Limits], Iterator[tuple[str, bytes]]]] = {
    ".eml": _in("eml", "mail_parts"),
    ".zip": _in("zip", "zip_members"),
}
SUFFIXES = frozenset(READERS) | frozenset(PACKS)
"""Suffixes, in lower case, of the files that are read in a folder."""
_MAY_BE_EMPTY = frozenset({".txt", ".md", ".html", ".htm"})


def read(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the document at ``path``, read by its content where that contradicts the suffix.

    Raises UnknownFormat when no reader has the suffix, UnreadableFile when the file is missing,
    broken, holds no text, or packs other than one document (``read_all`` gives those),
    LimitExceeded when it goes beyond ``limits``, MissingExtra when a program that it needs is not
    installed.
    """
    path = Path(path)
    suffix, shown = _format(path, limits)
    if suffix in PACKS:
        return _only_one(path, limits)
    try:
        source = READERS[suffix](path, limits)
    except RecursionError:
        raise UnreadableFile(f"{path}: is nested too deep; save it anew from its program") from None
    if shown is None:
        return source
    note = f"the suffix is {path.suffix!r}, but the content is {shown!r} and was read so"
    return replace(source, notes=(*source.notes, ReadingNote("wrong-suffix", note)))


def read_all(
    path: Path | str, *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Source | ExtractError]:
    """Yield every document at ``path``: one for a plain file, each inner one for a mail or .zip.

    An inner document's path is the pack's, "/", and its name there. One that cannot be read is
    given as the error that says so; inner files of unknown suffixes are passed over.

    Raises as ``read`` where the file as a whole cannot be read.
    """
    path = Path(path)
    if _format(path, limits)[0] in PACKS:
        with TemporaryDirectory(prefix="ketluan-") as folder:
            yield from _Unpacking(Path(folder), limits).documents(path, str(path), 1)
    else:
        yield read(path, limits=limits)


def read_stdin(stream: BinaryIO, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """Return the document on ``stream``, a text or any format that its content shows, as ``-``.

    Raises UnreadableFile when it is neither, or holds several documents.
    """
    data = stream.read(limits.max_megabytes * MEGABYTE + 1)
    if len(data) > limits.max_megabytes * MEGABYTE:
        fact = "standard input has too many megabytes"
        raise limits.exceeded("max_megabytes", "-", fact, instead="give files")
    if not is_packed_or_binary(data):
        from extract.readers.txt import source_of_text

        return source_of_text(data, Path("-"))
    with TemporaryDirectory(prefix="ketluan-") as folder:
        path = Path(folder) / "-.txt"  # a text by its name; its content says what it is
        path.write_bytes(data)
        try:
            return replace(read(path, limits=limits), path="-", notes=())
        except ExtractError as error:
            raise type(error)(str(error).replace(str(path), "-")) from None


def _format(path: Path, limits: Limits) -> tuple[str, str | None]:
    """Return the suffix to read ``path`` by, and the content's where that is another."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        read_bytes(path, limits)  # a missing file is told as missing, whatever its suffix
        known = " ".join(sorted(SUFFIXES))
        raise UnknownFormat(
            f"{path}: no reader for {suffix or 'a name without suffix'!r}; known: {known}"
        )
    check_file(path, limits)
    if not path.stat().st_size and suffix not in _MAY_BE_EMPTY:
        raise UnreadableFile(f"{path}: is empty; get a fresh copy")
    shown = suffix_by_content(path)
    return (shown, shown) if shown in SUFFIXES else (suffix, None)


def _only_one(path: Path, limits: Limits) -> Source:
    """Return the document of a pack that holds one.

    Raises UnreadableFile when it holds none or several.
    """
    documents = list(read_all(path, limits=limits))
    if len(documents) != 1:
        raise UnreadableFile(f"{path}: holds {len(documents)} documents; give them one by one")
    document = documents[0]
    if isinstance(document, ExtractError):
        raise document
    return document


@dataclass(frozen=True)
class _Unpacking:
    """The work on one pack: its inner files lie in ``folder``, under names of ours, while read."""

    folder: Path
    limits: Limits

    def documents(self, path: Path, shown: str, depth: int) -> Iterator[Source | ExtractError]:
        """Yield the documents of the pack at ``path``, told as ``shown``, with those of inner packs."""
        suffix, _ = _format(path, self.limits)
        found = False
        for place, (name, data) in enumerate(PACKS[suffix](path, self.limits)):
            inner = Path(name.replace("\\", "/").replace("\0", "")).suffix.lower()
            if inner not in SUFFIXES or _is_hidden(name):
                continue
            found = True
            member = self.folder / f"{depth}-{place}{inner}"
            member.write_bytes(data)
            try:
                yield from self._inner(member, f"{shown}/{name}", depth)
            finally:
                member.unlink()
        if not found:
            raise UnreadableFile(
                f"{shown}: holds no document of a known format; give the files themselves"
            )

    def _inner(self, member: Path, told: str, depth: int) -> Iterator[Source | ExtractError]:
        """Yield the document of one inner file, or its documents, or why there are none."""
        try:
            if _format(member, self.limits)[0] not in PACKS:
                yield replace(read(member, limits=self.limits), path=told)
            elif depth < self.limits.max_depth:
                yield from self.documents(member, told, depth + 1)
            else:
                raise self.limits.exceeded(
                    "max_depth", told, "is packed too deep", instead="unpack it yourself"
                )
        except ExtractError as error:
            yield type(error)(str(error).replace(str(member), told))


def _is_hidden(name: str) -> bool:
    """Tell whether a packed file is hidden, or a program's lock or shadow of another."""
    parts = name.replace("\\", "/").split("/")
    return any(
        part.startswith((".", "~$", "__MACOSX")) and part not in (".", "..") for part in parts
    )
