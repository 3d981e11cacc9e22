"""`scrapy sweep`: the quarterly sweep of the whole ledger, or of the demo city where there is no ledger (季度普查)."""

import argparse
import sys
from contextlib import ExitStack, closing

from scrapy.settings import BaseSettings

from govspider.command import GovspiderCommand
from govspider.config import Config
from govspider.errors import ConfigError


class Command(GovspiderCommand):
    """Inspects every target, shows progress, writes the bulletin; run again, it goes on where it stopped."""

    when_interrupted = "普查已中断，进度已保存：再次运行同一命令即从中断处继续"

    def syntax(self) -> str:
        """Shown by `scrapy sweep -h`."""
        return "[options]"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "季度普查：检查台账内全部对象并生成通报；中断后再次运行即继续 [-s GOVSPIDER_QUARTER=2023Q2]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the demo city; a ledger of one's own needs none."""
        super().add_options(parser)
        parser.add_argument("--seed", type=int, default=None, help="示范城市的种子（没有台账时）")
        parser.add_argument("--pages", type=int, default=None, help="示范城市每个网站的页数（没有台账时）")
        parser.add_argument("--again", action="store_true", help="本季度已检查过的对象全部重新检查")

    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """Run the sweep and write the bulletin; exit code 1 where a target could not be inspected."""
        from govspider.demo.standin import demo_city
        from govspider.report import write_report
        from govspider.store import open_database
        from govspider.sweep.lock import exclusive
        from govspider.sweep.summary import count_missed, path_lines, summary_lines
        from govspider.sweep.whole import run_sweep

        assert self.settings is not None
        if args:
            raise ConfigError(f"无法识别的参数“{args[0]}”：季度请用 -s GOVSPIDER_QUARTER=2023Q2 指定")
        config = self.config()
        overrides = given_settings(self.settings)
        with ExitStack() as stack:
            stack.enter_context(exclusive(config.data_dir / "sweep.lock"))
            city = stack.enter_context(demo_city(config, opts.seed, opts.pages))
            overrides |= city.settings
            for name, value in overrides.items():
                self.settings.set(name, value, priority="cmdline")
            config = Config.from_settings(self.settings)
            progress = run_sweep(config, overrides, sys.stderr, again=opts.again)
            progress.note("正在生成通报……")
            report = write_report(config)
        with closing(open_database(config.database, config.database_seconds)) as db:
            lines = summary_lines(db, config.sweep_id, progress.elapsed)
            missed = count_missed(db, config.sweep_id)
        paths = {
            "通报": report.html,
            "通报（文本）": report.markdown,
            "问题清单": report.problems,
            "全部问题": report.findings,
            "数据库": config.database,
            "截图": config.out_dir / "pictures",
            "证据页": config.data_dir / "snapshots",
        }
        print("\n".join([*lines, *path_lines(paths), *report.notes, *city.hints]))
        return 1 if missed else 0


def given_settings(settings: BaseSettings) -> dict[str, str]:
    """What was given on the command line or in the environment, for the workers.

    Args:
        settings: the project's settings.
    """
    project = settings.getpriority("BOT_NAME") or 0
    return {
        name: str(settings.get(name))
        for name in settings
        if (settings.getpriority(name) or 0) > project and isinstance(settings.get(name), str | int | float)
    }
