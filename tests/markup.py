"""Examples with their answers written in: ``xong <deadline due=2024-09-30>trong quý 3</deadline>``."""

import re
from typing import NamedTuple

_TAG = re.compile(r"<(?P<end>/?)(?P<kind>[a-z_]+)(?P<fields>(?: [a-z_]+=(?:\"[^\"]*\"|[^ >]+))*)>")
_FIELD = re.compile(r"([a-z_]+)=(?:\"([^\"]*)\"|([^ >]+))")


class Marked(NamedTuple):
    """A marked piece: its kind, its place in the plain text, the values written in its tag."""

    kind: str
    start: int
    end: int
    fields: dict[str, str]


def parse(example: str) -> tuple[str, list[Marked]]:
    """Return the plain text of an example, and what is marked in it, by start.

    >>> parse("nộp <deadline due=2024-09-30>trước 30/9</deadline>.")
    ('nộp trước 30/9.', [Marked(kind='deadline', start=4, end=14, fields={'due': '2024-09-30'})])
    """
    plain, at, opened, marked = "", 0, [], []
    for tag in _TAG.finditer(example):
        plain += example[at : tag.start()]
        at = tag.end()
        if not tag["end"]:
            fields = {name: quoted or bare for name, quoted, bare in _FIELD.findall(tag["fields"])}
            opened.append((tag["kind"], len(plain), fields))
            continue
        kind, start, fields = opened.pop()
        assert kind == tag["kind"], f"<{kind}> is closed by </{tag['kind']}>: {example}"
        marked.append(Marked(kind, start, len(plain), fields))
    assert not opened, f"<{opened[-1][0]}> is never closed: {example}"
    return plain + example[at:], sorted(marked, key=lambda m: (m.start, -m.end))
