"""Where the article's own lines begin and end in the block that holds them (正文首尾): bars, tools, related links go."""

import re

from govspider.extract.bars import ends_in_bar, is_bar, tells_of_page
from govspider.extract.lines import Line
from govspider.text.dates import only_date

# What only the foot of a page says; and what a foot says too, but an article about an event may say as well.
_FOOT = re.compile(
    r"版权所有|版權所有|ICP[备備证證]|公网安备|网站标识码|網站標識碼|copyright|©|All Rights Reserved",
    re.IGNORECASE,
)
_FOOT_TOO = re.compile(
    r"^(?:主办|承办|协办|维护|管理|技术支持|制作|主辦|承辦|協辦|維護|技術支持|製作)(?:单位|單位|支持)?[:：]|^(?:地址|联系地址|聯繫地址|邮编|郵編|邮政编码|郵政編碼|联系电话|聯繫電話|电话|電話|网站地图|網站地圖|"
    r"關於我們|关于我们|"
    r"联系我们|设为首页|加入收藏|建议使用|最佳浏览|您是第|访问量|党政机关网站标识|本网站支持)"
)
PATH = re.compile(
    r"^(?:您?(?:当前|现在|目前|所在|所處|當前|現在)?(?:的|所在的?)?位置|首页\s*[>›»/→]|首頁\s*[>›»/→])"
    r"|^\S{2,8}?您?(?:当前|现在|所在)的?位置\s{0,9}[:：]"
)
_TAIL = re.compile(
    r"^[【\[（(\s]*(?:扫一扫|扫描二维码|分享到|分享[:：]|打印(?:本页|正文|此页)?|关闭(?:窗口|本页|"
    r"此页)?|我要打印|上一篇|下一篇|上一条|下一条|"
    r"上一頁|相关(?:阅读|文章|链接|新闻|解读|稿件|报道|信息|政策)|延伸阅读|推荐阅读|责任编辑|编辑[:：]|"
    r"审核[:：]|[（(]?责编|【?返回|收藏|"
    r"阅读次数|浏览次数|点击数|附件下载次数|字体[:：]|字号[:：]|【字体|您访问的链接|是否继续|继续访问|"
    r"放弃|主办[:：]|文章来源[:：]|信息来源[:：]|"
    r"列印|關閉|返回頂部|回到顶部|返回顶部|手机扫一扫|微信扫一扫|用微信|回主页|我要纠错|纠错|公众号|"
    r"此页面上的内容需要)"
)
# Short lines behind which other articles or the readers' comments stand.
_SIDE = re.compile(
    r"(?:相关|热点|热门|推荐|最新|点击|延伸|猜你|往期|更多|图片|视频|站内|其他|您可能|上一|下一).{0,8}$|"
    r"(?:网友|最新|热门|发表|文章|用户)?(?:评论|留言|跟帖|回帖)(?:区|列表)?$|免责声明"
)
_COMMENTS = re.compile(r"(?:网友|最新|热门|发表|文章|用户)?(?:评论|留言|跟帖|回帖)")
_PROSE = re.compile(r"[，。；！？、：]|[a-z]{2}[,.;!?](?:\s|$)")
_HEAD_LINES = 12  # lines at the head of a block among which title and bars may stand
_FAR_HEAD = 60  # lines among which a path or the page's bar may stand, where no paragraph stands above them
_DATE_LINES = 3  # lines behind the path in which a bare date is a bar; later it is the signature's
_PARAGRAPH = 45  # characters from which a line may be a paragraph
_BARS = 6  # lines of path and bar of one article
_ABSTRACT = 20  # characters from which a sentence above the bar is the article's
_SHORT = 12  # characters of the head of a list
_LINKS = 3  # lines of nothing but links behind the text that are other articles
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|zip|rar|7z|txt|jpe?g|png)\W*$|^\W*附\s*[件表图]", re.IGNORECASE
)


def trim(lines: list[Line], places: list[int]) -> list[int]:
    """Take title, bars and path off the head, and tools, other articles and comments off the tail.

    Args:
        lines: all lines of the page.
        places: those inside the block, by index.
    """
    own = [lines[place] for place in places]
    head = _head_end(own)
    end = _tail_start(own, head)
    while end > head and _is_last(own[end - 1]):
        end -= 1
    return places[head : _without_links(own, head, end)]


