"""Labelled values of a page (页面信息项): the bar under a title, the index table of a document.

`发布时间：2023-06-05 10:20 来源：市府办 【字体：大 中 小】`, or a table with 索引号, 发布机构, 发布日期. Only short
lines are read; a sentence of the article is never a label.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from govspider.extract.lines import Line

# Labels of the day of publication, the surest first.
# fmt: off
PUBLISHED = (
    (
        "发布时间", "发布日期", "发表时间", "发表日期", "发文时间", "发稿时间", "公开日期",
        "公开时间", "刊发时间", "上网时间", "上网日期", "發佈時間", "發佈日期", "發布時間", "發布日期",
        "发布时刻", "信息发布时间",
    ),
    (
        "时间", "日期", "時間", "添加时间", "录入时间", "上传时间", "创建时间", "加入时间", "更新时间",
        "更新日期", "更新時間", "修改时间", "编辑时间", "撰写时间", "提交时间", "生成日期", "发文日期",
        "发文時間",
    ),
)
WRITTEN = ("成文日期", "成文时间", "印发日期", "印发时间", "制发日期", "形成日期", "成文日")
SOURCE = (
    (
        "来源", "信息来源", "文章来源", "稿件来源", "新闻来源", "消息来源", "内容来源", "资料来源",
        "稿源", "出处", "來源", "資料來源", "文章出处",
    ),
    (
        "发布机构", "发布单位", "发布机关", "发文机关", "发文机构", "发文单位", "发布部门", "供稿单位",
        "供稿", "来稿单位", "信息提供", "公开单位", "公开主体", "制发单位", "成文单位", "责任部门",
        "發佈機構", "發布機構", "發布單位", "发布者",
    ),
)
TITLE = (
    "名称", "标题", "文件名称", "信息名称", "文件标题", "名稱", "標題", "题名", "文件题名", "信件标题",
    "留言标题", "信件主题",
)
_OTHER = (
    "索引号", "索取号", "分类", "主题分类", "体裁分类", "组配分类", "信息分类", "文号", "发文字号",
    "发文号", "主题词", "关键词", "内容概述", "有效性", "时效性", "生效日期", "生效时间", "失效日期",
    "废止日期", "实施日期", "公开方式", "公开形式", "公开范围", "公开责任部门", "公文种类", "信息索引",
    "所属栏目", "所属分类", "服务对象", "作者", "编辑", "责任编辑", "录入", "审核", "编审", "浏览次数",
    "浏览量", "点击数", "点击次数", "点击率", "点击", "阅读次数", "阅读量", "阅读", "访问量",
    "访问次数", "人气", "浏览", "字体", "字号", "字体大小", "打印", "分享到", "分享", "保护视力色",
    "视力保护色", "收藏", "记者", "摄影", "撰稿", "语种", "载体类型", "索引號", "分類", "文號",
    "瀏覽次數", "點擊數", "字體", "標識", "状态", "文件编号", "统一编号", "规范性文件统一编号",
    "信息来源单位",
)
# fmt: on
# fmt: off
_SHORT_LABELS = frozenset((
    "时间", "日期", "時間", "来源", "來源", "作者", "分类", "名称", "标题", "名稱", "標題", "供稿",
    "状态", "阅读", "浏览", "点击", "编辑", "审核", "记者", "出处", "稿源", "分類", "录入", "打印",
    "分享", "收藏",
))
# fmt: on
_KNOWN = frozenset((*PUBLISHED[0], *PUBLISHED[1], *WRITTEN, *SOURCE[0], *SOURCE[1], *TITLE, *_OTHER))
_ENDS = frozenset(label[-1] for label in _KNOWN)
_LONGEST = max(map(len, _KNOWN))  # characters of a label
_REACH = 3 * _LONGEST  # characters before a colon in which a label may be spread out: 来　　源：
_MAX_BAR = 400  # characters of a line that may hold labels
_CUT = re.compile(
    r"[\t|│┃丨｜【\[]|\s{2,}|\u3000|(?<=\S)\s(?=\S{1,6}[:：])|(?<=[^\d\s])\s?(?=(?:19|20)\d\d[-年/.])"
)
_LEADING = re.compile(
    r"^[（(\[【\s]*(?:(?:19|"
    r"20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)?\s*[|]?\s*"
)


_COLON = re.compile("[:：]")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff（）()]{2,20}(?:局|办|府|社|报|网|委|中心|院|厅|室|处|科|会|站|台|队|校|镇|街道)$"
)
_COUNTED = re.compile(r"(?:阅读|浏览|点击|访问|人气|来源|作者|字体|字号|打印|分享)[^。，；]*$")
_SPACE = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled value and the line it stands on."""

    label: str
    value: str
    line: int


