"""Labels of values that a page tells of itself (信息项标签): 发布时间：, 来源于：, <dt>来源</dt>, 发表于 2023-06-05.

What is a label and what it means stands here; `bars` reads the lines that hold them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.extract.lines import BORDER


def _joined(stems: tuple[str, ...], ends: tuple[str, ...]) -> tuple[str, ...]:
    """Every stem with every end."""
    return tuple(stem + end for stem in stems for end in ends)


# Labels of the day of publication, the surest first.
# fmt: off
PUBLISHED = (
    (
        *_joined(
            ("发布", "发表", "发文", "发稿", "公开", "公布", "刊发", "刊登", "登载", "上网", "上传", "上稿", "录入", "添加",
             "加入", "创建", "提交", "报送", "上报", "推送", "发送", "供稿", "投稿", "编发", "编稿", "撰稿", "采编", "首发",
             "公告", "发帖", "登报", "挂网", "信息", "稿件", "上载"),
            ("时间", "日期"),
        ),
        "信息发布时间", "信息发布日期", "发布时刻", "發佈時間", "發佈日期", "發布時間", "發布日期", "发文時間", "时间发布",
        "发布于", "发表于", "发布在", "刊登于", "刊发于", "發佈於", "發表於",
        "published", "publishedon", "postedon", "posted", "publishdate", "pubdate", "releasedate",
    ),
    (
        "时间", "日期", "時間", "发布", "更新",
        "更新时间", "更新日期", "更新時間", "更新于",
        "最新更新", "最后更新", "最后更新时间", "最后更新日期", "最后修改时间", "最近更新时间", "修改时间", "修改日期",
        "编辑时间", "撰写时间", "生成日期", "date", "time", "updated", "lastupdated", "updatedon",
    ),
)
COLUMN = ("栏目", "所属栏目", "所在栏目", "信息栏目", "所属分类", "版块", "所属版块")
# The day on which a document was sent out or a rule proclaimed, where the page tells the day of its publication, too.
SENT = frozenset(("发文时间", "发文日期", "发文時間", "公布时间", "公布日期"))
WRITTEN = ("成文日期", "成文时间", "印发日期", "印发时间", "制发日期", "形成日期", "成文日", "签发日期")
SOURCE = (
    (
        *_joined(
            ("", "信息", "文章", "稿件", "新闻", "消息", "内容", "资料", "数据", "本文", "原文", "图文", "素材", "转载"),
            ("来源", "出处"),
        ),
        "来源于", "稿源", "來源", "資料來源", "来自", "转自", "转载自", "摘自", "来源单位", "信息来源单位", "source", "from",
    ),
    (
        *_joined(
            ("发布", "发文", "供稿", "来稿", "投稿", "报送", "上报", "提供", "公开", "制发", "成文", "撰稿", "信息提供"),
            ("机构", "单位", "机关", "部门", "科室", "处室"),
        ),
        "供稿", "信息提供", "公开主体", "责任部门", "公开责任部门", "发佈機構", "發布機構", "發布單位", "文章提供",
    ),
)
# Who answers for what is told (责任部门): the source only where nobody is said to have published it.
ANSWERS = frozenset(("责任部门", "公开责任部门"))
TITLE = (
    "名称", "标题", "文件名称", "信息名称", "文件标题", "名稱", "標題", "题名", "文件题名", "信件标题",
    "留言标题", "信件主题", "来信标题", "来信主题", "咨询标题", "咨询主题", "问题标题", "诉求标题", "诉求主题",
    "留言主题", "信件名称", "建议标题", "投诉标题", "提问标题", "来件标题", "帖子标题", "公告标题", "文章标题",
)
# Dated labels that tell another day, and the other labels of bars and tables.
_OTHER = (
    "索引号", "索取号", "分类", "主题分类", "体裁分类", "组配分类", "信息分类", "文号", "发文字号",
    "发文号", "主题词", "关键词", "内容概述", "有效性", "时效性", "公开方式", "公开形式", "公开范围", "公文种类", "信息索引",
    *COLUMN, "索引", "信息编号", "稿件编号", "信息员", "信息类别", "公开类别", "类别", "阅读对象", "标签",
    "服务对象", "作者", "编辑", "责任编辑", "录入", "审核", "编审", "浏览次数",
    "浏览量", "点击数", "点击次数", "点击率", "点击量", "点击", "阅读次数", "阅读量", "阅读数", "阅读", "访问量",
    "访问次数", "人气", "浏览", "字体", "字号", "字体大小", "文字大小", "打印", "分享到", "分享", "保护视力色",
    "视力保护色", "背景色", "收藏", "记者", "摄影", "撰稿", "撰写", "语种", "载体类型", "索引號", "分類", "文號",
    "瀏覽次數", "點擊數", "字體", "標識", "状态", "编号", "文件编号", "统一编号", "规范性文件统一编号", "效力状态",
    "有效期", "有效期至", "有效期限", "截止日期", "截止时间", "截至日期", "报名截止时间", "开始时间", "开始日期",
    "结束时间", "结束日期", "起始时间", "起止时间", "会议时间", "召开时间", "活动时间", "举办时间",
    "来信时间", "来信日期", "写信时间", "写信日期", "提问时间", "提问日期", "咨询时间", "咨询日期", "留言时间",
    "留言日期", "答复时间", "答复日期", "回复时间", "回复日期", "回复于", "受理时间", "办结时间", "处理时间",
    *_joined(
        ("归档", "收录", "抓取", "打印", "执行", "实施", "施行", "生效", "失效", "废止", "通过", "修订", "批准", "登记",
         "立案", "开标", "报名", "考试", "听证", "征集", "开放", "到期", "收文"),
        ("时间", "日期"),
    ),
    "注册时间", "注册日期", "登录时间", "最后登录", "评论时间", "评论于", "公示时间", "公示期", "答复单位",
    "处理单位", "承办单位", "受理单位", "回复单位", "来信人", "写信人", "留言人", "咨询人", "信件编号", "办理状态",
    "来信内容", "信件内容", "留言内容", "答复内容", "回复内容", "咨询内容", "楼主", "发布人", "发布者", "上传者",
    "校对", "初审", "复审", "终审", "签发", "审核人", "责编", "通讯员", "评论", "下载次数", "下载", "查看", "大小",
    "次数", "浏览数", "关注", "关注度", "有效状态", "发布渠道", "author", "editor", "views", "hits", "clicks",
)
_SHORT_LABELS = frozenset((
    "类别", "标签", "索引",
    "时间", "日期", "時間", "发布", "更新", "来源", "來源", "作者", "分类", "名称", "标题", "名稱", "標題", "供稿",
    "状态", "编号", "阅读", "浏览", "点击", "编辑", "审核", "记者", "出处", "稿源", "分類", "录入", "打印",
    "分享", "收藏", "查看", "下载", "大小", "评论", "校对", "次数", "关注", "来自", "转自", "签发", "责编",
    "date", "time", "source", "from", "posted", "updated", "author", "editor", "views", "hits",
))
# Labels behind whose value the day of publication may stand without a label of its own.
UNDATED = frozenset((
    *SOURCE[0], *SOURCE[1], *COLUMN, "作者", "编辑", "责任编辑", "审核", "录入", "记者", "浏览次数", "浏览量", "浏览",
    "点击数", "点击次数", "点击", "阅读次数", "阅读量", "阅读", "字体", "字号", "人气", "访问量", "发布人", "发布者",
    "签发", "审核人", "校对", "责编", "初审", "复审", "终审", "编审", "通讯员",
))
# fmt: on
# These need no colon before a date: 发表于 2023-06-05.
_VERBS = (
    "发布于",
    "发表于",
    "更新于",
    "刊登于",
    "刊发于",
    "发布在",
    "發佈於",
    "發表於",
    "回复于",
    "评论于",
    "posted on",
    "published on",
    "updated on",
)  # fmt: skip
_KNOWN = frozenset((*PUBLISHED[0], *PUBLISHED[1], *WRITTEN, *SOURCE[0], *SOURCE[1], *TITLE, *_OTHER))
_ENDS = frozenset(label[-1] for label in _KNOWN)
_LONGEST = max(map(len, _KNOWN))  # characters of a label
_REACH = 3 * _LONGEST  # characters before a colon in which a label may be spread out: 来　　源：
_TOLD = frozenset((*PUBLISHED[0], *PUBLISHED[1], *WRITTEN, *SOURCE[0], *SOURCE[1])) - {"发布", "更新"}
_BRACKETS = re.compile(r"[\[【]([^\[\]【】:：]{2,10})[\]】]\s{0,9}[:：]?")
_COLON = re.compile("[:：︰∶]")
_VERB = re.compile(
    rf"(?:{'|'.join(_VERBS)})(?=[\s{BORDER}]*(?:\d|[昨今前刚一二两三四五六七八九半]))"
    r"|(?:发布|更新|发文|公开|发表|编发|刊发|公布)(?:时间|日期)(?=\s{1,20}(?:19|20)\d\d(?:[-年/.]|[01]\d[0-3]\d(?!\d)))",
    re.IGNORECASE,
)
_SPACE = re.compile(rf"[\s\u3000{BORDER}]+")
_GLUED = re.compile(r"(?:局|办|府|社|报|网|委|中心|院|厅|室|处|科|会|站|台|队|校|镇|街道|部)$")


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a line: where it begins, where its value begins, and its name."""

    start: int
    end: int
    name: str


