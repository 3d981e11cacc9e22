from dataclasses import replace
from pathlib import Path

import pytest

from govspider.checks import link_verdict
from govspider.checks.bad_sites import BadSites, load_bad_sites
from govspider.checks.gone_pages import is_gone
from govspider.checks.protocol import ProbeContext
from govspider.errors import DictionaryError
from govspider.items import LinkProbe, Outcome, Verdict

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
BAD_SITES = load_bad_sites(DICTIONARIES)
CONTEXT = ProbeContext(frozenset(), frozenset(), BAD_SITES)
LONG = "本局公布今年第二季度的工作安排，请各单位按照要求落实到位，并及时报送有关材料。" * 20


def verdict(
    outcome: Outcome = Outcome.OK,
    *,
    url: str = "http://a.test/x",
    **facts: object,
) -> Verdict:
    facts.setdefault("content_type", "text/html")
    probe = LinkProbe(url, outcome, **facts)  # type: ignore[arg-type]
    return link_verdict.run(probe, CONTEXT)[0]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.OK, Verdict.OK),
        (Outcome.HTTP_ERROR, Verdict.DEAD),
        (Outcome.DNS, Verdict.DEAD),
        (Outcome.REFUSED, Verdict.DEAD),
        (Outcome.REDIRECT_LOOP, Verdict.DEAD),
        (Outcome.BLOCKED, Verdict.UNJUDGED),
        (Outcome.ROBOTS, Verdict.UNJUDGED),
        (Outcome.TIMEOUT, Verdict.UNJUDGED),
        (Outcome.TLS, Verdict.UNJUDGED),
        (Outcome.CONNECTION_LOST, Verdict.UNJUDGED),
        (Outcome.BROKEN, Verdict.UNJUDGED),
        (Outcome.UNSUPPORTED, Verdict.UNJUDGED),
        (Outcome.BLANK, Verdict.UNJUDGED),
        (Outcome.TOO_LARGE, Verdict.OK),
    ],
)
def test_every_outcome_has_its_verdict(outcome: Outcome, expected: Verdict) -> None:
    assert verdict(outcome, title="通知公告", text=LONG, control="other.test") is expected


@pytest.mark.parametrize("outcome", [Outcome.DNS, Outcome.REFUSED])
def test_our_own_network_is_nobodys_fault(outcome: Outcome) -> None:
    assert verdict(outcome) is Verdict.UNJUDGED
    inside = replace(CONTEXT, hosts=frozenset({"a.test"}))
    assert link_verdict.run(LinkProbe("http://a.test/x", outcome), inside)[0] is Verdict.DEAD


@pytest.mark.parametrize(
    ("final_url", "control", "expected"),
    [
        ("http://old.city.test/list.html", "", Verdict.DEAD),  # a name of the same domain
        ("http://www.b.test/", "", Verdict.DEAD),  # of the ledger
        ("http://www.other.test/", "", Verdict.UNJUDGED),
        ("http://www.other.test/", "www.third.test", Verdict.DEAD),
    ],
)
def test_where_a_redirect_leads_may_be_outside(final_url: str, control: str, expected: Verdict) -> None:
    context = replace(CONTEXT, hosts=frozenset({"www.city.test", "www.b.test"}))
    probe = LinkProbe("http://www.city.test/go", Outcome.DNS, final_url=final_url, control=control)
    assert link_verdict.run(probe, context)[0] is expected


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.31.7/oa/",
        "http://localhost:8080/jobs/list.jsp",
        "http://10.1.2.3/1.doc",
        "http://[fd00::1]/",
    ],
)
def test_an_address_that_is_spelled_inside_is_wrong(url: str) -> None:
    refused = LinkProbe(url, Outcome.UNSUPPORTED)
    found, reason = link_verdict.run(refused, replace(CONTEXT, hosts=frozenset({"www.a.test"})))
    assert (found, reason) == (Verdict.WRONG, "链接指向内网地址，公众无法打开")


@pytest.mark.parametrize(
    ("url", "outcome", "hosts"),
    [
        (
            "http://192.168.31.7/oa/",
            Outcome.UNSUPPORTED,
            {"10.1.1.5", "www.a.test"},
        ),  # readers are inside, too
        ("http://192.168.31.7/oa/", Outcome.UNSUPPORTED, {"fd00::5"}),
        ("http://192.168.31.7/oa/", Outcome.HTTP_ERROR, {"www.a.test"}),  # we were let in
        ("http://localhost:8000/CLodopfuncs.js?priority=1", Outcome.UNSUPPORTED, {"www.a.test"}),  # prints
        ("http://oa.city.test/", Outcome.UNSUPPORTED, {"www.a.test"}),  # a name, refused when it was resolved
    ],
)
def test_an_address_inside_that_may_open_is_not_judged(url: str, outcome: Outcome, hosts: set[str]) -> None:
    status = 404 if outcome is Outcome.HTTP_ERROR else None
    found, _ = link_verdict.run(LinkProbe(url, outcome, status), replace(CONTEXT, hosts=frozenset(hosts)))
    assert found is Verdict.UNJUDGED


def test_a_site_that_turns_programs_away_has_no_dead_links() -> None:
    context = replace(CONTEXT, turned_away=frozenset({"a.test"}))
    assert (
        link_verdict.run(LinkProbe("http://a.test/x", Outcome.HTTP_ERROR, 404), context)[0]
        is Verdict.UNJUDGED
    )


