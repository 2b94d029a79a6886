"""One notice in every format gives one text."""

from pathlib import Path

import pytest

from extract.readers import read

DATA = Path(__file__).parents[1] / "data"
NOTICE = """ỦY BAN NHÂN DÂN
TỈNH LONG SƠN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 18/TB-UBND
Long Sơn, ngày 05 tháng 3 năm 2025
THÔNG BÁO
Kết luận của Phó Chủ tịch UBND tỉnh Trần Minh Khôi tại buổi họp về cấp nước sạch nông thôn
I. NHIỆM VỤ CHUNG
1. Sở Nông nghiệp và Môi trường rà soát 12 công trình cấp nước, báo cáo trước ngày 20/3/2025.
2. Sở Tài chính cân đối nguồn vốn:
a) Ngân sách tỉnh bố trí 4,5 tỷ đồng;
b) Ngân sách xã tự cân đối.
II. TỔ CHỨC THỰC HIỆN
1. UBND các xã đôn đốc tiến độ.
TT | Nội dung | Đơn vị chủ trì | Thời hạn
1 | Khảo sát tuyến ống xã Tân Lập | Sở Xây dựng | Quý II/2025
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Minh Khôi"""
TCVN3 = """THÔNG BÁO SỐ 12/TB-UB
Sở Y tế chủ trì, phối hợp với các bệnh viện kiểm tra 24 trạm y tế xã.
Báo cáo ủy ban nhân dân tỉnh trước ngày 15/6/2003."""
VNI = """THÔNG BÁO
Sở Y tế chủ trì, phối hợp với các bệnh viện kiểm tra 24 trạm y tế xã.
Báo cáo Ủy ban nhân dân tỉnh trước ngày 15/6/2003."""


@pytest.mark.parametrize("suffix", [".docx", ".doc", ".odt", ".rtf"])
def test_every_format_gives_the_same_text(suffix: str) -> None:
    source = read(DATA / f"notice{suffix}")
    assert source.text == NOTICE
    assert source.reader == suffix[1:]


@pytest.mark.parametrize("suffix", [".doc", ".rtf"])
@pytest.mark.parametrize(("name", "text"), [("tcvn3", TCVN3), ("vni", VNI)])
def test_old_fonts_give_the_letters_that_were_seen(name: str, text: str, suffix: str) -> None:
    source = read(DATA / f"{name}{suffix}")
    assert (source.text, source.encoding) == (text, name)
