"""Build extract/lexicons/places.jsonl: the names of Vietnam's provinces, districts and communes.

The source is the administrative map inside underthesea (Apache-2.0), which comes from
vietnamadminunits 1.0.4 (MIT): every unit before 1 July 2025 and the one it became. Run it after
an upgrade of underthesea: ``python scripts/build_places.py``. Nothing reads underthesea's file
at run time.

One line a province, old (``"until"``) or of today (``"since"``), sorted by name; ``units`` holds
the bare names of what lies in it, by kind of unit. Units that the map leaves unnamed (tone
twins of one district) are missing.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import underthesea

MAP = Path(underthesea.__file__).parent / "address" / "data" / "mapping.json"
PLACES = Path(__file__).parent.parent / "extract" / "lexicons" / "places.jsonl"
KINDS = ("thành phố", "thị xã", "thị trấn", "tỉnh", "quận", "huyện", "phường", "xã", "đặc khu")
# Provinces of older texts that the map does not know any more, with the last day of each:
# Nghị quyết 175/2024/QH15 made Thừa Thiên Huế a city, Nghị quyết 15/2008/QH12 Hà Tây part of Hà Nội.
FORMER = (
    ("Thừa Thiên Huế", "2024-12-31", "Huế"),
    ("Thừa Thiên - Huế", "2024-12-31", "Huế"),
    ("Hà Tây", "2008-07-31", "Hà Nội"),
)
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"


def split_unit(name: str) -> tuple[str, str]:
    """Return the kind of unit and its bare name.

    >>> split_unit("Thị trấn An Lão")
    ('thị trấn', 'An Lão')
    """
    kind = next(k for k in KINDS if name.lower().startswith(k + " "))
    return kind, name[len(kind) + 1 :]


def provinces(mapping: dict[str, Any], when: str) -> list[dict[str, Any]]:
    """Return a record for each province; ``when`` is "old" or "new"."""
    units: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in mapping["ward_mapping"]:
        for field in (f"{when}_district", f"{when}_ward"):
            if row.get(field):
                kind, name = split_unit(row[field])
                units[row[f"{when}_province"]][kind].add(name)
    names = mapping["old_province_names" if when == "old" else "province_names"]
    valid = {"until": LAST_DAY} if when == "old" else {"since": FIRST_DAY}
    records = []
    for key, entry in names.items():
        kind, name = split_unit(entry["name"])
        record: dict[str, Any] = {"name": name, "kind": kind, **valid}
        if when == "old":
            successor = mapping["province_names"][mapping["province_mapping"][key]]["name"]
            record["successor"] = split_unit(successor)[1]
        inside = units[entry["name"]]
        record["units"] = {k: sorted(inside[k]) for k in sorted(inside)}
        records.append(record)
    return records


def main() -> None:
    """Write the lexicon."""
    mapping = json.loads(MAP.read_text(encoding="utf-8"))
    former = [
        {"name": name, "kind": "tỉnh", "until": until, "successor": successor, "units": {}}
        for name, until, successor in FORMER
    ]
    records = former + provinces(mapping, "old") + provinces(mapping, "new")
    records.sort(key=lambda r: (r["name"], "since" in r))
    lines = [json.dumps(r, ensure_ascii=False) for r in records]
    PLACES.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
