"""What is judged (检查项): THE list of checks. A new check has its line here; kinds come in this order in a bulletin."""

from govspider.checks import (
    account_functions,
    account_identity,
    account_updates,
    advertising,
    app_filing,
    app_pages,
    bad_link,
    certificate,
    closed_account,
    corpus_witness,
    dead_column,
    dead_link,
    dead_menu,
    differing_twin,
    empty_column,
    foreign_script,
    format_rules,
    gone_post,
    hidden_link,
    home_updates,
    link_verdict,
    monthly_originals,
    personal_data,
    phrase,
    required_reposts,
    secrecy_mark,
    sensitive_word,
    site_down,
    spelling,
    stale_column,
    stale_menu,
    unclear_menu,
    wrong_link,
    wrong_menu,
    wrong_word,
)
from govspider.checks.protocol import Check, PageCheck, ProbeCheck, SweepCheck, TargetCheck
from govspider.items import FaultKind, Group

CHECKS: tuple[Check, ...] = (
    # Of a whole target, on stored facts, when its crawl and its links are done.
    site_down.CHECK,
    home_updates.CHECK,
    stale_column.CHECK,
    empty_column.CHECK,
    dead_column.CHECK,
    account_updates.CHECK,
    account_functions.CHECK,
    gone_post.CHECK,
    closed_account.CHECK,
    account_identity.CHECK,
    app_filing.CHECK,
    required_reposts.CHECK,
    monthly_originals.CHECK,
    app_pages.CHECK,
    dead_menu.CHECK,
    stale_menu.CHECK,
    wrong_menu.CHECK,
    unclear_menu.CHECK,
    # Of every page as it is read.
    certificate.CHECK,
    phrase.CHECK,
    wrong_word.CHECK,
    format_rules.CHECK,
    spelling.CHECK,
    secrecy_mark.CHECK,
    sensitive_word.CHECK,
    advertising.CHECK,
    personal_data.CHECK,
    # Of a target's links.
    bad_link.CHECK,
    hidden_link.CHECK,
    foreign_script.CHECK,
    dead_link.CHECK,
    wrong_link.CHECK,
    # Of all texts of a sweep together, when every target is judged.
    corpus_witness.CHECK,
    differing_twin.CHECK,
)

# What every probe of a link is judged by, before the checks of links.
VERDICT: ProbeCheck = link_verdict.CHECK

PAGE_CHECKS: tuple[PageCheck, ...] = tuple(check for check in CHECKS if isinstance(check, PageCheck))
TARGET_CHECKS: tuple[TargetCheck, ...] = tuple(check for check in CHECKS if isinstance(check, TargetCheck))
# Of accounts that are not inspected because the ledger calls them closed (未纳入检查).
RESTING_CHECKS: tuple[TargetCheck, ...] = tuple(check for check in TARGET_CHECKS if check.of_resting)
SWEEP_CHECKS: tuple[SweepCheck, ...] = tuple(check for check in CHECKS if isinstance(check, SweepCheck))

_GROUPS = tuple(Group)
# Every kind of fault once, in the order of a bulletin: by group, then as the checks stand above.
KINDS: tuple[FaultKind, ...] = tuple(
    sorted(
        dict.fromkeys(kind for check in CHECKS for kind in check.kinds),
        key=lambda kind: _GROUPS.index(kind.group),
    )
)
KIND_NAMES: dict[str, str] = {kind: kind.name for kind in KINDS}
