"""Item pipelines (处理流水线): mask what is personal, cut into words and judge them, store. Each adapts one pure part.

A spider emits pages as they were read (`InspectedPage`); behind the first pipeline there is masked text only.
"""

import asyncio
from dataclasses import replace
from functools import cache
from typing import Self

from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from govspider.config import Config
from govspider.crawl.session import session_of
from govspider.isolation import Lost
from govspider.items import InspectedPage, JudgedPage, Outcome, Page
from govspider.judge.isolated import IsolatedJudge, JudgeLimits, Question
from govspider.judge.page import PageContexts, is_large, judge_personal, judge_words
from govspider.judge.resources import JudgingResources
from govspider.store import Store, write_evidence

_TOO_COSTLY = "内容过大或过于复杂，研判超过时间或内存上限，未能判定"

_ENDED = "本机结束了研判程序（如内存不足），未能检查"


@cache
def _shared_judge(limits: JudgeLimits) -> IsolatedJudge:
    """The judge of this process's large pages for such limits: its dictionaries are loaded once."""
    return IsolatedJudge(limits)


class PrivacyPipeline:
    """Finds ID numbers, phones and other personal data (个人信息), then masks every text of the page.

    A large page is judged in a process of its own, its words too; one that costs more than its limit is 内容过大.
    """

    def __init__(
        self,
        resources: JudgingResources,
        contexts: PageContexts,
        config: Config,
        isolated: IsolatedJudge | None = None,
    ) -> None:
        self.resources = resources
        self.contexts = contexts
        self.config = config
        self.isolated = isolated or _shared_judge(JudgeLimits.of(config))
        self._turn = asyncio.Lock()  # pages are judged in their order: later ones know the home page

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The session has settings and dictionaries."""
        session = session_of(crawler)
        return cls(session.resources.judging, session.contexts, session.config)

    async def process_item(self, item: InspectedPage) -> JudgedPage:
        """The page, masked, with what is personal in it."""
        async with self._turn:
            judged = await self._judged(item.page)
            self.contexts.learn(judged.page)
            return judged

    async def _judged(self, page: Page) -> JudgedPage:
        context = self.contexts.of_target(page.target_id)
        if is_large(page):
            question = Question(self.config, context.target, context.home_lines, page)
            said = await asyncio.to_thread(self.isolated.judge, question)
            if not isinstance(said, Lost):
                return said
            outcome, error = (
                (Outcome.OUR_FAULT, _ENDED) if said is Lost.ENDED else (Outcome.TOO_LARGE, _TOO_COSTLY)
            )
            page = replace(page, outcome=outcome, error=error, facts=None)
        return judge_personal(page, context, self.resources.hasher)


class WordsPipeline:
    """Segments Chinese text with jieba (分词), flags wrong and sensitive words (错敏字). One check's failure is its own."""

    def __init__(
        self, contexts: PageContexts, show_confidence: float, stats: StatsCollector | None = None
    ) -> None:
        self.contexts = contexts
        self.show_confidence = show_confidence
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The session has settings and dictionaries."""
        session = session_of(crawler)
        return cls(session.contexts, session.config.show_confidence, crawler.stats)

    def process_item(self, item: JudgedPage) -> JudgedPage:
        """The page with what is wrong with its words."""
        if item.words_judged:
            self._count(item)
            return item
        context = self.contexts.of_target(item.page.target_id)
        words = judge_words(item.page, context, self.show_confidence)
        judged = replace(item, findings=item.findings + words.findings, runs=item.runs + words.runs)
        self._count(judged)
        return judged

    def _count(self, judged: JudgedPage) -> None:
        if self.stats is None:
            return
        self.stats.inc_value("govspider/pages")
        self.stats.inc_value(f"govspider/outcome/{judged.page.outcome.value}")
        for finding in judged.findings:
            self.stats.inc_value(f"govspider/findings/{finding.kind}")


class StorePipeline:
    """Writes pages to the store (入库), each with its findings and its evidence in one transaction.

    A page is written as soon as it is judged: a kill loses what was on the way.
    """

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The session has the store open."""
        session = session_of(crawler)
        return cls(session.store, session.config)

    def process_item(self, item: JudgedPage) -> JudgedPage:
        """Write the page.

        Raises:
            StoreError: the database cannot be written.
        """
        config, snapshot = self.config, None
        if item.page.facts is not None and self.store.wants_evidence(config.sweep_id, item.findings):
            snapshot = write_evidence(
                config.data_dir, config.sweep_id, item.page, item.findings, day=config.day
            )
        self.store.save_page(config.sweep_id, item, config.day, snapshot)
        return item
