"""Functions of an account that a person found not to work (功能不可用), as the worksheet says.

Source: 国办发〔2018〕123号, 功能建设. Only what a person has seen in this quarter is told, and it is told as such.
"""

from collections.abc import Iterator

from govspider.checks.hand_checks import hand_check, said_by_person
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, TargetFacts

KIND = FaultKind("broken_function", "账号功能不可用", Group.MEDIA)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the worksheet of this quarter says so."""
    seen = hand_check(facts, context)
    if seen is None or seen.works is not False:
        return
    yield Finding(
        indicator="N4",
        kind=KIND,
        target_id=facts.target.target_id,
        problem=f"{said_by_person(seen)}账号功能不正常",
    )


CHECK = TargetCheck("account_functions", (KIND,), ("N4",), run)
