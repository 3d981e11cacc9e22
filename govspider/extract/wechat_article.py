"""Articles of WeChat accounts (微信公众号文章), with what their scripts hold put where WeChat's own scripts put it.

Ordinary articles have their text in `#js_content` and title, account and day in the head of the page. Picture posts,
text posts, film, sound and shares have them in values of scripts only: `window.cgiDataNew = {title: JsDecode('…'), …}`,
`window.text_page_info`, `var msg_title = '…'`. Format: pages of mp.weixin.qq.com, 2018 to 2025, as their public readers
(wechat-article-exporter, wewe-rss) document it. Where the same value stands several times, the first that is filled counts.
"""

import re
from datetime import datetime
from html import escape

from govspider.extract.scripts import unescape as unescape_script
from govspider.text.dates import CHINA
from govspider.text.references import unescaped

_IS_ARTICLE = re.compile(
    r"\bid\s*=\s*[\"']?(?:js_content|js_article|activity-detail|activity-name)\b|\bcgiDataNew\s*=|\btext_page_info\s*="
)
_STRING = r"(?:\"((?:[^\"\\]|\\.){0,200000})\"|'((?:[^'\\]|\\.){0,200000})')"
_CALL = r"(?:\(?\s*(?:JsDecode|htmlDecode|decodeURIComponent|window\.\w+)\s*\(\s*)?"
_TITLE = ("msg_title", "title")
_ACCOUNT = ("nick_name", "nickname", "user_nickname", "source_nickname")
_TEXT = ("content_noencode",)
_DIGEST = ("msg_desc", "digest")
_DAYS = ("ct", "oriCreateTime", "ori_create_time", "create_time", "createTime", "publish_time", "publishTime")
_SECONDS = re.compile(r"1[0-9]{9}(?:\d{3})?")
_FULL_DAY = re.compile(r"(?:19|20)\d\d[-/年.]\d{1,2}[-/月.]\d{1,2}")
_META = re.compile(
    r"<meta\s[^>]{0,80}\b(?:property|name)\s*=\s*[\"'](og:title|twitter:title|og:description|author)[\"'][^>]{0,40}"
    r"\bcontent\s*=\s*(?:\"([^\"]{0,4000})\"|'([^']{0,4000})')",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(<div\b[^>]{0,2000}\bid\s*=\s*[\"']?js_content\b[^>]{0,2000}>)(.{0,400}?)</div>",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(
    r"(<(h[1-3]|div|p)\b[^>]{0,500}\bid\s*=\s*[\"']?activity-name\b[^>]{0,500}>)(.{0,3000}?)(</\2\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_SHOWN_DAY = re.compile(
    r"(<(em|span|i)\b[^>]{0,300}\bid\s*=\s*[\"']?publish_time\b[^>]{0,300}>)(.{0,200}?)(</\2\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_MARKUP = re.compile(r"<(?:p|br|div|section|span|a|img|strong|h\d)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^>]{0,500}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_LONGEST = 4_000_000  # characters of a page that is looked at


def written_out(source: str) -> str:
    """The page with title, account, day and text in its markup; any other page as it is.

    Args:
        source: the page, decoded.
    """
    if len(source) > _LONGEST or not _IS_ARTICLE.search(source):
        return source
    scripts, markup = _apart(source)
    heads = {
        name.lower(): unescaped(double or single).strip() for name, double, single in _META.findall(source)
    }
    title = heads.get("og:title") or heads.get("twitter:title") or _value(scripts, _TITLE)
    day = _day(scripts)
    if title and (heading := _HEADING.search(source)):
        # Labels of WeChat (原创, 付费, 视频) stand in the heading, too.
        source = f"{source[: heading.start(3)]}{escape(title)}{source[heading.end(3) :]}"
    if day and (shown := _SHOWN_DAY.search(source)) and not _TAG.sub("", shown[3]).strip():
        source = f"{source[: shown.start(3)]}{day}{source[shown.end(3) :]}"
    body = _BODY.search(source)
    if "js_content" in source and (body is None or _TAG.sub("", body[2]).strip()):
        return source  # its text is there
    text = _value(scripts, _TEXT) or _value(scripts, _DIGEST) or heads.get("og:description", "")
    if not text:
        return source
    piece = _article(markup, title=title, account=_value(scripts, _ACCOUNT), day=day, text=text)
    if body is not None:
        return f"{source[: body.start()]}{piece}{source[body.end() :]}"
    end = source.lower().rfind("</body")
    return f"{source[:end]}{piece}{source[end:]}" if end >= 0 else source + piece


def _apart(source: str) -> tuple[str, str]:
    """The scripts of a page, and its markup without them."""
    scripts, markup, at = [], [], 0
    while (begin := _SCRIPT.search(source, at)) is not None:
        end = _SCRIPT_END.search(source, begin.end())
        if end is None:
            break
        markup.append(source[at : begin.start()])
        scripts.append(source[begin.end() : end.start()])
        at = end.end()
    return "\n".join(scripts), "".join((*markup, source[at:]))


def _article(markup: str, *, title: str, account: str, day: str, text: str) -> str:
    """An article built as WeChat builds one; what the page shows already is left out."""
    head = f'<h1 class="rich_media_title" id="activity-name">{escape(title)}</h1>'
    piece = head if title and not _HEADING.search(markup) else ""
    name = f'<a id="js_name">{escape(account)}</a> ' if account and "js_name" not in markup else ""
    if name or (day and not _SHOWN_DAY.search(markup)):
        piece += f'<div id="meta_content">{name}<em id="publish_time">{day}</em></div>'
    rows = [f"<p>{escape(row)}</p>" for row in text.splitlines() if row.strip()]
    inside = text if _MARKUP.search(text) else "".join(rows)
    return f'{piece}<div class="rich_media_content" id="js_content">{inside}</div>'


def _value(scripts: str, names: tuple[str, ...]) -> str:
    """The first filled text that a script gives one of the names."""
    for name in names:
        for found in re.finditer(rf"(?<![\w$]){name}[\"']?\s*[:=]\s*{_CALL}{_STRING}", scripts):
            text = unescaped(unescape_script(found[1] if found[1] is not None else found[2])).strip()
            if text:
                return text
    return ""


def _day(scripts: str) -> str:
    """The day of publication, as 2023-06-05; '' if no script tells it."""
    for name in _DAYS:
        pattern = rf"(?<![\w$]){name}[\"']?\s*[:=]\s*{_CALL}(?:{_STRING}|(\d{{10,13}})\b)"
        for found in re.finditer(pattern, scripts):
            told = (found[1] or found[2] or found[3] or "").strip()
            if _SECONDS.fullmatch(told):
                return datetime.fromtimestamp(int(told[:10]), CHINA).strftime("%Y-%m-%d")
            if day := _FULL_DAY.match(told):
                return day[0]
    return ""
