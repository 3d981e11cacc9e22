"""Hints on accounts (提示) and who says what they rest on: the ledger, an exported file. Used by the checks of accounts."""

from govspider.items import FaultKind, Finding, Post, Target

SAID_BY_LEDGER = "据台账登记，"


def said_by_file(file: str) -> str:
    """How a bulletin says that an exported file says so."""
    return f"据导出的发文（{file}），"


def said_by_list(post: Post) -> str:
    """The same of what lists a post: an exported file or the ledger itself."""
    return said_by_file(post.file) if post.is_exported else SAID_BY_LEDGER


def account_hint(
    target: Target, indicator: str, kind: FaultKind, problem: str, shown: str, *, page_url: str = ""
) -> Finding:
    """Something that a person has to look at.

    Args:
        target: the account.
        indicator: code of the indicator that it serves.
        kind: kind of fault.
        problem: what speaks against what, one Chinese sentence without its end.
        shown: what names the fault, the same in every run.
        page_url: where it stands, if anywhere.
    """
    return Finding(
        indicator=indicator,
        kind=kind,
        target_id=target.target_id,
        problem=f"{problem}，待人工核实",
        page_url=page_url,
        shown=shown,
        needs_person=True,
    )
