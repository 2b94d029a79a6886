"""Write what the docs take from the code: docs/notice.schema.json and docs/cli.md.

usage: write_docs.py [--check]     (--check writes nothing, and fails when a file is not current)
"""

import os
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
COMMANDS = ("", "extract", "schema", "evaluate", "doctor")
INTRODUCTION = """# The command

What `ketluan --help` says, word for word; written by `make docs`. Its output: [output.md](output.md).
"""


def main() -> None:
    """Write or check both files."""
    files = {"notice.schema.json": ketluan("schema"), "cli.md": cli_page()}
    stale = [
        name
        for name, text in files.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        sys.exit(f"not current: {', '.join(stale)}; run `make docs`" if stale else 0)
    for name in stale:
        (DOCS / name).write_text(files[name], encoding="utf-8")


def cli_page() -> str:
    """Return the help of every command as one page."""
    sections = [INTRODUCTION]
    for command in COMMANDS:
        text = ketluan(*command.split(), "--help").rstrip()
        sections.append(f"\n## {f'ketluan {command}'.strip()}\n\n```text\n{text}\n```\n")
    return "".join(sections)


def ketluan(*arguments: str) -> str:
    """Return what the command writes, at a width of 80 columns."""
    command = [sys.executable, "-m", "extract", *arguments]
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run(  # noqa: S603
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    ).stdout


if __name__ == "__main__":
    main()
