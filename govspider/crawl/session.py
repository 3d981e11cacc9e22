"""What spider and pipelines of one crawler share (抓取会话); the spider opens it, as it knows the quarter and day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from govspider.checks.protocol import PageContext
from govspider.config import Config
from govspider.crawl.resources import Resources, config_for, resources_for
from govspider.judge.page import PageContexts, lines_of
from govspider.privacy.page_masking import mask_ledger
from govspider.store import Store, open_store

_SETTING = "GOVSPIDER_SESSION"


@dataclass(frozen=True, slots=True)
class CrawlSession:
    """What a crawler works with.

    Attributes:
        config: our settings, with the quarter and the day of inspection that hold for this sweep.
        resources: ledger and what judging needs, shared by the crawlers of this process.
        store: open for writing.
        contexts: what the checks may know of each target's next page.
    """

    config: Config
    resources: Resources
    store: Store
    contexts: PageContexts


def open_session(settings: BaseSettings, quarter: str, day: str) -> CrawlSession:
    """Load the resources, open the store, begin the sweep, and put all into the crawler's settings.

    Args:
        settings: of the crawler; not frozen while its spider is made.
        quarter: the spider's own quarter; empty: that of the settings.
        day: the spider's own day of inspection; empty: that of the settings.

    Raises:
        GovspiderError: ledger, dictionaries, settings or the database are not usable.
    """
    config = config_for(settings, quarter, day)
    resources = resources_for(config)
    store = open_store(config)
    config = replace(config, day=_begin(config, resources, store))
    targets = {target.target_id: target for target in resources.ledger.targets}

    def context_of(name: str) -> PageContext:
        # A home page that was read by another process, or before a resumed crawl, has told its navigation already.
        home_lines = lines_of(store.home_lines(config.sweep_id, name))
        return replace(resources.judging.of_pages(targets[name], config.day), home_lines=home_lines)

    contexts = PageContexts(context_of)
    session = CrawlSession(config, resources, store, contexts)
    settings.set(_SETTING, session, priority="spider")
    return session


def session_of(crawler: Crawler) -> CrawlSession:
    """The session that the spider of a crawler has opened."""
    return cast("CrawlSession", crawler.settings[_SETTING])


def _begin(config: Config, resources: Resources, store: Store) -> date:
    """Bring the ledger and the sweep into the store, unless the sweep that runs us has done so.

    Returns:
        The day of inspection: a sweep that exists already is judged by the day that it was begun with.
    """
    if not config.resume:
        store.import_ledger(mask_ledger(resources.ledger), resources.ledger_hash)
    return store.begin_sweep(config.sweep_id, config.day, resources.ledger_hash)
