"""Articles of WeChat accounts (微信公众号文章), with what their scripts hold put where WeChat's own scripts put it.

Ordinary articles have their text in `#js_content` and title, account and day in the head of the page. Picture posts,
text posts, film, sound and shares have them in values of scripts only: `window.cgiDataNew = {title: JsDecode('…'), …}`,
`text_page_info = {content: '…'}`, `var msg_title = '…'`, `d.ct = xml ? getXmlValue('…') : '…'`, or have a script write
them: `document.getElementById('js_image_desc').innerHTML = "…"`. Format: pages of mp.weixin.qq.com, 2018 to 2025, as
their public readers (wechat-article-exporter, wewe-rss, RSSHub) document it. Where the same value stands several times,
the first that is filled counts.
"""

import re
from html import escape

from govspider.extract.scripts import LITERAL as _STRING
from govspider.extract.scripts import unescape as unescape_script
from govspider.extract.wechat_day import FULL_DAY, sent_on
from govspider.text.references import unescaped

_IS_ARTICLE = re.compile(
    r"\bid\s*=\s*[\"']?(?:js_content|js_article|activity-detail|activity-name)\b|\bcgiDataNew\s*=|\btext_page_info\s*="
    r"|\bwindow\.item_show_type\s*=|\bpicture_page_info_list\s*="
)
_CALL = (
    r"(?:xml\s*\?\s*getXmlValue\([^()]{0,80}\)\s*:\s*)?"
    r"(?:\(?\s*(?:JsDecode|htmlDecode|decodeURIComponent|window\.\w+)\s*\(\s*)?"
)
_TITLE = ("msg_title", "title")
_ACCOUNT = ("nick_name", "nickname", "user_nickname", "source_nickname")
_TEXT = ("content_noencode",)
_DIGEST = ("msg_desc", "digest", "desc")
_META = re.compile(
    r"<meta\s(?:[^<>\"']{1,500}+|\"[^\"<]{0,20000}+\"|'[^'<]{0,20000}+'){0,40}+>", re.IGNORECASE
)
_META_NAME = re.compile(
    r"\b(?:property|name)\s*=\s*[\"'](og:title|twitter:title|og:description|description|author)[\"']",
    re.IGNORECASE,
)
_META_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_NEW_LINE = re.compile(
    r"(?:\\n|\\r|\\x0[aAdD]|\n)+"
)  # of meta data: as WeChat's programs write it, not as it is
_WRITTEN = re.compile(
    rf"js_(?:image|text)_desc[\"']\)\s*\.\s*innerHTML\s*=\s*{_STRING}"  # a script writes the text
    rf"|text_page_info[\"']?\s*[=:]\s*\{{[^{{}}]{{0,400}}?\bcontent[\"']?\s*:\s*{_CALL}{_STRING}"
)
# The text of a picture or text post, where a page was saved after its scripts had run.
_SHOWN_TEXT = re.compile(
    r"<(p|div|span)\b[^>]{0,500}\bid\s*=\s*[\"']?js_(?:image|text)_desc\b[^>]{0,500}>", re.IGNORECASE
)
_EMPTY_NAME = re.compile(
    r"(<a\b[^>]{0,500}\bid\s*=\s*[\"']?js_name\b[^>]{0,500}>)\s*(</a\s*>)", re.IGNORECASE
)
_BODY = re.compile(
    r"(<div\b[^>]{0,2000}\bid\s*=\s*[\"']?js_content\b[^>]{0,2000}>)(.{0,400}?)</div>",
    re.IGNORECASE | re.DOTALL,
)
_BODY_BEGINS = re.compile(r"<div\b[^<>]{0,2000}\bid\s*=\s*[\"']?js_content\b", re.IGNORECASE)
_HIDDEN_BODY = re.compile(
    r"(<div\b(?=[^<>]{0,2000}\bid\s*=\s*[\"']?js_content\b)[^<>]{0,2000}?)\bstyle\s*=\s*[\"'][^\"'<>]{0,300}"
    r"\b(?:visibility|opacity)\b[^\"'<>]{0,300}[\"']([^<>]{0,2000}>)",
    re.IGNORECASE,
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
_PLAIN_QUOTES = str.maketrans("“”‘’＂", '""\'\'"')
_LONGEST = 4_000_000  # characters of a page that is looked at


def written_out(source: str) -> str:
    """The page with title, account, day and text in its markup; any other page as it is.

    Args:
        source: the page, decoded.
    """
    if len(source) > _LONGEST or not _IS_ARTICLE.search(source):
        return source
    scripts, markup = _apart(source)
    heads = _heads(source)
    title = heads.get("og:title") or heads.get("twitter:title") or _value(scripts, _TITLE)
    title = _NEW_LINE.split(title)[0]  # a text post has no other title than its first line
    account, day = _value(scripts, _ACCOUNT), sent_on(scripts, _CALL)
    if title and (heading := _HEADING.search(source)):
        # Labels of WeChat (原创, 付费, 视频) stand in the heading, too.
        title = _whole(title, " ".join(unescaped(_TAG.sub(" ", heading[3])).split()))
        source = f"{source[: heading.start(3)]}{escape(title)}{source[heading.end(3) :]}"
    if day and (shown := _SHOWN_DAY.search(source)) and not FULL_DAY.search(shown[3]):
        # Nothing yet, or 昨天 of whatever day the page was opened on.
        source = f"{source[: shown.start(3)]}{day}{source[shown.end(3) :]}"
    source = _EMPTY_NAME.sub(lambda name: f"{name[1]}{escape(account)}{name[2]}", source)
    source = _HIDDEN_BODY.sub(lambda tag: tag[1] + tag[2], source)  # its own scripts show it
    body = _BODY.search(source)
    if "js_content" in source and (body is None or _TAG.sub("", body[2]).strip()):
        begin = _BODY_BEGINS.search(source)
        head = _head(markup, title="", account=account, day=day) if begin else ""
        return f"{source[: begin.start()]}{head}{source[begin.start() :]}" if begin else source
    if body is None and (shown_text := _shown_text(source)):
        place, text = shown_text
    else:
        end = source.lower().rfind("</body")
        end = end if end >= 0 else len(source)
        place, text = (body.start(), body.end()) if body else (end, end), _text(scripts, heads)
    piece = _head(markup, title=title, account=account, day=day) + _body(text)
    return f"{source[: place[0]]}{piece}{source[place[1] :]}"


def _whole(title: str, shown: str) -> str:
    """A title of the meta data, where it may be cut short (…) or have other quotation marks, as the heading shows it."""
    begin = title.rstrip(".… ")
    at = shown.translate(_PLAIN_QUOTES).find(begin.translate(_PLAIN_QUOTES)) if begin else -1
    if at < 0:
        return title
    return shown[at:] if begin != title else shown[at : at + len(begin)]


def _shown_text(source: str) -> tuple[tuple[int, int], str] | None:
    """Where the text of a picture or text post stands, and its markup; None: it is not in the page's markup."""
    begin = _SHOWN_TEXT.search(source)
    end = source.find(f"</{begin[1]}>", begin.end()) if begin else -1
    if begin is None or end < 0 or not _TAG.sub("", source[begin.end() : end]).strip():
        return None
    return (begin.start(), end + len(begin[1]) + 3), source[begin.end() : end]


def _heads(source: str) -> dict[str, str]:
    """What the page says of itself in meta tags, by name; the first of a name counts."""
    heads: dict[str, str] = {}
    for tag in _META.findall(source):
        name, content = _META_NAME.search(tag), _META_CONTENT.search(tag)
        if name and content:
            heads.setdefault(name[1].lower(), unescaped(content[1] or content[2] or "").strip())
    return heads


def _text(scripts: str, heads: dict[str, str]) -> str:
    """The text of an article whose markup has none, as text or markup; '' if nothing has it."""
    text = _value(scripts, _TEXT)
    if not text and (written := _WRITTEN.search(scripts)):
        text = unescaped(unescape_script(next(filter(None, written.groups()), ""))).strip()
    text = text or _value(scripts, _DIGEST) or heads.get("og:description") or heads.get("description", "")
    return text if _MARKUP.search(text) else _NEW_LINE.sub("\n", text)


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


def _head(markup: str, *, title: str, account: str, day: str) -> str:
    """Title, account and day as WeChat shows them; what the page shows already is left out."""
    piece = ""
    if title and "rich_media_title" not in markup and not _HEADING.search(markup):
        piece = f'<h1 class="rich_media_title" id="activity-name">{escape(title)}</h1>'
    name = f'<a id="js_name">{escape(account)}</a> ' if account and "js_name" not in markup else ""
    if name or (day and not _SHOWN_DAY.search(markup)):
        piece += f'<div id="meta_content">{name}<em id="publish_time">{day}</em></div>'
    return piece


def _body(text: str) -> str:
    """A text as WeChat shows it."""
    rows = [f"<p>{escape(row)}</p>" for row in text.splitlines() if row.strip()]
    inside = text if _MARKUP.search(text) else "".join(rows)
    return f'<div class="rich_media_content" id="js_content">{inside}</div>'


def _value(scripts: str, names: tuple[str, ...]) -> str:
    """The first filled text that a script gives one of the names."""
    for name in names:
        for found in re.finditer(rf"(?<![\w$]){name}[\"']?\s*[:=]\s*{_CALL}{_STRING}", scripts):
            text = unescaped(unescape_script(found[1] if found[1] is not None else found[2])).strip()
            if text:
                return text
    return ""
