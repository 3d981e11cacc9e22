"""Made-up personal data and near misses with a fixed seed: for the benchmark and the tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from govspider.items import Kind
from govspider.privacy.bank_cards import luhn
from govspider.privacy.regions import is_region
from govspider.privacy.resident_id import check_character

DAY = date(2026, 6, 30)
_PROVINCES = ("11", "12", "31", "32", "33", "36", "41", "42", "43", "44", "45", "51", "62")
_BIRTHS = (date(1930, 1, 1), date(2015, 12, 31))
NAMES = ("张伟", "王秀英", "李娜", "刘建国", "陈静", "欧阳明", "黄晓燕", "周杰", "梁志强", "何佩珊")
_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}


@dataclass(frozen=True, slots=True)
class Case:
    """One text and how many values of which kind it leaks (0: none of any kind)."""

    suite: str
    kind: Kind
    text: str
    count: int


def resident_id(rng: Random) -> str:
    """A valid ID number of eighteen characters."""
    region = ""
    while not is_region(region):
        region = f"{rng.choice(_PROVINCES)}{rng.randint(1, 20):02d}{rng.randint(1, 83):02d}"
    born = _BIRTHS[0] + timedelta(days=rng.randrange((_BIRTHS[1] - _BIRTHS[0]).days))
    body = f"{region}{born:%Y%m%d}{rng.randint(1, 999):03d}"
    return body + check_character(body)


def mobile(rng: Random) -> str:
    """A valid mobile number."""
    prefix = rng.choice(
        (
            "130",
            "135",
            "137",
            "138",
            "139",
            "150",
            "158",
            "159",
            "166",
            "177",
            "180",
            "186",
            "189",
            "191",
            "198",
        )
    )
    return prefix + f"{rng.randint(10000000, 99999999)}"


def bank_card(rng: Random) -> str:
    """A valid card number of a Chinese bank or an international scheme."""
    prefix, length = rng.choice(
        (
            ("621700", 19),
            ("622848", 19),
            ("622202", 19),
            ("623058", 16),
            ("625801", 16),
            ("4392", 16),
            ("5240", 16),
            ("3568", 16),
        )
    )
    body = prefix + "".join(rng.choice("0123456789") for _ in range(length - len(prefix) - 1))
    return next(body + digit for digit in "0123456789" if luhn(body + digit))


def passport(rng: Random) -> str:
    """A passport number in one of the shapes in use."""
    series = rng.choice(("E", "G", "EA", "EK", "EH"))
    return series + "".join(rng.choice("0123456789") for _ in range(9 - len(series)))


def spaced(value: str, rng: Random) -> str:
    """The value in groups, as people type it."""
    separator = rng.choice((" ", "  ", "-", "\u3000", "\u00a0", "\u200b", "–", " - "))
    groups = {11: (3, 4, 4), 18: rng.choice(((6, 8, 4), (6, 4, 4, 4), (4, 4, 4, 4, 2)))}.get(
        len(value), (4, 4, 4, 4, 4)
    )
    pieces, at = [], 0
    for size in groups:
        pieces.append(value[at : at + size])
        at += size
    return separator.join(piece for piece in pieces if piece)


def wide(value: str, rng: Random) -> str:
    """The value in full-width characters, in whole or from somewhere on."""
    cut = rng.choice((0, 0, len(value) // 2))
    return value[:cut] + value[cut:].translate(_WIDE)


POSITIVE: dict[Kind, tuple[Callable[[Random], str], tuple[str, ...]]] = {
    Kind.ID_CARD: (
        resident_id,
        (
            "申请人{n}（身份证号{v}）提交的材料齐全，予以受理。",
            "{n}，女，身份证号码：{v}，住本市。",
            "经查，{n}持有的证件号码为{v}的证件已过期。",
            "兹证明{n}（{v}）系我村村民。",
            "公民身份号码 {v}",
            "{v}",
            "姓名：{n}，证件号：{v}。",
            "{n}{v}低保金已发放",
        ),
    ),
    Kind.PHONE: (
        mobile,
        (
            "网友留言：我是业主{n}，手机{v}，楼上漏水一直没人管。",
            "联系人：{n}，联系电话：{v}。",
            "请与{n}联系（{v}）",
            "来信人电话{v}，反映路灯不亮。",
            "{v}",
            "申请人{n}，手机号码：{v}，户籍本市。",
            "电话：{v}",
            "您的回拨号码+86{v}已登记",
        ),
    ),
    Kind.BANK_CARD: (
        bank_card,
        (
            "{n}的银行卡号：{v}，开户行农业银行。",
            "补贴发放至{n}账户{v}。",
            "卡号 {v}",
            "{v}",
            "收款人{n}，账号：{v}",
            "持卡人{n}的信用卡{v}已挂失",
        ),
    ),
    Kind.PASSPORT: (
        passport,
        (
            "{n}，护照号码：{v}，出访团组成员。",
            "持护照{v}入境",
            "出国人员{n}（护照号{v}）",
            "{v}",
        ),
    ),
}
_FORMS: dict[str, Callable[[str, Random], str]] = {
    "plain": lambda value, _rng: value,
    "separators": spaced,
    "width": wide,
}


def positives(rng: Random, number: int) -> Iterator[Case]:
    """Texts that leak one value each, in every form."""
    for kind, (make, templates) in POSITIVE.items():
        for form, change in _FORMS.items():
            if kind is Kind.PASSPORT and form == "separators":
                continue
            for _ in range(number):
                text = rng.choice(templates).format(n=rng.choice(NAMES), v=change(make(rng), rng))
                yield Case(form, kind, text, 1)


def _uscc(rng: Random) -> str:
    return (
        "91"
        + "".join(rng.choice("0123456789") for _ in range(6))
        + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(9))
        + "J"
    )


def wrong(make: Callable[[Random], str]) -> Callable[[Random], str]:
    """A maker of the same numbers with a wrong check digit."""

    def spoil(rng: Random) -> str:
        value = make(rng)
        place = len(value) - 1
        wrong = "0123456789X" if len(value) == 18 else "0123456789"
        return value[:place] + rng.choice([char for char in wrong if char != value[place]])

    return spoil


def _digits(length: int, first: str = "123456789") -> Callable[[Random], str]:
    return lambda rng: rng.choice(first) + "".join(rng.choice("0123456789") for _ in range(length - 1))


def _landline(rng: Random) -> str:
    return rng.choice(("0769-", "020-", "010-", "0755 ", "（0769）")) + _digits(8, "2368")(rng)


_NEAR: tuple[tuple[Kind, Callable[[Random], str], tuple[str, ...]], ...] = (
    (Kind.ID_CARD, wrong(resident_id), ("身份证号：{v}", "{n}，身份证号码{v}", "{v}")),
    (
        Kind.ID_CARD,
        lambda r: (v := resident_id(r))[:6] + "********" + v[-4:],
        ("{n}，身份证号{v}", "{v}", "{n} {v} 已审核"),
    ),
    (
        Kind.ID_CARD,
        lambda r: (v := resident_id(r))[:3] + "***********" + v[-4:],
        ("{n}，身份证号{v}", "{n}\t{v}"),
    ),
    (Kind.ID_CARD, lambda r: (v := resident_id(r))[:10] + "****" + v[-4:], ("被执行人{n}，身份证号码{v}",)),
    (Kind.ID_CARD, _uscc, ("统一社会信用代码：{v}", "{v}", "东莞市某某有限公司（{v}）")),
    (Kind.ID_CARD, _digits(18), ("许可证编号：{v}", "流水号{v}", "不动产单元号{v}")),
    (
        Kind.ID_CARD,
        lambda r: f"4419002023{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(1, 9999):04d}",
        ("建筑工程施工许可证号：{v}", "项目编号：{v}", "工程编码{v}号"),
    ),
    (Kind.ID_CARD, lambda r: "1" + resident_id(r), ("{v}", "编号{v}", "监管码{v}")),
    (Kind.ID_CARD, lambda r: "A" + resident_id(r) + "B", ("序列号{v}", "{v}")),
    (Kind.PHONE, _landline, ("联系电话：{v}", "咨询电话：{v}（工作日）", "办公室 {v}", "传真：{v}", "{v}")),
    (Kind.PHONE, lambda r: (v := mobile(r))[:3] + "****" + v[-4:], ("{n} {v}", "手机：{v}", "{v}")),
    (
        Kind.PHONE,
        mobile,
        (
            "订单号{v}",
            "受理编号：{v}",
            "合计{v}元",
            "https://www.dg.gov.cn/post/{v}.html",
            "快递单号：{v}",
            "发票号码：{v}",
        ),
    ),
    (
        Kind.PHONE,
        mobile,
        (
            "监督举报电话：{v}",
            "报名咨询电话：{v}（工作时间）",
            "24小时值班电话{v}",
            "科室\t办公电话\n财务科\t{v}",
        ),
    ),
    (
        Kind.PHONE,
        lambda r: r.choice(("12345", "110", "400-830-1234", "4008301234", "800-810-0001", "96333", "12388")),
        ("投诉举报电话：{v}", "服务热线{v}", "请拨打{v}"),
    ),
    (Kind.PHONE, lambda r: mobile(r) + r.choice("0123456789"), ("{v}", "编号{v}", "电话{v}")),
    (Kind.PHONE, lambda r: r.choice(("120", "121", "123", "124", "126")) + _digits(8)(r), ("{v}", "手机{v}")),
    (Kind.BANK_CARD, wrong(bank_card), ("卡号{v}", "银行卡号：{v}", "{v}")),
    (
        Kind.BANK_CARD,
        bank_card,
        ("订单号：{v}", "产品编号ABC{v}XYZ", "发票号码{v}", "流水号：{v}", "项目代码：{v}"),
    ),
    (
        Kind.BANK_CARD,
        lambda r: (v := bank_card(r))[:6] + "*" * (len(v) - 10) + v[-4:],
        ("卡号{v}", "{n}\t{v}"),
    ),
    (Kind.BANK_CARD, lambda r: "978" + _digits(10)(r), ("ISBN {v}", "国际标准书号：{v}")),
    (
        Kind.BANK_CARD,
        lambda r: (
            f"20{r.randint(10, 26)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(0, 99999999):08d}"
        ),
        ("受理号{v}", "{v}", "业务流水{v}"),
    ),
    (
        Kind.BANK_CARD,
        lambda r: (
            f"{r.randint(2019, 2026)}-441900-{r.randint(1, 99):02d}-{r.randint(1, 99):02d}-{r.randint(100000, 999999)}"
        ),
        ("项目代码：{v}", "{v}"),
    ),
    (Kind.PASSPORT, passport, ("产品型号{v}", "设备编号：{v}", "道路标志{v}", "批号{v}合格")),
    (
        Kind.EMAIL,
        lambda r: f"{r.choice(('bgs', 'xxgk', 'jubao'))}@{r.choice(('dg', 'gd', 'gz'))}.gov.cn",
        ("电子邮箱：{v}", "意见请发至{v}"),
    ),
    (
        Kind.EMAIL,
        lambda r: r.choice(("test@", "@example.com", "a@b", "x@.com", "t@a..com", "logo@2x.png")),
        ("{v}", "文件{v}"),
    ),
)


def near_misses(rng: Random, number: int) -> Iterator[Case]:
    """Texts that are right, however much they look like a leak."""
    for kind, make, templates in _NEAR:
        for _ in range(number):
            text = rng.choice(templates).format(n=rng.choice(NAMES), v=make(rng))
            yield Case("near miss", kind, text, 0)
