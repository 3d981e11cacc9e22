"""`scrapy judge`: judge a quarter again from what is stored, without one request (重新研判)."""

import argparse
from contextlib import closing

from govspider.command import GovspiderCommand
from govspider.errors import ConfigError


class Command(GovspiderCommand):
    """After a word was added or a threshold changed, the quarter's findings, vetoes and conclusions follow."""

    def syntax(self) -> str:
        """Shown by `scrapy judge -h`."""
        return "[--quarter 2023Q2] [--target 标识码] [--check 检查项]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "不重新抓取，按已保存的内容重新研判一个季度；词库、指标方案或程序未变的检查项不重复"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Called by Scrapy."""
        super().add_options(parser)
        parser.add_argument("--quarter", default="", help="季度，例如 2023Q2；不填为设置中的季度")
        parser.add_argument("--target", default="", help="只研判这些对象，标识码用逗号隔开")
        parser.add_argument("--check", default="", help="即使没有变化也重做这些检查项，名称用逗号隔开")

    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """Judge and print what was done."""
        from govspider.assess import Rules, assess
        from govspider.judge.again import judge_again
        from govspider.judge.resources import load_judging
        from govspider.judge.stored import StoredJudge
        from govspider.store import open_store

        assert self.settings is not None
        if args:
            raise ConfigError(f"用法：scrapy judge {self.syntax()}")
        if opts.quarter:
            self.settings.set("GOVSPIDER_QUARTER", opts.quarter, priority="cmdline")
        config, forced = self.config(), _checks(opts.check)
        with closing(open_store(config)) as store:
            day = store.day_of(config.sweep_id)
            targets = store.targets_of(config.sweep_id, _listed(opts.target))
            judge = StoredJudge.of(store, config, day, load_judging(config), forced)
            again = judge_again(judge, targets)
            assess(store.db, config.sweep_id, Rules.of(config))
        print(
            f"{config.sweep_id} 重新研判完成：对象 {len(targets)} 个，其中页面文字重新研判 {again.targets} 个，"
            f"问题由 {again.before} 个变为 {again.after} 个"
        )
        if again.missing:
            print(
                f"有 {again.missing} 个页面没有保存文字（已超过保存期限或由旧版程序抓取），其文字问题保留原结论"
            )
        print("通报和问题清单请用 scrapy report 重新生成")
        return 0


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())


def _checks(text: str) -> frozenset[str]:
    from difflib import get_close_matches

    from govspider.judge.stored import ALL_NAMES

    names = frozenset(_listed(text))
    for name in sorted(names - ALL_NAMES):
        near = "、".join(get_close_matches(name, sorted(ALL_NAMES), n=3)) or "、".join(sorted(ALL_NAMES))
        raise ConfigError(f"没有名为“{name}”的检查项：相近的有 {near}")
    return names