def read_items(lines: list[Line], places: Iterable[int]) -> list[Item]:
    """All labelled values on the given lines.

    Args:
        lines: all lines of the page.
        places: which of them to read, by index.
    """
    items: list[Item] = []
    for place in places:
        text = lines[place].text
        if len(text) > _MAX_BAR:
            continue
        if "\t" in text:
            items += _cells(text, place)
            continue
        found = _in_bar(text, place)
        if len(found) == 1 and not found[0].value and place + 1 < len(lines):
            # The value stands in the next block: <dt>发布机构：</dt><dd>市府办</dd>
            following = lines[place + 1].text
            if len(following) <= _MAX_BAR and not _labels(following):
                found = [Item(found[0].label, _trim(following), place)]
        items += found
    return items


def is_bar(text: str) -> bool:
    """Whether a line consists of labelled values and so is not part of the article."""
    if len(text) > _MAX_BAR // 2:
        return False
    start = _LEADING.match(text)
    rest = text[start.end() :] if start else text
    dated = len(text) - len(rest) > 7  # noqa: PLR2004 - more than brackets
    labels = _labels(rest)
    if dated and len(rest) < 40 and _COUNTED.search(rest):  # noqa: PLR2004 - 2023-09-25 15:02 阅读 1024
        return True
    return not rest or (bool(labels) and (dated or labels[0][0] == 0))


def unlabelled_source(text: str) -> str:
    """The office named behind the date of a bar without a label: 2023-06-08 09:12  市教育局办公室  点击：12."""
    start = _LEADING.match(text)
    if start is None or start.end() < 8:  # noqa: PLR2004 - no date
        return ""
    rest = text[start.end() :]
    labels = _labels(rest)
    named = _OFFICE.match(_trim(rest[: labels[0][0]] if labels else rest))
    return named[0] if named else ""


def value_of(items: list[Item], *tiers: tuple[str, ...]) -> str:
    """The first value that has one of the labels, tier by tier."""
    for tier in tiers:
        for item in items:
            if item.label in tier and item.value:
                return item.value
    return ""


def _in_bar(text: str, place: int) -> list[Item]:
    labels = _labels(text)
    items = []
    for number, (_, behind, name) in enumerate(labels):
        end = labels[number + 1][0] if number + 1 < len(labels) else len(text)
        items.append(Item(name, _trim(text[behind:end]), place))
    return items


def _labels(text: str) -> list[tuple[int, int, str]]:
    """Every label of a line: where it begins, where its value begins, and its name."""
    found = []
    for colon in _COLON.finditer(text):
        label = _label_before(text, colon.start())
        if label is not None:
            found.append((label[0], colon.end(), label[1]))
    return found


def _label_before(text: str, colon: int) -> tuple[int, str] | None:
    """The longest known label that ends at a colon; a short one only at the beginning of a word."""
    if text[max(0, colon - _REACH) : colon].rstrip()[-1:] not in _ENDS:
        return None
    name = ""
    best: tuple[int, str] | None = None
    for at in range(colon - 1, max(-1, colon - _REACH), -1):
        if text[at].isspace():
            continue
        name = text[at] + name
        if len(name) > _LONGEST:
            break
        if name in _KNOWN and not (name in _SHORT_LABELS and at and "\u4e00" <= text[at - 1] <= "\u9fff"):
            best = at, name
    return best


def _cells(text: str, place: int) -> list[Item]:
    cells = text.split("\t")
    items = []
    for number, cell in enumerate(cells):
        name = _name(cell.rstrip(":： "))
        if (
            name in _KNOWN
            and number + 1 < len(cells)
            and _name(cells[number + 1].rstrip(":： ")) not in _KNOWN
        ):
            items.append(Item(name, _trim(cells[number + 1]), place))
        else:
            items += _in_bar(cell, place)
    return items


def _name(label: str) -> str:
    return _SPACE.sub("", label)


def _trim(value: str) -> str:
    value = value.strip(" \u3000\xa0|:：")
    cut = _CUT.search(value)
    if cut and cut.start() > 0:
        # A time of day stays with its date.
        rest = value[cut.start() :].strip()
        if not (cut[0].isspace() and re.match(r"\d{1,2}[:：]\d{2}", rest)):
            value = value[: cut.start()]
    return value.strip(" \u3000\xa0|:：()（）【】[]")