def labels_in(text: str) -> list[Label]:
    """Every label of a line, in order: before a colon, as a text of its own, or a verb before a date."""
    found = {label.start: label for label in (*_before_colons(text), *_in_brackets(text))}
    for verb in _VERB.finditer(text):
        name = _SPACE.sub("", verb[0]).lower()
        if not any(label.start <= verb.start() < label.end for label in found.values()):
            found[verb.start()] = Label(verb.start(), verb.end(), name)
    if known_label(text) and not found:
        return [Label(0, len(text), name_of(text))]
    if BORDER in text or "\t" in text:
        start = 0
        for chunk in re.split(rf"([\t{BORDER}])", text):
            end = start + len(chunk)
            if known_label(chunk) and not any(
                label.start < end and start < label.end for label in found.values()
            ):
                found[start] = Label(start, end, name_of(chunk))
            start = end
    return sorted(found.values(), key=lambda label: label.start)


def known_label(text: str) -> bool:
    """Whether a text is a label and nothing else: 来源, 发布 机构."""
    return len(text) <= _REACH and name_of(text) in _KNOWN


def name_of(text: str) -> str:
    """A label without spaces, colon and the brackets around it, in lower case."""
    name = _COLON.sub("", _SPACE.sub("", text)).lower()
    return name[1:-1] if name[:1] + name[-1:] in ("[]", "【】") else name


