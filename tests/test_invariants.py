"""What holds for every text whatever: spans prove themselves, sentences cover, nothing escapes."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extract import schema
from extract.exporters.jsonl import dump
from extract.pipeline import extract_notice
from extract.schema import Notice, Record
from extract.text import clean
from test_text import ODD

# Pieces that findings are made of, put together by chance: more is found than in random letters.
PIECES = (
    *(
        "Giao ",
        "Yêu cầu ",
        "đề nghị ",
        "Sở Y tế",
        "Các sở: Tài chính, Nội vụ",
        "UBND các huyện, thị xã",
    ),
    *(
        " chủ trì, phối hợp với ",
        " rà soát, báo cáo ",
        "; hoàn thành ",
        " trước ngày 30/9/2024",
        " trong quý III",
    ),
    *(
        "hằng tháng",
        "trong vòng 05 ngày làm việc",
        "12,5 tỷ đồng",
        "36 hộ/4,92 ha",
        "20 - 25%",
        "không",
    ),
    *(
        "Kế hoạch số 117/KH-UBND ngày 04/6/2024",
        "Luật Đất đai",
        "theo quy định",
        " ",
        " ",
        "\n",
        "\n\n",
        ". ",
        ": ",
    ),
    *(
        "I. ",
        "II. KẾT LUẬN",
        "1. ",
        "a) ",
        "đ) ",
        "- ",
        "+ ",
        "(1) ",
        "| ",
        "**",
        "## ",
        "Nơi nhận:",
        "\n:\n",
        "”",
        "“",
        "/.",
        "Kính gửi: ",
    ),
    *(
        "TL. CHỦ TỊCH",
        "KT. BỘ TRƯỞNG",
        "Nguyễn Văn Bình",
        "Số:   /TB-UBND",
        "ngày 31 tháng 02 năm 2024",
        "\t",
        "%",
    ),
    *(
        "PHỤ LỤC",
        "Thời gian hoàn thành: ",
        "đồng chí ",
        "Chủ tịch UBND tỉnh",
        "(",
        ")",
        "“",
        "”",
        "0",
        "99999999999999",
    ),
)
TEXTS = st.one_of(ODD, st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


def spans(record: Record) -> Iterator[tuple[Record, schema.Span]]:
    """Yield every span in a record with the record that holds it."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        values = list(value.values()) if isinstance(value, dict) else value
        for one in values if isinstance(values, list) else [values]:
            for inner in one if isinstance(one, list) else [one]:
                if isinstance(inner, schema.Span):
                    yield record, inner
                if isinstance(inner, Record):
                    yield from spans(inner)


def check(text: str, notice: Notice) -> None:
    """Hold a notice against its text."""
    source = clean(text)
    assert notice.source.characters == len(source)
    for holder, span in spans(notice):
        assert 0 <= span.start <= span.end <= len(source), (holder, span)
        words = getattr(span, "text", None) or (
            getattr(holder, "text", None) if getattr(holder, "span", None) is span else None
        )
        assert words is None or source[span.start : span.end] == words, (holder, span)
    covered = [i for s in notice.sentences for i in range(s.start, s.end)]
    assert covered == sorted(set(covered)), "a sentence overlaps another"
    starts = [item.span.start for item in notice.action_items]
    assert starts == sorted(starts)
    ids = [item.id for item in notice.action_items]
    assert len(set(ids)) == len(ids)
    for item in notice.action_items:
        assert re.fullmatch(r"[0-9a-f]{16}", item.content_hash)
        assert len(item.summary) <= 200
        for party in (*item.lead_agencies, *item.coordinating_agencies):
            if party.source == "explicit":
                assert item.span.start <= party.span.start <= party.span.end <= item.span.end


@SLOW
@given(TEXTS)
@example("hồ sơ\n:\n")
@example("(\n;\n“:”")
@example("Mục .\nPhần :")
def test_any_text_gives_a_notice_that_proves_itself(text):
    check(text, extract_notice(text))


@SLOW
@given(TEXTS)
def test_same_text_gives_the_same_bytes(text):
    line = dump(extract_notice(text))
    assert dump(extract_notice(text)) == line
    assert "\n" not in line
    assert Notice.model_validate_json(line) == extract_notice(text)


@pytest.mark.parametrize("folder", ["gold/dev", "raw", "seeds"])
def test_real_documents_prove_themselves(shared, folder):
    for path in sorted((shared / folder).glob("*.txt"))[::5]:
        text = path.read_text(encoding="utf-8")
        notice = extract_notice(text)
        check(text, notice)
        # Scans leave marks such as "b/" in a letterhead, which look like points and are none.
        assert_sentences_cover(clean(text), notice, share=0.01)


def test_written_documents_prove_themselves(root):
    for path in sorted((root / "corpora" / "written").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        notice = extract_notice(text)
        check(text, notice)
        assert_sentences_cover(clean(text), notice)


def assert_sentences_cover(text: str, notice: Notice, *, share: float = 0.0) -> None:
    """All letters and digits but ``share`` stand in a sentence, a point's marker or a page number."""
    inside = {i for s in notice.sentences for i in range(s.start, s.end)}
    for block in notice.outline:
        stop = block.span.start + len(block.marker or "")
        inside.update(range(block.span.start, stop))
    for page_number in re.finditer(r"(?m)^\s*\d{1,3}\s*$", text):
        inside.update(range(*page_number.span()))
    lost = [i for i, c in enumerate(text) if c.isalnum() and i not in inside]
    assert len(lost) <= share * len(text), text[max(0, lost[0] - 40) : lost[0] + 40]
