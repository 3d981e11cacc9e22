"""The verdict on a link (链接判定): dead (死链), wrong (错链), bad (不良链接), fine, or not to be judged.

Source: 国办秘函〔2019〕19号, 可用性, 发布或链接反动、暴力、色情等内容; 国办发〔2017〕47号, 链接地址. A probe of a link is
a fact, and this is the check of it. A server that does not want to answer us (403, 429, 503) or not in time is never
called dead: a reader may well see the page. An address that is spelled as one inside is wrong without a request, as a
menu's is (`wrong_menu`): a name that our resolver refuses is not, for other resolvers may give the public another address.
"""

from dataclasses import replace
from urllib.parse import unquote, urlsplit

from govspider.addresses import domain_of, host_of, normalise, site_of
from govspider.checks.bad_sites import reason_of
from govspider.checks.gone_pages import is_gone
from govspider.checks.outcomes import UNREACHED, OutcomeRole, Weight, meaning_of
from govspider.checks.protocol import ProbeCheck, ProbeContext
from govspider.extract.page_urls import kind_of
from govspider.items import LinkKind, LinkProbe, Outcome, Verdict
from govspider.items.pages import VISITED
from govspider.reach import is_inner_host, is_intranet

_HTML = ("text/html", "application/xhtml")
_PAGE_SUFFIXES = (".htm", ".html", ".shtml", ".php", ".jsp", ".asp", ".aspx", ".jspx", ".do", ".action")


def run(probe: LinkProbe, context: ProbeContext) -> tuple[Verdict, str]:
    """The verdict on one URL and the reason, in Chinese.

    Args:
        probe: what the request met.
        context: the hosts and sites of the ledger, the marks of bad sites.
    """
    if not normalise(probe.url):
        return Verdict.UNJUDGED, "不是可访问的网址"
    if is_intranet(probe.url) and host_of(probe.url) not in context.hosts:
        return _inside(probe, context)
    if probe.method == VISITED and probe.outcome is Outcome.UNSUPPORTED and probe.status is not None:
        probe = replace(probe, outcome=Outcome.OK)  # a file behind a page's address opens
    meaning = meaning_of(probe.outcome, OutcomeRole.LINK)
    if meaning.weight is Weight.UNJUDGED:
        return Verdict.UNJUDGED, meaning.said
    if meaning.weight is Weight.ACCUSES:
        return _dead(probe, context, meaning.said)
    if probe.outcome is Outcome.TOO_LARGE:
        return Verdict.OK, ""  # it opens; how long it goes on is not the link's fault
    return _opened(probe, context)


def _inside(probe: LinkProbe, context: ProbeContext) -> tuple[Verdict, str]:
    """The verdict on a link that spells an address inside: nobody outside can open it, wherever we stand.

    Not where we were let in, where the ledger's own sites lie inside, as their readers do, or of what a page loads from the
    reader's own machine: a control for printing or signing listens there.
    """
    is_refused = probe.outcome is Outcome.UNSUPPORTED and probe.status is None
    is_loaded = kind_of(normalise(probe.url)) is LinkKind.RESOURCE
    if not is_refused or is_loaded or any(map(is_inner_host, context.hosts)):
        return Verdict.UNJUDGED, "链接指向内网地址，程序不予访问，须人工核实"
    return Verdict.WRONG, "链接指向内网地址，公众无法打开"


def _dead(probe: LinkProbe, context: ProbeContext, said: str) -> tuple[Verdict, str]:
    """The verdict on a link that did not open: dead, unless that may be for our sake."""
    if site_of(probe.url) in context.turned_away:
        return Verdict.UNJUDGED, "该网站对程序与浏览器的应答不同，须人工核实"
    if _is_unproved(probe, context):
        return Verdict.UNJUDGED, f"{said}，但同时没有别的外部网站可作对照，可能是本机网络原因"
    status = f" {probe.status}" if probe.outcome is Outcome.HTTP_ERROR and probe.status else ""
    return Verdict.DEAD, said + status


def _opened(probe: LinkProbe, context: ProbeContext) -> tuple[Verdict, str]:
    # What was injected into a page of an inspected site is a finding of its own there (敏感词).
    if site_of(probe.final_url or probe.url) not in context.sites:
        mark = context.bad_sites.find(probe.title, probe.text)
        if mark is not None:
            return Verdict.BAD, reason_of(mark)
    if is_gone(probe.title, probe.text):
        return Verdict.WRONG, "页面返回正常状态，内容却是“页面不存在”"
    if probe.lost_to_home:
        return Verdict.WRONG, "原页面已不存在，被转到网站首页"
    kind, is_page = kind_of(normalise(probe.url)), probe.content_type.startswith(_HTML)
    if kind is LinkKind.ATTACHMENT and is_page and not _page_path(probe.url):
        return Verdict.WRONG, "附件链接打开的不是文件而是网页"
    if kind is LinkKind.IMAGE and is_page:
        return Verdict.WRONG, "图片链接打开的不是图片而是网页"
    return Verdict.OK, ""


def _is_unproved(probe: LinkProbe, context: ProbeContext) -> bool:
    """Whether it may be our own network that has not reached a host outside: no other outside name answered then.

    A redirect may lead outside, too; to another name of the domain that it stands on it does not.
    """
    host, asked = host_of(probe.final_url or probe.url), host_of(probe.url)
    inside = host in context.hosts or (asked in context.hosts and domain_of(host) == domain_of(asked))
    return not inside and probe.outcome in UNREACHED and not probe.control


def _page_path(url: str) -> bool:
    # A download program (download.jsp?id=…) may show a page first; that is its way, not a fault.
    return unquote(urlsplit(url).path).lower().endswith(_PAGE_SUFFIXES)


CHECK = ProbeCheck("link_verdict", run)
