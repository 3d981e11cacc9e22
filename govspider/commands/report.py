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

        if args:
            raise ConfigError("用法：scrapy report [-s GOVSPIDER_QUARTER=2023Q2]，不带其他参数")
        config = self.config()
        paths = write_report(config)
        for name, path in (
            ("通报（网页）", paths.html),
            ("通报（Markdown）", paths.markdown),
            ("问题清单", paths.problems),
            ("问题导出", paths.findings),
        ):
            print(f"{name}：{path}")
        for note in paths.notes:
            print(note)
        return 0
