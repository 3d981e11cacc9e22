"""Where a page stands on its site (所在栏目): the path above the text, 您当前的位置：首页 > 通知公告."""

import re
from dataclasses import dataclass

from govspider.extract.labels import labels_in
from govspider.extract.lines import BORDER, Line, clean
from govspider.extract.titles import fold_title, is_site_name
from govspider.extract.tree import TEXT, Document, Node

_HOME = r"(?:本站|网站|返回)?(?:首\s{0,20}[页頁]|主\s{0,20}页|home)"
_LEAD = re.compile(
    rf"^.{{0,4}}?(?:您|你)?(?:当前|现在|目前|所在|所處|當前|現在)?(?:的|所在的?)?(?:位置|栏目|路径)\s{{0,20}}(?:是|为|在)?[\s{BORDER}]{{0,20}}[:：]\s{{0,20}}"
    rf"|^.{{0,2}}?(?:您|你)?(?:当前|现在|目前|所在|當前|現在)的?(?:所在)?(?:的)?位置(?:是|为|在)?[\s{BORDER}]{{0,20}}"
    r"|^.{0,2}?(?:您|你)?(?:所在)?的?位置\s{0,20}(?==?[>›»→＞])"
    rf"|[\s{BORDER}](?:您|你)?(?:当前|现在|所在|目前)(?:所在)?的?位置(?:是|为)?\s{{0,20}}[:：]"
    # Any other word before 首页 and an arrow: 导航：首页 > 通知公告.
    rf"|^[^:：]{{1,8}}[:：](?=[\s{BORDER}]{{0,20}}{_HOME}[\s{BORDER}\]]{{0,20}}[>›»→▸▶►＞〉])"
    r"|^you\s{1,20}are\s{1,20}here\s{0,20}[:：]?\s{0,20}"
    r"|^(?:(?:your|current)\s{1,20})?(?:location|position)\s{0,20}[:：](?=\W{0,9}home)",
    re.IGNORECASE,
)
_START = re.compile(
    rf"^[【\[\s{BORDER}]{{0,20}}{_HOME}[\]】\s{BORDER}]*(?:=?[>›»→/\\|＞〉·▸▶►／-]|$)", re.IGNORECASE
)
_IS_HOME = re.compile(rf"{_HOME}$", re.IGNORECASE)
_STEP = re.compile(
    rf"\s{{0,20}}(?:=?>+|›|»|→|＞|〉|▸|▶|►|／|/|\\|\||│|·|:{{2,}}|--+|—+|[\]】]\s{{0,20}}[\[【]|[{BORDER}\t])\s{{0,20}}|\s{{1,20}}-\s{{1,20}}|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])|\s{{2,}}|\u3000"
)
_COLON = re.compile("[:：]")
_DAY = re.compile(r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d")
_ARROW = re.compile("=?[›»→＞〉>▸▶►]+")
_NAMED = re.compile(
    r"crumb|mbx|mianbao|position|location|dqwz|weizhi|dangqian|local|path|daohang_?lj|lujing|cur_?pos|bread|面包屑|当前位置|(?:^|[\s_-])(?:here|place|pos|wz|lj|dq|loc)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:正文|详情|详细|内容|列表|内文|詳情|浏览|查看|阅读|当前页|当前页面|返回(?:首页|主页|上[一级]?[页级])?|打印|关闭|搜索|收藏)$"
    r"|(?:浏览|查看|阅读)(?:新闻|公告|内容|全文)$"
    r"|(?:浏览|查看|阅读|详细|文章|信息|新闻|公告|正文|文件|公文|内容|资讯|稿件|政策){0,9}(?:正文|详情|详情页|内容|内容页|列表|列表页|浏览|文章|信息|页面|显示)$"
)
_KEPT = frozenset(
    ("政策文件", "公告信息", "文件信息", "政策信息", "信息列表", "政务信息", "新闻信息")
)  # columns that end so
_TITLE = 8  # characters from which a step may be the title, cut short; shorter ones are columns named in it
_MAX = 200  # characters of a path, and nodes of its block
_ARROWED = 3  # steps of a path that does not begin with 首页
_STEPS = 6  # of a path with slashes
_CLIMB = 2  # blocks around a lead in which its path stands
_LONGEST = 30  # characters of a column's name


@dataclass(frozen=True, slots=True)
class _Path:
    """One path as it stands, and the place of its first node."""

    order: int
    text: str


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of a page."""

    all: tuple[_Path, ...]

    @property
    def end(self) -> int:
        """`order` of the last path, behind which the page's own part begins; 0 without a path."""
        return max((path.order for path in self.all), default=0)

    def column(self, title: str, before: int) -> str:
        """The last step of the page's path that is neither the article nor a word like 正文; empty without a path.

        Args:
            title: the article's title, empty for a list.
            before: `order` of the first node of the main text; the nearest path above it is the page's own.
        """
        above = [path for path in self.all if path.order <= before]
        for path in sorted(above or self.all, key=lambda path: -path.order):
            column = _last_step(path.text, title)
            if column:
                return column
        return ""

    def steps(self) -> frozenset[str]:
        """The names of columns in all paths, folded; a long last step may be the article's own title."""
        steps = (_steps(path.text) for path in self.all)
        columns = (path[:-1] if path and len(path[-1]) >= _TITLE else path for path in steps)
        return frozenset(fold_title(step) for path in columns for step in path)


def read_paths(document: Document, lines: list[Line]) -> Paths:
    """All paths of a page, those in one line and those whose steps are blocks of their own."""
    return Paths((*_paths_in_lines(document, lines), *_paths_in_blocks(document)))


def _steps(path: str) -> list[str]:
    steps = [step.strip(" :：【】[]()<>＜＞-–—·\u3000") for step in _STEP.split(path)]
    return [step for step in steps if step]


def _last_step(path: str, title: str) -> str:
    steps = _steps(path)
    while steps and _is_end(steps[-1]):
        steps.pop()
    if len(steps) > 1 and _is_title(steps[-1], title) and not _IS_HOME.match(steps[-2]):
        steps.pop()  # a page of one's own right below the home page has its column's name
    if steps and _IS_HOME.match(steps[0]):
        steps = steps[1:]
    elif steps and (len(steps) > 1 or is_site_name(steps[0])):
        steps = steps[1:]  # the site's own name
    while steps and _IS_HOME.match(steps[0]):
        steps = steps[1:]
    return steps[-1] if steps and len(steps[-1]) <= _LONGEST else ""


def _is_end(step: str) -> bool:
    return step not in _KEPT and _END.match(step) is not None


def _is_title(step: str, title: str) -> bool:
    """Whether a step is the article's title, whole or cut short."""
    start, whole = fold_title(step.rstrip("….")), fold_title(title)
    if not start or not whole:
        return False
    cut = step.endswith(("…", ".."))
    return start == whole or (
        start in whole if cut else len(start) >= _TITLE and (start in whole or whole in start)
    )


def _paths_in_lines(document: Document, lines: list[Line]) -> list[_Path]:
    paths = []
    for line in lines:
        if len(line.text) > _MAX:
            continue
        lead = _LEAD.search(line.marked)
        if lead:
            rest = _before_bar(line.marked[lead.end() :]).strip(f" {BORDER}\t")
            paths.append(_Path(line.order, rest or _around(document, line)))
        elif (_START.match(line.text) and _is_path(line.text)) or _is_arrowed(line):
            paths.append(_Path(line.order, _before_bar(line.marked)))
    return [path for path in paths if path.text]


def _before_bar(text: str) -> str:
    """A path without the bar that stands behind it in the same line: 通知公告　发布时间：2023-06-05."""
    labels = (label.start for label in labels_in(text) if _COLON.match(text, label.end - 1))
    day = _DAY.search(text)
    return text[: min((*labels, *((day.start(),) if day else ())), default=len(text))]


def _is_path(text: str) -> bool:
    """Whether a line that begins with 首页 is a path: arrows, or a few steps with slashes; a menu has bars and many."""
    return _ARROW.search(text) is not None or 1 < len(re.split(r"\s*[/／]\s*|\s+-\s+", text)) <= _STEPS


def _is_arrowed(line: Line) -> bool:
    """Whether a line is links with arrows between them, as a path is that begins with the site's name."""
    steps = [step for step in _ARROW.split(line.text) if step.strip()]
    return (
        _ARROWED <= len(steps) <= _STEPS
        and 3 * line.link_chars >= len(line.text)
        and max(map(len, steps)) <= _LONGEST
    )


def _around(document: Document, line: Line) -> str:
    """The path behind a lead that stands in a block of its own: <li>当前位置：</li><li>首页</li>."""
    block: Node | None = line.block
    for _ in range(_CLIMB):
        block = block.parent if block is not None else None
        if block is None or block.end - block.order > _MAX:
            return ""
        text = _marked(document, block)
        lead = _LEAD.search(text)
        rest = text[lead.end() :].strip(f" {BORDER}\t") if lead else ""
        if rest:
            return rest if _START.match(rest) and len(rest) <= _MAX else ""
    return ""


def _marked(document: Document, block: Node) -> str:
    return clean(
        BORDER.join(
            inner.text for inner in document.inside(block) if inner.tag == TEXT and inner.text.strip()
        )
    )


def _paths_in_blocks(document: Document) -> list[_Path]:
    """Paths whose steps are blocks of their own, as list items are."""
    paths = []
    for node in document.nodes:
        if (
            node.end - node.order > _MAX
            or not node.attrs
            or node.tag not in ("div", "ul", "ol", "p", "td", "span", "nav", "dl")
        ):
            continue
        if not _NAMED.search(f"{node.names} {node.get('aria-label')}"):
            continue
        text = _marked(document, node)
        steps = _steps(text)
        begins = (
            re.search(_HOME, text[:20], re.IGNORECASE)
            or _ARROW.search(text)
            or (1 < len(steps) <= _STEPS and is_site_name(steps[0]))
        )
        if len(steps) > 1 and len(text) <= _MAX and begins:
            paths.append(_Path(node.order, text))
    return paths
