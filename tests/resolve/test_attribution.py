"""Who leads and who coordinates: corpora/GUIDELINES.md, "Who". To add a case, add a document.

How a document marks its items is told in tests/answers.py.
"""

import pytest

from answers import answered, asked, cases

# --- the actor stands in the clause itself -----------------------------------------------------

NAMED = {
    "brackets that tell what was done": "1. <item>Khắc phục hạn chế trong quản lý (Sở Y tế thực hiện chưa tốt)</item>.",
    "brackets behind a document": "1. <item>Rà soát các nhiệm vụ theo Kế hoạch số 12/KH-UBND (do Sở Y tế chủ trì)</item>.",
    "name that tells what it is with, and a comma": '1. <item lead="các xã">Giao các xã tham gia phòng cháy, chủ động phối hợp với Công an tỉnh</item>.',
    "order word before the actor": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát trang thiết bị</item>.',
    "lead and coordination": '1. <item lead="Sở Tư pháp" with="Sở Nội vụ; Công an tỉnh">Giao Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ, Công an tỉnh rà soát các quy định</item>.',
    "no order word": '1. <item lead="Sở Y tế">Sở Y tế rà soát trang thiết bị</item>.',
    "has the duty": '1. <item lead="Sở Xây dựng">Sở Xây dựng có trách nhiệm tổng hợp hồ sơ</item>.',
    "takes the responsibility": '1. <item lead="Sở Xây dựng">Sở Xây dựng chịu trách nhiệm quản lý bến bãi</item>.',
    "must": '1. <item lead="UBND huyện An Lão">UBND huyện An Lão phải bàn giao mặt bằng</item>.',
    "heading with a colon": '1. <item lead="UBND xã Bảo Lâm">UBND xã Bảo Lâm: Rà soát toàn bộ hồ sơ đất đai</item>.',
    "several at once": '1. <item lead="Sở Xây dựng; các sở, ngành; UBND các xã liên quan">Yêu cầu Sở Xây dựng, các sở, ngành và UBND các xã liên quan kiểm tra hiện trường</item>.',
    "somebody outside the government": '1. <item lead="Nhà đầu tư" ask=request>Đề nghị Nhà đầu tư khẩn trương nộp báo cáo nghiên cứu</item>.',
    "issuer gives the task": '1. Chủ tịch UBND tỉnh <item lead="Công an tỉnh">giao Công an tỉnh nghiên cứu phương án</item>.',
    "topic first": '1. Đối với hạng mục đường dẫn phía Bắc: <item lead="Ban Quản lý dự án">Giao Ban Quản lý dự án chủ trì lập hồ sơ</item>.',
    "circumstance first": '1. Sau khi có ý kiến của Bộ Xây dựng, <item lead="Văn phòng UBND tỉnh">Văn phòng UBND tỉnh dự thảo văn bản trả lời</item>.',
    "passive": '1. <item lead="Sở Tài chính">Sở Tài chính được giao chủ trì thẩm định giá</item>.',
    "reverse": '1. <item lead="Sở Y tế" with="UBND các xã">Việc giám sát nguồn nước do Sở Y tế chủ trì, phối hợp UBND các xã thực hiện</item>.',
    "with a group of other words": '1. <item lead="Sở Y tế" with="chính quyền các địa phương">Sở Y tế chủ trì, phối hợp chính quyền các địa phương giám sát nguồn nước</item>.',
    "actor that no list knows, and its adverb": '1. <item lead="từng đồng chí trong Ban Chỉ huy">Yêu cầu từng đồng chí trong Ban Chỉ huy trực tiếp kiểm tra địa bàn</item>.',
    "duty given to somebody": '1. <item lead="Viện Pasteur">Giao nhiệm vụ cho Viện Pasteur lấy mẫu nước giếng</item>.',
    "head of an office stands for it": '1. <item lead="Sở Xây dựng; UBND huyện An Lão">Yêu cầu Giám đốc Sở Xây dựng và Chủ tịch UBND huyện An Lão kiểm tra mái đập</item>.',
    "person asked by name": '1. <item lead="Trần Thị Bé">Giao đồng chí Trần Thị Bé, Phó Chủ tịch UBND tỉnh theo dõi, chỉ đạo</item>.',
    "person with a title and no order word": '1. <item lead="Hoàng Minh Sáu">Đồng chí Hoàng Minh Sáu, Giám đốc Sở Nội vụ, chủ trì rà soát biên chế</item>.',
    "place that is told to act": '1. <item lead="Thành phố Hà Tiên">Thành phố Hà Tiên khẩn trương rà soát quỹ đất</item>.',
    "actor that no list knows": '1. <item lead="từng đồng chí trong Ban Chỉ huy">Yêu cầu từng đồng chí trong Ban Chỉ huy khẩn trương kiểm tra địa bàn</item>.',
    "group that runs on": '1. <item lead="Các xã có rừng">Các xã có rừng trực cháy 24/24 giờ</item>.',
    "group that has not done it": '1. <item lead="Các xã chưa đạt chuẩn">Các xã chưa đạt chuẩn rà soát tiêu chí</item>.',
    "group that was given something": '1. <item lead="Các đơn vị được giao vốn">Các đơn vị được giao vốn khẩn trương giải ngân</item>.',
    "group that was given a part": '1. <item lead="Các đơn vị được giao làm chủ đầu tư">Các đơn vị được giao làm chủ đầu tư rà soát hồ sơ</item>.',
    "actor behind a limit": '1. <item lead="Sở Y tế" due=2031-05-20>Trước ngày 20/5/2031, Sở Y tế báo cáo số trạm cấp nước</item>.',
    "list with one head noun": '1. <item lead="Sở Y tế; Sở Tài chính; Sở Nội vụ">Các sở: Y tế, Tài chính, Nội vụ rà soát biểu mẫu</item>.',
    "list with one head noun and no colon": '1. <item lead="Sở Tài chính; Sở Nội vụ">Giao các sở Tài chính, Nội vụ rà soát biểu mẫu</item>.',
    "offices of places, each with its head": '1. <item lead="UBND xã Lục Sơn; UBND xã Tân Yên; UBND phường Kinh Bắc">Giao UBND các xã: Lục Sơn, Tân Yên và phường Kinh Bắc bố trí nhà kho</item>.',
    "groups stay whole": '1. <item lead="các sở, ngành; UBND các xã, phường liên quan">Yêu cầu các sở, ngành và UBND các xã, phường liên quan rà soát biểu mẫu</item>.',
    "scope in brackets": '1. <item lead="Sở Y tế" with="Sở Tài chính">Giao Sở Y tế phối hợp với Sở Tài chính (trong việc thẩm định phương án giá) hoàn thiện hồ sơ</item>.',
    "one leads and directs another": '1. <item lead="UBND huyện An Lão">Giao UBND huyện An Lão chỉ đạo UBND xã An Hòa chủ trì lập danh sách hộ dân</item>.',
    "coordination put on somebody inside": '1. <item lead="Sở Xây dựng">Sở Xây dựng đôn đốc các chủ đầu tư phối hợp với UBND các xã bàn giao mặt bằng</item>.',
    "who gets the result": '1. <item lead="Sở Nội vụ">Sở Nội vụ tổng hợp, báo cáo UBND tỉnh, trình HĐND tỉnh</item>.',
    "attendance is no coordination": '1. <item lead="Sở Y tế">Sở Y tế tổ chức họp với sự tham dự của Công an tỉnh</item>.',
    "general name behind a circumstance": '3. <item lead="UBND huyện Ân Thi">UBND huyện Ân Thi: Vận động hộ dân nhận tiền</item>. Trường hợp hộ dân không nhận tiền, <item lead="địa phương">địa phương thực hiện cưỡng chế</item>.',
    "agency behind a circumstance": '3. Trường hợp hộ dân không nhận tiền, <item lead="các xã">các xã thực hiện cưỡng chế</item>.',
    "apposition in brackets": '1. <item lead="Văn phòng UBND tỉnh">Văn phòng UBND tỉnh (Trung tâm Tin học) theo dõi, đôn đốc</item>.',
    "within its functions": '1. <item lead="Sở Y tế; Sở Tài chính">Sở Y tế, Sở Tài chính theo chức năng, nhiệm vụ được giao khẩn trương rà soát</item>.',
    "heads of ministries": '1. <item lead="các bộ, cơ quan ngang bộ; UBND các tỉnh">Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch UBND các tỉnh chỉ đạo rà soát</item>.',
    "who carries out stands in brackets behind": '1. <item lead="Công an tỉnh" due=2031-06-30>Lắp đặt camera tại các nút giao (quý II/2031, Công an tỉnh thực hiện)</item>.',
    "who leads stands in brackets behind": '1. <item lead="Sở Y tế" due=2031-06-30>Rà soát thuốc (Sở Y tế chủ trì, hoàn thành trước ngày 30/6/2031)</item>.',
}

