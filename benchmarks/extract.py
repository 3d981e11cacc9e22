"""How long extraction takes: `python -m benchmarks.extract`. Ratios in one run, because machines differ.

The page is made here, of the size and make of an ordinary article page: 43 KB, 84 dated links, 120 styled paragraphs.
"""

import time
from collections.abc import Callable
from datetime import date

import lxml.html
from selectolax.lexbor import LexborHTMLParser

from govspider.extract import extract
from govspider.extract.tree import Document

ROUNDS = 100


def page() -> str:
    entries = "".join(
        f'<li class="item"><a href="./202306/t20230605_{n}.html" title="关于做好第{n}项工作的通知" target="_blank">'
        f'关于做好第{n}项工作的通知</a><span class="date">2023-06-05</span></li>\n'
        for n in range(84)
    )
    paragraphs = "".join(
        f'<p style="text-indent:2em;"><span style="font-family:宋体;">各镇人民政府（街道办事处），市府直属各单位：为了做好'
        f"第{n}项工作，现将有关事项通知如下。</span></p>\n"
        for n in range(120)
    )
    return (
        '<html><head><meta charset="utf-8"><title>关于做好工作的通知_云溪市人民政府</title>'
        f'<style>.a{{display:none}}</style></head><body><div class="nav"><ul>{entries}</ul></div>'
        "<h1>关于做好工作的通知</h1><div>发布时间：2023-06-05　来源：市府办</div>"
        f'<div class="con">{paragraphs}</div></body></html>'
    )


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call, the best of three series."""
    work()
    series = []
    for _ in range(3):
        begin = time.process_time()
        for _ in range(ROUNDS):
            work()
        series.append((time.process_time() - begin) / ROUNDS * 1000)
    return min(series)


def main() -> None:
    source = page()
    body = source.encode()
    address = "http://www.yunxi.gov.cn/xxgk/t20230605_1.html"
    jobs: dict[str, Callable[[], object]] = {
        "lexbor, bare parse": lambda: LexborHTMLParser(source),
        "lxml, bare parse": lambda: lxml.html.document_fromstring(source),
        "our tree": lambda: Document(source),
        "extract, everything": lambda: extract(body, address, day=date(2023, 6, 30)),
    }
    print(f"{len(body):,} bytes, {ROUNDS} rounds")
    base = 0.0
    for name, work in jobs.items():
        spent = milliseconds(work)
        base = base or spent
        print(f"{name:<22} {spent:7.2f} ms  {spent / base:6.1f} x")


if __name__ == "__main__":
    main()
