"""Made-up texts by their layout: numbers that line ends break, bare lists, lists under a label, tables."""

from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.text.privacy_cases import NAMES, POSITIVE, Case, wrong
from govspider.items import Kind


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
