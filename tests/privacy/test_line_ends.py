"""Numbers that a line end breaks: `<br>`, a narrow cell, a line of a text. Two numbers on two lines stay two."""

from datetime import date

import pytest

from govspider.extract import extract_text
from govspider.items import Kind, PartKind
from govspider.privacy.masking import mask_text
from tests.privacy.finding import CARD, ID, ID_X, MOBILE, hits, values


def page(body: str) -> str:
    """The text of a page with this body."""
    source = f"<html><body><div class='TRS_Editor'>{body}</div></body></html>"
    facts = extract_text(source, "http://a.test/x", day=date(2023, 6, 30))
    return "\n".join(part.text for part in facts.parts if part.kind in {PartKind.BODY, PartKind.BOILERPLATE})


@pytest.mark.parametrize("place", range(1, 18))
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  ", "-\n", "\n\u3000\u3000"])
def test_an_id_is_found_wherever_it_is_broken(place: int, end: str) -> None:
    for value in (ID, ID_X):
        text = f"申请人黄晓燕，身份证号：{value[:place]}{end}{value[place:]}，已登记"
        assert values(text) == [value]
        assert value[10:14] not in mask_text(text).replace(end, "")


def test_an_id_in_three_lines_or_groups() -> None:
    assert values(f"{ID[:8]}\n{ID[8:16]}\n{ID[16:]}\n黄晓燕") == [ID]
    assert values("身份证号4419 0019 90\n03 0765 30。") == [ID]


@pytest.mark.parametrize("place", range(2, 10))
def test_a_phone_is_found_where_a_label_or_a_name_speaks_for_it(place: int) -> None:
    broken = f"{MOBILE[:place]}\n{MOBILE[place:]}"
    for text in (f"联系人黄晓燕，手机：{broken}。", f"本人电话{broken}", f"黄晓燕 {broken}\n陈静"):
        assert values(text, Kind.PHONE) == [MOBILE]


def test_a_card_is_found_where_a_label_speaks_for_it() -> None:
    assert values(f"银行卡号：{CARD[:7]}\n{CARD[7:]}") == [CARD]
    assert values("账号 6222 0212 3456\n7890 128，户名黄晓燕") == [CARD]


def test_pages_with_br_and_wrapped_cells() -> None:
    assert values(page(f"<p>身份证号：{ID[:9]}<br>{ID[9:]}，手机{MOBILE[:4]}<br/>{MOBILE[4:]}</p>")) == [
        ID,
        MOBILE,
    ]
    heads = "<tr><th>姓名</th><th>身份证号</th><th>手机</th><th>银行卡号</th></tr>"
    cells = (
        f"{ID[:10]}<br>{ID[10:]}",
        f"<p>{MOBILE[:8]}</p><p>{MOBILE[8:]}</p>",
        f"{CARD[:13]}<br/>{CARD[13:]}",
    )
    row = "<tr><td>黄晓燕</td>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    assert values(page(f"<table>{heads}{row}</table>")) == [ID, MOBILE, CARD]


@pytest.mark.parametrize(
    "text",
    [
        "1379012\n3456",  # nothing says that they are a phone
        "第一批441900\n19900307\n65",
        "电话：22830000\n1379012",
        "共计1379012\n3456人",
        "手机号1379\n2.0123456",  # the next point of a list
        "编号137901\n23456",
        f"项目编号：{ID[:9]}\n{ID[9:]}",
        f"卡号{CARD[:7]}\n{CARD[7:-1]}7",
        f"本批{CARD[:7]}\n{CARD[7:]}",
        f"身份证号{ID[:9]}\n\n\n{ID[9:]}",
        f"姓名\t邮编\t编号\n黄晓燕\t523000\t{ID[:9]}\n{ID[9:]}\t1\t2",  # cells of two rows
    ],
)
def test_two_numbers_on_two_lines_stay_two(text: str) -> None:
    assert values(text) == []


def test_whole_numbers_on_lines_of_their_own() -> None:
    assert values(f"{MOBILE}\n{ID}\n{CARD}\n{MOBILE}") == [MOBILE, ID, CARD, MOBILE]
    assert [hit.kind for hit in hits(f"手机{MOBILE}\n441900")] == [Kind.PHONE]
