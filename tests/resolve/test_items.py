"""What is an item, where it starts and ends, and by when: corpora/GUIDELINES.md, 2, 3 and 5.

To add a case, add a document. How it marks its items is told in tests/answers.py.
"""

import re

import pytest

from answers import HEADS, answered, asked, cases
from extract.pipeline import extract_notice
from extract.resolve.digest import SUMMARY_LENGTH, summary

# --- one clause, one item -------------------------------------------------------------------------

BOUNDS = {
    "label and closing mark stay outside": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát thuốc dự trữ</item>./.',
    "each point gives an item": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>.\n2. <item lead="Sở Nội vụ">Sở Nội vụ rà soát biên chế</item>.',
    "point that ends in a comma": '1. Giao Sở Y tế:\n- <item lead="Sở Y tế (lead_in)">Rà soát thuốc dự trữ</item>,\n- <item lead="Sở Y tế (lead_in)">Kiểm tra bếp ăn</item>.',
    "semicolon before a new predicate": '1. <item lead="UBND huyện An Lão">UBND huyện An Lão bố trí ít nhất 12 lớp dạy bơi</item>; <item lead="UBND huyện An Lão (same_item)">lập danh sách học sinh chưa biết bơi</item>.',
    "no cut at commas and và": '1. <item lead="Sở Y tế">Sở Y tế rà soát, tổng hợp và báo cáo UBND tỉnh</item>.',
    "purpose stays inside": '1. <item lead="Sở Y tế">Sở Y tế tập huấn cho nhân viên trạm để nâng cao tay nghề, nhằm giảm tải tuyến trên</item>.',
    "purpose behind a semicolon stays inside": '1. <item lead="Sở Y tế">Sở Y tế tập huấn cho nhân viên trạm để nâng cao tay nghề; để giảm tải tuyến trên</item>.',
    "detail behind a semicolon stays inside": '1. <item lead="Sở Y tế">Sở Y tế mua 12 xe cứu thương; trong đó 03 xe cho vùng cao</item>.',
    "manner stays inside": '1. <item lead="Sở Y tế">Sở Y tế đấu thầu thuốc theo hướng tập trung, bảo đảm đúng quy định</item>.',
    "bảo đảm of a quality is no item": '1. <item lead="Sở Y tế">Sở Y tế đấu thầu thuốc; bảo đảm đúng quy định</item>.',
    "bảo đảm with an object of its own is an item": '1. <item lead="Sở Y tế">Sở Y tế đấu thầu thuốc</item>; <item lead="Sở Y tế (same_item)">bảo đảm việc cấp phát thuốc gắn với sổ khám của từng hộ</item>.',
    "bảo đảm that each has something is an item": '1. <item lead="Sở Y tế">Sở Y tế đấu thầu thuốc</item>; <item lead="Sở Y tế (same_item)">bảo đảm mỗi trạm có đủ thuốc dự trữ</item>.',
    "semicolons in a list of nouns": '1. <item lead="Sở Xây dựng">Sở Xây dựng rà soát các công trình sau: hồ chứa nước; kè chống sạt lở; cống dưới đê</item>.',
    "semicolons in a list of laws": '1. <item lead="Sở Tư pháp">Sở Tư pháp phổ biến Luật Đất đai; Luật Nhà ở; Luật Kinh doanh bất động sản</item>.',
    "semicolon in brackets": '1. <item lead="Sở Xây dựng">Sở Xây dựng kiểm tra các hồ xung yếu (hồ Đá Bàn; hồ Suối Mây)</item>.',
    "semicolon in quotation marks": '1. <item lead="Sở Y tế">Sở Y tế phát động phong trào “Ăn chín; uống sôi; ở sạch” trong trường học</item>.',
    "list within the sentence": '1. <item lead="Sở Y tế">Giao Sở Y tế chuẩn bị: (i) thuốc; (ii) hóa chất; (iii) áo phao</item>.',
    "trong đó as a sentence of its own": '1. <item lead="Sở Xây dựng">Sở Xây dựng sửa nhà cho hộ nghèo</item>. Trong đó, <item lead="Sở Xây dựng (same_item)">tập trung hỗ trợ các hộ ở vùng sạt lở</item>.',
    "đồng thời stays outside": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>; đồng thời <item lead="Sở Y tế (same_item)">lập danh sách trạm xuống cấp</item>.',
    "ngoài ra stays outside": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>. Ngoài ra, <item lead="Sở Y tế (same_item)">lập danh sách trạm xuống cấp</item>.',
    "circumstance before a predicate stays outside": '1. <item lead="Công an tỉnh">Công an tỉnh trực ban 24/24 giờ</item>; khi phát hiện cháy, <item lead="Công an tỉnh (same_item)">báo ngay cho Chi cục Kiểm lâm tỉnh</item>.',
    "beyond one's power": '1. <item lead="Sở Y tế">Sở Y tế giải quyết hồ sơ tồn đọng</item>; trường hợp vượt thẩm quyền, <item lead="Sở Y tế (same_item)" due=2031-05-20>báo cáo UBND tỉnh trước ngày 20/5/2031</item>.',
    "limit placed first is inside": '1. <item lead="Sở Y tế">Sở Y tế theo dõi dịch sốt xuất huyết</item>. <item lead="Sở Y tế (same_item)" due=FREQ=WEEKLY;BYDAY=FR>Định kỳ trước 16 giờ thứ Sáu hằng tuần, báo cáo UBND tỉnh</item>.',
    "actor with its colon is inside": '1. <item lead="Công an huyện" with="các ngành">Công an huyện: Phối hợp các ngành tuần tra</item>.',
    "lead-in that orders something itself": '1. <item lead="Sở Y tế">Giao Sở Y tế thực hiện đồng bộ các giải pháp phòng dịch</item>, trong đó lưu ý một số nội dung sau:\n- <item lead="Sở Y tế (lead_in)">Phun hóa chất tại các chợ</item>.\n- <item lead="Sở Y tế (lead_in)">Bố trí 03 tổ cấp cứu lưu động</item>.',
    "lead-in that only announces": '1. Sở Y tế tập trung thực hiện tốt một số nhiệm vụ sau:\n- <item lead="Sở Y tế (lead_in)">Phun hóa chất tại các chợ</item>.\n- <item lead="Sở Y tế (lead_in)">Bố trí 03 tổ cấp cứu lưu động</item>.',
    "principles under an item": '1. <item lead="Sở Nội vụ">Sở Nội vụ xây dựng phương án sắp xếp trường học theo nguyên tắc</item>:\n- Mỗi xã có ít nhất một trường.\n- Giữ nguyên số học sinh của mỗi lớp.',
    "noun phrases under an item": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát trang thiết bị của các trạm</item>:\n- Giường bệnh.\n- Máy thở.',
    "list of predicates within the sentence": '1. <item lead="Sở Y tế">Giao Sở Y tế: (i) rà soát thuốc</item>; (ii) <item lead="Sở Y tế (same_item)">lập danh sách trạm</item>; (iii) <item lead="Sở Y tế (same_item)">báo cáo UBND tỉnh</item>.',
    "list within the sentence, with an order of its own": '1. <item lead="Sở Y tế">Giao Sở Y tế (i) rà soát thuốc</item>; (ii) <item lead="Sở Nội vụ">giao Sở Nội vụ rà soát biên chế</item>.',
    "what a report must hold": "1. <item>Báo cáo phải thể hiện rõ sản lượng từng tháng</item>.",
    "on the basis of that": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc</item>. Trên cơ sở đó, <item lead="Sở Y tế (same_item)">lập dự toán mua sắm</item>.',
    "prohibition": "1. <item>Nghiêm cấm thu tiền ngoài quy định</item>.",
    "must not happen": "1. <item>Không để xảy ra thiếu thuốc</item>.",
    "bảo đảm that nobody lacks it": '1. <item lead="Sở Y tế" due=2031-06-30>Sở Y tế rà soát thuốc, xong trước ngày 30/6/2031</item>; <item lead="Sở Y tế (same_item)">bảo đảm không để trạm nào thiếu thuốc</item>.',
    "verb that no list knows, in a list of orders": '1. Giao Sở Xây dựng:\n- <item lead="Sở Xây dựng (lead_in)">Kiểm tra cống dưới đê</item>.\n- <item lead="Sở Xây dựng (lead_in)">Diễn tập ứng phó sự cố</item>.',
}

