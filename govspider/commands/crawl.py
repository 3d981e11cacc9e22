"""`scrapy crawl` with a first look: what is asked for must be in the ledger (单独检查一个对象)."""

import argparse
import os
import sys
from collections.abc import Container, Mapping, Sequence
from contextlib import closing
from difflib import get_close_matches
from signal import SIGINT

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.utils.defer import deferred_from_coro

from govspider.command import (
    ENDING_SIGNALS,
    TROUBLE,
    Interrupted,
    interrupt,
    on_signals,
    tell_interrupted,
    tell_trouble,
)
from govspider.errors import ConfigError, TargetError
from govspider.files import keep_private
from govspider.items import Target

# Where even that a target failed could not be written: a full disk.
_NOT_ENDED = "没有检查完，结果未能写入数据库，请检查磁盘空间后再次运行同一命令"
_WHEN_INTERRUPTED = "检查已中断，已检查的页面已保存：再次运行同一命令即可"


class Command(CrawlCommand):
    """Scrapy's own command; only a person's mistake is said in one line instead of a traceback."""

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "检查台账中的一个或一类对象：website、channel、account，-a target=标识码"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Called by Scrapy."""
        if len(args) != 1:
            raise UsageError("请写明一个爬虫：website、channel 或 account")
        keep_private()
        try:
            with on_signals(interrupt, *ENDING_SIGNALS):
                self.exitcode = self._inspect(args[0], opts.spargs)
        except TROUBLE as error:
            self.exitcode = tell_trouble(error)
        except KeyboardInterrupt:
            self.exitcode = tell_interrupted(SIGINT, _WHEN_INTERRUPTED)
        except Interrupted as stop:
            self.exitcode = tell_interrupted(stop.number, _WHEN_INTERRUPTED)

    def _inspect(self, name: str, arguments: dict[str, str]) -> int:
        assert self.settings is not None
        assert self.crawler_process is not None
        asked = look_first(self.settings, self._spider_class(name), arguments)
        self.crawler_process.crawl(self._create_crawler(name), **arguments)
        crawl_until_signalled(self.crawler_process)
        if self.crawler_process.bootstrap_failed:
            return 1
        failed = failures(self.settings, arguments, {target.target_id for target in asked}) if asked else []
        if failed:
            sys.stderr.write("\n".join([f"未能检查的对象 {len(failed)} 个：", *failed]) + "\n")
        return 1 if failed else 0

    def _spider_class(self, name: str) -> type[object]:
        assert self.crawler_process is not None
        loader = self.crawler_process.spider_loader
        if name not in loader.list():
            known = "、".join(sorted(loader.list()))
            raise ConfigError(f"没有名为“{name}”的爬虫：可用的有 {known}")
        return loader.load(name)


def crawl_until_signalled(process: CrawlerProcessBase) -> None:
    """Run the reactor until all is crawled; a first signal lets open requests end, a second ends us at once.

    Raises:
        Interrupted: a signal came; what was stored is kept.
    """
    from twisted.internet import reactor

    came: list[int] = []

    def stop(number: int, _frame: object) -> None:
        if came:
            os._exit(tell_interrupted(number, _WHEN_INTERRUPTED))
        came.append(number)
        for crawler in tuple(process.crawlers):
            reactor.callFromThread(lambda one: deferred_from_coro(one.stop_async()), crawler)

    with on_signals(stop, SIGINT, *ENDING_SIGNALS):
        process.start(install_signal_handlers=False)
    if came:
        raise Interrupted(came[0])


def failures(settings: BaseSettings, arguments: dict[str, str], asked: Container[str]) -> list[str]:
    """What could not be inspected of what was asked for, one line each: name and reason."""
    from govspider.crawl.resources import config_for
    from govspider.store import open_database

    config = config_for(settings, arguments.get("quarter", ""), arguments.get("day", ""))
    with closing(open_database(config.database, config.database_seconds)) as db:
        rows = db.execute(
            "SELECT i.target_id, t.name, i.reason FROM inspections i JOIN targets t USING (target_id)"
            " WHERE i.sweep_id = ? AND i.state IN ('failed', 'running', 'todo') ORDER BY i.target_id",
            [config.sweep_id],
        )
        return [f"  {name}：{reason or _NOT_ENDED}" for target_id, name, reason in rows if target_id in asked]


def look_first(
    settings: BaseSettings, spider_class: type[object], arguments: dict[str, str]
) -> tuple[Target, ...]:
    """Check arguments, settings, ledger, dictionaries, hash key and database before anything starts.

    Args:
        settings: the project's; without a ledger of the user's own they are pointed at the demo city.
        spider_class: the spider that will run.
        arguments: its arguments (`-a`).

    Returns:
        The targets that it will inspect; none for a spider that is not ours.

    Raises:
        GovspiderError: something that a person must fix.
    """
    from govspider.commands.demo_city import use_demo_city
    from govspider.crawl.resources import config_for, resources_for
    from govspider.ledger.choosing import choose_targets
    from govspider.spiders.base import InspectionSpider
    from govspider.spiders.sharded import Shard, ShardedSpider
    from govspider.store import open_store

    if not issubclass(spider_class, InspectionSpider):
        return ()
    refuse_unknown(arguments, spider_class.arguments)
    use_demo_city(settings)
    config = config_for(settings, arguments.get("quarter", ""), arguments.get("day", ""))
    asked = choose_targets(resources_for(config).ledger, spider_class.kinds, arguments.get("target", ""))
    if not asked:
        raise TargetError(
            "台账中没有这一类状态正常的检查对象：请核对台账，或换用 website、channel、account 中的另一个"
        )
    if issubclass(spider_class, ShardedSpider):
        Shard.read(arguments.get("shard", ""))
    open_store(config).close()
    return asked


def refuse_unknown(arguments: Mapping[str, str], known: Sequence[str]) -> None:
    """Refuse what a spider does not know: a slip in `target` would inspect every website of the ledger.

    Args:
        arguments: what was given with `-a`.
        known: the names that the spider knows.

    Raises:
        ConfigError: a name is unknown, or `target` is given and empty.
    """
    for name, value in arguments.items():
        if name not in known:
            near = "、".join(get_close_matches(name, known, n=1)) or "、".join(known)
            raise ConfigError(f"没有名为“{name}”的参数：是否应为 {near}？为避免检查全部对象，程序没有启动")
        if name == "target" and not value.strip():
            raise ConfigError("参数 target 是空的：请写明标识码；要检查这一类的全部对象，请去掉 -a target=")
