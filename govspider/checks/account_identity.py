"""An account's name and certified body against the ledger (账号名称、认证主体): what differs is for a person.

Source: 国办发〔2018〕123号: a change of an account is filed (分级备案); the certification names the office that runs it.
Bulletins name accounts that were renamed without filing (更名不备案). What an account shows comes from its open page, from
worksheets and exported files. All of it is a hint (提示): the ledger may be behind, and offices have short names.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.checks.account_hints import (
    SAID_BY_LEDGER,
    account_hint,
    said_by_file,
    said_by_page,
    shown_cards,
)
from govspider.checks.hand_checks import hand_check, said_by_person
from govspider.checks.name_likeness import bare_name, may_be_same, stands_in
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, PageRole, Target, TargetFacts, TargetKind
from govspider.ledger.vocabulary import fold, words
from govspider.platforms.apps import is_app

NAME = FaultKind("renamed_account", "账号名称与台账不符", Group.MEDIA)
BODY = FaultKind("other_body", "账号认证主体存疑", Group.MEDIA)
_INDICATOR = "N6"
_LEAST_POSTS = 2  # opened, that show the account's name
# Platforms show a line of praise in the same place: 教育领域创作者.
_ORGAN = re.compile(r"(?:[局厅部委办府院处所站队校台社]|中心|委员会|办公室|医院|公司|工作室)$")
_COMPANY = re.compile(r"(?:公司|工作室|经营部|商行|个体工商户|个体户)$")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What an account shows of itself, and who says so; '' where nothing is said of it."""

    name: str
    body: str
    source: str
    page_url: str = ""
    evidence: str = ""


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One hint for the name, one for the certified body."""
    target = facts.target
    if target.kind is not TargetKind.ACCOUNT:
        return
    shown = tuple(_showing(facts, context))
    named = next((one for one in shown if one.name), None)
    if named is not None and not _is_filed(named.name, target):
        problem = f"{named.source}账号的名称为“{named.name}”，台账登记为“{target.name}”，更名是否已报备"
        yield _hint(target, NAME, problem, named, named.name)
    if is_app(target):
        return  # stores name who made it
    filed = _Shown("", target.certified, SAID_BY_LEDGER)
    body = next((one for one in shown if one.body), filed)
    problem = _body_problem(body, target)
    if problem:
        yield _hint(target, BODY, problem, body, "认证主体")


def _showing(facts: TargetFacts, context: CheckContext) -> Iterator[_Shown]:
    """What open pages show, what a person saw, what the newest exported post shows; the surest first.

    A post may be another account's that the ledger lists: most of those that were opened must show the same name.
    """
    for page, card in shown_cards(facts):
        body = card.certified if _ORGAN.search(bare_name(card.certified)) else ""
        yield _Shown(card.name, body, said_by_page(page), page.url, page.body_hash)
    names = Counter(page.card.name for page in facts.pages if page.card and page.role is PageRole.OPENED_POST)
    for name, number in names.most_common(1):
        if number >= _LEAST_POSTS and number * 2 > names.total():
            yield _Shown(name, "", f"打开的{number}条发文显示，")
    seen = hand_check(facts, context)
    if seen is not None:
        yield _Shown(seen.shown_name, seen.shown_body, said_by_person(seen))
    named = [post for post in facts.posts if post.account and post.published <= context.day]
    newest = max(named, key=lambda post: post.published, default=None)
    if newest is not None:
        yield _Shown(newest.account, "", said_by_file(newest.file))


def _is_filed(shown: str, target: Target) -> bool:
    """Whether a name is the ledger's, or one that was filed, or only another way to write it."""
    if not bare_name(shown):
        return True
    known = (target.name, target.unit, target.target_id, *target.aliases)
    return any(may_be_same(shown, name) for name in known) or any(
        stands_in(shown, note) for note in target.aliases
    )


def _body_problem(shown: _Shown, target: Target) -> str:
    """What speaks against a certified body, in Chinese; '': nothing, or nothing is known of it."""
    if not shown.body:
        return ""
    said = f"{shown.source}账号的认证主体为“{shown.body}”"
    if _is_none(shown.body):
        return said
    filed = target.certified if not _is_none(target.certified) else ""
    if filed and not any(may_be_same(shown.body, name) for name in (filed, target.unit)):
        return f"{said}，台账登记为“{filed}”，是否已报备"
    is_strange = _COMPANY.search(shown.body) and not _COMPANY.search(target.unit)
    if is_strange and not may_be_same(shown.body, target.unit):
        return f"{said}，主办单位为“{target.unit}”，是否由主办单位认证"
    return ""


def _is_none(body: str) -> bool:
    return fold(body) in words("certified")


def _hint(target: Target, kind: FaultKind, problem: str, shown: _Shown, name: str) -> Finding:
    return account_hint(
        target, _INDICATOR, kind, problem, name, page_url=shown.page_url, evidence=shown.evidence
    )


CHECK = TargetCheck("account_identity", (NAME, BODY), (_INDICATOR,), run)