# --- no items at all ---------------------------------------------------------------------------------

NOTHING = {
    "results": "I. ĐÁNH GIÁ KẾT QUẢ\n1. Sở Y tế đã khám sức khỏe cho 12.000 người.\n2. Việc giao vật tư dự phòng về các xã còn chậm.",
    "shortcomings under the heading of tasks": "II. NHIỆM VỤ\n- Việc giao đất cho hộ nghèo còn không kịp thời.",
    "praise": "1. Ghi nhận và biểu dương Sở Y tế, Công an tỉnh trong công tác phòng dịch.",
    "what was reported": "1. Theo báo cáo của Sở Xây dựng, toàn tỉnh còn 14 hồ chứa xung yếu.",
    "what an agency reported": "1. Sở Xây dựng báo cáo: toàn tỉnh còn 14 hồ chứa xung yếu.",
    "aims": "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của người dân về phòng cháy.\n2. Bảo đảm đồng bộ, thống nhất từ tỉnh đến xã.",
    "closing": "Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
    "closing with thanks": "Trân trọng thông báo kết luận của Chủ tịch UBND tỉnh để các cơ quan, đơn vị biết, thực hiện./.",
    "recipients": "1. Việc thu phí còn chậm.\nNơi nhận:\n- Sở Y tế;\n- Công an tỉnh;\n- Lưu: VT, KGVX.",
    "signature": "1. Việc thu phí còn chậm.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Văn Sáu",
    "who attended": "Tham dự cuộc họp có lãnh đạo Sở Y tế, Sở Tài chính, Công an tỉnh.",
    "what replaces another": "Thông báo này thay thế Thông báo số 12/TB-UBND ngày 05/3/2030.",
    "title in capitals": "1. TĂNG CƯỜNG KIỂM TRA BẾP ĂN\nToàn tỉnh có 120 bếp ăn.",
    "legal basis": "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
    "when it takes effect": "Thông báo này có hiệu lực kể từ ngày ký./.",
    "traffic": "1. Giao thông trên tuyến quốc lộ thông suốt.",
}