def _before_colons(text: str) -> list[Label]:
    found: list[Label] = []
    for colon in _COLON.finditer(text):
        label = _label_before(text, colon.start(), found[-1].end if found else -1)
        if label is not None:
            found.append(Label(label[0], colon.end(), label[1]))
    return found


def _in_brackets(text: str) -> Iterator[Label]:
    """Labels in brackets: 【来源】市府办, [发布时间]：2023-06-05; the names of tools stand so, too."""
    for bracket in _BRACKETS.finditer(text):
        name = name_of(bracket[1])
        if name in _TOLD:
            yield Label(bracket.start(), bracket.end(), name)


def _label_before(text: str, colon: int, behind: int) -> tuple[int, str] | None:
    """The longest known label that ends at a colon; a short one only at the beginning of a word."""
    tail = _SPACE.sub("", text[max(0, colon - _REACH) : colon])[-1:].lower()
    if tail not in _ENDS:
        return None
    name = ""
    best: tuple[int, str] | None = None
    for at in range(colon - 1, max(-1, colon - _REACH, behind - 1), -1):
        char = text[at]
        if char.isspace() or char == BORDER:
            continue
        name = char.lower() + name
        if len(name) > _LONGEST:
            break
        if name not in _KNOWN or (name in _SHORT_LABELS and _within_word(text, at, behind)):
            continue
        if best is not None and _is_cut(text, at, best[0]) and _within_word(text, at, -1):
            continue  # 来源：临江发布　时间：… tells a time and not 发布时间
        best = at, name
    return best


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a gap stands between two places of a text."""
    return any(char.isspace() or char == BORDER for char in text[start:end])


def _within_word(text: str, at: int, behind: int) -> bool:
    """Whether a short label is the end of a longer word, 开会时间; behind an office's name it is not."""
    before = text[at - 1] if at else ""
    if not ("\u4e00" <= before <= "\u9fff" or (before.isascii() and before.isalpha())):
        return False
    return not (behind >= 0 and _GLUED.search(text[behind:at]) is not None)
