"""`scrapy db`: is the database sound (数据库检查), and the document of its schema (数据字典)."""

import argparse
from pathlib import Path

from govspider.command import GovspiderCommand
from govspider.errors import ConfigError, StoreError

_SCHEMA_FILE = Path("docs/schema.md")


class Command(GovspiderCommand):
    """Checks the database, or writes docs/schema.md."""

    def syntax(self) -> str:
        """Shown by `scrapy db -h`."""
        return "check | schema [文件]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "检查数据库是否完好（check），或生成数据字典（schema）"

    def act(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 - the interface of commands
        """Do what the first argument says.

        Raises:
            ConfigError: no such action.
            StoreError: there is no database, or it is damaged.
        """
        match args:
            case ["check"]:
                return self._check()
            case ["schema", *file] if len(file) <= 1:
                return self._schema(Path(file[0]) if file else _SCHEMA_FILE)
        raise ConfigError(f"用法：scrapy db {self.syntax()}")

    def _check(self) -> int:
        from govspider.store.connect import open_database
        from govspider.store.integrity import problems_of
        from govspider.store.migrate import version

        config = self.config()
        path = config.database
        if not path.exists():
            raise StoreError(f"数据库 {path} 不存在：请先运行一次检查（make sweep）")
        db = open_database(path, config.database_seconds)
        problems = problems_of(db)
        for problem in problems:
            print(problem)
        if problems:
            raise StoreError(f"数据库 {path} 有 {len(problems)} 处错误：请用备份替换，或移走该文件后重新检查")
        print(f"数据库 {path} 完好（结构版本 {version(db)}）")
        return 0

    def _schema(self, path: Path) -> int:
        from govspider.store.schema_doc import empty_database, schema_markdown

        path.write_text(schema_markdown(empty_database()), encoding="utf-8")
        print(f"已写入 {path}")
        return 0
