"""Detector 5: each rule fires on its faults and stays silent on what is right."""

from pathlib import Path

import pytest

from govspider.items import Detector, Kind
from govspider.text.segment import Segmenter
from govspider.words.rules import RULES, RuleMatcher
from govspider.words.rules_already import load_already

ACCUSE = 0.96


@pytest.mark.parametrize(
    ("text", "rule", "shown", "suggestion"),
    [
        ("会议定于2月30日召开。", "不存在的日期", "2月30日", None),
        ("2023年4月31日前报送。", "不存在的日期", "2023年4月31日", None),
        ("2023年2月29日。", "不存在的日期", "2023年2月29日", None),
        ("截至2023年13月底。", "不存在的日期", "2023年13月", None),
        ("13月5日", "不存在的日期", "13月5日", None),
        ("发布日期：2023-02-29 10:00", "不存在的日期", "2023-02-29", None),
        ("发布日期：2023-13-01", "不存在的日期", "2023-13-01", None),
        ("6月28日至31日举行。", "不存在的日期", "6月28日至31日", None),
        ("公示期：9月31日—10月8日。", "不存在的日期", "9月31日", None),
        ("公示时间:2023/02/30", "不存在的日期", "2023/02/30", None),
        ("请于3月15口前报送。", "日期误字", "3月15口", "3月15日"),
        ("请于八月二目前报名。", "日期误字", "八月二目", "八月二日"),
        ("6月5日9时65分集合。", "不存在的时刻", "9时65分", None),
        ("会议于当日下午25时举行。", "不存在的时刻", "25时", None),
        ("云洲府办[2023]12号", "文号括号误用", "[2023]12号", "〔2023〕12号"),
        ("依据云洲府〔2023)第3号文件", "文号括号误用", "〔2023)第3号", "〔2023〕3号"),
        ("《城市养犬管理条例》》公布", "书名号误用", "》》", "》"),
        ("切实切实加强管理。", "叠字叠词", "切实切实", "切实"),
        ("要切实加强加强值班值守。", "叠字叠词", "加强加强", "加强"),
        ("发布日期：<$[信息时间]$>", "占位文字", "<$[信息时间]$>", None),
        ("时间：[date format=yyyy-MM-dd]", "占位文字", "[date format=yyyy-MM-dd]", None),
        ("尊敬的#name#，您好", "占位文字", "#name#", None),
        ("联系人：【待补充】", "占位文字", "【待补充】", None),
        ("依法依法予以处罚。", "叠字叠词", "依法依法", "依法"),
        ("云洲府〔2023〕第7号", "文号括号误用", "〔2023〕第7号", "〔2023〕7号"),
        ("云洲府〔2023〕012号", "文号括号误用", "〔2023〕012号", "〔2023〕12号"),
        ("云洲府〔23〕12号", "文号括号误用", "〔23〕12号", "〔2023〕12号"),
        ("公示期：2023年6月28日至2023年6月25日。", "起止日期颠倒", "2023年6月28日至2023年6月25日", None),
        ("公示期：6月28日—25日。", "起止日期颠倒", "6月28日—25日", None),
        ("2023年6月5日（星期一）至7日（星期四）", "星期与日期不符", "星期四", "星期三"),
        ("二〇二三年六月五日（星期二）", "星期与日期不符", "星期二", "星期一"),
        ("2023年6月5日，星期二，上午", "星期与日期不符", "星期二", "星期一"),
        ("20223年6月5日", "日期误字", "20223年", None),
        ("2023年6月日印发", "日期误字", "月日", None),
        ("浏览：#{view.hits}", "占位文字", "#{view.hits}", None),
        ("{{ row.title | limitTo: 30 }}", "占位文字", "{{ row.title | limitTo: 30 }}", None),
        ("此处为正文内容，请替换", "占位文字", "此处为正文内容", None),
        ("发布时间：2023.04.31", "不存在的日期", "2023.04.31", None),
        ("二〇二三年二月三十日", "不存在的日期", "二〇二三年二月三十日", None),
        ("二○二三年十一月三十一日", "不存在的日期", "二○二三年十一月三十一日", None),
        ("时间：2023年6月5日（星期二）", "星期与日期不符", "星期二", "星期一"),
        ("2023-06-05 周日", "星期与日期不符", "周日", "周一"),
        ("我们的的目标。", "叠字叠词", "的的", "的"),
        ("青青的的小草", "叠字叠词", "的的", "的"),
        ("对项目进行进行公示。", "叠字叠词", "进行进行", "进行"),
        ("和和全国人大常委会", "叠字叠词", "和和", "和"),
        ("按照《意见》要求，，抓好落实。", "重复标点", "，，", "，"),
        ("抓好落实。。", "重复标点", "。。", "。"),
        ("完成任务、。", "重复标点", "、。", None),
        ("根据<<信息公开条例>>的规定", "书名号误用", "<<信息公开条例>>", "《信息公开条例》"),
        ("印发《》的通知", "书名号误用", "《》", None),
        (
            "依据<中华人民共和国行政许可法>办理",
            "书名号误用",
            "<中华人民共和国行政许可法>",
            "《中华人民共和国行政许可法》",
        ),
        ("《关于印发〈实施方案的通知》", "书名号误用", "〈", None),
        ("《关于印发实施方案〉的通知》", "书名号误用", "〉", None),
        ("２０2３年工作总结", "全角半角混用", "２０2３", "2023"),
        ("2023年６月5日印发", "全角半角混用", "2023年６月5日", "2023年6月5日"),
        ("请于3月2目前报送。", "日期误字", "3月2目", "3月2日"),
        ("时间：2023年6月7曰", "日期误字", "6月7曰", "6月7日"),
        ("2O23年5月6日", "日期误字", "2O23", "2023"),
        ("2023年年5月6日", "日期误字", "年年", "年"),
        ("2023年5用6日", "日期误字", "用", "月"),
        ("请将材料与5月底前书面报送。", "期限误字", "与5月底前", "于5月底前"),
        ("各项指标均以完成。", "已误作以", "以完成", "已完成"),
        ("决定书以送达，工程以于5月竣工", "已误作以", "以送达", "已送达"),
        ("动物防疫工作以全面铺开，罚款以履行完毕。", "已误作以", "以全面铺开", "已全面铺开"),
        ("坚持已问题为导向推进整改。", "以误作已", "已问题为导向", "以问题为导向"),
        ("请与本月底前报送。", "期限误字", "与本月底前", "于本月底前"),
        ("（一））受理范围", "标点不成对", "））", "）"),
        ("（（三）申报条件", "标点不成对", "（（", "（"),
        ("民生实事事落地。", "词首词尾叠字", "事事", "事"),
        ("认真组织组织实施", "叠字叠词", "组织组织", "组织"),
        ("印发《云洲市供水条例的通知", "标点不成对", "《", None),
        ("《关于‹供水条例›的说明》", "书名号误用", "‹供水条例›", "〈供水条例〉"),
        ("三次产业结构为5.1:40.2:58.8。", "合计不为百分之百", "5.1:40.2:58.8", None),
        ("男性占60%，女性占30%，合计100%。", "合计不为百分之百", "合计100%", None),
        ("锟斤拷锟斤拷通知", "乱码", "锟斤拷锟斤拷", None),
        ("通知\ufffd\ufffd公告", "乱码", "\ufffd\ufffd", None),
        ("市政府信息公开".encode().decode("gb18030", errors="replace"), "乱码", None, None),
        ("政府工作".encode().decode("latin-1"), "乱码", None, "政府工作"),
        ("通知&nbsp;&nbsp;公告", "乱码", "&nbsp;&nbsp;", "\u00a0\u00a0"),
        ("附件%E6%94%BF%E5%BA%9C", "乱码", "%E6%94%BF%E5%BA%9C", "政府"),
        ("联系电话：XXXXXXXX", "占位文字", "XXXXXXXX", None),
        ("XX县人民政府关于印发XX方案的通知", "占位文字", "XX县人民政府关于印发XX方案的通知", None),
        ("发布时间：undefined", "占位文字", "undefined", None),
        ("日期：NaN年NaN月NaN日", "占位文字", "NaN年NaN月NaN日", None),
        ("{{title}}", "占位文字", "{{title}}", None),
        ("来源：{dede:field.source/}", "占位文字", "{dede:field.source/}", None),
        (
            "[field:title function='cn_substr(@me,60)'/]",
            "占位文字",
            "[field:title function='cn_substr(@me,60)'/]",
            None,
        ),
        ("发布时间：[!--newstime--]", "占位文字", "[!--newstime--]", None),
        ("当前位置：{$cat.name|raw}", "占位文字", "{$cat.name|raw}", None),
        ("共%s条记录", "占位文字", "%s", None),
        ("  测试  ", "占位文字", "测试", None),
        ("测试文章123", "占位文字", "测试文章123", None),
        ("XXXX", "占位文字", "XXXX", None),
        ("（此处填写单位名称）", "占位文字", "（此处填写单位名称）", None),
        ("Lorem ipsum dolor sit amet, consectetur", "占位文字", "Lorem ipsum dolor sit amet", None),
        ("印发《关于加强管理的通知，请认真贯彻。", "标点不成对", "《", None),
        ("各单位（含下属单位要高度重视。", "标点不成对", "（", None),
        ("依据《办法》》第五条办理。", "标点不成对", "》", None),
        ("公共场所，是指供公众活动的场所）。", "标点不成对", "）", None),
        ("现将有关事项通知如下】。", "标点不成对", "】", None),
    ],
)
def test_faults(rules: RuleMatcher, text: str, rule: str, shown: str | None, suggestion: str | None) -> None:
    hits = [hit for hit in rules.find(text) if hit.source == rule]
    assert hits
    hit = hits[0]
    assert hit.detector is Detector.RULE
    assert hit.confidence >= 0.7
    assert text[hit.start : hit.end] == hit.shown
    assert shown in (None, hit.shown)
    if suggestion is not None:
        assert hit.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("将将台镇列入试点。", False),
        ("为向向塘街道群众送去慰问。", False),
        ("已将将各镇意见汇总。", True),
        ("由由县长任组长。", True),
        ("已将将结果公示。", True),
    ],
)
def test_a_place_may_begin_as_the_word_before_it(rules: RuleMatcher, text: str, *, sure: bool) -> None:
    hits = [hit for hit in rules.find(text) if hit.source == "叠字叠词"]
    assert [hit.confidence >= 0.96 for hit in hits] == [sure]


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日召开。2月29日。12月31日。6月30日至7月2日。",
        "农历2月30日祭祖。",
        "判处拘役5月，缓刑6月。",
        "2023-06-30 电话0769-13-4567",
        "2023年6月5日（星期一）。2023年6月5日，周二休息。",
        "2023年6月5日（周一至周五）开放。",
        "为了了解情况，天天向上，人人有责，研究研究，高高兴兴，等等，妈妈常常谢谢。",
        "2024/02/29，2023/04/30，版本2023.02.30.1，/2023/02/30/，二〇二四年二月二十九日，比分12:5月内",
        "https://a.gov.test/s?q=%E6%94%BF%E5%BA%9C，P〈0.05，3．1 建设目标，1．总则，A<B且C>D，<研究>",
        "电话：138XXXX1234，联系人：XX，参照《XX市人民政府关于印发XX方案的通知》样式填写。",
        "要要求各单位落实，切实实施，落实实施方案，二月三十日（旧历除夕）。",
        "堅持實事求是是黨的思想路線。現在在建項目。",
        "第2目和第3目，2月2个目标，2023年年底，5月月底，请将数据与6月底前的数据相比。",
        "由社会组织组织志愿者，由农民集体经济组织组织开展，国家有关规定规定的事项，与客户对对账单的送交时间",
        "增长5．2%。",
        "第　页　共____页（此处填写单位名称）　　年　月　日",
        "待补充资料的，一次性告知。",
        "2023年6月5日周一鸣同志出席。2023年6月5日，周二休息。2023年6月5日（星期一）至7日（星期三）。",
        "11月15日至3月15日，12月28日至1月3日，2023年12月28日至2024年1月2日，2023年6月28日至7月2日。",
        "请输入标题关键词检索　请输入内容，不超过500字　<<上一页　下一页>>　2023年月日　2023年6月日均",
        "云洲府〔1994〕第3号，国发[1998]5号，法发〔2023〕特3号",
        "（注1：本表所称收入，是指全年收入。\n注2：本表所称支出，是指全年支出。）",
        "《条例》第三条规定：“经营者应当公示价格。\n消费者可以查询。”",
        "》。《纲要》自发布之日起施行。\n（牵头单位：市商务局；\n配合单位：各区）。",
        "温度应在(10,20]之间。湿度应在[30%,60%)之间。<返回目录>　<查看公告>　<更多通知>　依据《　　　》第　条。",
        "6月9口水井、3月5口新井通水，八月二目标，十二月次目录，公文编号：2023-13-45。",
        "（2023）云01民初12号，云洲府〔2023〕12号，2023年第12号，工期30时，日30时段，24时前。",
        "组织学生学生会换届，推进社会社会主义研究，由市场市场部负责。",
        "与与会代表座谈。目的的实现。作为为民服务的窗口，和和平发展，以及及时处理。",
        "是是非非，地地道道，实实在在，土地地块，各地地方，将将军请来，被被告拒绝。",
        "大大小小，方方面面，的的确确，自自在在，的的寒花解笑人，春风的的为谁来，和和美美，多种多样，点点滴滴。",
        "（1）申请表；1）材料齐全；2）符合条件。a）原件。一）总则。",
        "“十四五”规划《纲要（草案）》（征求意见稿）【解读】。",
        "她说：“我们要坚持。\n“还要创新。”",
        "省略号……，破折号——。什么？！真的！！",
        "转发《国务院关于印发〈纲要〉的通知》",
        "2023年６０人参加",
        "三次产业结构为5.1:40.2:54.7。",
        "三次产业比例由5.3：41.4：53.3调整为5.1：40.2：54.7。",
        "同意占60.3%，反对占39.6%，合计100%。",
        "李XX、张某某等人，身份证号XXXX，XX路XX号。",
        "XX年XX月XX日，XX市XX局（盖章）",
        "本次测试结果合格，参加测试人员50名，测试时间2小时。",
        "系统返回null时请联系管理员。",
        "涨幅为5%s级，可信度95%，型号{A1}，[注]，（!--），集合{a, b}，价格$12。",
        "请在此处签名盖章。",
        "本站点击量 100，浏览器 test 环境。",
        "中國政府關於印發通知，臺灣、鍾、鎮、鏈條、閮。",
        "Université Française à Paris – “Études”",
        "",
    ],
)
def test_right_text_is_silent(rules: RuleMatcher, text: str) -> None:
    assert [hit for hit in rules.find(text) if hit.confidence >= 0.7] == []


