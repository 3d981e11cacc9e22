"""Menu entries whose content is stale (菜单内容不更新).

Source: 国办发〔2018〕123号, 信息发布; no national figure, local practice (待核对). Only what shows dates
is judged, and a single page that introduces or guides may be old: only lists must go on.
"""

import re
from collections.abc import Iterator
from datetime import date

from govspider.checks.dead_menu import fault_of
from govspider.checks.freshness import chinese_date
from govspider.checks.menu_findings import landing_page, menu_finding
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, MenuEntry, Outcome, TargetFacts
from govspider.profile import Profile

KIND = FaultKind("stale_menu", "菜单内容不更新", Group.MEDIA)
# Names of pages that rightly stay as they are.
_STATIC = re.compile(
    r"简介|概况|介绍|职能|职责|机构|领导|指南|须知|流程|办理|办事|服务|查询|预约|缴费|申请|申报|登记|注册|登录|绑定"
    r"|联系|电话|地址|地图|位置|交通|关于|章程|条例|法规|规定|常见问题|帮助|下载|投诉|举报|留言|咨询|信箱|互动"
)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each entry past the window."""
    for entry in facts.menu:
        if is_stale(entry, context.day, context.profile) and not _rests(facts, entry, context.profile):
            assert entry.newest is not None
            said = f"的内容最新为{chinese_date(entry.newest)}，已超过{context.profile.windows.menu.chinese}未更新"
            yield menu_finding(facts, entry, KIND, said)


def is_stale(entry: MenuEntry, day: date, profile: Profile) -> bool:
    """Whether an open entry shows nothing newer than the window. The spider asks it for pictures."""
    if entry.outcome is not Outcome.OK or entry.newest is None or entry.notice or fault_of(entry):
        return False
    return entry.newest < profile.windows.menu.first_fresh(day)


def _rests(facts: TargetFacts, entry: MenuEntry, profile: Profile) -> bool:
    """Whether an entry is a single page of a kind that may stay as it is."""
    page = landing_page(facts, entry)
    dated = sum(item.date is not None for item in page.entries) if page is not None else 0
    return (
        dated < profile.figures.menu_list_entries.value
        and _STATIC.search(entry.name + entry.title) is not None
    )


CHECK = TargetCheck("stale_menu", (KIND,), ("N4",), run)
