"""A whole sweep from the ledger to the state that the bulletin is written from (普查全过程)."""

from dataclasses import replace
from typing import TextIO

from govspider.config import Config
from govspider.ledger import ledger_hash, load_with_warnings
from govspider.privacy.address_masking import mask_message
from govspider.privacy.page_masking import mask_ledger
from govspider.store import open_store
from govspider.sweep.progress import Progress
from govspider.sweep.run import SweepRun


def run_sweep(config: Config, overrides: dict[str, str], stream: TextIO, *, again: bool = False) -> Progress:
    """Import the ledger, inspect every target, judge links and targets.

    Args:
        config: the project's settings, with the overrides applied.
        overrides: settings for the worker processes.
        stream: where progress is shown.
        again: forget what this quarter's sweep has seen and inspect everything once more.

    Raises:
        LedgerError: the ledger is invalid; nothing was imported.
        StoreError: the database cannot be used.
    """
    ledger, warnings = load_with_warnings(config.ledger_dir)
    store = open_store(config)
    try:
        content = ledger_hash(ledger, config.ledger_dir)
        store.import_ledger(mask_ledger(ledger), content)
        store.drop_old_parts(config.keep_texts)
        day = store.begin_sweep(config.sweep_id, config.day, content)
        if again:
            for target in ledger.targets:
                store.renew_target(config.sweep_id, target.target_id)
        config = replace(config, day=day)
        settings = {**overrides, "GOVSPIDER_QUARTER": config.sweep_id, "GOVSPIDER_DAY": day.isoformat()}
        progress = Progress(stream)
        progress.note(
            f"普查 {config.quarter.chinese}（检查日 {day.isoformat()}），对象 {len(ledger.targets)} 个"
        )
        if warnings:
            first = mask_message(str(warnings[0]))
            progress.note(f"台账有{len(warnings)}处提醒（运行 scrapy ledger check 查看全部）：{first}")
        SweepRun(config, store, settings, progress).run()
    finally:
        store.close()
    return progress