# --- targets and decisions -----------------------------------------------------------------------------

KINDS = {
    "share to reach": "1. <item kind=target due=2031-12-31>Phấn đấu đến cuối năm 2031, tỷ lệ hộ nghèo còn dưới 2,5%</item>.",
    "share without any verb of striving": "1. <item kind=target>Tỷ trọng kinh tế số đạt 18,5% GRDP</item>.",
    "whoever must reach it has a task": '1. <item lead="Các chủ đầu tư" due=2031-06-30>Các chủ đầu tư phấn đấu đến ngày 30/6/2031 hoàn thành giải ngân tối thiểu 50%</item>.',
    "agreement": "1. <item kind=decision>Thống nhất chủ trương xây dựng cầu Suối Mây</item>.",
    "agreement in principle": "1. <item kind=decision>Cơ bản đồng ý với đề xuất của Sở Nội vụ tại Tờ trình số 12/TTr-SNV</item>.",
    "permission": "1. <item kind=decision>Cho phép gia hạn thời gian thi công hồ Đá Bàn</item>.",
    "refusal": "1. <item kind=decision>Không chấp thuận đề nghị mua xe ô tô của Sở Nội vụ</item>.",
    "what is not passed": "1. <item kind=decision>Chưa thông qua Đề án thu phí đỗ xe</item>.",
    "agreement that hands out work": '1. <item kind=decision>Đồng ý chủ trương lập Đề án thu phí</item>; <item lead="Sở Tài chính">giao Sở Tài chính xây dựng Đề án</item>.',
    "agreement, then work behind a comma": '1. <item kind=decision>Đồng ý chủ trương lập Đề án thu phí</item>, <item lead="Sở Tài chính">giao Sở Tài chính xây dựng Đề án</item>.',
    "agreement, then work in a new sentence": '1. <item kind=decision>Đồng ý chủ trương lập Đề án thu phí</item>. <item lead="Sở Tài chính">Giao Sở Tài chính xây dựng Đề án</item>.',
    "chair agrees": "1. Chủ tịch UBND tỉnh <item kind=decision>thống nhất chủ trương xây dựng cầu Suối Mây</item>.",
    "uniform management is work": '1. <item lead="Sở Xây dựng">Sở Xây dựng thống nhất quản lý các bến đò</item>.',
    "deadline behind a decision of work": '1. <item kind=decision>Đồng ý chủ trương lập Đề án thu phí</item>. <item lead="Sở Tài chính" due=2031-06-30>Giao Sở Tài chính xây dựng Đề án trước ngày 30/6/2031</item>.',
    "share of all": "1. <item kind=target>100% hộ dân sử dụng nước sạch</item>.",
    "share of all, a short noun": "1. <item kind=target>100% xã có tổ công nghệ số cộng đồng</item>.",
    "what to finish is work": "1. <item due=2031-12-31>Phấn đấu trong năm 2031 hoàn thành 12 km đường, trồng 50 ha rừng</item>.",
    "no agreement": "1. <item kind=decision>Không đồng ý với đề xuất của Sở Y tế</item>.",
}
MODALITY = {
    "kiến nghị": '1. <item lead="Bộ Tài chính" ask=request>Kiến nghị Bộ Tài chính sớm hướng dẫn thanh toán</item>.',
    "mong": '1. <item lead="các địa phương" ask=request>Mong các địa phương tiếp tục ủng hộ dự án</item>.',
    "phân công": '1. <item lead="Sở Y tế">Phân công Sở Y tế theo dõi bếp ăn</item>.',
    "nearest order word decides": '1. <item lead="Nhà đầu tư" ask=request>Đề nghị Nhà đầu tư nộp hồ sơ</item>; <item lead="Sở Xây dựng">giao Sở Xây dựng thẩm định</item>.',
    "request is carried with its actor": '1. <item lead="Nhà đầu tư" ask=request>Đề nghị Nhà đầu tư nộp hồ sơ</item>; <item lead="Nhà đầu tư (same_item)" ask=request>ký quỹ bảo đảm thực hiện dự án</item>.',
    "yêu cầu in brackets of a noun is no order": '1. <item lead="Sở Y tế">Sở Y tế giải quyết các yêu cầu của bệnh nhân</item>.',
}

