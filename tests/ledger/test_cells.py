"""What one cell means."""

from datetime import date, datetime

import pytest

from govspider.ledger import cells
from govspider.ledger.cells import CellError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (4419000001.0, "4419000001"),
        (4419000001, "4419000001"),
        (0.5, "0.5"),
        (datetime(2023, 6, 30, 8, 0), "2023-06-30"),  # noqa: DTZ001 - a workbook has no time zones
        (date(2023, 6, 30), "2023-06-30"),
        ("\u3000东城　市\u00a0\n", "东城 市"),
        ("东\u200b城\ufeff", "东城"),
    ],
)
def test_cell_text(value: object, text: str) -> None:
    assert cells.cell_text(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "2023-06-30",
        "2023/6/30",
        "2023.6.30",
        "2023年6月30日",
        "20230630",
        "2023-06-30 09:15:00",
        "２０２３－０６－３０",
        "45107",
    ],
)
def test_days_are_read(text: str) -> None:
    assert cells.read_day(text) == date(2023, 6, 30)


@pytest.mark.parametrize("text", ["2023-02-30", "6月30日", "2023", "昨天", "99999", "2023-13-01", "1"])
def test_other_texts_are_not_days(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_day(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14", 14),
        ("14天", 14),
        ("两周", 14),
        ("2周内", 14),
        ("半年", 184),
        ("6个月", 186),
        ("每季度", 92),
        ("1年", 366),
        ("每月", 31),
    ],
)
def test_periods_never_fall_short(text: str, days: int) -> None:
    assert cells.read_days(text) == days


@pytest.mark.parametrize("text", ["0", "-3", "经常", "半周", "99999", "0天", "1.5天"])
def test_other_texts_are_not_periods(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_days(text)


@pytest.mark.parametrize(
    "text", ["4419000001", "４４１９０００００１", "441900 0001", "bm01000001", "BM01000001"]
)
def test_site_codes(text: str) -> None:
    assert cells.read_site_code(text) in {"4419000001", "bm01000001"}


@pytest.mark.parametrize(
    "text", ["441900001", "44190000011", "9919000001", "bm0100001", "4.419E+09", "dg.gov.cn"]
)
def test_other_texts_are_not_site_codes(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_site_code(text)


def test_a_number_that_excel_has_spoilt_says_so() -> None:
    with pytest.raises(CellError) as caught:
        cells.read_id("4.419E+09")
    assert "科学计数法" in caught.value.problem
    assert "文本" in caught.value.fix


@pytest.mark.parametrize("text", ["../../x", "a/b", "http://weibo.com/u/1", "", "a" * 65, ".hidden", "a,b"])
def test_ids_cannot_be_paths(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_id(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("www.dg.test", "http://www.dg.test"),
        ("https://www.dg.test/a?b=1", "https://www.dg.test/a?b=1"),
        ("ｈｔｔｐ：／／ｗｗｗ．ｄｇ．ｔｅｓｔ／", "http://www.dg.test/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("http://东莞.政务/", "http://东莞.政务/"),
    ],
)
def test_addresses(text: str, url: str) -> None:
    assert cells.read_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "东城市网站",
        "ftp://a.test/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://user:pw@a.test/",
        "http://",
        "a.test b.test",
        "http://a..test/",
        "http://[::1/",
        "http://a.test:99999/",
        "无",
    ],
)
def test_other_texts_are_not_addresses(text: str) -> None:
    with pytest.raises(CellError):
        cells.read_url(text)


def test_further_domains_may_be_separated_in_any_way() -> None:
    assert cells.read_hosts("a.test、http://b.test/x；c.test\nA.test") == ("a.test", "b.test", "c.test")


def test_several_addresses_in_one_cell() -> None:
    text = "https://sj.qq.com/appdetail/a.b；http://a.test/1,2.html、b.test https://sj.qq.com/appdetail/a.b"
    assert cells.read_urls(text) == (
        "https://sj.qq.com/appdetail/a.b",
        "http://a.test/1,2.html",
        "http://b.test",
    )
    with pytest.raises(CellError):
        cells.read_urls("应用宝")


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("13800138000", "138******00"),
        ("联系人13800138000", "联系人138******00"),
        ("１３８００１３８０００", "138******00"),
        ("0769-22830000", "076********00"),
        ("110101199003074530", "110*************30"),
        ("4419000001", "4419000001"),
        ("长" * 60, "长" * 40 + "…"),
    ],
)
def test_an_error_never_quotes_a_phone_or_identity_number(value: str, quoted: str) -> None:
    assert cells.shown(value) == quoted
