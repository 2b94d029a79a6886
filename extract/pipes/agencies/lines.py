"""Join the lines of a paragraph: white space around a hard wrap counts as one space."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile("\n")
_SPACES = re.compile("  +")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text without the extra spaces around its hard wraps, and the way back to the original."""

    text: str
    folded: str
    joints: tuple[int, ...] = ()
    """Offsets in ``text`` from which on ``lost`` characters more stand in the original."""
    lost: tuple[int, ...] = ()

    def offset(self, at: int) -> int:
        """Return the original's offset of the character at ``at``."""
        joint = bisect_right(self.joints, at)
        return at + (self.lost[joint - 1] if joint else 0)


def join_lines(text: str, folded: str) -> Lines:
    """Return ``text`` and ``folded`` with one space where a line end and its indentation stood.

    Spaces inside a line stay: they keep the columns of a letterhead apart.

    >>> join_lines("Sở" + chr(10) + "  Y tế", "sở   y tế").text
    'Sở Y tế'
    """
    wraps = [m.start() for m in _LINE_END.finditer(text) if folded[m.start()] == " "]
    if not wraps:
        return Lines(text, folded)
    characters = list(text)
    kept, joints, lost = [], [], []
    done = gone = 0
    for wrap in wraps:
        characters[wrap] = " "
        run = _SPACES.match(folded, max(done, _first_space(folded, wrap)))
        if run is None or run.start() < done:
            continue
        kept.append((done, run.start() + 1))
        done = run.end()
        gone += run.end() - run.start() - 1
        joints.append(done - gone)
        lost.append(gone)
    kept.append((done, len(text)))
    return Lines(
        "".join("".join(characters[a:b]) for a, b in kept),
        "".join(folded[a:b] for a, b in kept),
        tuple(joints),
        tuple(lost),
    )


def _first_space(folded: str, at: int) -> int:
    """Return the offset of the first of the spaces that ``at`` is among."""
    while at and folded[at - 1] == " ":
        at -= 1
    return at
