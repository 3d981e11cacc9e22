"""What is judged (检查项): the lists of checks, in report order. A new check has its line here."""

from govspider.checks import (
    account_updates,
    bad_link,
    corpus_witness,
    dead_column,
    dead_link,
    dead_menu,
    empty_column,
    format_rules,
    hidden_link,
    home_updates,
    personal_data,
    phrase,
    secrecy_mark,
    sensitive_word,
    site_down,
    spelling,
    stale_column,
    stale_menu,
    wrong_link,
    wrong_word,
)
from govspider.checks.base import PageCheck, SweepCheck, TargetCheck

# Run on every page as it is read.
PAGE_CHECKS: tuple[PageCheck, ...] = (
    secrecy_mark.CHECK,
    sensitive_word.CHECK,
    personal_data.CHECK,
    phrase.CHECK,
    wrong_word.CHECK,
    format_rules.CHECK,
    spelling.CHECK,
)

# Run on the stored facts of a target when its crawl and its links are done.
TARGET_CHECKS: tuple[TargetCheck, ...] = (
    site_down.CHECK,
    home_updates.CHECK,
    stale_column.CHECK,
    empty_column.CHECK,
    dead_column.CHECK,
    account_updates.CHECK,
    dead_menu.CHECK,
    stale_menu.CHECK,
    bad_link.CHECK,
    hidden_link.CHECK,
    dead_link.CHECK,
    wrong_link.CHECK,
)

# Run on all texts of a sweep together when every target is judged.
SWEEP_CHECKS: tuple[SweepCheck, ...] = (corpus_witness.CHECK,)
