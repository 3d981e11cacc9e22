"""Names, puns and new words are not corrected to frequent ones; slips beside them are."""

import pytest

from govspider.items import Severity
from govspider.words.spelling.speller import Speller


def told(speller: Speller, text: str) -> list[str]:
    return [hit.shown for hit in speller.find(text) if hit.confidence >= 0.7]


@pytest.mark.parametrize(
    "text",
    [
        "“粽情粽意”包粽子活动在社区举行。",
        "《桥见未来》专题报道桥梁建设者。",
        "童欣幼儿园开展消防演练。",
        "城投大厦二楼会议室举行签约仪式。",
        "锦绣花园电梯加装公示",
        "网站备案号：冀公网安备 13010002000000号",
        "湖南现首座无人值守变电站",
        "农村饮水设施亟须改造。",
        "从供给侧和需求侧同时发力。",
        "防止固体废物污染环境。",
        "保安逐一检查院内消防设施。",
        "新华社受权发布会议公报全文。",
        "胡锦超同志任村党支部书记。",
        "关于钟文彬任职的公示",
        "曾静雯是新屋村的老党员",
        "石岭村村民陈晓彤对记者说。",
        "李可强、温家饱参加座谈。",
        "经办人：贺静雯，联系电话见公告。",
        "李小隆、张雪友、刘德桦参加了志愿服务。",
        "国务院总理李强主持召开国务院常务会议。",
        "张家嘴村通上了自来水。",
        "云洲市发规科审核后公布。",
        "省发改委高技处、市工信局到企业走访。",
        "一名男子因酒后滋事被行拘。",
        "城西区桂花社区居民委员会",
        "户名：正明会计师事务所，账号见附件。",
        "供应商名称：众诚印务有限公司",
        "委托瑞世口腔门诊部进行检查。",
        "责令星成工程咨询有限公司出具报告。",
        "当事人：梅国税务师事务所",
        "安委办、消安委、食安办、防指",
        "关于制定云洲市国民经济和社…",
        "外交部召见该国大使沙立文，提出严正交涉。",
        "中方欢迎以巴恢复谈判。",
        "总统拉蒙特洛同外长会见了代表团。",
        "成交金额：贰万叁仟伍佰元整。",
        "九是坚持推进国家安全体系和能力现代化。",
        "地址：碧沅市高步镇府前街119号。",
        "十三是完善考核。",
        "消防站建设负责人叶念慈介绍，项目已完成。",
        "公示对象段念慈，家住城东。",
        "市政府常务会听取了安全生产工作汇报。",
        "自诉案的被告人可以提起反诉。",
        "澄溪市人民政府关于潘子轩等同志任免职的通知",
        "（黄锦辉 邱永康）",
        "地址：碧沅市新塍镇建设路二段",
        "对北栅镇、水口镇开展检查。",
        "有关领导实地察看了微型消防站。",
        "市领导带队到南浦镇调研，实地察看了购物节进展情况。",
        "注册资本壹佰万元整。",
        "投标保证金为人民币壹仟元整。",
        "由副主任兼管档案工作。",
        "驻村工作队队员走访群众。",
    ],
)
def test_what_is_rare_for_a_reason_is_left_alone(speller: Speller, text: str) -> None:
    assert told(speller, text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("全体干部职工同新协力抗洪抢险。", "同新协力"),
        ("“一窗受理、集成服务”改格持续推进。", "改格"),
        ("童欣幼儿园开展消防演炼活动。", "演炼"),
        ("委托会计师事物所审计。", "事物所"),
        ("户名：市第一人民医完", "医完"),
        ("城投大厦二楼举行竟争性谈判。", "竟争"),
        ("依照《固体废物污染环境防止法》处罚。", "防止法"),
        ("由人民监察院立案侦查。", "监察院"),
        ("坚持马克斯主义在意识形态领域的指导地位。", "马克斯"),
        ("代表团访问哈撒克斯坦共和国。", "哈撒克斯坦"),
        ("成交金额壹仟元整，由采购单位之付。", "之付"),
        ("春节黄今周旅游市场监管到位。", "今"),
    ],
)
def test_a_slip_beside_them_is_found(speller: Speller, text: str, shown: str) -> None:
    assert any(set(shown) & set(one) for one in told(speller, text))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("完善监管体系和兼管模式。", "监管"),
        ("推动健全国资兼管平台。", "监管"),
        ("引导资本投向“三侬”领域。", "农"),
    ],
)
def test_a_right_word_is_a_hint_where_all_models_are_sure(speller: Speller, text: str, right: str) -> None:
    (hit,) = [hit for hit in speller.find(text) if hit.confidence >= 0.7]
    assert right in (hit.suggestion or "")
    assert hit.severity is Severity.HINT