COORDINATION = {
    "no comma": '1. <item lead="Sở Y tế" with="Sở Nội vụ">Sở Y tế chủ trì phối hợp với Sở Nội vụ rà soát biên chế</item>.',
    "no word for with": '1. <item lead="Sở Y tế" with="Sở Nội vụ">Sở Y tế chủ trì, phối hợp Sở Nội vụ rà soát biên chế</item>.',
    "typing error": '1. <item lead="Sở Y tế" with="Công an tỉnh">Sở Y tế chủ trì, phối với Công an tỉnh rà soát biên chế</item>.',
    "together": '1. <item lead="Sở Y tế" with="các đơn vị có liên quan">Sở Y tế chủ trì, cùng các đơn vị có liên quan rà soát biên chế</item>.',
    "closely": '1. <item lead="Sở Y tế" with="Công an tỉnh">Sở Y tế phối hợp chặt chẽ với Công an tỉnh kiểm tra bếp ăn</item>.',
    "with the part of": '1. <item lead="Sở Y tế" with="Hội Nông dân tỉnh">Sở Y tế chủ trì, có sự tham gia của Hội Nông dân tỉnh, kiểm tra bếp ăn</item>.',
    "behind the first verb": '1. <item lead="Sở Y tế" with="Sở Nội vụ">Sở Y tế rà soát, phối hợp với Sở Nội vụ điều chuyển cán bộ</item>.',
    "holds for the sentence": '1. <item lead="Phòng Y tế" with="Phòng Nội vụ">Phòng Y tế chủ trì, phối hợp với Phòng Nội vụ kiểm tra bếp ăn</item>; <item lead="Phòng Y tế (same_item)" with="Phòng Nội vụ (same_item)">công khai kết quả kiểm tra</item>.',
    "holds for its own clause": '1. <item lead="Phòng Y tế">Phòng Y tế kiểm tra bếp ăn</item>; <item lead="Phòng Y tế (same_item)" with="Phòng Nội vụ">phối hợp với Phòng Nội vụ điều chuyển cán bộ</item>; <item lead="Phòng Y tế (same_item)">công khai kết quả kiểm tra</item>.',
    "does not pass to the next sentence": '1. <item lead="Phòng Y tế" with="Phòng Nội vụ">Phòng Y tế phối hợp với Phòng Nội vụ kiểm tra bếp ăn</item>. <item lead="Phòng Y tế (same_item)">Công khai kết quả kiểm tra</item>.',
    "own actor ends it": '1. <item lead="Phòng Y tế" with="Phòng Nội vụ">Phòng Y tế chủ trì, phối hợp với Phòng Nội vụ kiểm tra bếp ăn</item>; <item lead="Công an huyện">Công an huyện xử lý vi phạm</item>.',
    "begins a sentence that carries its actor": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát thuốc dự trữ</item>. <item lead="Sở Y tế (same_item)" with="Sở Tài chính">Phối hợp với Sở Tài chính lập dự toán</item>; <item lead="Sở Y tế (same_item)" with="Sở Tài chính (same_item)">công khai giá thuốc</item>.',
    "first contact": '1. <item lead="Sở Y tế" with="Sở Tài chính">Sở Y tế làm đầu mối, phối hợp cùng Sở Tài chính theo dõi</item>.',
    "list with one head noun, and a group": '1. <item lead="Sở Y tế" with="Sở Tài chính; Sở Nội vụ; UBND các xã, phường">Giao Sở Y tế (cơ quan thường trực) chủ trì, phối hợp với các sở: Tài chính, Nội vụ và UBND các xã, phường rà soát thuốc</item>.',
    "in a point of a list": '1. Giao Sở Y tế:\n- <item lead="Sở Y tế (lead_in)" with="Công an tỉnh">Chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn</item>; <item lead="Sở Y tế (lead_in)" with="Công an tỉnh (same_item)">công khai kết quả</item>.\n- <item lead="Sở Y tế (lead_in)">Rà soát thuốc</item>.',
    "in a later clause of a point": '1. Sở Y tế\n- <item lead="Sở Y tế (heading)">Rà soát thuốc</item>; <item lead="Sở Y tế (heading)" with="Sở Tài chính">phối hợp với Sở Tài chính lập dự toán</item>; <item lead="Sở Y tế (heading)">công khai giá</item>.',
    "what the task itself arranges": '1. <item lead="Sở Y tế">Sở Y tế xây dựng phương án, trong đó phân công rõ trách nhiệm của Công an tỉnh phối hợp với các xã</item>.',
}

