"""Write notices as JSON Lines, one a line: the native form, with every field."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

import jsonlines

from extract.schema import Notice, Record

# Legal inside a JSON string, but a line end to many readers of lines.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def write(notices: Iterable[Notice], stream: TextIO) -> None:
    """Write one line a notice to ``stream``."""
    writer(stream).write_all(notices)


def writer(stream: TextIO) -> jsonlines.Writer:
    """Return a writer of records (and of plain values) in the one form that this project uses."""
    return jsonlines.Writer(stream, dumps=dump)


def dump(value: Any) -> str:
    r"""Return a record, or a plain JSON value, as one line of JSON.

    Keys keep their order; there is no NaN; no character inside ends the line.

    >>> dump({"path": "báo\u2028cáo.txt", "pages": None})
    '{"path":"báo\\u2028cáo.txt","pages":null}'
    """
    if isinstance(value, Record):
        line = value.model_dump_json()
    else:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escape in _LINE_ENDS.items():  # str.translate takes fifty times as long
        line = line.replace(character, escape)
    return line
