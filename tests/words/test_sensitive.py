"""Sensitive words: found through disguises, silent on what an office may rightly say."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.assess import Rules
from govspider.errors import DictionaryError
from govspider.items import Kind, Severity
from govspider.text.segment import Segmenter
from govspider.words.sensitive import SensitiveMatcher, load_sensitive
from govspider.words.sensitive_lists import Category, Way

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
SENTENCES = (Path(__file__).parent / "official_sentences.txt").read_text(encoding="utf-8").splitlines()
ADVERTS = (Path(__file__).parent / "injected_adverts.txt").read_text(encoding="utf-8").splitlines()
MATCHER = load_sensitive(DICTIONARIES, Segmenter())
DIRECT = [word.word for word in MATCHER.words if word.way is Way.DIRECT]
LONG = [word for word in DIRECT if len(word) >= 4]
TRADITIONAL = str.maketrans("赌场门经济资贷网开户", "賭場門經濟資貸網開戶")
CIRCLED = str.maketrans({chr(0x61 + i): chr(0x24D0 + i) for i in range(26)})
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
HOMOGLYPHS = str.maketrans("aceopxky", "асеорхку")

separators = st.sampled_from(
    [" ", "*", "·", "-", "_", "~", "\u200b", "\u3000", "^", "★", "\u2060", "./", "♥"]
)
disguises = st.sampled_from([TRADITIONAL, CIRCLED, FULL_WIDTH, HOMOGLYPHS])
surroundings = st.sampled_from(
    ["", "欢迎来到", "首页 - ", "市政府门户网站", "，", "【", "关于召开会议的通知\n"]
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_official_sentences_are_silent(sentence: str) -> None:
    assert MATCHER.find(sentence) == []


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("棋牌室不得组织赌博活动", "赌博", "附近没有足够的招揽之词"),
        ("警方提醒：谨防澳门太阳城等诈骗网站", "澳门太阳城", "告诫"),
        ("澳门新葡京酒店客房", "澳门新葡京", "例外或放行短语"),
        ("有人妄称“台湾总统”", "台湾总统", "例外或放行短语"),
        ("某些媒体所谓台湾政府", "台湾政府", "引述"),
        ("第九中台关系的处理", "中台关系", ""),
    ],
)
def test_what_is_held_back_has_its_reason(text: str, shown: str, why: str) -> None:
    found = [one for one in MATCHER.refusals(text) if one.shown == shown]
    assert bool(found) == bool(why)
    assert all(why in one.why and text[one.start : one.end] == shown and one.source for one in found)


@given(st.sampled_from(ADVERTS + SENTENCES))
def test_a_word_is_either_told_or_held_back(text: str) -> None:
    told = {(hit.start, hit.end, hit.source) for hit in MATCHER.find(text)}
    held = {(one.start, one.end, one.source) for one in MATCHER.refusals(text)}
    assert not told & held
    assert all(hit.details for hit in MATCHER.find(text))


def test_there_are_a_hundred_official_sentences_of_our_own() -> None:
    assert len(set(SENTENCES)) >= 100
    assert MATCHER.find("\n".join(SENTENCES)) == []


@pytest.mark.parametrize("advert", ADVERTS)
def test_injected_adverts_are_accused(advert: str) -> None:
    assert any(hit.confidence >= 0.96 for hit in MATCHER.find(advert))


@pytest.mark.parametrize("word", DIRECT)
def test_every_direct_word_accuses_alone(word: str) -> None:
    (first, *_) = MATCHER.find(f"首页_{word}_门户")
    assert first.confidence >= 0.8


@given(st.sampled_from(DIRECT), separators, surroundings, surroundings)
def test_separated(word: str, separator: str, before: str, after: str) -> None:
    text = f"{before}{separator.join(word)}{after}"
    assert any(hit.start <= len(before) + len(word) for hit in MATCHER.find(text))


@given(st.sampled_from(DIRECT), disguises, surroundings, surroundings)
def test_written_otherwise(word: str, disguise: dict[int, str], before: str, after: str) -> None:
    assert MATCHER.find(f"{before}{word.upper().lower().translate(disguise)}{after}")


@given(st.sampled_from(DIRECT), st.sampled_from(["&#{};", "&#x{:x};", "\\u{:04x}"]))
def test_escaped(word: str, pattern: str) -> None:
    text = "".join(pattern.format(ord(char)) for char in word)
    (hit, *_) = MATCHER.find(text)
    assert (hit.start, hit.end) == (0, len(text))


@given(st.sampled_from(LONG), st.data())
def test_one_separator_anywhere(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 1))
    separator = data.draw(separators)
    assert MATCHER.find(f"{word[:place]}{separator}{word[place:]}")


@given(st.sampled_from(LONG), st.sampled_from("，。、；：|/"))
def test_punctuation_between_all_characters(word: str, mark: str) -> None:
    assert MATCHER.find(mark.join(word))


@given(st.lists(st.sampled_from(SENTENCES), max_size=5), st.sampled_from(DIRECT))
def test_found_between_official_sentences(sentences: list[str], word: str) -> None:
    text = "\n".join([*sentences, f"欢迎光临{word}", *sentences])
    hits = MATCHER.find(text)
    assert hits
    assert all(word in text[hit.start : hit.end] or text[hit.start : hit.end] in word for hit in hits)


@pytest.mark.parametrize(
    "text",
    [
        "赌博平台，注册即送，加微信abc123",
        "赌 博 网址 www.abc.com 点击注册送18元",
        "正规娱乐城开户，客服QQ在线，存取款秒到",
        "賭場平台 返水 下載APP",
    ],
)
def test_topics_accuse_where_they_advertise(text: str) -> None:
    assert MATCHER.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "打赌，博得掌声，网址www.gd.gov.cn注册",
        "研究赌博心理的论文在线发表。",
        "日本AVEX公司来访。",
        "北京PK10086热线",
        "严禁注册赌博网站，下载博彩APP，充值下注属违法行为。",
        "集中港台风情",
        "在澳门威尼斯人举行的展会上",
    ],
)
def test_near_misses_are_silent(text: str) -> None:
    assert MATCHER.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "市应急局开展隐患排查整治，对问题要求限期整改。澳门新葡京官方网站，欢迎您。下一步，将压实责任。",
        "县住建局加强工地监管。真人百家乐在线，欢迎您。严禁违规操作。",
        "现将审批规定公布如下。澳门太阳城，欢迎您。请各单位遵照执行。",
        "本次行动查处违法占道12起。北京赛车pk10。",
    ],
)
def test_an_advert_between_sentences_about_an_offices_duties_is_accused(text: str) -> None:
    assert MATCHER.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "网民反映，点开某网站出现澳门新葡京的页面。该单位已要求技术公司整改，并加强排查。",
        "检查组在网吧的电脑上发现真人百家乐等页面。执法人员当场责令整改。",
        "有的网页弹出“澳门新葡京”。这类信息不要点击。",
        "什么是真人百家乐？专家提醒，不要轻信。",
        "全市开展治理跨境赌博专项行动。澳门太阳城、新葡京娱乐等网站无法再打开。",
        "民警走进社区。真人百家乐背后的真相，他一一道来。",
    ],
)
def test_a_report_on_adverts_is_silent(text: str) -> None:
    assert MATCHER.find(text) == []


def test_wordings_carry_their_right_form() -> None:
    (hit,) = MATCHER.find("融入一带一路战略，服务发展。")
    assert hit.confidence < 0.96
    assert hit.suggestion == "“一带一路”倡议"
    assert hit.indicator == "T2"
    (hit,) = MATCHER.find("台湾总统发表讲话。")
    assert (hit.indicator, hit.severity) == ("V1.1", Severity.SEVERE)


@pytest.mark.parametrize("handling", sorted({word.category for word in MATCHER.words}, key=str))
def test_what_counts_is_dealt_with_and_only_hints_are_verified(handling: Category) -> None:
    counts = handling.severity is not Severity.HINT and handling.confidence >= Rules().count_threshold
    assert not (counts and re.search("人工核实|请核实|立即核实", handling.handling)), handling.name
    # Said of websites and of accounts alike, which are posts on a platform.
    assert not re.search("断开|网站漏洞(?!或账号)", handling.handling), handling.name


def test_internal_marks_are_secrecy_marks() -> None:
    (hit,) = MATCHER.find("内部资料  注意保存")
    assert (hit.kind, hit.indicator) == (Kind.SECRECY_MARK, "V1.2")


HEADS = "# 类别：试验\n# 指标：V1.3\n# 严重程度：严重\n# 处置：核实\n"


def matcher(folder: Path, text: str) -> SensitiveMatcher:
    (folder / "sensitive").mkdir()
    (folder / "sensitive" / "甲.txt").write_text(text, encoding="utf-8")
    return load_sensitive(folder, Segmenter())


def test_pinyin_where_the_file_asks_for_it(tmp_path: Path) -> None:
    found = matcher(tmp_path, f"{HEADS}# 方式：直接\n# 拼音：是\n词\n澳门赌场开户\n澳门\n")
    assert found.find("来aomenduchangkaihu吧")
    assert found.find("来 Ao Men Du Chang Kai Hu 吧")
    assert found.find("欢迎来aomen旅游") == []
    assert MATCHER.find("aomenweinisiren") == []


def test_exceptions_hold_in_disguise_too(tmp_path: Path) -> None:
    found = matcher(tmp_path, f"{HEADS}# 方式：直接\n词\t例外\n甲乙丙\t甲乙丙丁公司\n")
    assert found.find("甲*乙*丙")
    assert found.find("甲乙丙丁公司，甲 乙 丙 丁 公 司") == []


def test_faulty_heads_are_named(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError) as raised:
        matcher(tmp_path, "# 指标：V9\n# 方式：随意\n# 类型：其他\n词\n甲乙\n")
    lines = str(raised.value).splitlines()
    assert len(lines) == 6
    assert any("指标“V9”不存在" in line for line in lines)
    assert any("方式“随意”不存在" in line for line in lines)
    assert any("缺少文件说明“# 处置：…”" in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "新能源车出口爆单，工厂加班生产。",
        "库区山洞口爆破作业公告",
        "内蒙古大夫下乡义诊",
        "湖南中国海事博物馆开馆",
        "出租对公账户会怎样？法官告诉您。",
        "男子网上赌球输光积蓄",
        "市民可在大厅办理各种证件，咨询电话12345。",
        "个人可向税务机关申请代开增值税发票。",
        "毕业证遗失的，请加微信abc12345咨询。",
        "老挝建国初期修建的水渠",
        "把群众从繁琐手续中解放后，满意度上升",
    ],
)
def test_borders_news_and_services_are_silent(text: str) -> None:
    assert MATCHER.find(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("专业代办毕业证、资格证，网上可查，加微信abc8899，先办后付。", "资格证"),
        ("高价出租银行卡，日结，加微信abc8899", "出租银行卡"),
        ("看望蒙族牧民", "蒙族"),
    ],
)
def test_offers_and_names_of_peoples(text: str, shown: str) -> None:
    assert shown in {hit.shown for hit in MATCHER.find(text)}


def test_what_is_cited_is_silent() -> None:
    assert MATCHER.find("外方把它称作尖阁列岛。") == []
    assert MATCHER.find("报道中出现“尖阁列岛”字样。") == []
    assert MATCHER.find("某通讯社记者：尖阁列岛附近有船只活动，中方有何评论？") == []
    assert MATCHER.find("请问这是否表明该公司与台湾政府有交易？") == []
    assert MATCHER.find("请问如何申请？台湾政府发布消息。")
    (hit,) = MATCHER.find("游船绕行尖阁列岛一周。")
    assert hit.severity is Severity.SEVERE
