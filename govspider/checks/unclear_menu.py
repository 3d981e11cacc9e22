"""Menu entries for a person to look at (菜单待核实): the same twice, nothing in it, no way to write, not what it says, http.

Source: 国办发〔2018〕123号, 功能建设; 国办秘函〔2019〕19号, 互动回应. All of it is for a person to confirm (提示):
an inspector knows what a unit means by its menu, a program does not. An entry is told of once, by the first rule that holds.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from govspider.checks.freshness import host_of
from govspider.checks.hints import for_person
from govspider.checks.menu_findings import address_of, landing_page, menu_finding
from govspider.checks.menu_targets import strange_target
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, LinkKind, Media, MenuEntry, Outcome, TargetFacts

KIND = FaultKind("unclear_menu", "菜单待核实", Group.MEDIA)
_MENU = "N4"
_ANSWERS = "N3.1"
# What a page says that has nothing to show; a page that says much more than that shows something.
_NOTHING = re.compile(
    r"暂无(?:相关)?(?:数据|内容|信息|记录|文章|消息|更新|发布)|(?:没有|未查询到|未找到)(?:任何|相关)?(?:数据|内容|信息|记录|文章)"
    r"|(?:正在|页面|栏目|功能|内容)建设中|敬请期待|coming\s{0,3}soon|no\s{0,3}data",
    re.IGNORECASE,
)
_SHORT = 60  # characters
# What is empty for a stranger and full for its owner.
_PERSONAL = re.compile(r"我的|个人|本人|办件|进度|订单|查询|记录|预约|消息|收藏|绑定|登录")
_WRITES = re.compile(r"留言|信箱|写信|来信|投诉|举报|建言|献策|咨询|反馈")
_OTHER_WAY = re.compile(
    r"登录|登陆|电话|热线|邮箱|@|写信|留言|提交|投诉|咨询|举报|扫码|二维码|小程序|客户端|关注"
)
_ELSEWHERE = frozenset({Media.FORM, Media.FRAME, Media.CANVAS, Media.PICTURE})


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """At most one hint for each entry."""
    seen: dict[tuple[str, str], MenuEntry] = {}
    encrypted = _encrypted_hosts(facts)
    for entry in facts.menu:
        if entry.outcome is None or entry.notice:
            continue
        menu = (
            entry.position.partition("-")[0] if "-" in entry.position else ""
        )  # a conditional menu is one of its own
        first = seen.setdefault((menu, address_of(entry)), entry)
        if first is not entry:
            yield _hint(facts, entry, _MENU, f"与菜单“{first.name}”指向同一网址")
        elif entry.outcome is Outcome.OK and _is_empty(facts, entry):
            yield _hint(facts, entry, _MENU, "打开后没有内容")
        elif entry.outcome is Outcome.OK and _takes_nothing(facts, entry):
            yield _hint(facts, entry, _ANSWERS, "打开后没有可以填写的地方")
        elif entry.outcome is Outcome.OK and (said := strange_target(facts, entry, context)):
            yield _hint(facts, entry, _MENU, said)
        elif entry.outcome is Outcome.OK and _is_open_to_listeners(facts, entry, encrypted):
            yield _hint(
                facts, entry, _MENU, "打开的是不加密的 http 网址，而入口页或同一网站的其他菜单使用 https"
            )


def _hint(facts: TargetFacts, entry: MenuEntry, indicator: str, said: str) -> Finding:
    return for_person(replace(menu_finding(facts, entry, KIND, said), indicator=indicator))


def _is_empty(facts: TargetFacts, entry: MenuEntry) -> bool:
    """Whether a list says that it has nothing; what only its owner would see is not asked for."""
    page = landing_page(facts, entry)
    if page is None or page.entries or page.media or _PERSONAL.search(f"{entry.name} {entry.title}"):
        return False
    text = " ".join(entry.text.split())
    return len(text) <= _SHORT and _NOTHING.search(text) is not None


def _takes_nothing(facts: TargetFacts, entry: MenuEntry) -> bool:
    """Whether an entry promises that one can write, and its page has no field, no frame and no word of another way.

    A list of letters and answers is the entry's matter, too.
    """
    page = landing_page(facts, entry)
    if page is None or page.error or page.entries or page.media & _ELSEWHERE or entry.newest is not None:
        return False
    if not _WRITES.search(entry.name):
        return False
    links = [link for link in facts.links if link.page_url == page.url and link.kind is LinkKind.PAGE]
    said = (
        page.title.replace(entry.name, " "),
        entry.text.replace(entry.name, " "),
        *(link.text for link in links),
    )
    return not any(_OTHER_WAY.search(text) for text in said)


def _encrypted_hosts(facts: TargetFacts) -> frozenset[str]:
    """Hosts that the account's menu opens by https."""
    opened = (_opened(entry) for entry in facts.menu if entry.outcome is Outcome.OK)
    return frozenset(host_of(url) for url in opened if url.lower().startswith("https://"))


def _is_open_to_listeners(facts: TargetFacts, entry: MenuEntry, encrypted: frozenset[str]) -> bool:
    """Whether an entry stays on http where the entry page or its own host does without; a redirect to https is right."""
    url = _opened(entry)
    if not url.lower().startswith("http://"):
        return False
    return facts.target.home_url.lower().startswith("https://") or host_of(url) in encrypted


def _opened(entry: MenuEntry) -> str:
    return entry.final_url or entry.url


CHECK = TargetCheck("unclear_menu", (KIND,), (_MENU, _ANSWERS), run)
