"""Where a page stands on its site (所在栏目): the path above the text, 您当前的位置：首页 > 通知公告."""

import re

from govspider.extract.lines import Line, inner_text
from govspider.extract.tree import Document

_LEAD = re.compile(
    r"^.{0,4}?(?:您|你)?(?:当前|现在|目前|所在|所處|當前|現在)?(?:的|所在的?)?(?:位置|栏目)\s*(?:是|为|"
    r"在)?\s*[:：]\s*"
    r"|^.{0,2}?(?:您|你)?(?:当前|现在|目前|當前|現在)的?(?:所在)?(?:的)?位置\s*"
)
_START = re.compile(r"^(?:首\s*页|首\s*頁|网站首页|主页|home)\s*(?:[>›»→/\\|＞〉·-]|$)", re.IGNORECASE)
_STEP = re.compile(r"\s*(?:>+|›|»|→|＞|〉|/|\\|\||·|::|--?|—)\s*|\s{2,}|\u3000|\t")
_NAMED = re.compile(
    r"crumb|position|location|dqwz|weizhi|dangqian|local|path|daohang_?lj|lujing|cur_?pos", re.IGNORECASE
)
# fmt: off
_END = frozenset((
    "正文", "详情", "内容", "详细内容", "浏览", "正文内容", "信息内容", "文章内容", "列表", "内容页",
    "文章正文", "信息详情", "查看", "当前页", "内容详情", "文章详情", "詳情", "内文", "浏览文章",
    "新闻详情", "新闻内容",
))
# fmt: on
_TITLE = 8  # characters from which a step may be the title; shorter ones are columns named in it
_MAX = 200  # characters of a path, and nodes of its block


def column_from_path(document: Document, lines: list[Line], title: str) -> str:
    """The last step of the page's path that is neither the article nor a word like 正文; empty without a path."""
    for text in (*_paths_in_lines(lines), *_paths_in_blocks(document)):
        steps = [step.strip(" :：【】[]()") for step in _STEP.split(text)]
        steps = [step for step in steps if step and step not in _END and not _is_title(step, title)]
        if steps and re.fullmatch(r"(?:网站)?(?:首\s*[页頁]|主页|home)", steps[0], re.IGNORECASE):
            steps = steps[1:]
        elif len(steps) > 1:
            steps = steps[1:] if re.search(r"(?:网|政府|站|首页)$", steps[0]) else steps
        if steps and len(steps[-1]) <= 30:  # noqa: PLR2004 - no column is longer
            return steps[-1]
    return ""


def _is_title(step: str, title: str) -> bool:
    """Whether a step is the article's title, whole or cut short."""
    start = step.rstrip("….")
    return len(start) >= _TITLE and (start in title or (bool(title) and title in step))


def _paths_in_lines(lines: list[Line]) -> list[str]:
    paths = []
    for number, line in enumerate(lines):
        if len(line.text) > _MAX:
            continue
        lead = _LEAD.search(line.text)
        if lead:
            rest = line.text[lead.end() :]
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            paths.append(rest or (following if len(following) <= _MAX else ""))
        elif _START.match(line.text) and len(_STEP.split(line.text)) > 1 and ">" in _angles(line.text):
            paths.append(line.text)
    return [path for path in paths if path]


def _paths_in_blocks(document: Document) -> list[str]:
    """Paths whose steps are blocks of their own, as list items are."""
    paths = []
    for node in document.nodes:
        if node.end - node.order > _MAX:
            continue
        if (
            node.attrs
            and node.tag in ("div", "ul", "ol", "p", "td", "span", "nav")
            and _NAMED.search(node.names)
        ):
            text = inner_text(document, node)
            steps = [
                inner_text(document, inner)
                for inner in document.inside(node)
                if inner.tag in ("a", "li") and not any(child.tag == "a" for child in inner.children)
            ]
            if "首页" in text[:20] and len(text) <= _MAX and len(steps) > 1:
                paths.append(">".join(step.strip("> /") for step in steps))
    return paths


def _angles(text: str) -> str:
    return re.sub(r"[›»→＞〉]", ">", text)
