"""Random hostile input against every parser: `python -m benchmarks.fuzz [INPUTS] [SEED]`.

Each input is a document of the kind, cut up, repeated and mixed with bytes that parsers stumble over. Counted are inputs
that raise anything but the parser's own error, and the slowest.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from govspider.attachments.limits import Limits
from govspider.attachments.read import read
from govspider.errors import MenuFileError
from govspider.extract import extract
from govspider.platforms.wechat_menu import read_menu
from govspider.privacy.address_masking import mask_address
from govspider.privacy.masking import mask_text
from govspider.reach import Reach, is_intranet
from govspider.text.dates import find_dates

_DAY = date(2023, 6, 30)
_REACH = Reach.of(["http://a.test/"])
_PAGE = (
    "<html><head><meta charset=gbk><title>某局</title><style>.a{display:none}</style></head><body><select><option value=1>甲"
    "</select><table><tr><td>姓名</td><td>张三</td></tr></table><a href='/a.html?x=1#y'>工作动态</a> 2023-06-29"
    "<script>var a={list:[{title:\"通知\",url:'/b'}]};document.write('<p>x</p>')</script><!-- x --><svg><a></svg></body>"
)
_MENU = (
    '{"is_menu_open":1,"selfmenu_info":{"button":[{"name":"服务",'
    '"sub_button":{"list":[{"type":"view","url":"http://a"}]}}]}}'
)
_FILES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\n%%EOF",
    b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 20 + b"[Content_Types].xml",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    b"{\\rtf1\\ansi\\ansicpg936 \\'d0\\'d5\\'c3\\'fb {\\*\\x \\par}}",
    b"From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nyz\r\n--x--",
)
_LINE = (
    "http://www.a.test/%E6%89%8B13800001234?tel=%2531#x 441900199003076530 二〇二三年六月三十日"
    " ２０２３－６－３０ 127.0x1"
)
_SPICE = ("\x00", "\ud800", "\u202e", "&#", "/*", "://", *"<>\"'%{}[]\\９\n年@")


@dataclass(frozen=True, slots=True)
class Parser:
    """One parser: what it reads, and the error that it may raise."""

    name: str
    seeds: tuple[bytes, ...]
    parse: Callable[[bytes], object]
    share: float = 1.0  # of the inputs asked for; slow ones get fewer
    errors: tuple[type[Exception], ...] = ()


def _line(body: bytes) -> object:
    text = body.decode("utf-8", "surrogateescape")
    return mask_text(text), mask_address(text), find_dates(text), is_intranet(text), _REACH.refuses(text)


PARSERS = (
    Parser("page", (_PAGE.encode(),), lambda body: extract(body, "http://a.test/", day=_DAY), 0.2),
    Parser(
        "menu file", (_MENU.encode(),), lambda body: read_menu(body, "1", "m.json"), 1.0, (MenuFileError,)
    ),
    Parser("attachment", _FILES, lambda body: read(body, "a.bin", Limits()), 0.2),
    Parser("line of text, address", (_LINE.encode(),), _line),
)


def hostile(chance: random.Random, seed: bytes) -> bytes:
    """A document of the kind of `seed`, damaged."""
    body = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.randrange(len(body) + 1) for _ in range(2))
        match chance.randrange(5):
            case 0:
                del body[at:to]
            case 1:
                body[at:at] = body[at:to] * chance.randint(1, 30)
            case 2:
                spice = chance.choice(_SPICE).encode("utf-8", "surrogatepass")
                body[at:at] = spice * chance.choice((1, 2, 50, 2_000))
            case 3:
                body[at:to] = chance.randbytes(min(to - at, 40))
            case _:
                body += body[at:to][::-1]
    return bytes(body[:200_000])


def main() -> None:
    """Entry point."""
    inputs, seed = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (500, 1)
    print(f"seed {seed}")
    for parser in PARSERS:
        chance = random.Random(f"{parser.name} {seed}")
        tried, crashes, slowest = round(inputs * parser.share), 0, 0.0
        for _ in range(tried):
            body = hostile(chance, chance.choice(parser.seeds))
            begin = time.process_time()
            try:
                parser.parse(body)
            except parser.errors:
                pass
            except Exception as error:  # noqa: BLE001 - that is what is looked for
                crashes += 1
                print(f"{parser.name}: {type(error).__name__} {error}"[:200], body[:80])
            slowest = max(slowest, time.process_time() - begin)
        print(f"{parser.name}: {tried} inputs, {crashes} crashes, slowest {slowest:.2f} s of computing")


if __name__ == "__main__":
    main()
