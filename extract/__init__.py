"""Reads Vietnamese conclusion notices (thông báo kết luận) and gives their tasks as data.

>>> import extract
>>> notice = extract.extract_notice("Giao Sở Tài chính chủ trì, tham mưu UBND tỉnh.")
>>> notice.action_items[0].lead_agencies[0].name
'Sở Tài chính'

A name is imported when it is first asked for, so that ``import extract`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.batch import Failure as Failure
    from extract.batch import extract_notices as extract_notices
    from extract.errors import ExtractError as ExtractError
    from extract.limits import Limits as Limits
    from extract.pipeline import extract_notice as extract_notice
    from extract.pipeline import load_pipeline as load_pipeline
    from extract.readers import read as read
    from extract.schema import ActionItem as ActionItem
    from extract.schema import Notice as Notice
    from extract.source import Source as Source

__version__ = "0.1.0"

_HOME = {
    "ActionItem": "extract.schema",
    "ExtractError": "extract.errors",
    "Failure": "extract.batch",
    "Limits": "extract.limits",
    "Notice": "extract.schema",
    "Source": "extract.source",
    "extract_notice": "extract.pipeline",
    "extract_notices": "extract.batch",
    "load_pipeline": "extract.pipeline",
    "read": "extract.readers",
}
__all__ = [*_HOME, "__version__"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, imported already or not."""
    return sorted({*globals(), *_HOME})
