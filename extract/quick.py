"""Start fast: import packages without the parts that nothing here uses; in workers only.

The library imports as anyone does. A worker is our own process, and the command is to give its first result within 1.5 s, and
half of that would go into what these packages import for uses of their own.
"""

import gc
import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_OBJECTS = 50_000
"""New objects after which a worker looks for garbage in cycles, of which it makes little."""


def import_quickly() -> None:
    """Import spaCy and underthesea's sentence splitter: in 0.5 s instead of 1.5.

    Looking for garbage as often as Python does by itself would take a sixth of the start.
    """
    gc.set_threshold(_OBJECTS)
    _import_spacy()
    _stand_in_for_underthesea()


def _import_spacy() -> None:
    """Import spaCy without its own command line: 0.4 s of web clients."""
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    import_module("spacy")
    for name in stand_ins:
        del sys.modules[name]


def _stand_in_for_underthesea() -> None:
    """Put a package in the place of underthesea that gives ``sent_tokenize`` at once.

    Importing all of underthesea loads its taggers: 0.5 s. Whoever asks the stand-in for
    anything else gets the real package.
    """
    spec = find_spec("underthesea") if "underthesea" not in sys.modules else None
    if spec is None or spec.submodule_search_locations is None:
        return
    package = ModuleType("underthesea")
    package.__path__ = list(spec.submodule_search_locations)
    package.__spec__ = spec
    sys.modules["underthesea"] = package
    splitter = import_module("underthesea.pipeline.sent_tokenize")
    package.sent_tokenize = splitter.sent_tokenize  # type: ignore[attr-defined]
    package.__getattr__ = _of_the_real_one  # type: ignore[method-assign]


def _of_the_real_one(name: str) -> Any:
    """Import underthesea itself in the place of the stand-in, and return what was asked for."""
    if name.startswith("__"):  # what the import system asks of any module
        raise AttributeError(name)
    del sys.modules["underthesea"]
    return getattr(import_module("underthesea"), name)
