"""Start fast: import packages without the parts that nothing here uses; in workers only.

The library imports as anyone does. A worker is our own process, and the command is to give its first result within 1.5 s, and
half of that would go into what these packages import for uses of their own.
"""

import gc
import sys
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_OBJECTS = 50_000
"""New objects after which a worker looks for garbage in cycles, of which it makes little."""


def import_quickly() -> None:
    """Import spaCy and underthesea's sentence splitter, and make holidays ready to import: in half the time.

    Looking for garbage as often as Python does by itself would take a sixth of the start.
    """
    gc.set_threshold(_OBJECTS)
    _import_spacy()
    if package := _stand_in_for("underthesea"):
        splitter = import_module("underthesea.pipeline.sent_tokenize")
        package.sent_tokenize = splitter.sent_tokenize  # type: ignore[attr-defined]
    _stand_in_for("holidays.countries")


def _import_spacy() -> None:
    """Import spaCy without its own command line, 0.4 s of web clients, and without pydantic's old self.

    The library confection asks for that, and does without where it is missing, as it is from Python 3.14 on.
    """
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    if "pydantic.v1" not in sys.modules:
        stand_ins["pydantic.v1"] = sys.modules["pydantic.v1"] = None  # type: ignore[assignment]
    import_module("spacy")
    for name in stand_ins:
        del sys.modules[name]


def _stand_in_for(name: str) -> ModuleType | None:
    """Put an empty package in the place of ``name``, from which its parts can be imported, and return it.

    Importing all of underthesea loads its taggers, 0.5 s; all of holidays.countries, 200 countries.
    Whoever asks the stand-in for anything else gets the real package. None when that is there already.
    """
    spec = _spec(name) if name not in sys.modules else None
    if spec is None or spec.submodule_search_locations is None:
        return None
    package = ModuleType(name)
    package.__path__ = list(spec.submodule_search_locations)
    package.__spec__ = spec
    sys.modules[name] = package
    package.__getattr__ = partial(_of_the_real_one, name)  # type: ignore[method-assign]
    return package


def _spec(name: str) -> ModuleSpec | None:
    """Return where a package lies, without importing the one that it is part of."""
    whole = name.rpartition(".")[0]
    if not whole:
        return find_spec(name)
    spec = find_spec(whole)
    return PathFinder.find_spec(name, spec.submodule_search_locations) if spec else None


def _of_the_real_one(name: str, attribute: str) -> Any:
    """Import the package ``name`` itself in the place of its stand-in, and return what was asked for."""
    if attribute.startswith("__"):  # what the import system asks of any module
        raise AttributeError(attribute)
    del sys.modules[name]
    return getattr(import_module(name), attribute)