# --- the actor is carried over ------------------------------------------------------------------

CARRIED = {
    "from the clause before": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Sở Y tế (same_item)">lập danh sách trạm y tế xuống cấp</item>.',
    "from the sentence before": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát thuốc dự trữ</item>. <item lead="Sở Y tế (same_item)">Báo cáo kết quả về UBND tỉnh</item>.',
    "beyond two sentences": '1. <item lead="Sở Y tế">Giao Sở Y tế rà soát thuốc dự trữ</item>. <item lead="Sở Y tế (same_item)">Lập danh sách trạm y tế</item>. <item lead="Sở Y tế (same_item)">Báo cáo kết quả về UBND tỉnh</item>.',
    "own actor ends it": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>; <item lead="Công an tỉnh">Công an tỉnh bảo vệ kho</item>; <item lead="Công an tỉnh (same_item)">tuần tra ban đêm</item>.',
    "sibling's actor does not pass": '1. <item lead="Sở Y tế">Sở Y tế rà soát thuốc dự trữ</item>.\n2. <item>Tăng cường kiểm tra bếp ăn tập thể</item>.',
    "from a point above": '1. Giao Sở Tư pháp:\na) <item lead="Sở Tư pháp (lead_in)">Rà soát các quy định</item>;\nb) <item lead="Sở Tư pháp (lead_in)">Tổ chức tập huấn</item>.',
    "lead-in carries its coordination": '1. Giao Sở Tư pháp chủ trì, phối hợp với Công an tỉnh:\na) <item lead="Sở Tư pháp (lead_in)" with="Công an tỉnh (lead_in)">Rà soát các quy định</item>;\nb) <item lead="Sở Tư pháp (lead_in)" with="Công an tỉnh (lead_in)">Tổ chức tập huấn</item>.',
    "own actor in a list ends the lead-in": '1. Giao Sở Tư pháp chủ trì, phối hợp với Công an tỉnh:\n- <item lead="Sở Tư pháp (lead_in)" with="Công an tỉnh (lead_in)">Rà soát các quy định</item>;\n- <item lead="Sở Y tế">Sở Y tế cung cấp số liệu</item>;\n- <item lead="Sở Tư pháp (lead_in)" with="Công an tỉnh (lead_in)">Tổ chức tập huấn</item>.',
    "own coordination in a list": '1. Giao Sở Tư pháp:\n- <item lead="Sở Tư pháp (lead_in)" with="Sở Nội vụ">Phối hợp với Sở Nội vụ rà soát biên chế</item>;\n- <item lead="Sở Tư pháp (lead_in)">Tổ chức tập huấn</item>.',
    "from a heading that is an agency": 'a) Trung tâm Phát triển quỹ đất tỉnh\n- <item lead="Trung tâm Phát triển quỹ đất tỉnh (heading)">Lập phương án bồi thường</item>.\n- <item lead="Trung tâm Phát triển quỹ đất tỉnh (heading)">Công khai phương án</item>.\nb) Sở Tài chính\n- <item lead="Sở Tài chính (heading)">Thẩm định dự toán</item>.',
    "from a heading with several": '2. Sở Y tế, Công an tỉnh\na) <item lead="Sở Y tế (heading); Công an tỉnh (heading)">Kiểm tra bếp ăn tập thể</item>.\nb) <item lead="Sở Y tế (heading); Công an tỉnh (heading)">Xử lý vi phạm</item>.',
    "heading, then a point that coordinates": '2. Phòng Y tế\na) <item lead="Phòng Y tế (heading)" with="Phòng Nội vụ">Chủ trì, phối hợp với Phòng Nội vụ kiểm tra bếp ăn</item>.\nb) <item lead="Phòng Y tế (heading)">Công khai kết quả</item>.',
    "duty of, as a heading": '1. Trách nhiệm của Sở Công Thương\na) <item lead="Sở Công Thương (heading)">Kiểm tra các cửa hàng xăng dầu</item>.',
    "through a level between": '1. Giao UBND huyện An Lão:\na) Về đất đai:\n- <item lead="UBND huyện An Lão (lead_in)">Rà soát hồ sơ đất rừng</item>.\n- <item lead="UBND huyện An Lão (lead_in)">Cắm mốc ranh giới</item>.',
    "lead-in beyond a paragraph of figures": 'UBND tỉnh yêu cầu cơ quan BHXH tỉnh phối hợp với các sở, ban, ngành thực hiện một số nhiệm vụ sau:\nToàn tỉnh hiện có 12.450 người tham gia.\n1. <item lead="cơ quan BHXH tỉnh (lead_in)" with="các sở, ban, ngành (lead_in)">Rà soát danh sách người lao động</item>.\n2. <item lead="cơ quan BHXH tỉnh (lead_in)" with="các sở, ban, ngành (lead_in)">Đẩy mạnh tuyên truyền</item>.',
    "lead-in without a section, points right below": 'UBND tỉnh yêu cầu Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện:\n1. <item lead="Sở Y tế (lead_in)" with="Công an tỉnh (lead_in)">Rà soát kho thuốc</item>.\n2. <item lead="Sở Y tế (lead_in)" with="Công an tỉnh (lead_in)">Kiểm tra bếp ăn</item>.',
    "lead-in before paragraphs without marks": 'UBND tỉnh yêu cầu Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện:\n<item lead="Sở Y tế (lead_in)" with="Công an tỉnh (lead_in)">Rà soát kho thuốc</item>.\n<item lead="Sở Y tế (lead_in)" with="Công an tỉnh (lead_in)">Kiểm tra bếp ăn</item>.',
    "lead-in in a section, beyond a paragraph of figures": 'II. NHIỆM VỤ\nUBND tỉnh yêu cầu cơ quan BHXH tỉnh phối hợp với các sở, ban, ngành thực hiện một số nhiệm vụ sau:\nToàn tỉnh hiện có 12.450 người tham gia.\n1. <item lead="cơ quan BHXH tỉnh (lead_in)" with="các sở, ban, ngành (lead_in)">Rà soát danh sách người lao động</item>.\n2. <item lead="Sở Y tế">Sở Y tế cung cấp số liệu</item>.\n3. <item lead="cơ quan BHXH tỉnh (lead_in)" with="các sở, ban, ngành (lead_in)">Đẩy mạnh tuyên truyền</item>.',
    "lead-in's request makes its points requests": '1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh:\n- <item lead="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh (lead_in)" ask=request>Vận động đoàn viên</item>;\n- <item lead="Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh (lead_in)" ask=request>Giám sát việc chi trả</item>.',
    "roman, number, letter, dash, plus": 'II. NHIỆM VỤ TRỌNG TÂM\n1. Sở Công Thương\na) Về năng lượng:\n- Yêu cầu Công ty Điện lực tỉnh:\n+ <item lead="Công ty Điện lực tỉnh (lead_in)">Kiểm tra trạm biến áp</item>;\n+ <item lead="Công ty Điện lực tỉnh (lead_in)">Bố trí máy phát dự phòng</item>.\nđ) <item lead="Sở Công Thương (heading)">Theo dõi giá xăng dầu</item>.',
    "topic that ends in the word of a telegram": 'II. NHIỆM VỤ TRỌNG TÂM\n1. Sở Công Thương\na) Về điện:\n- <item lead="Sở Công Thương (heading)">Kiểm tra trạm biến áp</item>.',
    "skipped letters": '1. Sở Y tế\na) <item lead="Sở Y tế (heading)">Rà soát thuốc dự trữ</item>.\nd) <item lead="Sở Y tế (heading)">Lập tổ cấp cứu</item>.\ng) <item lead="Sở Y tế (heading)">Kiểm tra bếp ăn</item>.',
    "marks of a word processor": '### **1. Sở Y tế**\n- <item lead="Sở Y tế (heading)">Rà soát thuốc dự trữ</item>.\n- <item lead="Sở Y tế (heading)">Kiểm tra bếp ăn</item>.',
    "broken lines": '1. <item lead="Sở Y tế" with="Công an tỉnh">Giao Sở Y tế chủ trì, phối hợp với Công\nan tỉnh kiểm tra bếp ăn của các trường\nhọc</item>.',
    "second sentence of a point below a lead-in": '1. Sở Y tế chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan:\na) <item lead="Sở Y tế (lead_in)" with="Sở Tài chính (lead_in); các đơn vị liên quan (lead_in)">Rà soát thuốc</item>. <item lead="Sở Y tế (lead_in)" with="Sở Tài chính (lead_in); các đơn vị liên quan (lead_in)">Lập danh sách trạm</item>.\nb) <item lead="UBND các xã">UBND các xã bố trí nhà trạm</item>.\nc) <item lead="Sở Y tế (lead_in)" with="Sở Tài chính (lead_in); các đơn vị liên quan (lead_in)">Báo cáo UBND tỉnh</item>.',
    "from those whom a decision names": '1. <item kind=decision>Đồng ý đề nghị của Sở Y tế về việc mua thuốc</item>. <item lead="Sở Y tế (same_item)">Rà soát lại giá trước khi mua</item>.',
    "details of details give nothing": '1. Các sở, ngành tập trung:\n- <item lead="Các sở, ngành (lead_in)">Rà soát thuốc</item>.\n+ Thuốc hạ sốt;\n+ Thuốc sát khuẩn.\n- <item lead="Các sở, ngành (lead_in)">Lập danh sách trạm</item>.',
    "what a petition asks is no work": '1. Về đề nghị Bộ Y tế phối hợp với các bộ rà soát, hoàn thiện dữ liệu dùng chung: Về vấn đề này, Chính phủ đã ban hành Nghị quyết. <item lead="Sở Y tế">Giao Sở Y tế theo dõi</item>.',
    "decision on a petition": '1. Về kiến nghị của UBND thành phố Tân Lập cho phép sử dụng cát nạo vét: <item kind=decision>đồng ý về chủ trương</item>; <item lead="Sở Xây dựng">giao Sở Xây dựng hướng dẫn</item>.',
    "what others agree to is no decision": '1. Hồ sơ đã xong, các sở, ngành cơ bản thống nhất với dự thảo báo cáo. <item lead="Sở Y tế">Giao Sở Y tế hoàn thiện báo cáo</item>.',
}

