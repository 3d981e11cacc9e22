"""An account's name and certified body against the ledger (账号名称、认证主体): what differs is for a person.

Source: 国办发〔2018〕123号: a change of an account is filed (分级备案); the certification names the office that runs it.
Bulletins name accounts that were renamed without filing (更名不备案). What an account shows comes from exported files and
worksheets. All of it is a hint (提示): the ledger may be behind, and offices have short names.
"""

import re
from collections.abc import Iterator

from govspider.checks.account_hints import SAID_BY_LEDGER, account_hint, said_by_file
from govspider.checks.hand_checks import hand_check, said_by_person
from govspider.checks.name_likeness import bare_name, may_be_same, stands_in
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Target, TargetFacts, TargetKind
from govspider.ledger.vocabulary import fold, words
from govspider.platforms.apps import is_app

NAME = FaultKind("renamed_account", "账号名称与台账不符", Group.MEDIA)
BODY = FaultKind("other_body", "账号认证主体存疑", Group.MEDIA)
_INDICATOR = "N6"
_COMPANY = re.compile(r"(?:公司|工作室|经营部|商行|个体工商户|个体户)$")


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One hint for the name, one for the certified body."""
    target = facts.target
    if target.kind is not TargetKind.ACCOUNT:
        return
    for shown, source in _shown_names(facts, context):
        if not _is_filed(shown, target):
            problem = f"{source}账号显示的名称为“{shown}”，台账登记为“{target.name}”，更名是否已报备"
            yield account_hint(target, _INDICATOR, NAME, problem, shown)
            break
    problem = _body_problem(facts, context)
    if problem:
        yield account_hint(target, _INDICATOR, BODY, problem, "认证主体")


def _shown_names(facts: TargetFacts, context: CheckContext) -> Iterator[tuple[str, str]]:
    """Names that the account shows, and who says so: a person, the newest exported post."""
    seen = hand_check(facts, context)
    if seen is not None and seen.shown_name:
        yield seen.shown_name, said_by_person(seen)
    named = [post for post in facts.posts if post.account and post.published <= context.day]
    newest = max(named, key=lambda post: post.published, default=None)
    if newest is not None:
        yield newest.account, said_by_file(newest.file)


def _is_filed(shown: str, target: Target) -> bool:
    """Whether a name is the ledger's, or one that was filed, or only another way to write it."""
    if not bare_name(shown):
        return True
    known = (target.name, target.unit, target.target_id, *target.aliases)
    return any(may_be_same(shown, name) for name in known) or any(
        stands_in(shown, note) for note in target.aliases
    )


def _body_problem(facts: TargetFacts, context: CheckContext) -> str:
    """What speaks against the certification, in Chinese; '': nothing, or nothing is known of it."""
    target, seen = facts.target, hand_check(facts, context)
    if is_app(target):
        return ""
    shown = seen.shown_body if seen is not None else ""
    if seen is not None and shown:
        source = said_by_person(seen)
        if _is_none(shown):
            return f"{source}账号显示的认证主体为“{shown}”"
        if (
            target.certified
            and not _is_none(target.certified)
            and not may_be_same(shown, target.certified)
            and not may_be_same(shown, target.unit)
        ):
            return f"{source}账号显示的认证主体为“{shown}”，台账登记为“{target.certified}”，是否已报备"
        return _company_problem(shown, target, source)
    if target.certified and _is_none(target.certified):
        return f"{SAID_BY_LEDGER}账号的认证主体为“{target.certified}”"
    return _company_problem(target.certified, target, SAID_BY_LEDGER)


def _company_problem(body: str, target: Target, source: str) -> str:
    """An office's account that a company stands for."""
    is_strange = (
        _COMPANY.search(body) and not _COMPANY.search(target.unit) and not may_be_same(body, target.unit)
    )
    return (
        f"{source}账号的认证主体为“{body}”，主办单位为“{target.unit}”，是否由主办单位认证"
        if is_strange
        else ""
    )


def _is_none(body: str) -> bool:
    return fold(body) in words("certified")


CHECK = TargetCheck("account_identity", (NAME, BODY), (_INDICATOR,), run)
