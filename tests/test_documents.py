"""What the documents tell a reader to type is there: make targets, commands, options, spiders, settings."""

import argparse
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy.cmdline import _get_commands_dict
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from govspider import settings as ours

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "dictionaries/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# Code in a text, and lines of a block.
_CODE = re.compile(r"`([^`\n]+)`|^(?: {4})?((?:make|scrapy) [^\n]+)", re.MULTILINE)
_COMMAND = re.compile(r"(make|scrapy) +(.+?)(?:\s*#.*|\s*&&.*| {2,}.*)?$")
_SUBCOMMANDS = ("dictionary", "db", "ledger", "demo")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


def commands(document: Path, program: str) -> Iterator[list[str]]:
    """The words behind `make` or `scrapy` of every command that a document names."""
    for code in _CODE.finditer(document.read_text(encoding="utf-8")):
        for part in (code[1] or code[2]).split(" && "):
            found = _COMMAND.match(part)
            if found and found[1] == program:
                yield found[2].split()


@cache
def scrapy_settings() -> Settings:
    read = Settings()
    read.setmodule(ours, priority="project")
    return read


@cache
def scrapy_commands() -> dict[str, ScrapyCommand]:
    found = _get_commands_dict(scrapy_settings(), inproject=True)
    for command in found.values():
        command.settings = scrapy_settings()
    return found


@each_document
def test_make_knows_every_target_and_variable(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    variables = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE)) | {"FILE"}
    for target, *words in commands(document, "make"):
        assert target in targets
        named = {word.partition("=")[0] for word in words if re.match(r"[A-Z]+=", word)}
        assert named <= variables


@each_document
def test_scrapy_knows_every_command_and_option(document: Path) -> None:
    for name, *words in commands(document, "scrapy"):
        assert name in scrapy_commands()
        command = scrapy_commands()[name]
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        command.add_options(parser)
        options = {word.partition("=")[0].strip("[]") for word in words if re.match(r"\[?--?[a-z]", word)}
        assert options <= set(parser._option_string_actions)
        if name in _SUBCOMMANDS and words and words[0].isalpha() and words[0].isascii():
            assert words[0] in re.findall(r"[a-z]+", command.syntax())


@each_document
def test_every_spider_and_argument_is_there(document: Path) -> None:
    spiders = SpiderLoader.from_settings(scrapy_settings())
    for name, *words in commands(document, "scrapy"):
        if name == "crawl" and words:
            spider = spiders.load(words[0])
            given = [word.partition("=")[0] for flag, word in pairwise(words) if flag in {"-a", "[-a"}]
            assert set(given) <= set(getattr(spider, "arguments", ()))


@each_document
def test_every_module_that_is_run_is_there(document: Path) -> None:
    modules = re.findall(
        r"python -m ((?:benchmarks|training|tests)[\w.]*)", document.read_text(encoding="utf-8")
    )
    paths = [ROOT.joinpath(*module.split(".")) for module in modules]
    assert [path for path in paths if not path.is_dir() and not path.with_suffix(".py").is_file()] == []


@each_document
def test_every_setting_is_there(document: Path) -> None:
    named = set(re.findall(r"GOVSPIDER_[A-Z]+(?:_[A-Z]+)*", document.read_text(encoding="utf-8")))
    assert {name for name in named if not hasattr(ours, name)} == set()


def test_commands_are_found_in_the_documents() -> None:
    for program in ("make", "scrapy"):
        assert sum(1 for document in DOCUMENTS for _ in commands(document, program)) > 20
