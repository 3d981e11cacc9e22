"""Functions of an account that a person found not to work (功能不可用), as the worksheet says.

Source: 国办发〔2018〕123号, 功能建设. Only what a person has seen in this quarter is told, and it is told as such.
"""

from collections.abc import Iterator

from govspider.checks.freshness import chinese_date
from govspider.checks.hand_checks import hand_check
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, TargetFacts

KIND = FaultKind("broken_function", "账号功能不可用", Group.MEDIA)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the worksheet of this quarter says so."""
    seen = hand_check(facts, context)
    if seen is None or seen.works is not False:
        return
    picture = f"，截图{seen.picture}" if seen.picture else ""
    yield Finding(
        indicator="N4",
        kind=KIND,
        target_id=facts.target.target_id,
        problem=f"据人工核查登记（{chinese_date(seen.checked_on)}{picture}），账号功能不正常",
    )


CHECK = TargetCheck("account_functions", (KIND,), ("N4",), run)
