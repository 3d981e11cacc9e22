"""What it would cost to read and judge every page in a child process (逐页隔离): `python -m benchmarks.apart`.

Large pages have one. The same pages of ordinary size go both ways in one run, with the project's own dictionaries and
models; counted is computing time of all processes concerned, and what the children keep in memory.
"""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from scrapy.settings import Settings

from benchmarks.extract import page
from govspider.config import Config
from govspider.extract import extract
from govspider.extract.isolated import IsolatedExtractor
from govspider.isolation import Lost
from govspider.items import Outcome, Page, PageFacts, Target, TargetKind
from govspider.judge.isolated import IsolatedJudge, Question
from govspider.judge.page import judge_page
from govspider.judge.resources import load_judging
from govspider.text.page_words import NO_WORDS

_DAY = date(2023, 6, 30)
_URL = "http://www.yunxi.gov.cn/xxgk/t20230605_1.html"
_TARGET = Target("4419000001", TargetKind.WEBSITE, "云溪市人民政府", "市府办", "http://www.yunxi.gov.cn/")
_ROUNDS = 60
_TICK = os.sysconf("SC_CLK_TCK")


def _children() -> list[int]:
    tasks = Path("/proc/self/task").iterdir()
    return [int(pid) for task in tasks for pid in (task / "children").read_text(encoding="ascii").split()]


def _computing() -> float:
    """Seconds of computing of this process and its children, so far."""
    own = time.process_time()
    for pid in _children():
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        own += (int(fields[11]) + int(fields[12])) / _TICK
    return own


def _memory() -> int:
    """MB that the children have for themselves."""
    pages = (int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) for pid in _children())
    return sum(pages) * resource.getpagesize() >> 20


def _per_page(work: Callable[[bytes], object], source: str) -> float:
    """Milliseconds of computing for a page; each page is another one, as in a crawl."""
    work(source.encode())  # what is loaded once is not counted
    begin = _computing()
    for number in range(_ROUNDS):
        work(source.replace("各镇人民政府", f"第{number}批各镇人民政府").encode())
    return (_computing() - begin) / _ROUNDS * 1000


def main() -> None:
    """Measure both ways."""
    with TemporaryDirectory() as folder:
        settings = Settings()
        settings.setmodule("govspider.settings")
        settings.set("GOVSPIDER_DATA_DIR", folder)
        config = replace(Config.from_settings(settings), day=_DAY)
        judging = load_judging(config)
        context = judging.of_pages(_TARGET, _DAY)
        extractor, judge = IsolatedExtractor(), IsolatedJudge()

        def as_page(facts: PageFacts) -> Page:
            return Page(_TARGET.target_id, _URL, Outcome.OK, facts=facts)

        def here(body: bytes) -> object:
            facts, _ = extract(body, _URL, day=_DAY)
            return judge_page(as_page(facts), context, judging.hasher, config.show_confidence)

        def apart(body: bytes) -> object:
            read = extractor.extract(
                body, _URL, day=_DAY, charset_hint="", fetched=datetime.now(UTC), words=NO_WORDS
            )
            assert read is not None
            assert not isinstance(read, Lost)
            said = judge.judge(Question(config, _TARGET, frozenset(), as_page(read[0])))
            assert not isinstance(said, Lost)
            return said

        source = page()
        for name, work in (("in the crawl's process", here), ("in children", apart)):
            print(
                f"{name}: {_per_page(work, source):.1f} ms of computing a page of {len(source.encode()):,} bytes"
            )
        print(f"the children keep {_memory()} MB")
        extractor.close()
        judge.close()


if __name__ == "__main__":
    main()