def test_every_rule_is_tried_here() -> None:
    tried = {mark.args[1][i][1] for mark in test_faults.pytestmark for i in range(len(mark.args[1]))}  # type: ignore[attr-defined]
    assert {rule.name for rule in RULES} <= tried


def test_offsets_hold_on_later_lines(rules: RuleMatcher) -> None:
    text = "第一行。\n我们的的目标。\n会议定于2月30日召开。"
    assert [text[hit.start : hit.end] for hit in rules.find(text)] == ["的的", "2月30日"]


def test_kinds(rules: RuleMatcher) -> None:
    (doubled,) = rules.find("我们的的目标")
    (date,) = rules.find("2月30日")
    assert (doubled.kind, doubled.indicator) == (Kind.WRONG_WORD, "T1")
    assert (date.kind, date.indicator) == (Kind.FORMAT_ERROR, "T2")


def test_a_quotation_that_stays_open_is_for_people_to_judge(rules: RuleMatcher) -> None:
    (hit,) = rules.find("市长强调，“我们要坚持创新。")
    assert 0.7 <= hit.confidence < ACCUSE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("不断提升群众满意度度。", "度度"),
        ("由公安机关交警支队队负责。", "队队"),
        ("请于6月底前前报送。", "前前"),
        ("会会议强调，要压实责任。", "会会"),
    ],
)
def test_characters_written_twice_at_an_edge(rules: RuleMatcher, text: str, shown: str) -> None:
    assert [(hit.shown, hit.suggestion, hit.confidence) for hit in rules.find(text)] == [
        (shown, shown[0], 0.85)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "局局长、支队队长、委员会会议、市教育局局领导。",
        "安理会会依照决议作出判断。",
        "月底前前往、室内内墙、一位位专家、度度度、前前后后。",
        "市市场监管局、《立法法》、经经纬仪测量。",
    ],
)
def test_a_character_that_begins_the_next_word_is_none(rules: RuleMatcher, text: str) -> None:
    assert rules.find(text) == []


def test_rules_without_their_words_are_silent(segmenter: Segmenter, tmp_path: Path) -> None:
    already = load_already(tmp_path)
    assert already.by_triggers == ()
    assert list(already.find("任务均以完成。", segmenter)) == []
    assert list(already.find_by("坚持已问题为导向。", segmenter)) == []
