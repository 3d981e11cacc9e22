"""What holds for any input: valid values are found in any form, wrong ones never, masks leave nothing."""

from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from govspider.items import Kind
from govspider.privacy.bank_cards import luhn
from govspider.privacy.find import find_personal
from govspider.privacy.hits import REPORTED
from govspider.privacy.masking import mask_text
from govspider.privacy.regions import is_region
from govspider.privacy.resident_id import check_character
from tests.privacy.finding import CARD, ID, ID_X, MOBILE, values

steady = settings(derandomize=True, deadline=None, max_examples=200, database=None)

_WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789Xx"}
_SEPARATORS = ("", " ", "  ", "-", "\u3000", "\u00a0", "\u200b", "–", " - ", "\ufeff", "\u2009")
_BEFORE = ("", "身份证号：", "黄晓燕，", "（", "。", "1 ", "证件号码为 ", "经查 ")
_BEHIND = ("", "。", "，已登记", "）", " 黄晓燕", "\n", "；1")

regions = st.integers(110101, 659099).map(str).filter(is_region)
births = st.dates(date(1900, 1, 1), date(2023, 6, 30)).map(lambda day: f"{day:%Y%m%d}")
bodies = st.builds(
    lambda region, born, serial: f"{region}{born}{serial:03d}", regions, births, st.integers(0, 999)
)
ids = bodies.map(lambda body: body + check_character(body))


@st.composite
def written(draw: st.DrawFn, value: str) -> str:
    """The value as somebody may have typed it: grouped, and full-width here and there."""
    separator = draw(st.sampled_from(_SEPARATORS))
    cuts = draw(
        st.sampled_from(((6, 14), (6, 10, 14), (4, 8, 12, 16), (3, 6, 9, 12, 15), tuple(range(1, 18)), ()))
    )
    pieces = [value[a:b] for a, b in zip((0, *cuts), (*cuts, len(value)), strict=True)]
    text = separator.join(piece for piece in pieces if piece)
    return text.translate(_WIDE) if draw(st.booleans()) else text


@given(st.data(), ids)
@steady
def test_every_valid_id_is_found_in_every_form(data: st.DataObject, value: str) -> None:
    text = (
        data.draw(st.sampled_from(_BEFORE)) + data.draw(written(value)) + data.draw(st.sampled_from(_BEHIND))
    )
    assert values(text, Kind.ID_CARD) == [value]


@given(ids, st.integers(1, 16), st.sampled_from(("\n", "\r\n", "-\n", "\n  ", "\u200b\n\u3000")))
@steady
def test_every_id_is_found_where_a_line_end_breaks_it(value: str, place: int, end: str) -> None:
    text = f"身份证号：{value[:place]}{end}{value[place:]}。"
    assert values(text) == [value]
    assert values(mask_text(text)) == []


@given(st.lists(st.integers(100, 9_999_999_999).map(str), min_size=2, max_size=12))
@steady
def test_short_numbers_one_a_line_are_never_glued(numbers: list[str]) -> None:
    assert values("\n".join(numbers), Kind.PHONE) == []
    assert values("\n".join(numbers), Kind.BANK_CARD) == []


@given(
    st.lists(ids, min_size=1, max_size=8),
    st.sampled_from(("、", ",", ";", "；", "\t", "\n", " ", "|", "\n\n")),
)
@steady
def test_every_id_of_a_bare_list_is_found(numbers: list[str], sign: str) -> None:
    assert values(sign.join(numbers), Kind.ID_CARD) == numbers


@given(ids, st.integers(0, 17), st.integers(1, 9))
@steady
def test_one_wrong_digit_is_never_an_id(value: str, place: int, add: int) -> None:
    old = 10 if value[place] == "X" else int(value[place])
    new = (old + add) % 10
    wrong = value[:place] + str(new) + value[place + 1 :]
    if new != old:
        assert values(f"身份证号{wrong}") == []


@given(ids, st.sampled_from("*＊●xX×"))
@steady
def test_the_usual_mask_is_silent(value: str, sign: str) -> None:
    assert values(f"黄晓燕 {value[:6]}{sign * 8}{value[14:]}") == []


@given(ids, st.integers(1, 3), st.integers(6, 17))
@steady
def test_up_to_three_hidden_digits_are_too_few(value: str, hidden: int, place: int) -> None:
    place = min(place, 18 - hidden)
    masked = value[:place] + "*" * hidden + value[place + hidden :]
    assert len(values(f"身份证号{masked}", Kind.ID_CARD)) == 1


@given(st.sampled_from(("135", "159", "186", "198")), st.integers(10**7, 10**8 - 1), st.data())
@steady
def test_every_mobile_is_found_in_every_form(prefix: str, rest: int, data: st.DataObject) -> None:
    value = f"{prefix}{rest}"
    if value.endswith("00000000"):
        return
    separator = data.draw(st.sampled_from(("", " ", "-", "\u3000", "\u200b")))
    country = data.draw(st.sampled_from(("", "+86", "86 ", "0086-", "+86 ")))
    text = country + separator.join((value[:3], value[3:7], value[7:]))
    assert values(f"手机{text}。") == [value]


@given(st.sampled_from(("622848", "621700", "622202")), st.integers(10**11, 10**12 - 1))
@steady
def test_a_card_is_found_with_its_check_digit_only(issuer: str, rest: int) -> None:
    body = f"{issuer}{rest}"
    for digit in "0123456789":
        assert values(f"银行卡号{body}{digit}") == ([body + digit] if luhn(body + digit) else [])


_PIECES = st.sampled_from(
    [
        ID,
        ID_X,
        MOBILE,
        CARD,
        "身份证",
        "手机",
        "护照号E12345679",
        "huang@163.com",
        "微信号huang88",
        "姓名",
        "陈静",
        "订单号",
        "粤S12345",
        "车主",
        "，",
        "。",
        "患者陈静患尿毒症",
        "／",
        "家住宏图路12号3栋502室",
        "0769-22830000",
        "住宅电话",
        "护照",
        "台胞证12345679",
        "441900199003076***",
        "*",
        "1",
        "86",
        "+",
        "@",
        ".",
        "-",
        "\t",
        "\n",
        " ",
        "\u200b",
    ]
)
junk = st.lists(_PIECES | st.text(max_size=6), max_size=14).map("".join)


@given(junk)
@example("\x00" * 20 + ID)
@example("1" * 5000)
@example("1 " * 5000)
@steady
def test_a_masked_text_gives_nothing_away(text: str) -> None:
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert [hit for hit in find_personal(masked) if hit.confidence >= REPORTED] == []
    assert mask_text(masked) == masked


@given(st.binary(max_size=400))
@steady
def test_any_bytes_are_survived(body: bytes) -> None:
    for text in (body.decode("utf-8", "replace"), body.decode("gb18030", "replace"), body.decode("latin-1")):
        assert len(mask_text(text)) == len(text)


@given(st.lists(_PIECES, min_size=1, max_size=4).map("".join), st.integers(500, 1500))
@settings(derandomize=True, deadline=None, max_examples=40, database=None)
def test_hits_are_in_order_and_do_not_overlap(piece: str, times: int) -> None:
    hits = find_personal(piece * times)
    assert all(a.end <= b.start for a, b in pairwise(hits))
