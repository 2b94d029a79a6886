"""Task tables: a row is an item, and its cells say who and by when (corpora/GUIDELINES.md, 3.8)."""

import pytest

from answers import answer_of, answered, asked, cases
from extract.pipeline import extract_notice

WATCH = '1. <item lead="Văn phòng UBND tỉnh">Giao Văn phòng UBND tỉnh theo dõi</item>.\nPHỤ LỤC\nGIAO NHIỆM VỤ\n'

TABLES = {
    "row by row": """| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" with="Sở Tài chính (table)" due=2031-09-30>Rà soát thuốc dự trữ</item> | Sở Y tế | Sở Tài chính | Trong quý III/2031 |
| 2 | <item lead="Sở Nội vụ (table)" with="Công an tỉnh (table)" due=2031-12-31>Rà soát biên chế</item> | Sở Nội vụ | Công an tỉnh | Trong năm 2031 |""",
    "empty cell keeps the one above": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> | Sở Y tế | Trước ngày 20/5/2031 |
| 2 | <item lead="Sở Y tế (table)" due=2031-05-20>Lập danh sách trạm xuống cấp</item> |  |  |
| 3 | <item lead="Sở Nội vụ (table)" due=2031-05-20>Rà soát biên chế</item> | Sở Nội vụ |  |""",
    "dash says none, and ends what was kept": """| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" with="Sở Tài chính (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> | Sở Y tế | Sở Tài chính | Trước ngày 20/5/2031 |
| 2 | <item lead="Sở Y tế (table)">Lập danh sách trạm xuống cấp</item> | Sở Y tế | - | - |
| 3 | <item lead="Sở Y tế (table)">Kiểm tra bếp ăn</item> |  |  |  |""",
    "group rows give no item": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| I | Về y tế |  |  |
| 1 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> | Sở Y tế | Trước ngày 20/5/2031 |
| II | Về nội vụ |  |  |
| 2 | <item lead="Sở Nội vụ (table)" due=2031-06-30>Rà soát biên chế</item> | Sở Nội vụ | Trước ngày 30/6/2031 |""",
    "row that numbers the columns": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| (1) | (2) | (3) | (4) |
| 1 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> | Sở Y tế | Trước ngày 20/5/2031 |""",
    "several tasks in a cell, apart by semicolon": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (table)" due=2031-05-20>lập danh sách trạm xuống cấp</item> | Sở Y tế | Trước ngày 20/5/2031 |""",
    "several tasks in a cell, apart by full stop": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item>. <item lead="Sở Y tế (table)" due=2031-05-20>Lập danh sách trạm xuống cấp</item>. | Sở Y tế | Trước ngày 20/5/2031 |""",
    "several leads": """| TT | Nhiệm vụ | Chủ trì |
|---|---|---|
| 1 | <item lead="Sở Y tế (table); Công an tỉnh (table)">Kiểm tra bếp ăn</item> | Sở Y tế, Công an tỉnh |""",
    "no column of numbers": """| Nhiệm vụ | Đơn vị thực hiện | Tiến độ |
|---|---|---|
| <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> | Sở Y tế | Trước ngày 20/5/2031 |""",
    "only time, nobody named": """| TT | Nội dung công việc | Thời gian thực hiện |
|---|---|---|
| 1 | <item due=2031-05-20>Rà soát thuốc dự trữ</item> | Trước ngày 20/5/2031 |""",
    "columns in another order": """| TT | Cơ quan chủ trì | Thời hạn hoàn thành | Nội dung |
|---|---|---|---|
| 1 | Sở Y tế | Trước ngày 20/5/2031 | <item lead="Sở Y tế (table)" due=2031-05-20>Rà soát thuốc dự trữ</item> |""",
    "two tables, each with its head": """| TT | Nhiệm vụ | Chủ trì |
|---|---|---|
| 1 | <item lead="Sở Y tế (table)">Rà soát thuốc dự trữ</item> | Sở Y tế |

| TT | Đơn vị thực hiện | Nhiệm vụ |
|---|---|---|
| 1 | Sở Nội vụ | <item lead="Sở Nội vụ (table)">Rà soát biên chế</item> |""",
    "no mark under the head": """| TT | Nhiệm vụ | Chủ trì |
| 1 | <item lead="Sở Y tế (table)">Rà soát thuốc dự trữ</item> | Sở Y tế |
| 2 | <item lead="Sở Nội vụ (table)">Rà soát biên chế</item> | Sở Nội vụ |""",
    "recurring": """| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | <item lead="Sở Y tế (table)" due=FREQ=MONTHLY;BYMONTHDAY=25>Báo cáo dịch bệnh</item> | Sở Y tế | Trước ngày 25 hằng tháng |""",
    "table of figures": """| TT | Địa phương | Số hộ nghèo | Tỷ lệ |
|---|---|---|---|
| 1 | Huyện An Lão | 120 | 2,5% |
| 2 | Huyện Vân Canh | 85 | 1,9% |""",
    "table of those who attend": """| TT | Họ và tên | Chức vụ |
|---|---|---|
| 1 | Lê Văn Sáu | Giám đốc Sở Y tế |""",
}

FAULTS = {}


@pytest.mark.parametrize("body", cases(TABLES, FAULTS))
def test_each_row_of_a_task_table_is_an_item(body):
    text, answers = asked(WATCH + body)
    assert answered(text) == answers


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Sản phẩm", "Báo cáo của Sở Y tế"),
        ("Kết quả đầu ra", "Kế hoạch được phê duyệt"),
    ],
)
def test_product_of_a_row_is_its_cell(header, cell):
    table = f"| TT | Nhiệm vụ | Chủ trì | {header} |\n|---|---|---|---|\n| 1 | Rà soát thuốc | Sở Y tế | {cell} |"
    text, _ = asked(WATCH + table)
    *_, item = extract_notice(text).action_items
    assert (item.text, item.product.text) == ("Rà soát thuốc", cell)


@pytest.mark.parametrize("columns", [("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")])
def test_parties_of_a_row_stand_in_its_cells_and_not_in_its_words(columns):
    table = f"| {' | '.join(columns)} |\n|---|---|---|---|\n| 1 | Rà soát thuốc | Sở Y tế | Trước ngày 20/5/2031 |"
    text, _ = asked(WATCH + table)
    *_, item = extract_notice(text).action_items
    (party,) = item.lead_agencies
    row = text.index("| 1 | Rà soát")
    assert party.span.start == text.index("Sở Y tế", row)
    assert item.deadline.span.start == text.index("Trước ngày", row)
    assert answer_of(item).words == "Rà soát thuốc"