# --- by when ---------------------------------------------------------------------------------------------

DEADLINES = {
    "in the clause": '1. <item lead="Sở Y tế" due=2031-06-30>Sở Y tế báo cáo UBND tỉnh trước ngày 30/6/2031</item>.',
    "clause that only gives a time": '1. <item lead="Sở Y tế" due=2031-08-31>Sở Y tế rà soát thuốc dự trữ; hoàn thành trong tháng 8/2031</item>.',
    "sentence that only gives a time": '1. <item lead="Sở Y tế" due=2031-11-15>Sở Y tế rà soát thuốc dự trữ. Thời gian hoàn thành trước ngày 15/11/2031</item>.',
    "time for all items of a point": '1. <item lead="Sở Y tế" due=2031-09-30>Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (same_item)" due=2031-09-30>lập danh sách trạm xuống cấp. Thời gian hoàn thành trong quý III/2031</item>.',
    "not for one that has its own": '1. <item lead="Sở Y tế" due=2031-05-20>Sở Y tế rà soát thuốc dự trữ trước ngày 20/5/2031</item>; <item lead="Sở Y tế (same_item)" due=2031-09-30>lập danh sách trạm xuống cấp. Thời gian hoàn thành trong quý III/2031</item>.',
    "report with an object is a task": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>. <item lead="Sở Y tế (same_item)" due=2031-09-15>Báo cáo kết quả về UBND tỉnh trước ngày 15/9/2031</item>.',
    "report without an object is none": '1. <item lead="Sở Y tế" due=2031-05-31>Sở Y tế rà soát thuốc dự trữ; hoàn thành, báo cáo UBND tỉnh trong tháng 5/2031</item>.',
    "send it is a task": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (same_item)" due=2031-05-20>hoàn thành và gửi Sở Tài chính trước ngày 20/5/2031</item>.',
    "limit at the head holds for all clauses": '1. <item lead="Sở Y tế" due=2031-05-20>Trước ngày 20/5/2031, Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (same_item)" due=2031-05-20>lập danh sách trạm xuống cấp</item>.',
    "limit in the last clause does not reach back": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (same_item)" due=2031-05-20>lập danh sách trạm xuống cấp trước ngày 20/5/2031</item>.',
    "several limits: the one that ends it": '1. <item lead="Sở Y tế" due=2031-09-30>Sở Y tế lập kế hoạch trước ngày 20/5/2031, triển khai xong trước ngày 30/9/2031</item>.',
    "day of an objective": '1. <item lead="UBND huyện An Lão" due=2031-12-31>UBND huyện An Lão thực hiện mục tiêu đưa huyện thoát nghèo vào năm 2031</item>.',
    "day to hand over": '1. <item lead="UBND xã An Hòa" due=2031-05-30>UBND xã An Hòa đến ngày 30/5/2031 phải bàn giao mặt bằng</item>.',
    "limit already past": '1. <item lead="Sở Y tế" due=2031-03-25>Sở Y tế gửi danh sách trước ngày 25/3/2031</item>.',
    "by reference": '1. <item lead="Sở Y tế" due=?>Sở Y tế gửi báo cáo theo thời gian quy định</item>.',
    "recurring": '1. <item lead="Sở Y tế" due=FREQ=MONTHLY;BYMONTHDAY=25>Sở Y tế báo cáo trước ngày 25 hằng tháng</item>.',
    "time of a heading is not put on its points": '1. Nhiệm vụ trọng tâm đến cuối năm 2031\na) <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>.',
    "haste is no deadline": '1. <item lead="Sở Y tế">Sở Y tế khẩn trương, kịp thời rà soát thuốc dự trữ</item>.',
    "in a line of its own": '1. <item lead="Sở Y tế" due=2031-08-31>Sở Y tế rà soát thuốc dự trữ</item>.\n- Thời gian hoàn thành: Trong tháng 8/2031.',
    "line in every point of a list": '1. <item lead="Sở Y tế" due=2031-08-31>Sở Y tế rà soát thuốc dự trữ</item>.\nThời gian hoàn thành: Trong tháng 8/2031.\n2. <item lead="Sở Nội vụ" due=2031-09-30>Sở Nội vụ rà soát biên chế</item>.\nThời gian hoàn thành: Trong tháng 9/2031.',
    "limit before the verb of a clause": '1. <item lead="Sở Y tế">Sở Y tế có văn bản gửi Bộ Y tế</item>; <item lead="Sở Y tế (same_item)" due=2031-06-30>trong tháng 6/2031 hoàn thành đấu thầu</item>.',
    "sentence that only says when to finish": '1. <item lead="Sở Y tế" due=2031-06-30>Sở Y tế rà soát thuốc. Hoàn thành trước ngày 30/6/2031</item>.',
    "in brackets": '1. <item lead="Sở Y tế" due=2031-06-30>Sở Y tế rà soát thuốc (hoàn thành trước ngày 30/6/2031)</item>.',
    "line below a list holds for the whole list": '1. Sở Y tế:\na) <item lead="Sở Y tế (lead_in)" due=2031-06-30>Rà soát thuốc</item>.\nb) <item lead="Sở Y tế (lead_in)" due=2031-06-30>Lập danh sách trạm</item>.\nThời gian hoàn thành: trước ngày 30/6/2031.',
    "to be handed in by": "1. <item due=2031-06-30>Các hồ sơ trên gửi Sở Y tế trước ngày 30/6/2031</item>.",
}
LINES = {
    "who leads": '1. <item lead="Sở Du lịch (lead_in)">Tổ chức lễ hội hoa năm 2031</item>.\nĐơn vị chủ trì: Sở Du lịch.',
    "who leads, carries out": '1. <item lead="Sở Nội vụ (lead_in)">Rà soát biên chế các trường học</item>.\n- Đơn vị chủ trì thực hiện: Sở Nội vụ.',
    "who leads and who coordinates": '1. <item lead="Sở Du lịch (lead_in)" with="Các sở, ban, ngành (lead_in)">Tổ chức lễ hội hoa năm 2031</item>.\n- Cơ quan chủ trì: Sở Du lịch.\n- Đơn vị phối hợp: Các sở, ban, ngành.',
    "all three, for each point": '1. <item lead="Sở Du lịch (lead_in)" with="Công an tỉnh (lead_in)" due=2031-08-31>Tổ chức lễ hội hoa</item>.\n- Cơ quan chủ trì: Sở Du lịch.\n- Đơn vị phối hợp: Công an tỉnh.\n- Thời gian hoàn thành: Trong tháng 8/2031.\n2. <item lead="Sở Nội vụ (lead_in)">Rà soát biên chế các trường học</item>.\n- Cơ quan chủ trì: Sở Nội vụ.',
    "all in one line": '1. <item lead="Sở Y tế (lead_in)" with="Sở Tài chính (lead_in)" due=2031-06-30>Rà soát thuốc</item>. Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Tài chính; thời gian hoàn thành: trước ngày 30/6/2031.',
}

