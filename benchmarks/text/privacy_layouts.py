"""Made-up texts by their layout: numbers that line ends break, bare lists, lists under a label, tables."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.text.privacy_cases import NAMES, POSITIVE, Case, wrong
from govspider.items import Kind
from govspider.privacy.resident_id import check_character


def _broken(value: str, rng: Random) -> str:
    """The value with a line end in it, as a narrow cell or a `<br>` leaves it."""
    place = rng.randint(3, len(value) - 2)
    return value[:place] + rng.choice(("\n", "\r\n", "\n\u3000")) + value[place:]


# Frames in which something says what the broken number is; and rows of a list in narrow columns.
_BROKEN: dict[Kind, tuple[str, ...]] = {
    Kind.ID_CARD: ("申请人{n}，身份证号{v}，住本市。", "公民身份号码：{v}", "{n} {v}\n", "{v}"),
    Kind.PHONE: ("联系人{n}，手机{v}。", "本人电话：{v}，望回复。", "{n} {v}\n"),
    Kind.BANK_CARD: ("收款人{n}，账号：{v}，金额500元。", "银行卡号{v}"),
}
_LIST_SIGNS = ("、", "，", ",", ";", "；", "\t", "\n", " ", " / ", "\n\n", "|")


def line_ends(rng: Random, number: int) -> Iterator[Case]:
    """Texts in which a line end breaks the one value."""
    for kind, frames in _BROKEN.items():
        for _ in range(number):
            value = _broken(POSITIVE[kind][0](rng), rng)
            yield Case("line ends", kind, rng.choice(frames).format(n=rng.choice(NAMES), v=value), 1)


def bare_lists(rng: Random, number: int) -> Iterator[Case]:
    """Numbers and nothing else, one a line or with a sign between them, wrong ones and masked ones among them."""
    for kind, (make, _) in POSITIVE.items():
        for _ in range(number):
            right = [make(rng) for _ in range(rng.randint(1, 6))]
            others = (
                [] if kind is Kind.PASSPORT else [_wrong_or_masked(kind, make(rng), rng) for _ in range(2)]
            )
            shown = right + others
            rng.shuffle(shown)
            yield Case("bare lists", kind, rng.choice(_LIST_SIGNS).join(shown), len(right))


def _wrong_or_masked(kind: Kind, value: str, rng: Random) -> str:
    if kind is Kind.PHONE:
        return rng.choice((f"{value[:3]}****{value[-4:]}", f"{value}0", value[:-1]))
    if rng.random() < 0.5:
        return value[:6] + "*" * (len(value) - 10) + value[-4:]
    return wrong(lambda _rng: value)(rng)


def labelled_lists(rng: Random, number: int) -> Iterator[Case]:
    """Numbers that the label before, above or behind them calls public."""
    words = ("订单号", "项目编号", "合同编号", "受理编号", "发票号码", "许可证编号", "快递单号", "流水号")
    for kind in (Kind.ID_CARD, Kind.PHONE, Kind.BANK_CARD):
        for _ in range(number):
            value, other = POSITIVE[kind][0](rng), POSITIVE[kind][0](rng)
            frame = rng.choice(
                ("{w}：{v}、{o}", "{w}\n{v}\n{o}", "{v}是{w}", "{v}（{w}）", "序号\t{w}\n1\t{v}\n2\t{o}")
            )
            yield Case("labelled lists", kind, frame.format(w=rng.choice(words), v=value, o=other), 0)


def table(rng: Random, rows: int, columns: Sequence[Kind]) -> str:
    """A table of people as extract writes it: a header, then a row for each, tabs between cells."""
    heads = {Kind.ID_CARD: "身份证号", Kind.PHONE: "手机号码", Kind.BANK_CARD: "银行账号"}
    lines = ["序号\t姓名\t" + "\t".join(heads[kind] for kind in columns) + "\t金额（元）"]
    for row in range(1, rows + 1):
        cells = "\t".join(POSITIVE[kind][0](rng) for kind in columns)
        lines.append(f"{row}\t{rng.choice(NAMES)}\t{cells}\t{rng.randint(100, 9999)}.00")
    return "\n".join(lines)


# Where numbers stand that nobody types into a sentence; a name or a word speaks for phones.
_IN_CODE: dict[Kind, tuple[str, ...]] = {
    Kind.ID_CARD: (
        "{n}_{v}.docx",
        "{v}-{n}-照片.jpg",
        "sfz{v}",
        "SFZH_{v}",
        "/upload/{n}{v}.pdf",
        "http://www.a.gov.cn/q.do?idcard={v}",
        "var rows=[{{xm:'{n}',sfzh:'{v}'}}];",
        '{{"name":"{n}","idCard":"{v}"}}',
        "#{v}#{n}",
    ),
    Kind.PHONE: (
        "{n}_{v}.docx",
        "/upload/{n}_{v}.jpg",
        "tel{v}",
        "sjh_{v}",
        '{{"name":"{n}","mobile":"{v}"}}',
        "手机_{v}",
    ),
}
_CELLS = ("\t", "\n", "|", " | ")
# What offices and programs number, and accounts that are public.
_HOLDERS = (
    "石桥村股份经济合作社",
    "云巷街道办事处",
    "石桥镇派出所",
    "正和律师事务所",
    "湿地公园管理处",
    "市慈善会",
)
_SINCE_2000 = ("/upload/202306/{v}.pdf", "IMG_{v}.jpg", "var id='{v}';", "/art/{v}.html", "file_{v}_1.png")


def in_code(rng: Random, number: int) -> Iterator[Case]:
    """Numbers in names of files, addresses and scripts, and with letters beside them."""
    for kind, frames in _IN_CODE.items():
        for _ in range(number):
            text = rng.choice(frames).format(n=rng.choice(NAMES), v=POSITIVE[kind][0](rng))
            yield Case("in code", kind, text, 1)


def boxes(rng: Random, number: int) -> Iterator[Case]:
    """Numbers with one digit a cell."""
    for kind, label in ((Kind.ID_CARD, "身份证号"), (Kind.PHONE, "手机号码")):
        for _ in range(number):
            sign = rng.choice(_CELLS)
            yield Case("boxes", kind, label + sign + sign.join(POSITIVE[kind][0](rng)), 1)


def public_numbers(rng: Random, number: int) -> Iterator[Case]:
    """Numbers of files, and accounts of organisations: right, however much they look like a leak."""
    for _ in range(number):
        value = f"440104{rng.randint(2010, 2026)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}{rng.randint(0, 999):03d}"
        value += check_character(value)
        yield Case("public numbers", Kind.ID_CARD, rng.choice(_SINCE_2000).format(v=value), 0)
        card = POSITIVE[Kind.BANK_CARD][0](rng)
        said = rng.choice(
            ("户名：{h}，账号：{v}", "户名：{h}\n开户行：云洲农商行\n账号：{v}", "账号：{v}（户名：{h}）")
        )
        yield Case("public numbers", Kind.BANK_CARD, said.format(h=rng.choice(_HOLDERS), v=card), 0)


def mistyped(rng: Random, number: int) -> Iterator[tuple[str, str]]:
    """Texts with a number that has a wrong digit, in all forms; and what of it the mask has to hide."""
    for case in (*in_code(rng, number), *boxes(rng, number)):
        place = next(found for found in re.finditer(r"[0-9](?:[\t\n| ]*[0-9]){10,}[\t\n| ]*[Xx]?", case.text))
        digits = re.sub("[^0-9X]", "", place[0])
        if case.kind is Kind.ID_CARD:
            last = rng.choice([digit for digit in "0123456789X" if digit != digits[-1]])
            digits, hidden = digits[:-1] + last, digits[6:14]
        else:
            hidden = digits[3:7]
        sign = next(iter(re.findall(r"[0-9]([\t\n| ]+)[0-9]", place[0])), "")
        yield case.text[: place.start()] + sign.join(digits) + case.text[place.end() :], sign.join(hidden)
