"""What makes the parser slow is split or dropped before it parses; nothing that a reader sees is lost."""

import pytest

from govspider.extract.tree import _MAX_OPTIONS, Document, tame


def longest_select(document: Document) -> int:
    return max(
        sum(node.tag == "option" for node in document.inside(select)) for select in document.find("select")
    )


@pytest.mark.parametrize(
    "option", ["<option value={}>第{}项", "<OPTION value={}>第{}项</OPTION>", "<b><option value={}>第{}项"]
)
@pytest.mark.parametrize("begin", ["<select>", "<select><select>", "<ul><select>"])
def test_options_beyond_a_few_hundred_go_into_selects_of_their_own(begin: str, option: str) -> None:
    source = begin + "".join(option.format(number, number) for number in range(5_000)) + "</select><p>尾"
    document = Document(source)
    assert longest_select(document) <= _MAX_OPTIONS
    texts = [node.text for node in document.nodes if node.text]
    assert texts[-1] == "尾"
    assert [text for text in texts if text.startswith("第")] == [f"第{number}项" for number in range(5_000)]
    assert [node.get("value") for node in document.find("option")] == [str(number) for number in range(5_000)]


def test_selects_of_an_ordinary_page_stay_as_they_are() -> None:
    page = (
        "<select name=year>"
        + "<option>2023" * 60
        + "</select><datalist>"
        + "<option value=a>" * 900
        + "</datalist>"
    )
    source = page * 60
    assert tame(source) == source


def test_ruby_marks_that_nothing_closes_are_dropped_and_their_texts_stay() -> None:
    document = Document("<rp>字" * 10_000)
    assert not document.find("rp")
    assert "".join(node.text for node in document.nodes) == "字" * 10_000
