"""Required reposts (规定转载): what every account, or those named, must publish within so many days.

Source: 国办发〔2018〕123号, 内容建设: important information is reposted in time; the ledger's sheet 规定转载 says which, and
by when. A post is one by its title, or by the original's address (原文网址). Not found is a fault only where an exported
table holds all posts of that time, on platforms whose posts have titles, and nothing alike stands in it: accounts write
titles of their own. What else is missing could not be judged, what is alike is for a person (提示).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from govspider.checks.account_hints import said_by_file, said_by_list
from govspider.checks.freshness import chinese_date
from govspider.checks.hints import for_person
from govspider.checks.post_coverage import covering_file
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.checks.title_likeness import ALIKE, SAME, likeness, may_speak_of
from govspider.items import FaultKind, Finding, Group, Post, Repost, TargetFacts, TargetKind
from govspider.platforms.articles import article_of
from govspider.quarters import Quarter

MISSING = FaultKind("missing_repost", "规定内容未转载", Group.MEDIA)
LATE = FaultKind("late_repost", "规定内容转载超期", Group.MEDIA)
_INDICATOR = "N8"
_AROUND = timedelta(days=3)  # an account may have it before the sheet is written, or soon after the time
_TITLED = frozenset({"wechat", "toutiao", "baijiahao", "nanfanghao", "renminhao", "xuexi"})


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each required repost of the quarter that is missing or late."""
    for repost in _due(facts, context.day):
        found = _found(facts, repost, context.day)
        if found is not None:
            yield from _late(facts, repost, found)
            continue
        file = covering_file(facts.posts, repost.issued, _deadline(repost))
        if file:
            yield _missing(facts, repost, file, context.day)


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """Required reposts that were not found in what is known of the account's posts, which need not be all."""
    for repost in _due(facts, context.day):
        if _found(facts, repost, context.day) is None and not covering_file(
            facts.posts, repost.issued, _deadline(repost)
        ):
            yield (
                f"规定转载《{repost.title}》：没有覆盖{chinese_date(repost.issued)}至{chinese_date(_deadline(repost))}"
                "的发文导出表，是否转载未能判定"
            )


def _due(facts: TargetFacts, day: date) -> tuple[Repost, ...]:
    """What had to be published in the quarter, up to the day of inspection."""
    if facts.target.kind is not TargetKind.ACCOUNT:
        return ()
    begin = Quarter.of(day).first_day
    return tuple(repost for repost in facts.reposts if begin <= _deadline(repost) < day)


def _deadline(repost: Repost) -> date:
    return repost.issued + timedelta(days=repost.days)


def _near(facts: TargetFacts, repost: Repost, day: date, least: float) -> Iterable[Post]:
    return (
        post
        for post in facts.posts
        if repost.issued - _AROUND <= post.published <= day and likeness(repost.title, post.title) >= least
    )


def _of_time(facts: TargetFacts, repost: Repost) -> Iterator[Post]:
    """The posts of the days in which it had to be published, and of a few around them."""
    first, last = repost.issued - _AROUND, _deadline(repost) + _AROUND
    return (post for post in facts.posts if first <= post.published <= last)


def _found(facts: TargetFacts, repost: Repost, day: date) -> Post | None:
    """The first post with its title, or one that is the original itself or leads to it."""
    found = [*_near(facts, repost, day, SAME), *_linked(facts, repost, day)]
    return min(found, key=lambda post: post.published, default=None)


def _linked(facts: TargetFacts, repost: Repost, day: date) -> Iterator[Post]:
    """Posts of that time whose address, or a link in them, is the original's."""
    originals = {article_of(url) for url in repost.urls} - {""}
    if not originals:
        return
    leading = {link.page_url for link in facts.links if article_of(link.url) in originals}
    for post in facts.posts:
        is_linked = article_of(post.url) in originals or not leading.isdisjoint((post.url, post.source))
        if is_linked and repost.issued - _AROUND <= post.published <= day:
            yield post


def _late(facts: TargetFacts, repost: Repost, post: Post) -> Iterator[Finding]:
    """A fault where an exported table holds all posts up to then; else an earlier one may not be listed."""
    deadline = _deadline(repost)
    if post.published <= deadline:
        return
    days = (post.published - deadline).days
    in_time = any(_near(facts, repost, deadline, ALIKE))  # under a title of its own
    is_whole = not in_time and covering_file(facts.posts, repost.issued, deadline) != ""
    said = f"应在{chinese_date(deadline)}前转载，{chinese_date(post.published)}才转载，超期{days}天"
    problem = f"{said_by_list(post)}《{repost.title}》{said}"
    if in_time:
        problem += "；时限内有标题相近的发文"
    elif not is_whole:
        problem += "；发文登记不全的，以实际发文为准"
    finding = _finding(facts, LATE, problem, repost, post.url)
    yield finding if is_whole else for_person(finding)


def _missing(facts: TargetFacts, repost: Repost, file: str, day: date) -> Finding:
    deadline = chinese_date(_deadline(repost))
    others = [
        *_near(facts, repost, day, ALIKE),
        *(post for post in _of_time(facts, repost) if may_speak_of(repost.title, post.title)),
    ]
    alike = max(others, key=lambda post: likeness(repost.title, post.title), default=None)
    said = f"{said_by_file(file)}《{repost.title}》应在{deadline}前转载，"
    if alike is not None:
        return for_person(_finding(facts, MISSING, f"{said}没有同题发文，相近的有《{alike.title}》", repost))
    if facts.target.platform in _TITLED:
        return _finding(facts, MISSING, f"{said}没有找到", repost)
    return for_person(_finding(facts, MISSING, f"{said}没有找到；该平台的发文没有标题", repost))


def _finding(
    facts: TargetFacts, kind: FaultKind, problem: str, repost: Repost, page_url: str = ""
) -> Finding:
    return Finding(
        indicator=_INDICATOR,
        kind=kind,
        target_id=facts.target.target_id,
        problem=problem,
        page_url=page_url,
        shown=repost.title,
        subject=repost.issued.isoformat(),
    )


CHECK = TargetCheck("required_reposts", (MISSING, LATE), (_INDICATOR,), run, cannot_judge)
