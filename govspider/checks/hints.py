"""Findings that a person has to look at before they count (提示): how their problem says so, in one place."""

from dataclasses import replace

from govspider.items import Finding


def for_person(finding: Finding) -> Finding:
    """The finding as one that a person has to confirm, which the end of its problem says.

    Args:
        finding: its problem is one Chinese sentence without its end.
    """
    return replace(finding, problem=f"{finding.problem}，待人工核实", needs_person=True)
