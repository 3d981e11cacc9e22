"""`scrapy report`: write the bulletin (通报) of a quarter again, without inspecting anything."""

import argparse

from govspider.command import GovspiderCommand
from govspider.errors import ConfigError


class Command(GovspiderCommand):
    """Write the report of a sweep from the database."""

    def syntax(self) -> str:
        """Shown by `scrapy report -h`."""
        return "[-s GOVSPIDER_QUARTER=2023Q2]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "根据数据库重新生成通报、问题清单和问题导出文件"

    def act(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 - GovspiderCommand's interface
        """Write the files and print where they are."""
        from govspider.report import write_report
        from govspider.store import open_database

        if args:
            raise ConfigError("用法：scrapy report [-s GOVSPIDER_QUARTER=2023Q2]，不带其他参数")
        config = self.config()
        if config.database.is_file():
            open_database(config.database).close()  # an older file first gets the views of this version
        paths = write_report(
            config.database,
            config.sweep_id,
            config.out_dir,
            count_threshold=config.count_threshold,
            show_confidence=config.show_confidence,
        )
        for name, path in (
            ("通报（网页）", paths.html),
            ("通报（Markdown）", paths.markdown),
            ("问题清单", paths.problems),
            ("问题导出", paths.findings),
        ):
            print(f"{name}：{path}")
        return 0