FAULTS = {
    "verb that no list knows, in a list of orders": "an unknown verb under a lead-in is no task",
    "all in one line": "the time in a line of roles is not read",
    "what an agency reported": "“X báo cáo: …” is read as an order to report",
}


def check(body):
    text, answers = asked(body)
    assert answered(text) == answers


@pytest.mark.parametrize("body", cases(BOUNDS, FAULTS))
def test_item_starts_and_ends_where_its_clause_does(body):
    check(body)


@pytest.mark.parametrize("body", cases(NOTHING, FAULTS))
def test_what_puts_nothing_on_anyone_is_no_item(body):
    assert answered(asked(body)[0]) == []


@pytest.mark.parametrize("body", cases(KINDS, FAULTS))
def test_target_decision_and_task_are_told_apart(body):
    check(body)


@pytest.mark.parametrize("body", cases(MODALITY, FAULTS))
def test_nearest_order_word_tells_order_from_request(body):
    check(body)


@pytest.mark.parametrize("body", cases(DEADLINES, FAULTS))
def test_item_takes_the_limit_that_ends_it(body):
    check(body)


@pytest.mark.parametrize("body", cases(LINES, FAULTS))
def test_line_of_a_role_holds_for_the_items_of_its_point(body):
    check(body)


# --- the parts of an item ----------------------------------------------------------------------------


