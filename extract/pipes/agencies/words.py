"""Shapes of words inside names: capitalised, joined, listed."""

import re

UPPER = "".join(re.escape(c) for c in map(chr, range(0x1F00)) if c.isupper())

CAPITALISED = re.compile(
    rf"[{UPPER}][\w'’&/+]*(?:[-–.][{UPPER}0-9][\w'’&/]*)*|\d+[A-Z]?(?!\w|[./,]\d)"
)
JOINT = re.compile(rf"(?: (?:và|và các|&)| ?[-–—]) (?=[{UPPER}])")
LIST_JOINT = re.compile(rf", (?=[{UPPER}]\w*(?: \w+){{0,5}} (?:và|&) [{UPPER}])")
SEPARATOR = re.compile(r" ?, ?và | ?[,;] ?| và | & ")
"""What stands between the members of a list, over folded text."""
