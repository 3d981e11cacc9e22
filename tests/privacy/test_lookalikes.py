"""The mask is wider than the detector: what looks like a personal number is hidden, what people need stays."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govspider.privacy.find import find_personal
from govspider.privacy.hits import REPORTED
from govspider.privacy.masking import mask_text, read_personal
from govspider.privacy.regions import is_region
from tests.privacy.finding import CARD, DAY, ID, MOBILE

steady = settings(derandomize=True, deadline=None, max_examples=300, database=None)

_TIGHT = ("", " ", "-", " - ", "\u200b", "\u3000", "\u00a0", "_x000D_")
_SIGNS = (*_TIGHT, "_", ".", "/", "·", ":", "～", "\\", "•")
_BESIDE = ("", "A", "sfz", "_", "#", "张", "：", "“", "*", "（", "号", "\t", "\n", "-")
_BEHIND = ("", "B", "_", "#", "张", "。", "”", ".jpg", "）", "系", "\t", "\n", "元旦", "户主", "人员")

regions = st.integers(110101, 659099).map(str).filter(is_region)
births = st.dates(date(1930, 1, 1), date(2023, 6, 30)).map(lambda day: f"{day:%Y%m%d}")
# The check character is anything: nine in eleven are wrong, as a mistyped one is.
ids = st.builds(
    lambda region, born, serial, last: f"{region}{born}{serial:03d}{last}",
    regions,
    births,
    st.integers(0, 999),
    st.sampled_from("0123456789XxⅩΧ×"),
)
phones = st.builds(lambda head, rest: f"1{head}{rest:08d}", st.integers(30, 99), st.integers(0, 10**8 - 1))


def parted(value: str, cuts: tuple[int, ...], sign: str) -> str:
    pieces = [value[a:b] for a, b in zip((0, *cuts), (*cuts, len(value)), strict=True)]
    return sign.join(pieces)


def digits(text: str) -> str:
    """What is left to read, without signs."""
    return "".join(char for char in text.replace("_x000D_", "") if char.isdigit() or char in "XxⅩΧ×*")


@given(
    ids,
    st.sampled_from(((), (6, 14), (6, 10, 14), (4, 8, 12, 16), (3, 6, 9, 12, 15), tuple(range(1, 18)))),
    st.sampled_from(_SIGNS),
    st.sampled_from(_BESIDE),
    st.sampled_from(_BEHIND),
)
@steady
def test_whatever_is_written_like_an_id_is_hidden(
    value: str, cuts: tuple[int, ...], sign: str, before: str, behind: str
) -> None:
    text = f"{before}{parted(value, cuts, sign)}{behind}"
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert value[6:14] not in digits(masked)
    assert masked.count("*") - text.count("*") >= 5
    assert mask_text(masked) == masked


@given(
    phones,
    st.sampled_from(((), (3, 7), (3,), (7,), tuple(range(1, 11)))),
    st.sampled_from(_SIGNS),
    st.sampled_from(_BESIDE),
    st.sampled_from(_BEHIND),
)
@steady
def test_whatever_is_written_like_a_mobile_is_hidden(
    value: str, cuts: tuple[int, ...], sign: str, before: str, behind: str
) -> None:
    if len(cuts) > 2 and sign not in _TIGHT:
        return  # digits parted by dots or strokes may be anything
    text = f"{before}{parted(value, cuts, sign)}{behind}"
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert value not in digits(masked)
    assert mask_text(masked) == masked


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"黄丽娟{MOBILE}{ID[:17]}9", ID[6:14]),
        (f"黄丽娟{MOBILE}{ID[:17]}9", MOBILE[3:7]),
        (f"{ID[:17]}9{MOBILE}", MOBILE[3:7]),
        ("身份证号：44190019900307653", "0307"),  # one digit too few
        ("身份证号：4419001990030765301", "0307"),  # one too many
        ("身份证号：441900199013456530", "1345"),  # no such day
        ("441900199013356530", "1335"),
        ("44190019900307653x", "0307"),
        (f"{ID}{MOBILE}", "19900307"),
        (f"流水{MOBILE}。", "9012"),
        (f"0{MOBILE}", "9012"),
        (f"post_{MOBILE}.html", "9012"),
        ("SN-13790123456", "9012"),
        ("138_1234_5678", "1234"),
        ("138.1234.5678", "1234"),
        ("1\t3\t7\t9\t0\t1\t2\t3\t4\t5\t6", "9\t0\t1\t2"),
        (CARD[:-1] + "7", "123456789"),
        ("6222_0212_3456_7890_128", "3456"),
        ("账号：0200123409200456789", "09200"),
        ("护照号：K1234567Z", "123456"),
        ("回乡证：H1234567890", "123456"),
        ("台胞证号 0123456789(A)", "123456"),
        ("香港身份证：A123456(9)", "12345"),
    ],
)
def test_what_is_hidden_without_being_accused(text: str, hidden: str) -> None:
    masked = mask_text(text)
    assert hidden in text
    assert hidden not in masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码：91441900MA4U12345P",
        "统一社会信用代码：911101087000000123",
        "统一社会信用代码12440106455350012X",
        "东府〔2023〕12号，府办发[2023]5号",
        "网站标识码：4419000001",
        "粤ICP备2021001234号-1，粤公网安备44190002000123号",
        "2023年6月5日 20230605 2023-06-05 12:30:45 20230605123045 1685936445000",
        "合同金额13700002468.00元，￥13700002468，投资13700002468元，共13700002468人",
        "预算13,700,002,468元；1.3700002468万",
        "/art/2023/6/5/art_1234_3920571.html",
        "/202306/t20230605_1234567.html?id=1685936445000",
        "content_13700002468901.html",
        "8f14e45fceea167a5a36dedd4bea2543",
        "sha256:13800001234abcdef13800001234abcdef13800001234abcdef0123456789abcd",
        "项目代码：2306-441900-04-01-123456",
        "立案号：441900202306050012",
        "流水号：620102202306050012",
        "不动产单元号：440106001001GB00001F00010001",
        "办公室电话：0769-22830000，传真02022830000，热线12345，4008301234",
        "ISBN 978-7-5217-0000-1，CN44-1234/D",
        "护照办理电话22830000，身份证办理时间2023年6月",
        "农作物面积\t135\t2000\t3000\n产量\t1350\t1200\t180",
        "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12",
        "183.60.110.222 v13.8.1234.5678",
    ],
)
def test_what_people_need_stays(text: str) -> None:
    assert mask_text(text) == text


@given(
    st.lists(st.integers(0, 99_999_999).map(str), min_size=2, max_size=40),
    st.sampled_from(("\t", "\n", "、", "，", "；", " | ")),
)
@steady
def test_columns_of_figures_stay(numbers: list[str], sign: str) -> None:
    figures = [number for number in numbers if len(number) > 1]
    text = sign.join(figures)
    assert mask_text(text) == text


def test_one_pass_returns_both() -> None:
    text = f"张伟，身份证号{ID}，另有441900199003076531"
    read = read_personal(text, DAY)
    assert read.hits == find_personal(text, DAY)
    assert [hit.value for hit in read.hits if hit.confidence >= REPORTED] == [ID]
    assert read.masked == "张伟，身份证号441900********6530，另有441900********6531"