def items_of(body, head="notice"):
    return extract_notice(asked(body, head=head)[0]).action_items


@pytest.mark.parametrize(
    ("body", "others"),
    [
        ("1. Sở Y tế báo cáo UBND tỉnh.", [("UBND tỉnh", "report_to")]),
        ("1. Sở Y tế tổng hợp, trình HĐND tỉnh.", [("HĐND tỉnh", "report_to")]),
        (
            "1. Sở Y tế hướng dẫn UBND huyện An Lão phun hóa chất.",
            [("UBND huyện An Lão", "supported")],
        ),
        ("1. Sở Y tế theo dõi, đôn đốc các sở, ngành.", [("các sở, ngành", "monitor")]),
        (
            "1. Sở Y tế lập phương án, lấy ý kiến Sở Tài chính và Sở Nội vụ.",
            [("Sở Tài chính", "consulted"), ("Sở Nội vụ", "consulted")],
        ),
        ("1. Sở Y tế rà soát thuốc dự trữ.", []),
    ],
)
def test_others_whom_an_item_names_have_their_part(body, others):
    (item,) = items_of(body)
    assert [(p.name, p.role) for p in item.other_parties] == others


@pytest.mark.parametrize(
    ("body", "amounts"),
    [
        ("1. Sở Y tế mua 12 xe cứu thương và 03 máy thở.", [(12, "xe"), (3, "máy")]),
        ("1. Sở Y tế mua 12 xe cứu thương, giao 12 xe cho các trạm.", [(12, "xe")]),
        ("1. Sở Y tế giảm từ 10 - 15% hồ sơ tồn.", [(10, "%"), (15, "%")]),
        ("1. Sở Y tế bố trí 1,2 tỷ đồng.", [(1200000000, "đồng")]),
        ("1. Sở Y tế rà soát trong vòng 15 ngày.", []),
    ],
)
def test_equal_amounts_of_an_item_count_once(body, amounts):
    (item,) = items_of(body)
    assert [(q.value, q.unit) for q in item.quantities] == amounts


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        (
            "1. Sở Y tế thực hiện Kế hoạch số 117/KH-UBND ngày 04/6/2030 và Luật Bảo hiểm y tế.",
            ["117/KH-UBND", "Luật Bảo hiểm y tế"],
        ),
        (
            "1. Sở Y tế thực hiện Kế hoạch số 117/KH-UBND; báo cáo theo Kế hoạch số 117/KH-UBND.",
            ["117/KH-UBND", "117/KH-UBND"],
        ),
        (
            "1. Sở Y tế sửa Kế hoạch số 117/KH-UBND, thay Kế hoạch số 117/KH-UBND cũ.",
            ["117/KH-UBND"],
        ),
    ],
)
def test_document_is_named_once_an_item(body, numbers):
    found = [r.number or r.name for item in items_of(body) for r in item.references]
    assert found == numbers