# --- letters, instructions, news, minutes --------------------------------------------------------

LETTERS = {
    "addressees act where nobody is named": '1. <item lead="Sở Xây dựng (addressee); Sở Tài chính (addressee)">Rà soát các hồ chứa xung yếu</item>.\n2. <item lead="Sở Xây dựng (addressee); Sở Tài chính (addressee)">Bố trí kinh phí dự phòng</item>.',
    "order sentence names others": 'Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành thực hiện các nội dung sau:\n1. <item lead="các sở, ngành (lead_in)">Rà soát các hồ chứa xung yếu</item>.',
    "own actor wins over the addressees": '1. <item lead="Công an tỉnh">Công an tỉnh bố trí lực lượng ứng trực</item>.\n2. <item lead="Sở Xây dựng (addressee); Sở Tài chính (addressee)">Bố trí kinh phí dự phòng</item>.',
    "what opens a letter is its basis": 'Thực hiện Công văn số 33/BXD-HT ngày 20/3/2031 của Bộ Xây dựng về an toàn hồ chứa, Văn phòng UBND tỉnh có ý kiến như sau:\n1. <item lead="Sở Xây dựng">Giao Sở Xây dựng rà soát các hồ chứa xung yếu</item>.',
    "lead-in asks, points are requests": 'Văn phòng UBND tỉnh đề nghị các đơn vị thực hiện một số nội dung sau:\n1. <item lead="các đơn vị (lead_in)" ask=request>Rà soát các hồ chứa xung yếu</item>.',
    "request in a plain paragraph": '<item lead="Sở Xây dựng" ask=request>Đề nghị Sở Xây dựng rà soát hồ chứa</item>; <item lead="Sở Xây dựng (same_item)" ask=request due=2031-04-20>gửi kết quả về Văn phòng trước ngày 20/4/2031</item>.',
    "order in a plain paragraph": '<item lead="Sở Xây dựng" due=2031-04-10>Giao Sở Xây dựng chủ trì rà soát hồ chứa, hoàn thành trong vòng 05 ngày làm việc kể từ ngày ban hành Công văn này</item>.',
    "dashes below a lead-in without actor": 'Chủ tịch UBND tỉnh yêu cầu:\n- <item lead="Sở Xây dựng (addressee); Sở Tài chính (addressee)">Rà soát các hồ chứa xung yếu</item>.',
    "what the office passes on": 'Văn phòng UBND tỉnh thông báo ý kiến của Chủ tịch UBND tỉnh như sau:\n<item lead="Sở Xây dựng">Giao Sở Xây dựng rà soát hồ chứa</item>.',
    "hands a letter on": 'Văn phòng UBND tỉnh <item lead="Sở Xây dựng">chuyển Sở Xây dựng nghiên cứu, tham mưu</item>.',
    "order sentence names others, in a longer letter": 'Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành thực hiện các nội dung sau:\n1. <item lead="các sở, ngành (lead_in)">Rà soát các hồ chứa xung yếu</item>.\n2. <item lead="các sở, ngành (lead_in)">Bố trí vật tư dự phòng</item>.\n3. <item lead="các sở, ngành (lead_in)">Kiểm tra cống dưới đê</item>.\n4. <item lead="các sở, ngành (lead_in)">Trực ban 24/24 giờ</item>.\n5. <item lead="các sở, ngành (lead_in)">Chuẩn bị phương tiện cứu hộ</item>.\n6. <item lead="các sở, ngành (lead_in)">Cắm biển nơi sạt lở</item>.\n7. <item lead="các sở, ngành (lead_in)">Kiểm tra tàu thuyền</item>.',
    "lead-in asks, in a longer letter": 'Văn phòng UBND tỉnh đề nghị các đơn vị thực hiện một số nội dung sau:\n1. <item lead="các đơn vị (lead_in)" ask=request>Rà soát các hồ chứa xung yếu</item>.\n2. <item lead="các đơn vị (lead_in)" ask=request>Bố trí vật tư dự phòng</item>.\n3. <item lead="các đơn vị (lead_in)" ask=request>Kiểm tra cống dưới đê</item>.\n4. <item lead="các đơn vị (lead_in)" ask=request>Trực ban 24/24 giờ</item>.\n5. <item lead="các đơn vị (lead_in)" ask=request>Chuẩn bị phương tiện cứu hộ</item>.\n6. <item lead="các đơn vị (lead_in)" ask=request>Cắm biển nơi sạt lở</item>.\n7. <item lead="các đơn vị (lead_in)" ask=request>Kiểm tra tàu thuyền</item>.',
    "agenda of a meeting is no work": 'Văn phòng UBND tỉnh mời dự họp:\n1. Nội dung: Đánh giá tiến độ sửa chữa hồ chứa.\n2. Thời gian: 8 giờ, ngày 12/4/2031.\n3. Địa điểm: Hội trường tầng 2.\n<item lead="Sở Xây dựng" ask=request>Đề nghị Sở Xây dựng chuẩn bị báo cáo</item>.',
    "annex under the names of those who act": '<item lead="các đơn vị" ask=request>Đề nghị các đơn vị chuẩn bị báo cáo</item>.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\nLê Văn Bình\nPhụ lục: NỘI DUNG BÁO CÁO\n(Kèm theo Công văn số 88/VP-TH)\n1. Sở Xây dựng\n- <item lead="Sở Xây dựng (heading)">Báo cáo hiện trạng các hồ chứa</item>.\n- <item lead="Sở Xây dựng (heading)">Đề xuất giải pháp sửa chữa</item>.\n2. Tình hình chung\n- Báo cáo số hồ chứa.',
    "beside what was said, others": 'Ngoài việc thực hiện các nội dung trên, <item lead="các tổ chức, doanh nghiệp">yêu cầu các tổ chức, doanh nghiệp kiểm tra kho vật tư</item>.',
    "lead-in with a slip of the pen": 'Văn phòng UBND tỉnh yêu cầu các doanh nghiệp có hoạt động nổ mìn trên địa bàn thực hiện một số nội sau:\n1. <item lead="các doanh nghiệp có hoạt động nổ mìn trên địa bàn (lead_in)">Kiểm tra kho vật liệu nổ</item>.\n2. <item lead="các doanh nghiệp có hoạt động nổ mìn trên địa bàn (lead_in)">Chỉ được bố trí người đã qua huấn luyện</item>.',
    "those to whom the letter speaks": 'Văn phòng UBND tỉnh <item lead="Quý cơ quan" ask=request>rất mong Quý cơ quan phối hợp, cung cấp số liệu</item>.',
    "what the sender does himself": 'Văn phòng UBND tỉnh gửi kèm danh mục hồ chứa.\n1. <item lead="Sở Xây dựng">Sở Xây dựng rà soát các hồ chứa</item>.',
    "order behind its basis": 'Văn phòng UBND tỉnh, trên cơ sở báo cáo của các đơn vị, <item lead="Sở Xây dựng" ask=request>đề nghị Sở Xây dựng rà soát các hồ chứa</item>.',
    "request behind a study": 'Qua nghiên cứu, <item lead="Sở Xây dựng" ask=request>đề nghị Sở Xây dựng cần bám sát Luật Thủy lợi để hoàn thiện dự thảo</item>.',
}
INSTRUCTIONS = {
    "programme in a title": "1. Về Chương trình Phát triển đô thị tỉnh: đã hoàn thành.",
    "what a department commands is its own work": '1. <item lead="Sở Y tế">Sở Y tế chỉ thị các bệnh viện trực 24/24 giờ</item>.',
    "purpose that holds semicolons": 'Để hỗ trợ nhà đầu tư; kịp thời tháo gỡ khó khăn; đồng thời rà soát các dự án, UBND tỉnh chỉ thị các sở, ban, ngành tập trung thực hiện các nhiệm vụ sau:\n1. <item lead="các sở, ban, ngành (lead_in)">Rút ngắn thời gian giải quyết thủ tục</item>.',
    "activity with lines for time and place": 'III. CÁC HOẠT ĐỘNG\n1. <item lead="Sở Văn hóa và Thể thao (lead_in)" due=2031-09-11>Chương trình nghệ thuật khai mạc lễ hội</item>\n- Thời gian dự kiến: ngày 11/9/2031.\n- Địa điểm: Quảng trường tỉnh.\n- Đơn vị chủ trì: Sở Văn hóa và Thể thao.',
    "title that runs into the text": 'Yêu cầu các sở, ban, ngành tập trung thực hiện:\n1. Về trụ sở làm việc <item lead="các sở, ban, ngành (lead_in)">Khắc phục ngay tình trạng thiếu phòng làm việc</item>; <item lead="các sở, ban, ngành (lead_in)">sắp xếp lại kho lưu trữ</item>.',
    "duties and powers of a committee": 'Điều 3. Nhiệm vụ và quyền hạn của Ban Chỉ đạo\n1. <item lead="Ban Chỉ đạo (heading)">Đôn đốc các sở triển khai kế hoạch phòng cháy</item>.',
    "title of a list that names who acts": '1. Đối với các cơ sở sản xuất có nguy cơ gây cháy rừng (theo danh sách kèm theo):\n- <item lead="các cơ sở sản xuất có nguy cơ gây cháy rừng (heading)">Kiểm tra hệ thống chữa cháy</item>.\n- <item lead="các cơ sở sản xuất có nguy cơ gây cháy rừng (heading)">Trực cháy 24/24 giờ</item>.',
    "title that only lines stand under": '1. Đề án phòng cháy rừng giai đoạn mới.\n2. <item lead="Sở Xây dựng (lead_in)" with="UBND các xã (lead_in)" due=2031-12-31>Đề án cấp nước chữa cháy</item>.\n- Đơn vị chủ trì tham mưu thực hiện: Sở Xây dựng.\n- Đơn vị phối hợp: UBND các xã.\n- Thời gian thực hiện: Năm 2031.',
    "time without end, time by a plan": '1. <item lead="Sở Xây dựng (lead_in)">Rà soát trạm bơm chữa cháy</item>\n- Cơ quan chủ trì: Sở Xây dựng.\n- Thời gian thực hiện: Năm 2031 và các năm tiếp theo.\n2. <item lead="Sở Xây dựng (lead_in)" due=?>Rà soát đường băng cản lửa</item>\n- Cơ quan chủ trì: Sở Xây dựng.\n- Thời gian thực hiện: Theo kế hoạch công tác hằng năm.',
    "who pays is told under the means": 'I. KINH PHÍ THỰC HIỆN\n1. Kinh phí lấy từ ngân sách tỉnh.\n2. <item lead="Sở Tài chính">Sở Tài chính bố trí kinh phí cho các chốt trực</item>.',
    "bare imperative in a numbered point has no lead": "1. <item>Tăng cường tuần tra rừng phòng hộ</item>.",
    "heading gives the actor": '1. Chi cục Kiểm lâm tỉnh\na) <item lead="Chi cục Kiểm lâm tỉnh (heading)">Tăng cường tuần tra rừng phòng hộ</item>.\nb) <item lead="Chi cục Kiểm lâm tỉnh (heading)">Trực cháy 24/24 giờ</item>.',
    "yêu cầu with a list": 'Chủ tịch UBND tỉnh yêu cầu:\n1. <item lead="Công an tỉnh">Công an tỉnh điều tra các vụ cháy</item>.\n2. <item lead="Sở Tài chính">Sở Tài chính bố trí kinh phí</item>.',
    "clauses of a section without actor": "I. ĐÁNH GIÁ\nCác xã đã trực cháy.\nII. NHIỆM VỤ\n<item>Tiếp tục trực cháy 24/24 giờ</item>; <item due=FREQ=DAILY>thông báo cấp dự báo cháy hằng ngày</item>.",
    "agency, dashes, then a sentence": 'Chủ tịch UBND tỉnh chỉ thị:\n1. Chi cục Kiểm lâm tỉnh\n- <item lead="Chi cục Kiểm lâm tỉnh (heading)">Trực cháy 24/24 giờ</item>.\n2. <item lead="Công an tỉnh" with="Chi cục Kiểm lâm tỉnh">Công an tỉnh phối hợp với Chi cục Kiểm lâm tỉnh điều tra các vụ cháy</item>.\nChỉ thị này có hiệu lực kể từ ngày ký./.',
    "who works with the lead, on the lead's line": '1. <item lead="Sở Xây dựng (lead_in)" with="UBND các xã (lead_in); các đơn vị liên quan (lead_in)">Rà soát đường băng cản lửa</item>.\n- Cơ quan thực hiện: Sở Xây dựng chủ trì, phối hợp với UBND các xã và các đơn vị liên quan.',
    "step with its label": '1. Bước 1: <item lead="Chi cục Kiểm lâm tỉnh">Chi cục Kiểm lâm tỉnh lập danh sách hộ có rừng</item>.\n2. Bước 2: <item>Tổ chức ký cam kết</item>.',
    "topic and its colon": "1. Giai đoạn khẩn cấp (0-48 giờ): <item>Tổ chức lực lượng dập lửa</item>; <item>sơ tán người dân</item>.\n2. Phương châm: Chủ động phòng ngừa.",
    "verb alone": "1. <item>Tăng cường tuần tra rừng</item>.\n2. Lãnh đạo\n3. Sở Xây dựng",
    "title that says what its points need": '1. Yêu cầu đối với các tổ chức, cá nhân được giao đất lâm nghiệp.\n1.1. <item lead="các tổ chức, cá nhân được giao đất lâm nghiệp (heading)">Bố trí lực lượng trực cháy</item>.\n1.2. <item lead="các tổ chức, cá nhân được giao đất lâm nghiệp (heading)">Kiểm tra đường băng cản lửa</item>.',
    "those who must, by what they do": '1. <item lead="Tổ chức, cá nhân khai thác gỗ, khai thác lâm sản">Tổ chức, cá nhân khai thác gỗ, khai thác lâm sản phải lập sổ theo dõi</item>.',
    "branch of a bank": '1. Ngân hàng Nhà nước - Chi nhánh Tân Lập\na) <item lead="Ngân hàng Nhà nước - Chi nhánh Tân Lập (heading)">Chỉ đạo các tổ chức tín dụng giãn nợ</item>.\nb) <item lead="Ngân hàng Nhà nước - Chi nhánh Tân Lập (heading)">Báo cáo kết quả giãn nợ</item>.',
    "who leads and works with others, as a title": '1. Sở Xây dựng chủ trì, phối hợp thực hiện\na) <item lead="Sở Xây dựng (lead_in)">Kiểm tra hồ chứa nước</item>.\nb) <item lead="Sở Xây dựng (lead_in)">Nạo vét kênh dẫn</item>.',
    "numbered targets": "II. MỤC TIÊU\n1. Chỉ tiêu 1: <item kind=target due=2031-12-31>Đến năm 2031 đạt 60% chủ rừng có phương án</item>.\n2. Chỉ tiêu 2: <item kind=target due=2031-12-31>Giảm số vụ cháy còn 05 vụ vào năm 2031</item>.",
    "from a year on": '1. Chi cục Kiểm lâm tỉnh\na) Từ năm 2032, <item lead="Chi cục Kiểm lâm tỉnh (heading)" due=FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25>gửi báo cáo trước ngày 25/12 hằng năm</item>.',
}
NEWS = {
    "whom an order is about": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. Đối với Sở Y tế, tỉnh <item lead="Sở Y tế (lead_in)" with="Sở Tài chính">yêu cầu phối hợp với Sở Tài chính mua sắm thuốc</item>.',
    "comma behind the order word": 'Chủ tịch UBND tỉnh yêu cầu, <item lead="Sở Y tế; Sở Tài chính">Sở Y tế và Sở Tài chính rà soát kinh phí mua thuốc</item>.',
    "another agency in a quotation": '“<item lead="Các xã">Các xã phải trực cháy 24/24 giờ</item>; <item lead="Sở Y tế" due=2031-06-30>Sở Y tế chuẩn bị thuốc trước ngày 30/6</item>”, Chủ tịch UBND tỉnh nói.',
    "head of a company in a quotation": "“Các bộ phải sửa luật ngay trong năm nay để doanh nghiệp sống”, ông Lê Văn Tám, Chủ tịch Tập đoàn Gỗ Việt, nhấn mạnh.",
    "one who was in office": "Nguyên Chủ tịch UBND tỉnh nhấn mạnh, Sở Y tế phải rà soát thuốc.",
    "letter of the people": "Người dân đã gửi văn bản tới Sở Y tế. Sở Y tế phải giải quyết trước ngày 30/6.",
    "what happens to somebody": "Chủ tịch UBND tỉnh khẳng định, các doanh nghiệp cần được hỗ trợ.",
    "short quotation before another": 'Chiến dịch "Xanh" đã được phát động từ đầu năm nay tại tỉnh. "<item lead="Các xã">Các xã phải trực cháy 24/24 giờ</item>", Chủ tịch UBND tỉnh nói.',
    "called by his name": '“<item lead="Các chủ đầu tư">Các chủ đầu tư phải cam kết tiến độ</item>”, ông Bình yêu cầu.',
    "document issued before": 'UBND tỉnh vừa có kết luận về quản lý khoáng sản. <item lead="Sở Xây dựng">Sở Xây dựng kiểm tra các mỏ cát</item>.',
    "place behind a connector": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. Ngoài ra, <item lead="huyện Tân Bình">huyện Tân Bình vận động người dân bàn giao đất</item>.',
    "members of a group": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng; Sở Tài chính">yêu cầu các đơn vị gồm Sở Xây dựng, Sở Tài chính chuẩn bị chu đáo</item>.',
    "examples of a group": 'Chủ tịch UBND tỉnh <item lead="các đơn vị; Sở Xây dựng; Sở Tài chính">yêu cầu các đơn vị như Sở Xây dựng, Sở Tài chính chuẩn bị chu đáo</item>.',
    "concession behind a name": 'Chủ tịch UBND tỉnh <item lead="các cơ quan, đơn vị">yêu cầu các cơ quan, đơn vị dù đã chuẩn bị cũng phải hoãn hội nghị</item>.',
    "department orders on a day": 'Cục Quản lý Dược ngày 27/6 <item lead="Sở Y tế">yêu cầu Sở Y tế xác minh vụ việc</item>.',
    "chair orders": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>.',
    "no agent": 'Theo đó, <item lead="Sở Xây dựng">giao Sở Xây dựng chủ trì lập tổ công tác</item>.',
    "passive": '<item lead="Bộ Kế hoạch và Đầu tư">Bộ KH&ĐT được giao chủ trì thẩm định nguồn vốn</item>.',
    "reverse": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. <item lead="Sở Kế hoạch và Đầu tư">Việc thẩm định nguồn vốn do Sở KH-ĐT chủ trì</item>.',
    "orders go on without a subject": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. <item lead="Sở Xây dựng (same_item)">Công khai tiến độ từng dự án</item>.',
    "request of the chair": 'Chủ tịch UBND tỉnh <item lead="các doanh nghiệp" ask=request>đề nghị các doanh nghiệp cam kết tiến độ</item>.',
    "expert's advice": "Theo TS. Mai Quỳnh Anh, các địa phương nên công bố sớm quỹ đất sạch.",
    "participant asks a superior": "Đại diện Sở Xây dựng đề nghị tỉnh sớm bố trí vốn làm hạ tầng.",
    "trader's wish": "Ông Phan Đình Lộc, giám đốc một doanh nghiệp, kiến nghị cho phép chủ đầu tư ứng trước tiền.",
    "what was reported": "Theo báo cáo của Sở Xây dựng, toàn tỉnh có 14 dự án với 11.360 căn hộ.",
    "farmers need to": "Người nuôi cần nhốt vịt ít nhất 21 ngày, theo bác sĩ thú y.",
    "who attended": "Cùng dự có lãnh đạo Sở Tài chính, Sở Nội vụ và đại diện các chủ đầu tư.",
    "caption between": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>.\nQuang cảnh cuộc làm việc. Ảnh: Thu Hiền\n<item lead="Sở Tài chính">Sở Tài chính tham mưu phương án ứng vốn</item>.',
    "coordination, then another actor": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng" with="Sở Tài chính">giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính lập tổ công tác</item>; <item lead="UBND các xã" due=2031-06-30>UBND các xã bàn giao mặt bằng trước ngày 30/6</item>.',
    "what the chair says in quotation marks": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng lập tổ công tác</item>. “<item lead="UBND xã">Các đồng chí Chủ tịch xã phải trực tiếp xuống hiện trường</item>”, Chủ tịch UBND tỉnh nói.',
    "what the chair stresses": 'Chủ tịch UBND tỉnh Lê Văn Bình nhấn mạnh, <item lead="các xã">các xã phải trực cháy 24/24 giờ</item>.',
    "quotation of several sentences": '“<item lead="Sở Xây dựng">Sở Xây dựng chủ trì theo dõi tiến độ</item>. <item lead="các sở, ngành" ask=request>Đề nghị các sở, ngành bám sát nhiệm vụ được phân công</item>”, Phó Chủ tịch Thường trực UBND tỉnh nhấn mạnh.',
    "trader in quotation marks": "“Các ngân hàng cần giảm lãi suất cho người mua nhà”, ông Mai Văn Tám, giám đốc một doanh nghiệp, nói.",
    "chair directs": 'Chủ tịch UBND tỉnh Lê Văn Bình <item lead="các ban quản lý dự án">chỉ đạo các ban quản lý dự án giải ngân hết vốn</item>.',
    "what another body directs is its own work": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. <item lead="Công an tỉnh">Công an tỉnh chỉ đạo Công an các xã hỗ trợ</item>.',
    "list behind a colon": 'Thủ tướng <item lead="Bộ Y tế">yêu cầu: Bộ Y tế tổ chức kiểm soát hành khách nhập cảnh</item>. <item lead="Bộ Ngoại giao" with="Bộ Y tế">Bộ Ngoại giao phối hợp với Bộ Y tế cung cấp thông tin</item>.',
    "chair asks nobody by name": "Chủ tịch UBND tỉnh Lê Văn Bình <item>yêu cầu rà soát toàn bộ gói thầu</item>.",
    "director asks the province": "Tại cuộc họp, Giám đốc Sở Xây dựng đề nghị UBND tỉnh bố trí vốn.",
    "director tells what he has asked": "Giám đốc Sở Xây dựng báo cáo đã kiểm tra hiện trường và yêu cầu nhà thầu khắc phục.",
    "director promises": "Sở Xây dựng cho biết sẽ hoàn thành trong tháng 6.",
    "agency that needs to, after an order": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. Toàn tỉnh hiện có mười bốn dự án chậm tiến độ, với hơn mười một nghìn căn hộ chưa bàn giao. <item lead="Sở Tài chính">Sở Tài chính cần sớm bố trí vốn cho các dự án</item>.',
    "agency that needs to, by an expert": 'Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>. Theo ông Mai Văn Tám, giám đốc một doanh nghiệp, thị trường căn hộ đang chững lại từ đầu năm đến nay. Các ngân hàng cần giảm lãi suất cho người mua nhà.',
    "what was ordered in past years": 'Những năm qua, tỉnh giao ngành nông nghiệp nhân giống hoa hồng cổ. Chủ tịch UBND tỉnh <item lead="Sở Xây dựng">yêu cầu Sở Xây dựng kiểm tra hiện trường</item>.',
    "reminder": 'Chủ tịch UBND tỉnh <item lead="chính quyền các địa phương">lưu ý chính quyền các địa phương công khai danh sách hộ</item>.',
}
MINUTES = {
    "order of the chair": 'KẾT LUẬN CỦA CHỦ TRÌ CUỘC HỌP\n1. <item lead="Phòng Nội vụ">Giao Phòng Nội vụ rà soát biên chế</item>.',
    "what participants said": "Ý KIẾN THẢO LUẬN\n1. Đại diện Phòng Nội vụ đề nghị huyện bố trí thêm kinh phí.",
    "bare sentences under the conclusions": 'II. KẾT LUẬN CỦA CHỦ TRÌ CUỘC HỌP\n1. <item lead="Phòng Nội vụ">Phòng Nội vụ rà soát biên chế</item>.',
    "said first, concluded then": 'I. Ý KIẾN THẢO LUẬN\n1. Phòng Nội vụ cần thêm biên chế.\nII. KẾT LUẬN\n1. <item lead="Phòng Nội vụ">Phòng Nội vụ rà soát biên chế</item>.',
    "conclusions announced by a sentence": 'Phó Chủ tịch UBND huyện kết luận như sau:\n1. <item lead="Phòng Nội vụ">Phòng Nội vụ rà soát biên chế</item>.',
}

