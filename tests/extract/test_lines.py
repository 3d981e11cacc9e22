"""What stands on one line, and what is apart on it."""

import pytest

from govspider.extract.lines import read_lines
from govspider.extract.tree import Document


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (
            '<div><a href="/a/"><span>人事信息</span></a><a href="/b/"><span>信息公开指南</span></a></div>',
            ["人事信息 信息公开指南"],
        ),
        (
            '<nav><a href="/a/">人事信息\n</a>\n <a href="/b/">\n信息公开指南</a></nav>',
            ["人事信息 信息公开指南"],
        ),
        ('<p><a href="/a/">关于公布</a><a href="/a/">名单的通知</a></p>', ["关于公布名单的通知"]),
        (
            '<table><tr><td>一</td><td><a href="/a/">人事信息</a><a href="/b/">信息公开指南</a></td></tr></table>',
            ["一\t人事信息 信息公开指南"],
        ),
        (
            '<table><tr><td>一</td><td><a href="/a/">关于公布</a><a href="/a/">名单</a></td></tr></table>',
            ["一\t关于公布名单"],
        ),
        ('<p>见<a href="/a/">附件1</a>和<a href="/b/">附件2</a></p>', ["见附件1和附件2"]),
    ],
)
def test_links_side_by_side_are_words_apart(markup: str, lines: list[str]) -> None:
    assert [line.text for line in read_lines(Document(markup))] == lines