@pytest.mark.parametrize(
    ("body", "product"),
    [
        ("1. Sở Y tế rà soát thuốc.\n- Sản phẩm: Báo cáo của Sở Y tế.", "Báo cáo của Sở Y tế"),
        ("1. Sở Y tế rà soát thuốc.\n- Kết quả: Danh mục thuốc.", "Danh mục thuốc"),
        ("1. Sở Y tế rà soát thuốc.", None),
    ],
)
def test_product_is_what_its_line_says(body, product):
    (item,) = items_of(body)
    assert (item.product.text if item.product else None) == product


@pytest.mark.parametrize(
    ("body", "assigner", "source"),
    [
        ("1. Giao Sở Y tế rà soát thuốc.", "Lê Văn Bình", "preamble"),
        (
            "1. Hội đồng nhân dân tỉnh giao Sở Y tế rà soát thuốc.",
            "Hội đồng nhân dân tỉnh",
            "explicit",
        ),
    ],
)
def test_giver_of_a_task_is_who_orders_it_else_the_chair(body, assigner, source):
    (item,) = items_of(body)
    assert (item.assigned_by.name, item.assigned_by.source) == (assigner, source)


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("1. Sở Y tế rà soát thuốc.\n2. Sở Nội vụ rà soát biên chế.", ["1", "2"]),
        ("II. NHIỆM VỤ\n1. Sở Y tế\na) Rà soát thuốc; kiểm tra bếp ăn.", ["II.1.a", "II.1.a"]),
        ("Giao Sở Y tế rà soát thuốc.", [None]),
    ],
)
def test_number_is_the_point_that_an_item_stands_in(body, numbers):
    assert [item.number for item in items_of(body)] == numbers


# --- what holds for every document -------------------------------------------------------------------

DOCUMENTS = [body for table in (BOUNDS, KINDS, DEADLINES, LINES) for body in table.values()]


@pytest.mark.parametrize("body", DOCUMENTS)
def test_span_of_every_item_party_and_limit_is_its_slice(body):
    text, _ = asked(body)
    for item in extract_notice(text).action_items:
        pieces = [item, *item.deadlines, *item.quantities, *item.references]
        pieces += [*item.lead_agencies, *item.coordinating_agencies, *item.other_parties]
        for piece in pieces:
            assert text[piece.span.start : piece.span.end] == piece.text
        for party in (*item.lead_agencies, *item.coordinating_agencies):
            if party.source == "explicit":
                assert item.span.start <= party.span.start < party.span.end <= item.span.end


@pytest.mark.parametrize("body", DOCUMENTS)
def test_ids_are_unique_and_the_same_at_every_reading(body):
    text, _ = asked(body)
    first, second = extract_notice(text), extract_notice(text)
    ids = [item.id for item in first.action_items]
    assert len(set(ids)) == len(ids)
    assert first == second
    assert all(re.fullmatch(re.escape(first.id) + r"#[^#]+\.\d+", i) for i in ids)


@pytest.mark.parametrize("body", DOCUMENTS)
def test_hash_tells_the_item_and_not_its_place(body):
    text, _ = asked(body)
    moved = text.replace("THÔNG BÁO\n", "THÔNG BÁO\n\n\n", 1)
    hashes = [item.content_hash for item in extract_notice(text).action_items]
    later = extract_notice(moved).action_items
    assert [item.content_hash for item in later] == hashes
    assert not hashes or later[0].span.start > text.index("THÔNG BÁO")


@pytest.mark.parametrize("change", ["Sở Nội vụ", "trước ngày 01/7/2031", "kiểm tra"])
def test_hash_changes_with_the_item(change):
    old = {"Sở Nội vụ": "Sở Y tế", "trước ngày 01/7/2031": "trước ngày 30/6/2031"}
    text = HEADS["notice"] + "1. Giao Sở Y tế rà soát thuốc trước ngày 30/6/2031."
    changed = text.replace(old.get(change, "rà soát"), change)
    (before,), (after,) = (extract_notice(t).action_items for t in (text, changed))
    assert before.content_hash != after.content_hash


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("rà soát,\n  tổng hợp", "rà soát, tổng hợp"),
        ("a" * 200, "a" * 200),
        ("rà soát " * 40, "rà soát " * 24 + "rà…"),
        ("", ""),
    ],
)
def test_summary_is_one_line_cut_at_a_word(text, line):
    assert summary(text) == line
    assert len(summary(text)) <= SUMMARY_LENGTH