CUT = "the name ends within “được giao”"
FAULTS = {
    "general name behind a circumstance": "a general name in small letters is no actor there",
    "actor that no list knows, and its adverb": "“trực tiếp” is taken into the name",
}


def check(body, head="notice"):
    text, answers = asked(body, head=head)
    assert answered(text) == answers


@pytest.mark.parametrize("body", cases(NAMED, FAULTS))
def test_actor_stands_in_its_own_clause(body):
    check(body)


@pytest.mark.parametrize("body", cases(COORDINATION, FAULTS))
def test_coordination_holds_as_far_as_it_is_said(body):
    check(body)


@pytest.mark.parametrize("body", cases(CARRIED, FAULTS))
def test_actor_is_carried_over(body):
    check(body)


@pytest.mark.parametrize("body", cases(LETTERS, FAULTS))
def test_letter_gives_work_to_its_addressees(body):
    check(body, "letter")


@pytest.mark.parametrize("body", cases(INSTRUCTIONS, FAULTS))
def test_instruction_gives_work(body):
    check(body, "instruction")


@pytest.mark.parametrize("body", cases(NEWS, FAULTS))
def test_report_gives_work_only_where_somebody_with_authority_orders(body):
    check(body, "news")


@pytest.mark.parametrize("body", cases(MINUTES, FAULTS))
def test_minutes_give_work_only_where_the_chair_concludes(body):
    check(body, "minutes")
