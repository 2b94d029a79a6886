"""Damage done to sample files: cut, overwritten, doubled, lost; the same for the same seed."""

import random
import zipfile
from pathlib import Path


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` cut, overwritten in places, or with a stretch doubled or lost."""
    changed = bytearray(data)
    at = chance.randrange(len(changed))
    match chance.randrange(5):
        case 0:
            del changed[at:]
        case 1:
            del changed[at : at + chance.randrange(4000)]
        case 2:
            changed[at:at] = changed[chance.randrange(len(changed)) :][:2000]
        case _:
            for _ in range(chance.choice((1, 4, 30))):
                changed[chance.randrange(len(changed))] = chance.choice(
                    (0, 255, chance.randrange(256))
                )
    return bytes(changed)


def write_damaged(path: Path, chance: random.Random, target: Path) -> None:
    """Write the file at ``path`` to ``target``, damaged; half the packed ones inside a part."""
    if path.suffix in (".docx", ".odt") and chance.random() < 0.5:
        _write_damaged_inside(path, chance, target)
    else:
        target.write_bytes(damaged(path.read_bytes(), chance))


def _write_damaged_inside(path: Path, chance: random.Random, target: Path) -> None:
    """Write a packed document to ``target`` with one of its parts damaged."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, damaged(data, chance) if name == chosen and data else data)
