"""Every parser and rule that reads what others wrote, with sound documents of its kind to be damaged."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from scrapy.robotstxt import ProtegoRobotParser

from govspider.addresses import host_of, is_home, normalise, site_of
from govspider.attachments import IsolatedReader, Limits
from govspider.crawl.certificates import fault_of
from govspider.crawl.frontier import is_loop, pattern_of
from govspider.crawl.picture_crawl import inline_picture
from govspider.errors import MenuFileError
from govspider.extract import extract
from govspider.extract.bottom_bar import read_bar
from govspider.items import Outcome, Page, PageFacts, PartKind, Target, TargetKind, TextPart
from govspider.judge.page import judge_page
from govspider.ledger import check_ledger
from govspider.ledger.post_exports import FOLDER, read_exports
from govspider.middlewares import seconds_asked
from govspider.platforms.notices import load_notices
from govspider.platforms.oauth import behind_login
from govspider.platforms.wechat_menu import read_menu
from govspider.privacy.address_masking import mask_message, told_apart
from govspider.privacy.hashing import Hasher
from govspider.privacy.masking import read_personal
from govspider.reach import Reach, is_intranet
from govspider.text.dates import find_dates, first_date, machine_date, only_date, stamp_date, url_date
from govspider.text.numerals import number_of
from tests.attachments import people
from tests.attachments.making import document, ofd, paragraph, text_object, xlsb
from tests.certificates import issue
from tests.checks.reading import DICTIONARIES, TARGET, resources
from tests.fuzzing.public_pages import PUBLIC_PAGES, read_public_page

SECONDS = 2  # of computing that an input may cost
_TESTS = Path(__file__).parents[1]
_DAY = date(2023, 6, 30)
_NOW = datetime(2023, 6, 30, 8, tzinfo=UTC)
_URL = "http://www.a.gov.test/xw/t20230605_1.html"
_ACCOUNT = Target("xcfb", TargetKind.ACCOUNT, "溪城发布", "溪城区", platform="wechat")
_REACH = Reach.of([_URL])
_HASHER = Hasher(bytes(32))
_SHOWN = 0.5  # confidence from which a finding is kept
_SHOWN_ID = re.compile(rf"(?<![\w.]){people.SHOWN}(?![\w.])")  # by itself: what goes on is another number
_MAIL = (
    b"From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+yta7+jwvcD4=\r\n--x--\r\n"
)
_MENU = {
    "is_menu_open": 1,
    "selfmenu_info": {
        "button": [
            {"type": "view", "name": "政务公开", "url": "http://a.test/"},
            {"name": "办事", "sub_button": {"list": [{"type": "miniprogram", "name": "预约", "pagepath": "a"}]}},
        ]
    },
}  # fmt: skip
_POSTS = {
    "xcfb.json": json.dumps(
        {"item": [{"content": {"news_item": [{"title": "夏季防溺水提醒"}], "create_time": 1686189600}}]},
        ensure_ascii=False,
    ),
    "xcfb.rss": "<rss><channel><item><title>提醒</title><pubDate>Wed, 07 Jun 2023 20:00:00 GMT</pubDate></item></channel>"
    "</rss>",
    "xcfb.csv": "标题,发布时间,链接\n夏季防溺水提醒,2023-06-08 10:00,http://mp.test/s/1\n",
}  # fmt: skip
_LEDGERS = {
    "网站.csv": "网站标识码,网站名称,主办单位,首页网址,运行状态\n4419000001,某局网站,某局,http://a.test/,正常\n",
    "账号.csv": "账号名称,平台,主办单位,账号ID,最近发文日期\n溪城发布,微信,溪城区,xcfb,2023年6月8日\n",
    "栏目.csv": "网站标识码,栏目名称,栏目网址,栏目类型,更新周期\n4419000001,工作动态,http://a.test/dt/,动态,14\n",
}
_DATES = (
    "发布时间：2023-06-05 10:30 来源：某局 二〇二三年六月三十日 二零二三年十二月",
    "２０２３年６月５日 Jun 5, 2023 5 June 2023 昨天 3小时前 06-05 6月5日 20230605 1686189600",
    "2023/06/05T08:00:00+08:00 Wed, 07 Jun 2023 20:00:00 GMT 民国112年 2023.6.31 二十三点五 一亿二千万零三",
)
_PERSONAL = (
    f"申请人陈静，身份证号{people.SHOWN}，手机13800138000，银行卡6222 0212 3456 7890 128，护照E12345678",
    "姓名 证件号码 联系电话\n张三 441900199003076530 0769-22830000\n李四 31010119651012345X 137 9012 3456\n",
    "粤S·12345 zhangsan@qq.com 微信号：zhangsan_88 家住某市某镇某路12号3栋402房，患有糖尿病",
)
_TEXTS = (
    "一是要认真落实习近平新时代中国特色社会主义思想，做好登陆系统的工作。二是按装设备，既使困难也要座落实处。",
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条，20023年13月32日前，， 完成率达120％。",
    "中共东莞市委书记、市长某某出席会议；机密★10年。办证刻章联系电话微信同号，台湾总统、香港国。",
)
_ADDRESSES = (
    f"http://www.a.test/%E6%89%8B13800001234?tel=%2531&sfzh={people.SHOWN}#/a/b?x=1",
    "HTTP://user:pw@WWW.A.test:80/a/../b;jsessionid=1?utm_source=x&b=&a=1//www.b.test/%u5F20%u4E09",
    "http://0x7f.1/ http://[::ffff:127.0.0.1]:8080/ http://127。1/ data:image/png;base64,iVBORw0KGgo= javascript:a()",
    "https://open.weixin.qq.com/connect/oauth2/authorize?appid=a&redirect_uri=http%3A%2F%2Fa.test%2F#wechat_redirect",
)
_ROBOTS = (
    "User-agent: *\nDisallow: /admin/*.html$\nAllow: /\nCrawl-delay: 1.5\nRequest-rate: 1/5m 0800-1200\n"
    "Visit-time: 0600-0845\nSitemap: http://a.test/s.xml\n"
)


@dataclass(frozen=True, slots=True)
class Parser:
    """One group of parsers or rules.

    Attributes:
        name: what it reads.
        seeds: makes its sound documents.
        parse: reads one; raises `errors` at most.
        errors: what it may raise, by its docstring.
        in_members: documents are archives whose members are damaged.
    """

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    parse: Callable[[bytes], object]
    errors: tuple[type[Exception], ...] = ()
    in_members: bool = False


def _texts(*texts: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(text.encode() for text in texts)


def _text(body: bytes) -> str:
    return body.decode("utf-8", "surrogateescape")


def _files(*suffixes: str) -> tuple[bytes, ...]:
    found = sorted((_TESTS / "attachments" / "files").iterdir())
    return tuple(path.read_bytes() for path in found if path.suffix in suffixes)


@cache
def _packed() -> tuple[bytes, ...]:
    made = (
        ofd(text_object(people.SHOWN, 20, 20, delta="g 17 2.2"), text_object("公示", 20, 20)),
        xlsb(["姓名", "身份证号"], ["张伟", people.SHOWN], ["李娜", 4.4e17]),
        document(paragraph(people.SHOWN), ("r1", "chart", "c.xml"), more={"word/c.xml": "<c><v>1</v></c>"}),
    )
    return (*made, *_files(".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"))


@cache
def _plain_files() -> tuple[bytes, ...]:
    rtf = b"{\\rtf1\\ansi\\ansicpg936 \\'d0\\'d5\\'c3\\'fb \\u24352? {\\*\\x \\par}\\trowd\\cell\\row}"
    return (*_files(".doc", ".xls", ".ppt", ".pdf", ".rtf", ".csv"), *_packed()[:3], rtf, _MAIL)


@cache
def _pages() -> tuple[bytes, ...]:
    folders = (_TESTS / "pages" / "extract", _TESTS / "browser" / "menus")
    return tuple(path.read_bytes() for folder in folders for path in sorted(folder.glob("*.html")))


@cache
def _workbooks() -> tuple[bytes, ...]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in _LEDGERS["网站.csv"].splitlines():
        sheet.append(line.split(","))
    made = io.BytesIO()
    book.save(made)
    return (made.getvalue(),)


def _read_ledger(name: str, body: bytes) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(body)
        checked = check_ledger(Path(folder))
        assert (checked.ledger is None) == bool(checked.errors)
        assert all("\n" not in str(problem) for problem in checked.problems)


def _read_ledgers(body: bytes) -> None:
    for name in _LEDGERS:
        _read_ledger(name, body)


def _read_posts(body: bytes) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / FOLDER).mkdir()
        for name in _POSTS:
            (Path(folder) / FOLDER / name).write_bytes(body)
        read_exports(Path(folder), [_ACCOUNT])


def _read_menu(body: bytes) -> object:
    return read_menu(body, _ACCOUNT.target_id, "menu.json")


def _read_robots(body: bytes) -> None:
    parser = ProtegoRobotParser(body, None)  # it asks the spider for nothing but logs
    for url in (_URL, body.decode("utf-8", "replace")[:200]):
        parser.allowed(url, "govspider")


def _read_dates(body: bytes) -> None:
    text = _text(body)
    find_dates(text)
    for line in text.split():
        only_date(line, _NOW)
        for one in (first_date, stamp_date, machine_date, url_date):
            one(line)
        number_of(line)
        seconds_asked(line.encode("utf-8", "surrogateescape"), _NOW)


def _read_personal(body: bytes) -> None:
    text = _text(body)
    said = read_personal(text, _DAY)
    assert len(said.masked) == len(text)
    assert not _SHOWN_ID.search(said.masked)


def _read_addresses(body: bytes) -> None:
    for url in (_text(body), *_text(body).split()):
        for one in (
            mask_message,
            is_intranet,
            _REACH.refuses,
            site_of,
            host_of,
            inline_picture,
            behind_login,
        ):
            one(url)
        told = told_apart(url, _HASHER)
        assert not _SHOWN_ID.search(told)
        if address := normalise(url):
            assert normalise(address) == address
            (is_loop(address), pattern_of(address), is_home(address))


def _judge(body: bytes) -> None:
    parts = tuple(TextPart(kind, _text(body)) for kind in (PartKind.TITLE, PartKind.BODY, PartKind.ADDRESS))
    facts = PageFacts(title=parts[0].text, text=parts[1].text, parts=parts)
    context = resources().of_pages(TARGET, _DAY)
    judged = judge_page(
        Page(TARGET.target_id, _URL, Outcome.OK, facts=facts), context, resources().hasher, _SHOWN
    )
    assert not any(run.error for run in judged.runs), judged.runs
    load_notices(DICTIONARIES, "wechat.tsv").read(parts[0].text, parts[1].text)


def _read_page(body: bytes) -> None:
    facts, charset = extract(body, _URL, day=_DAY)
    assert charset
    assert facts.published is None or facts.published <= _DAY
    read_bar(_text(body), _URL)


@cache
def _reader() -> IsolatedReader:
    return IsolatedReader(replace(Limits(), seconds=SECONDS), _DAY)


def _read_file(body: bytes) -> None:
    """In the process of its own that files are read in; a library that crashes it is a crash here."""
    facts = _reader().read(body, "a.bin")
    assert facts.outcome is Outcome.OK or facts.note
    assert facts.outcome is not Outcome.TIMEOUT, facts.note
    assert "异常退出" not in facts.note, facts.note


ATTACHMENTS = (
    Parser("附件 attachment", _plain_files, _read_file),
    Parser("附件内部 members of attachments", _packed, _read_file, in_members=True),
)
PARSERS = (
    Parser("网页 page", _pages, _read_page),
    Parser("公开主页与应用页 profiles, apps", _texts(*PUBLIC_PAGES), read_public_page),
    Parser("菜单文件 menu file", _texts(json.dumps(_MENU, ensure_ascii=False)), _read_menu, (MenuFileError,)),
    Parser("台账 ledger", _texts(*_LEDGERS.values()), _read_ledgers),
    Parser("台账工作簿 ledger workbook", _workbooks, lambda body: _read_ledger("网站.xlsx", body), in_members=True),
    Parser("发文文件 post files", _texts(*_POSTS.values()), _read_posts),
    Parser("robots.txt", _texts(_ROBOTS), _read_robots),
    Parser("日期与数字 dates, numbers", _texts(*_DATES), _read_dates),
    Parser("个人信息 personal data", _texts(*_PERSONAL), _read_personal),
    Parser("网址 addresses", _texts(*_ADDRESSES), _read_addresses),
    Parser("错敏字规则 rules of words", _texts(*_TEXTS, *_PERSONAL), _judge),
    Parser("证书 certificate", lambda: (issue().der, issue("a.test").der), lambda body: fault_of(body, "a.test", _NOW)),
    *ATTACHMENTS,
)  # fmt: skip
