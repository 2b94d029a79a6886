"""docs/notice.schema.json is what the code says, and what comes out keeps to it."""

import json

from extract.pipeline import extract_notice
from extract.schema import SCHEMA_VERSION, Notice, Record


def test_schema_in_the_docs_is_current(root):
    written = json.loads((root / "docs" / "notice.schema.json").read_text(encoding="utf-8"))
    assert written == Notice.model_json_schema(mode="serialization"), "run `make docs`"


def test_record_reads_back_what_it_wrote():
    notice = extract_notice("1. Giao Sở Y tế mua 12,5 tấn gạo và 3 xe, xong trước 30/6/2024.")
    assert Notice.model_validate(notice.to_dict()) == notice
    assert notice.schema_version == SCHEMA_VERSION


def test_every_field_of_the_docs_is_in_the_schema(root):
    """docs/output.md has a row or a line for each field that comes out."""
    text = (root / "docs" / "output.md").read_text(encoding="utf-8")
    for record in Record.__subclasses__():
        missing = [name for name in record.model_fields if name not in text]
        assert not missing, (record.__name__, missing)
