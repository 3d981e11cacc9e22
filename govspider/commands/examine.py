"""`scrapy examine`: judge one draft, page or attachment with the checks of a sweep (单件检查)."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from govspider.command import GovspiderCommand
from govspider.config import Config
from govspider.errors import ConfigError, ExamineError

if TYPE_CHECKING:
    from govspider.examine import Document, DocumentJudge, Form
    from govspider.examine.printer import Printer


class Command(GovspiderCommand):
    """Says what the checks say of one document; findings are no error, the exit code is 0 with them too."""

    def syntax(self) -> str:
        """Shown by `scrapy examine -h`."""
        return "文件|网址|- [--as text|html|attachment] [--url 网址] [--min-confidence 0.7] [--format table|jsonl]"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "检查一份草稿、一个网页或一个附件（- 为标准输入，逐行检查）"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Called by Scrapy."""
        from govspider.examine.source import Form

        super().add_options(parser)
        parser.add_argument(
            "--as", dest="form", choices=[form.value for form in Form], help="文件形式；默认自动判断"
        )
        parser.add_argument("--url", default="", help="网页的原网址，用于补全相对链接")
        parser.add_argument("--min-confidence", dest="confidence", help="低于此把握的问题不显示（0 到 1）")
        parser.add_argument(
            "--format", dest="shape", choices=["table", "jsonl"], help="输出形式；终端默认 table"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> int:
        """DocumentJudge the document.

        Raises:
            ConfigError: an argument is unusable.
            ExamineError: the document cannot be read.
        """
        from govspider.examine import Document, DocumentJudge, Form
        from govspider.examine.printer import Printer
        from govspider.examine.source import is_url
        from govspider.judge.resources import load_judging

        if len(args) != 1:
            raise ConfigError(f"用法：scrapy examine {self.syntax()}")
        config = self.config()
        confidence = _confidence(opts.confidence, config)
        document = None if args[0] == "-" else self._read(args[0], config)
        is_draft = not is_url(args[0])  # what stands on the web is published
        judge = DocumentJudge(load_judging(config), config.day, confidence, is_draft=is_draft)
        printer = Printer(table=opts.shape == "table" or (opts.shape is None and sys.stdout.isatty()))
        if document is None and opts.form in (None, Form.TEXT):
            for rows in judge.lines(sys.stdin.buffer):
                printer.rows(rows)
        else:
            document = document or Document("标准输入", sys.stdin.buffer.read())
            self._judge(document, Form(opts.form or document.form), opts.url, judge, printer)
        for name, error in judge.failures.items():
            sys.stderr.write(
                f"检查项 {name} 出错（{error}），其余检查项不受影响：请把文件和日志交给维护人员\n"
            )
        return 1 if judge.failures else 0

    def _judge(
        self, document: "Document", form: "Form", url: str, judge: "DocumentJudge", printer: "Printer"
    ) -> None:
        from govspider.attachments import Limits
        from govspider.examine import Form
        from govspider.examine.attachment import attachment_json, read_attachment
        from govspider.examine.rows import facts_json
        from govspider.examine.table import facts_lines
        from govspider.extract import decode

        if form is Form.HTML:
            source, charset = decode(document.body, document.charset)
            facts, rows = judge.html(source, url or document.url, charset=charset)
            printer.lines(facts_lines(facts) if printer.table else [facts_json(facts)])
            printer.rows(rows)
        elif form is Form.ATTACHMENT:
            config = self.config()
            limits = Limits(max_bytes=config.attachment_maxsize, seconds=config.attachment_seconds)
            read = read_attachment(document, limits, config.day)
            printer.lines([read.note] if printer.table else [attachment_json(read)])
            printer.rows(judge.attachment(read))
            if read.is_cut:
                raise ExamineError(f"附件 {document.name} 只读出一部分：{read.note}")
        else:
            printer.rows(judge.text(decode(document.body, document.charset)[0]))

    def _read(self, name: str, config: Config) -> "Document":
        from govspider.examine import fetch, read_document
        from govspider.examine.source import is_url

        if not is_url(name):
            return read_document(Path(name))
        assert self.settings is not None
        return fetch(
            name,
            user_agent=str(self.settings["USER_AGENT"]),
            proxy=config.proxy,
            seconds=self.settings.getfloat("DOWNLOAD_TIMEOUT"),
            max_bytes=self.settings.getint("DOWNLOAD_MAXSIZE"),
        )


def _confidence(text: str | None, config: Config) -> float:
    if text is None:
        return config.show_confidence
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise ConfigError(f"--min-confidence {text} 无效：请写 0 到 1 之间的小数")
    return value
