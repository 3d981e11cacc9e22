"""`scrapy dictionary`: check the dictionaries (词库), count them, try them on a text, explain why."""

import argparse
import re
import sys
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from govspider.command import GovspiderCommand
from govspider.errors import DictionaryError
from govspider.text.match import WordHit

if TYPE_CHECKING:
    from govspider.words.tools import WordTools

_HAN = re.compile(r"[一-鿿]{2,}")
_USAGE = "用法：scrapy dictionary check | stats | test 文字 | why 文字（文字写 - 则读标准输入）"


class Command(GovspiderCommand):
    """Check, count, try or explain the dictionaries."""

    def syntax(self) -> str:
        """Shown by `scrapy dictionary -h`."""
        return "check | stats | test <文字> | why <文字>"

    def short_desc(self) -> str:
        """Shown by `scrapy -h`."""
        return "核对词库（check）、统计（stats）、试用（test）、解释判定依据（why）"

    def long_desc(self) -> str:
        """Shown by `scrapy dictionary -h`."""
        return (
            "check：核对全部词库，一次列出所有错误（文件、行号、怎么改），有错误时退出码为1。"
            "stats：各词库的条数。test：列出一段文字中的问题。why：逐条说明判定层、词库行或规则、把握程度，"
            "以及命中词库（易错词、敏感词、不容有误的表述）或被语言模型怀疑而没有报出的原因；"
            "有普查数据库时，再列出最近一次普查中各词见于多少站点。文字写 - 则读标准输入。"
        )

    def act(self, args: list[str], opts: argparse.Namespace) -> int:  # noqa: ARG002 - GovspiderCommand's interface
        """Run one of the four."""
        match args:
            case ["check"]:
                return self._check()
            case ["stats"]:
                return self._stats()
            case ["test", text]:
                return self._judge(_text(text), explain=False)
            case ["why", text]:
                return self._judge(_text(text), explain=True)
            case _:
                raise UsageError(_USAGE, print_help=False)

    def _check(self) -> int:
        from govspider.checks.bad_sites import read_bad_sites
        from govspider.platforms.menu_words import read_menu_words
        from govspider.platforms.notices import FOLDER, read_notices
        from govspider.words.dictionary_check import DictionaryChecker

        folder = self.config().dictionaries_dir
        if not folder.is_dir():
            raise DictionaryError(f"词库文件夹 {folder} 不存在：请检查设置 GOVSPIDER_DICTIONARIES_DIR")
        checker = DictionaryChecker(folder)
        read_bad_sites(folder, checker.problems)
        read_menu_words(folder, checker.problems)
        for path in sorted((folder / FOLDER).glob("*.tsv")):
            read_notices(path, checker.problems)
        problems = checker.check()
        problems.errors += _profile_errors(folder)
        for line in problems.errors:
            print(f"错误  {line}")
        for line in problems.warnings:
            print(f"提醒  {line}")
        if problems.errors:
            sys.stderr.write(f"词库有{len(problems.errors)}处错误，请按上面各行逐一改正\n")
            return 1
        total = sum(count.count for count in checker.statistics())
        print(f"词库没有错误：共{total}条，提醒{len(problems.warnings)}处")
        return 0

    def _stats(self) -> int:
        from govspider.words.dictionary_check import DictionaryChecker

        checker = DictionaryChecker(self.config().dictionaries_dir)
        checker.problems.raise_errors()
        counts = list(checker.statistics())
        for count in counts:
            print(f"{count.kind}\t{count.category}\t{count.file}\t{count.count}")
        print(f"合计\t\t\t{sum(count.count for count in counts)}")
        return 0

    def _judge(self, text: str, *, explain: bool) -> int:
        from govspider.judge.plain_text import judge_text
        from govspider.judge.resources import load_judging

        config = self.config()
        resources = load_judging(config)
        judged = judge_text(text, resources.of_document(config.day))
        tools = resources.tools
        if explain:
            print(f"分词：{'／'.join(tools.segmenter.words(text))}")
        for hit in judged.told:
            print(_line(hit))
            if explain:
                _explain(hit)
        if explain:
            for hit in judged.said:
                if hit not in judged.told:
                    print(f"未报  {_line(hit)}（{hit.source}）：同一处已由更可靠的依据报出")
            for entry, start, why in tools.confusions.refusals(text):
                print(f"未报  第{start + 1}字“{entry.wrong}”→“{entry.right}”：{why}（{entry.source}）")
            _explain_silence(tools, text, judged.told)
            self._show_corpus(tools.segmenter.words(text), judged.told)
        if not judged.told:
            print("没有发现问题")
        return 0

    def _show_corpus(self, words: list[str], hits: Iterable[WordHit]) -> None:
        """How often the newest sweep met what was found, what is suggested, and what jieba does not know."""
        from govspider.store import open_store
        from govspider.words.corpus.witness import corpus_counts

        config = self.config()
        said = [part for hit in hits for part in (hit.shown, hit.suggestion or "")]
        wanted = [part for part in dict.fromkeys([*said, *words]) if _HAN.fullmatch(part)]
        if not wanted or not config.database.is_file():
            return
        with closing(open_store(config)) as store:
            sweep_id = store.newest_sweep()
            counts = corpus_counts(lambda: store.read_texts(sweep_id), wanted)
        print(f"语料（{sweep_id}，相同的片段只计一次）：")
        for part in wanted:
            print(f"    “{part}”见于{counts[part].targets}个站点{counts[part].segments}处")


def _profile_errors(folder: Path) -> list[str]:
    """What is wrong with the profiles of indicators, one line each."""
    from govspider.profile import load_profile, profile_names

    errors = []
    for name in profile_names(folder):
        try:
            load_profile(folder, name)
        except DictionaryError as error:
            errors.append(str(error))
    return errors


def _text(argument: str) -> str:
    return sys.stdin.read() if argument == "-" else argument


def _line(hit: WordHit) -> str:
    change = f"“{hit.shown}”→“{hit.suggestion}”" if hit.suggestion is not None else f"“{hit.shown}”"
    return f"第{hit.start + 1}字{change}  {hit.reason}"


def _explain_silence(tools: "WordTools", text: str, told: Iterable[WordHit]) -> None:
    """What sensitive words, formulas and the language model met and do not tell, and why; not where something is told."""
    from govspider.words.spelling import refused

    places = [(hit.start, hit.end) for hit in told]
    met = chain(tools.sensitive.refusals(text), tools.formulas.refusals(text), refused(tools.spellers, text))
    for one in met:
        if not any(start < one.end and one.start < end for start, end in places):
            change = "" if one.suggestion is None else f"→“{one.suggestion}”"
            print(f"未报  第{one.start + 1}字“{one.shown}”{change}：{one.why}（{one.source}）")


def _explain(hit: WordHit) -> None:
    from govspider.items.display_names import VOCABULARIES

    print(f"    判定层：{VOCABULARIES['layer'][hit.detector]}；依据：{hit.source}；指标：{hit.indicator}")
    print(f"    把握：{hit.confidence:.2f}；严重程度：{VOCABULARIES['severity'][hit.severity]}")
    for detail in hit.details:
        print(f"    {detail}")