def is_foot(text: str) -> bool:
    """Whether a line says what the foot of a page says."""
    return _FOOT.search(text) is not None or _FOOT_TOO.match(text) is not None


def _head_end(lines: list[Line]) -> int:
    """How many lines at the head are bars, path, or stand above them; the first sentence ends the head."""
    head = 0
    for number, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text
        signature = number - head > _DATE_LINES and only_date(text) is not None
        if (_is_margin(line) or ends_in_bar(line)) and not signature:
            head = number + 1
        elif text.endswith(("。", "；", "：", ":")) or _is_sentence(text) or is_prose(line):
            break
    first_prose = next((number for number, line in enumerate(lines) if is_prose(line)), len(lines))
    own = [
        number
        for number, line in enumerate(lines[: min(first_prose, _FAR_HEAD)])
        if tells_of_page(line) or ends_in_bar(line) or PATH.match(line.text)
    ]
    # A sentence between is the article's abstract; many of them are a list's.
    if 0 < len(own) <= _BARS and not any(_is_sentence(line.text) for line in lines[head : own[-1]]):
        head = max(head, own[-1] + 1)
    return head


def _tail_start(lines: list[Line], head: int) -> int:
    """Where tools, related links or the page's foot begin: the first such line that no paragraph follows."""
    texts = [line.text for line in lines]
    last_prose = max((number for number, line in enumerate(lines) if is_prose(line)), default=0)
    for number in range(head + 1, len(texts)):
        if _begins_others(lines, number):
            return number
        if number < last_prose:
            continue
        if _TAIL.match(texts[number]):
            return number
        if _FOOT.search(texts[number]) and number > last_prose:
            above = range(number, head, -1)
            return next((place for place in above if not _FOOT_TOO.match(texts[place - 1])), head + 1)
    return len(texts)


def _begins_others(lines: list[Line], number: int) -> bool:
    """Whether a short line is the head of other articles, which are links, or of comments."""
    text = lines[number].text.strip(" :：【】[]")
    if len(text) > _SHORT or not _SIDE.match(text):
        return False
    behind = lines[number + 1 :]
    chars = sum(len(line.text) for line in behind)
    return _COMMENTS.match(text) is not None or (
        chars > 0 and 2 * sum(line.link_chars for line in behind) >= chars
    )


def _without_links(lines: list[Line], head: int, end: int) -> int:
    """The end without lines of nothing but links to other pages; files belong to the article."""
    start = end
    while start > head and _is_link(lines[start - 1]):
        start -= 1
    if end - start < _LINKS or start == head:
        return end
    titled = (
        start > head + 1 and len(lines[start - 1].text) <= _SHORT and not _PROSE.search(lines[start - 1].text)
    )
    return start - titled


def _is_link(line: Line) -> bool:
    return (
        line.link_chars > 0
        and len(line.text) - line.link_chars <= len("2023-06-05 ·[]")
        and not _FILE.search(line.text)
    )


def _is_sentence(text: str) -> bool:
    return len(text) >= _ABSTRACT and text.endswith(("。", "！", "；"))


def is_prose(line: Line) -> bool:
    """A line long enough to be a paragraph, with a full stop or comma, that is no bar."""
    text = line.text
    if len(text) < _PARAGRAPH or _PROSE.search(text) is None:
        return False
    return (
        not is_bar(line.marked) and _FOOT.search(text[:_PARAGRAPH]) is None and _FOOT_TOO.match(text) is None
    )


def _is_margin(line: Line) -> bool:
    text = line.text
    return (
        is_bar(line.marked)
        or PATH.match(text) is not None
        or (len(text) < _PARAGRAPH and _TAIL.match(text) is not None)
    )


def _is_last(line: Line) -> bool:
    """A last line that belongs to the page; a signature, its date and （供稿：某某） belong to the article."""
    signed = only_date(line.text) is not None or line.text.startswith(("（", "("))
    return not signed and len(line.text) < _PARAGRAPH and _is_margin(line)
