"""A small site whose pages hold every kind of link, some of them dead, for the link checks and their comparison.

Each dead address begins with /dead/, each one that no reader ever asks for with /unread/, and no page is there for either.
"""

from tests.crawling import PROSE
from tests.servers import Behaviour, answer, html

# One element a line; {fate} is `live` or `dead`.
SHOWN = (
    '<a href="/{fate}/a.html">机构职能介绍</a>',
    '<a href="/{fate}/file.pdf">年度报告下载</a>',
    '<a href="/{fate}/film.mp4">会议录像观看</a>',
    '<img src="/{fate}/picture.png" alt="会场">',
    '<img src="/live/small.png" srcset="/{fate}/wide.png 2x" alt="会场">',
    '<picture><source srcset="/{fate}/picture-source.png"><img src="/live/small.png"></picture>',
    '<video src="/{fate}/video.mp4" poster="/{fate}/poster.png" controls></video>',
    '<video controls><source src="/{fate}/video-source.mp4"></video>',
    '<audio src="/{fate}/sound.mp3" controls></audio>',
    '<script src="/{fate}/tool.js"></script>',
    '<link rel="stylesheet" href="/{fate}/style.css">',
    '<link rel="icon" href="/{fate}/icon.png">',
    '<object data="/{fate}/object.pdf" type="application/pdf"></object>',
    '<embed src="/{fate}/embed.pdf">',
    '<iframe src="/{fate}/frame.html"></iframe>',
    '<map name="m"><area href="/{fate}/area.html" shape="rect" coords="0,0,9,9"></map>',
    '<div style="background-image:url(/{fate}/background.png)">专栏</div>',
    '<input type="image" src="/{fate}/button.png">',
)
# What no browser asks for and no reader follows.
UNREAD = (
    '<link rel="dns-prefetch" href="//unread.test/"><link rel="preconnect" href="http://unread.test/">',
    '<link rel="pingback" href="/unread/xmlrpc.php"><link rel="EditURI" href="/unread/rsd.xml">',
    '<link rel="profile" href="/unread/profile"><link rel="license" href="/unread/licence.html">',
    '<img src="/unread/count.gif" width="1" height="1" style="display:none">',
    '<blockquote cite="/unread/cite.html">引文</blockquote><!-- <a href="/unread/comment.html">旧版</a> -->',
    '<a href="javascript:void(0)">打印</a><a href="mailto:a@b.test">邮箱</a><a href="tel:12345">热线</a>',
    "<script>var u='/unread/'+1+'.html';document.title+='';</script>",
    '<template><a href="/unread/template.html">样板</a></template>',
    '<noscript><img src="/unread/noscript.gif"></noscript>',
)
_TYPES = {
    "pdf": ("application/pdf", b"%PDF-1.7\n"),
    "mp4": ("video/mp4", b"\0\0\0\x18ftypmp42"),
    "mp3": ("audio/mpeg", b"ID3\x03"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "js": ("application/javascript", b"var a=1;"),
    "css": ("text/css", b"body{color:#333}"),
}
PAGES = 12  # articles beside the home page


def table(*, healthy: bool) -> dict[str, Behaviour]:
    """The site: path → page. Healthy: nothing on it is dead."""
    fate = "live" if healthy else "dead"
    elements = [element.format(fate="live") for element in SHOWN]
    elements += [element.format(fate=fate) for element in SHOWN]
    menu = "".join(
        f'<li><a href="/art/{n}.html">关于第{n}次会议的通知</a><span>2023-06-{n + 10}</span></li>'
        for n in range(PAGES)
    )
    pages = {"/": _page("某局网站", f"<ul>{menu}</ul>")}
    for number in range(PAGES):
        own = [*elements[number::PAGES], UNREAD[number % len(UNREAD)]]
        onward = f'<a href="/art/{(number + 1) % PAGES}.html#part">下一篇</a><a href="/">首页</a>'
        pages[f"/art/{number}.html"] = _page(f"第{number}次会议", f"<p>{PROSE}</p>{''.join(own)}{onward}")
    live = {path.format(fate="live") for path in addresses("{fate}")} | {"/live/small.png"}
    return pages | {path: _live(path) for path in live} | {"/robots.txt": answer(b"")}


def addresses(fate: str) -> set[str]:
    """The addresses of `SHOWN` that have this fate."""
    found = set()
    for element in SHOWN:
        pieces = element.replace("{fate}", fate).replace('"', " ").replace("(", " ").replace(")", " ").split()
        found |= {piece for piece in pieces if piece.startswith(f"/{fate}/")}
    return found


def _page(title: str, body: str) -> Behaviour:
    return html(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>")


def _live(path: str) -> Behaviour:
    suffix = path.rpartition(".")[2]
    if suffix not in _TYPES:
        return _page("职能", f"<p>{PROSE}</p>")
    media, body = _TYPES[suffix]
    return answer(body, headers={"Content-Type": media})