def test_every_outcome_is_thought_of() -> None:
    for outcome in Outcome:
        found, reason = link_verdict.run(LinkProbe("http://a.test/", outcome), CONTEXT)
        assert found is Verdict.OK or reason


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404", ""),
        ("404 Not Found", "nginx"),
        ("404 - 某某市人民政府", "返回首页"),
        ("某某市人民政府-页面不存在", "返回首页"),
        ("页面不存在", "返回首页"),
        ("抱歉，您访问的页面不存在", "返回首页 上一页"),
        ("您查看的文章已被删除", ""),
        ("页面未找到", LONG[:500]),
        ("提示信息", "对不起，您访问的页面不存在或已被删除。"),
        ("某某局", "该信息已删除"),
        ("出错了", "404 Not Found"),
        ("信息提示", "您要查看的内容已下线，请返回首页"),
        ("提示", "公告未发布"),
        ("系统提示", "该专题已被撤下，请返回。"),
        ("提示", "抱歉，没有找到您要的文章"),
        ("", "错误代码：404"),
        ("", "404：文件未找到"),
        ("HTTP Status 404 - /doc/773.jsp", "description The requested resource is not available."),
        ("HTTP Status 404 – Not Found", "Type Status Report"),
        ("HTTP 错误 404", ""),
        ("The resource cannot be found.", ""),
        ("Error report", "The requested URL /a/1.html was not found on this server."),
        ("Error", "There was an unexpected error (type=Not Found, status=404)."),
    ],
)
def test_soft_404_is_told(title: str, text: str) -> None:
    assert is_gone(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于清理失效文件的通知", "经研究，下列文件已失效。" + LONG),
        ("404路公交车调整线路", "404路公交车自今日起调整线路。" + LONG),
        ("网上办事常见问题", LONG + "如果您访问的页面不存在，请返回首页。"),
        ("关于删除部分内容的说明", "请知悉。"),
        ("某某区404号地块出让公告", "公告如下。"),
        ("通知公告", ""),
        ("", ""),
        ("关于资料报送的通知", "请于月底前报送资料，未报送的视为放弃。"),
        (
            "网站提示说明",
            "看到“您访问的页面不存在”的提示，是因为栏目改版后地址有变化。" + "可以从首页进入。" * 9,
        ),
        ("问题不存在", "检查组认为有关问题不存在。"),
        ("补办社保卡须知", "发布日期：2023-06-18 请先核对身份信息；已删除的申请可以重新提交。"),
        ("补办社保卡须知", "请先核对身份信息；已删除的申请可以重新提交。"),
        ("公告", "公开时间 2023-06-18 因主办单位调整，活动信息已取消。"),
        ("HTTP Status 200 - OK", "Apache Tomcat"),
        ("HTTP Status 404 错误的处理办法", "打开旧网址时浏览器会有提示，请从首页重新进入。"),
        (
            "Services",
            "The requested documents are available at the counter. Not all of them can be found online.",
        ),
    ],
)
def test_pages_that_only_speak_of_it_are_fine(title: str, text: str) -> None:
    assert not is_gone(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("澳门威尼斯人娱乐场-官方网站", ""),
        ("首页", "真人百家乐、老虎机，注册送彩金，首存送一百"),
        ("成人视频在线", "更多精彩"),
        ("代开发票 诚信经营", ""),
        ("a.test", "This domain is for sale. Buy this domain now."),
        ("该域名已过期", "请联系注册商续费"),
        ("办证刻章", "微信同号"),
    ],
)
def test_bad_sites_are_told(title: str, text: str) -> None:
    assert verdict(title=title, text=text) is Verdict.BAD


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("警方破获特大网上博彩平台案", LONG),
        ("严厉打击六合彩赌博活动的通告", "严禁参与六合彩、百家乐等赌博活动。"),
        ("警惕代开发票骗局", "近日，有人以代开发票为名实施诈骗。请市民提高警惕，拒绝代开发票、办证刻章。"),
        ("某某市体育彩票管理中心", "中国体育彩票销售网点一览。"),
        ("文化市场检查", "检查组查处一家色情网站，收缴老虎机三台。"),
        ("关于成人高考报名的通知", LONG),
    ],
)
def test_those_who_fight_it_are_not_bad(title: str, text: str) -> None:
    assert verdict(title=title, text=text) is Verdict.OK


@pytest.mark.parametrize(
    ("url", "media", "expected"),
    [
        ("http://a.test/1.pdf", "text/html", Verdict.WRONG),
        ("http://a.test/1.pdf", "application/pdf", Verdict.OK),
        ("http://a.test/1.pdf", "application/octet-stream", Verdict.OK),
        ("http://a.test/download.jsp?id=1.doc", "text/html", Verdict.OK),
        ("http://a.test/1.jpg", "text/html", Verdict.WRONG),
        ("http://a.test/1.jpg", "image/jpeg", Verdict.OK),
        ("http://a.test/art", "application/pdf", Verdict.OK),
    ],
)
def test_a_file_must_be_a_file(url: str, media: str, expected: Verdict) -> None:
    assert verdict(url=url, content_type=media, title="某局", text=LONG) is expected


def test_a_host_that_sends_every_unknown_address_home() -> None:
    assert verdict(title="某市人民政府", text=LONG, lost_to_home=True) is Verdict.WRONG
    assert verdict(title="某市人民政府", text=LONG) is Verdict.OK


def test_no_dictionary_is_no_mark(tmp_path: Path) -> None:
    assert load_bad_sites(tmp_path) == BadSites(())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("甲\t乙\n", "bad_sites.txt 第 1 行：缺少“类别”列"),
        ("# 注释\n类别\t特征\t权重\n赌博\t某词\t9\n", "第 3 行：权重“9”无法识别"),
        ("类别\t特征\t权重\n赌博\t某词\n", "第 2 行：“权重”一格是空的"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "bad_sites.txt").write_text(content, encoding="utf-8")
    with pytest.raises(DictionaryError, match=said):
        load_bad_sites(tmp_path)
