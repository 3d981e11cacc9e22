"""`scrapy demo`: serve the demo city, or score a sweep of it (示范城市)."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from govspider.command import GovspiderCommand
from govspider.errors import ConfigError


class Command(GovspiderCommand):
    """Serves until Ctrl-C; `demo score` compares a sweep's findings with what was planted."""

    def syntax(self) -> str:
        """Shown by `scrapy demo -h`."""
        return "[score] [options]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "启动示范城市（HTTP 代理）；demo score 对照标准答案给出准确率和召回率"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of the city and of the score."""
        from govspider.demo.city import DEFAULT_PAGES, DEFAULT_SEED

        super().add_options(parser)
        parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="种子：不同的数生成不同的城市")
        parser.add_argument("--pages", type=int, default=DEFAULT_PAGES, help="每个网站的页数")
        parser.add_argument("--day", default="", help="检查日，例如 2023-06-30；不填为设置中的检查日")
        parser.add_argument("--port", type=int, default=0, help="端口；不填由系统选择")
        parser.add_argument("--out", default="", help="数据文件夹；不填为设置中的数据文件夹")
        parser.add_argument("--format", choices=("table", "json"), default="table", help="得分的格式")

    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """Serve or score.

        Raises:
            ConfigError: an option is unusable.
            StoreError: there is no sweep to score.
        """
        config = self.config()
        data_dir = Path(opts.out).absolute() if opts.out else config.data_dir
        if args == ["score"]:
            return self._score(data_dir, opts.format)
        if args:
            raise ConfigError(f"用法：scrapy demo {self.syntax()}")
        if opts.pages < 1:
            raise ConfigError(f"页数 --pages {opts.pages} 无效：请写大于 0 的整数")
        self._serve(data_dir, opts.seed, opts.pages, _day(opts.day) or config.day, opts.port)
        return 0

    def _serve(self, data_dir: Path, seed: int, pages: int, day: date, port: int) -> None:
        from govspider.demo.process import start

        with start(data_dir, seed, pages, day, port) as city:
            print(f"示范城市已启动：HTTP 代理 {city.proxy_url}（种子 {seed}，检查日 {day}）")
            print(f"台账：{city.ledger_dir}　标准答案：{city.folder / 'key.json'}")
            print("按 Ctrl-C 结束。")
            sys.stdout.flush()
            city.wait()

    def _score(self, data_dir: Path, form: str) -> int:
        from govspider.demo.key import answer_key
        from govspider.demo.score import compare, read_findings
        from govspider.demo.score_text import score_lines
        from govspider.demo.state import city_of

        config = self.config()
        findings = read_findings(config.database, config.sweep_id, config.database_seconds)
        score = compare(answer_key(city_of(data_dir)), findings)
        if form == "json":
            print(json.dumps(score.as_json(), ensure_ascii=False, indent=1))
        else:
            print("\n".join(score_lines(score)))
        return 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ConfigError(f"检查日 {text} 无法识别：请写成 2023-06-30 的形式") from None
