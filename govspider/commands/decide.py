"""`scrapy decide`: write down what a person decided of findings (人工核实结论)."""

import argparse
from contextlib import closing

from govspider.command import GovspiderCommand
from govspider.errors import ConfigError

_STATES = {"属实": "confirmed", "不属实": "dismissed", "已整改": "rectified", "待整改": "open"}


class Command(GovspiderCommand):
    """Decisions are rows that are never changed: who, when, what, why. The newest one holds."""

    def syntax(self) -> str:
        """Shown by `scrapy decide -h`."""
        return "问题编号 [问题编号 …] --as 属实|不属实|已整改|待整改 --by 核实人 [--why 理由]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "登记问题的人工核实结论；报告和统计随之更新（scrapy report）"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Called by Scrapy."""
        super().add_options(parser)
        parser.add_argument("--as", dest="state", choices=sorted(_STATES), help="结论")
        parser.add_argument("--by", default="", help="核实人")
        parser.add_argument("--why", default="", help="理由")

    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """Write one decision for each finding; all or none.

        Raises:
            ConfigError: something is missing.
            StoreError: a finding is not known.
        """
        from govspider.assess.decisions import decide
        from govspider.items import FindingState
        from govspider.store import open_store

        if not args or not opts.state or not opts.by.strip():
            raise ConfigError(f"用法：scrapy decide {self.syntax()}")
        with closing(open_store(self.config())) as store:
            decide(store.db, args, FindingState(_STATES[opts.state]), by=opts.by, why=opts.why)
        print(
            f"已登记 {len(args)} 个问题的结论：{opts.state}（{opts.by.strip()}）；通报请用 scrapy report 重新生成"
        )
        return 0
