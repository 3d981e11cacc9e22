"""The verdict on a link (链接判定): dead (死链), wrong (错链), bad (不良链接), fine, or not to be judged.

Sources: 国办秘函〔2019〕19号 (可用性; 发布或链接反动、暴力、色情等内容), 国办发〔2017〕47号 (链接地址).
A server that does not want to answer us (403, 429, 503) or not in time is never called dead: a reader may
well see the page.
"""

import re
from urllib.parse import unquote, urlsplit

from govspider.checks.bad_sites import BadSites
from govspider.items import LinkKind, LinkProbe, Outcome, Verdict

_DEAD: dict[Outcome, str] = {
    Outcome.DNS: "域名无法解析",
    Outcome.REFUSED: "连接被拒绝",
    Outcome.HTTP_ERROR: "返回错误状态",
    Outcome.REDIRECT_LOOP: "循环跳转，无法打开",
}
_UNJUDGED: dict[Outcome, str] = {
    Outcome.BLOCKED: "对方拒绝程序访问，须人工核实",
    Outcome.ROBOTS: "网站的 robots.txt 不允许访问，须人工核实",
    Outcome.TIMEOUT: "多次访问超时，须人工核实",
    Outcome.TLS: "加密连接错误，须人工核实",
    Outcome.CONNECTION_LOST: "连接中断，须人工核实",
    Outcome.BROKEN: "内容无法识别，须人工核实",
    Outcome.UNSUPPORTED: "网址类型不支持，须人工核实",
    Outcome.ENCRYPTED: "文件已加密，须人工核实",
    Outcome.BLANK: "打开后没有内容，须人工核实",
}

# Titles that are nothing but an error: the server says 200 and shows its error page (软404).
_GONE_TITLE = re.compile(
    r"\s*(?:(?:http|error|错误|出错)?\s*[:：]?\s*404(?:\s*[-–|:：,，]?\s*(?:not\s*found|error|错误|页面.*|找不到.*|您.*)?)?"
    r"|not\s*found|page\s*not\s*found|object\s*not\s*found"
    r"|(?:对不起|抱歉|很抱歉|sorry)?[，,！!\s]*(?:您|你)?(?:所?(?:访问|查看|请求|浏览|要找|查找)的)?"
    r"(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目)(?:已经?)?"
    r"(?:不存在|未找到|找不到|无法找到|没有找到|被?删除|失效|下线|丢失|走丢了|不见了)(?:了)?"
    r"|(?:找不到|未找到|无法找到)(?:该|此|相关|您.{0,6}的)?(?:页面|网页|文件|内容|资源|文章))[\s。.！!]*",
    re.IGNORECASE,
)
# In a short page the same sentence in its text is enough.
_GONE_TEXT = re.compile(
    r"404\s*(?:not\s*found|error|错误|页面|[-–]?\s*找不到)|page\s*(?:was\s*)?not\s*found"
    r"|(?:访问|查看|请求|浏览|要找|查找|打开)的(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目).{0,12}?"
    r"(?:不存在|未找到|找不到|被?删除|失效|下线|走丢|不见了)"
    r"|(?:该|此|本|这个?)(?:页面|网页|文章|内容|信息|文件|链接|栏目)(?:已经?|不)(?:被?删除|失效|下线|存在)"
    r"|(?:页面|网页|文章|文件)(?:不存在|未找到|已被?删除|找不到了|走丢了)|找不到(?:该|此|您.{0,6}的)?(?:页面|网页|文件)",
    re.IGNORECASE,
)
_SHORT_PAGE = 300  # characters: a page with more to say is about something
_LONGEST_TITLE = 200  # characters looked at
_TITLE_SEPARATOR = re.compile(r"\s*[-_|—–·]+\s*")
_HTML = ("text/html", "application/xhtml")
_PAGE_SUFFIXES = (".htm", ".html", ".shtml", ".php", ".jsp", ".asp", ".aspx", ".jspx", ".do", ".action")


def judge_probe(
    probe: LinkProbe, kind: LinkKind, bad_sites: BadSites, *, lost_to_home: bool = False
) -> tuple[Verdict, str]:
    """The verdict on one URL and the reason, in Chinese.

    Args:
        probe: what the request met; its verdict and reason are not read.
        kind: what the link claims to lead to.
        bad_sites: marks of gambling, pornography, fraud and parked domains.
        lost_to_home: the URL ended on the home page of its host, as every unknown address of that host does.
    """
    if probe.outcome in _UNJUDGED:
        return Verdict.UNJUDGED, _UNJUDGED[probe.outcome]
    if probe.outcome in _DEAD:
        status = f" {probe.status}" if probe.outcome is Outcome.HTTP_ERROR and probe.status else ""
        return Verdict.DEAD, _DEAD[probe.outcome] + status
    if probe.outcome is Outcome.TOO_LARGE:
        return Verdict.OK, ""  # it opens; how long it goes on is not the link's fault
    mark = bad_sites.find(probe.title, probe.text)
    if mark is not None:
        return Verdict.BAD, f"链接指向{mark.category}网站（特征“{mark.phrase}”）"
    return _wrong(probe, kind, lost_to_home=lost_to_home)


def _wrong(probe: LinkProbe, kind: LinkKind, *, lost_to_home: bool) -> tuple[Verdict, str]:
    if is_gone(probe.title, probe.text):
        return Verdict.WRONG, "页面返回正常状态，内容却是“页面不存在”"
    if lost_to_home:
        return Verdict.WRONG, "原页面已不存在，被转到网站首页"
    is_page = probe.content_type.startswith(_HTML)
    if kind is LinkKind.ATTACHMENT and is_page and not _page_path(probe.url):
        return Verdict.WRONG, "附件链接打开的不是文件而是网页"
    if kind is LinkKind.IMAGE and is_page:
        return Verdict.WRONG, "图片链接打开的不是图片而是网页"
    return Verdict.OK, ""


def is_gone(title: str, text: str) -> bool:
    """Whether a page that answers 200 says that there is no such page."""
    title = title[:_LONGEST_TITLE]
    names = _TITLE_SEPARATOR.split(title)
    if any(name.strip() and _GONE_TITLE.fullmatch(name) for name in (title, names[0], names[-1])):
        return len(text) <= 4 * _SHORT_PAGE
    return len(text) <= _SHORT_PAGE and _GONE_TEXT.search(text) is not None


def _page_path(url: str) -> bool:
    # A download program (download.jsp?id=…) may show a page first; that is its way, not a fault.
    return unquote(urlsplit(url).path).lower().endswith(_PAGE_SUFFIXES)
