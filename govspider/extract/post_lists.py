"""Lists of posts in the data of open profiles (公开主页的发文列表), as public readers of these platforms document them.

- WeChat's home pages (`mp/homepage`): `appmsg_list` with `title`, `link`, `sendtime`. RSSHub, lib/routes/wechat/mp.ts.
- WeChat's albums (`mp/appmsgalbum`): `getalbum_resp.article_list` with `title`, `url`, `create_time`, the same way.
- Weibo (`m.weibo.cn/api/container/getIndex`): `cards[].mblog` with `text`, `created_at`, `user`. RSSHub,
  lib/routes/weibo/user.ts.
- Toutiao (`api/pc/list/feed`): `data[]` with `title` or `content`, `publish_time`. RSSHub,
  lib/routes/toutiao/user.ts and types.ts.
- Douyin (`RENDER_DATA`): `post.data[]` with `desc`, `createTime`. RSSHub, lib/routes/douyin/user.ts, utils.ts.
- Kuaishou (`visionProfilePhotoList.feeds[].photo` with `caption`, `timestamp`): the query that its page sends.
- Bilibili (`x/space/arc/search`): `list.vlist[]` with `title`, `created`, as bilibili-API-collect has it.
- Baijiahao (`mbd.baidu.com/webpage`): `data.list[]` with `itemData`, `dynamic_ctime`. RSSHub, lib/routes/baidu/baijiahao.ts.
- Xiaohongshu (`__INITIAL_STATE__`): `user.notes[][].noteCard` with `displayTitle`, without days. RSSHub,
  lib/routes/xiaohongshu.

Days count only where a list goes newest first and is one author's: a list by popularity may lack the newest post, and one
of several authors is no profile. Pinned posts (置顶) alone are no list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from govspider.extract.page_data import page_data, text_at, walk
from govspider.items import Entry, PublicCard
from govspider.text.dates import stamp_date
from govspider.text.references import unescaped

_LONGEST_TITLE = 500  # characters of a post that are kept
_LONGEST_NAME = 100
_MOST = 60  # posts of a list
_FIRST = 10  # so many at least does a page show of a list that has more
_UNMARKED = 2  # posts at the top that may be pinned without being marked so
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ZONE = re.compile(r"\s[+-]\d{4}(?=\s\d{4}$)")  # Tue Jun 27 10:00:00 +0800 2023


@dataclass(frozen=True, slots=True)
class _Form:
    """How one platform writes a list of posts; paths are looked for in a post, then in the item that holds it.

    Attributes:
        mark: what stands in every page of this form.
        lists: keys that the list stands under, the last two of them with a dot; `.data`: under data, wherever that is.
        post: key of the post in an item of the list; '': the item is the post.
        pinned: where it is marked that a post is pinned.
    """

    mark: str
    lists: tuple[str, ...]
    titles: tuple[str, ...]
    days: tuple[str, ...]
    ids: tuple[str, ...]
    url: str
    post: str = ""
    author: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    certified: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


_FORMS = (
    _Form("appmsg_list", (".appmsg_list",), ("title",), ("sendtime",), ("link",), "{}"),
    _Form("getalbum_resp", ("getalbum_resp.article_list",), ("title",), ("create_time",), ("url",), "{}"),
    _Form(
        '"mblog"',
        ("data.cards", "cards.card_group"),
        ("text",),
        ("created_at",),
        ("bid", "id"),
        "https://m.weibo.cn/status/{}",
        post="mblog",
        author=("user.id",),
        names=("user.screen_name",),
        certified=("user.verified_reason",),
        pinned=("isTop",),
    ),
    _Form(
        "behot_time",
        (".data", "data.feed"),
        ("title", "content", "abstract"),
        ("publish_time",),
        ("id", "item_id"),
        "https://www.toutiao.com/article/{}/",
        author=("user_info.user_id", "user.info.user_id", "user.user_id"),
        names=("user_info.name", "user.info.name", "user.name"),
        certified=("user_info.verified_content", "user.info.verified_content", "user.verified_content"),
    ),
    _Form(
        "awemeId",
        ("post.data",),
        ("desc",),
        ("createTime",),
        ("awemeId",),
        "https://www.douyin.com/video/{}",
        author=("authorInfo.uid", "authorUserId"),
        names=("authorInfo.nickname",),
        pinned=("tag.isTop",),
    ),
    _Form(
        "aweme_id",
        (".aweme_list", "post.aweme_list", "data.aweme_list"),
        ("desc",),
        ("create_time",),
        ("aweme_id",),
        "https://www.douyin.com/video/{}",
        author=("author.uid", "author_user_id"),
        names=("author.nickname",),
        certified=("author.enterprise_verify_reason", "author.custom_verify"),
        pinned=("is_top",),
    ),
    _Form(
        "visionProfilePhotoList",
        ("visionProfilePhotoList.feeds",),
        ("caption",),
        ("timestamp",),
        ("id",),
        "https://www.kuaishou.com/short-video/{}",
        post="photo",
        author=("author.id",),
        names=("author.name",),
        pinned=("profileUserTopPhoto",),
    ),
    _Form(
        '"vlist"',
        ("list.vlist",),
        ("title",),
        ("created",),
        ("bvid",),
        "https://www.bilibili.com/video/{}",
        author=("mid",),
        names=("author",),
    ),
    _Form("dynamic_ctime", ("data.list",), ("title",), ("dynamic_ctime",), ("url",), "{}", post="itemData"),
    _Form(
        "noteCard",
        ("user.notes", "notes._rawValue"),
        ("displayTitle",),
        (),
        ("noteId",),
        "https://www.xiaohongshu.com/explore/{}",
        post="noteCard",
        author=("user.userId",),
        names=("user.nickname", "user.nickName"),
        pinned=("interactInfo.sticky",),
    ),
)
# Whose page it is, beside the posts: key of the object, its name, who the platform says that it is.
_OWNERS = (
    ("data.userInfo", "screen_name", ("verified_reason",)),  # Weibo
    ("user.user", "nickname", ("enterpriseVerifyReason", "customVerify")),  # Douyin
    ("userPageData.basicInfo", "nickname", ()),  # Xiaohongshu
    ("_rawValue.basicInfo", "nickname", ()),
    ("visionProfile.userProfile", "profile.user_name", ()),  # Kuaishou
)


@dataclass(frozen=True, slots=True)
class _Post:
    entry: Entry
    author: str
    name: str
    certified: str
    is_pinned: bool


def read_post_list(source: str) -> tuple[tuple[Entry, ...], PublicCard | None]:
    """The posts that the data of a page lists, newest first as they stand, and whose page it is.

    Args:
        source: the page, or an answer in JSON, decoded.

    Returns:
        The posts, without days where these do not tell which is the newest; nothing for a page of no known form.
    """
    forms = [form for form in _FORMS if form.mark in source]
    owner: PublicCard | None = None
    lists: list[list[_Post]] = []
    for data in page_data(source) if forms else ():
        for keys, value in walk(data):
            if isinstance(value, dict):
                owner = owner or _owner(keys, value)
            elif posts := list(islice(_list(forms, keys, value), _MOST)):
                lists.append(posts)
    known = [post for posts in lists for post in posts]
    if not known or len({post.author for post in known if post.author}) > 1:
        return (), None
    name, certified = (owner.name, owner.certified) if owner else ("", "")
    card = PublicCard(name=name or known[0].name, certified=certified or known[0].certified)
    return _entries(lists), card


def tells_newest(days: Sequence[date]) -> bool:
    """Whether the newest post is among those that a page shows: it shows few, which are all, or goes newest first."""
    return len(days) < _FIRST or goes_newest_first(days)


def goes_newest_first(days: Sequence[date]) -> bool:
    """Whether a list goes newest first; a few posts at its top, or anywhere, may stand out of order."""
    rising = sum(later > earlier for earlier, later in pairwise(days))
    return rising <= min(_UNMARKED, (len(days) - 1) // 3)


def _list(forms: Iterable[_Form], keys: str, items: Sequence[object]) -> Iterator[_Post]:
    for form in forms:
        if any(keys == one or (one.startswith(".") and keys.endswith(one)) for one in form.lists):
            for item in items:
                post = _post(form, item)
                if post is not None:
                    yield post


def _post(form: _Form, item: object) -> _Post | None:
    inner = item.get(form.post) if form.post and isinstance(item, dict) else item
    if not isinstance(inner, dict):
        return None

    def first(paths: tuple[str, ...]) -> str:
        return next((text for one in (inner, item) for path in paths if (text := text_at(one, path))), "")

    name, title = first(form.ids), _plain(first(form.titles))
    stated = first(form.days)
    if not name or (form.days and not stated):
        return None
    day = stamp_date(_ZONE.sub("", stated)) if stated else None
    is_pinned = first(form.pinned) not in {"", "0"} or text_at(item, "profile_type_id").startswith(
        "proweibotop"
    )
    entry = Entry(title[:_LONGEST_TITLE] or name, form.url.format(name), day)
    return _Post(entry, first(form.author), first(form.names), first(form.certified), is_pinned)


def _entries(lists: Sequence[Sequence[_Post]]) -> tuple[Entry, ...]:
    """The posts, each once, with their days if these tell which is the newest: if every list goes newest first."""
    are_told = all(map(_tells_newest, lists))
    known: dict[str, Entry] = {}
    for posts in lists:
        for post in posts:
            known.setdefault(post.entry.url, post.entry if are_told else replace(post.entry, date=None))
    return tuple(known.values())


def _tells_newest(posts: Sequence[_Post]) -> bool:
    days = [post.entry.date for post in posts if not post.is_pinned and post.entry.date is not None]
    return bool(days) and goes_newest_first(days)


def _owner(keys: str, data: object) -> PublicCard | None:
    for place, name, certified in _OWNERS:
        if keys == place and (shown := text_at(data, name)):
            said = next((text for path in certified if (text := text_at(data, path))), "")
            return PublicCard(name=shown[:_LONGEST_NAME], certified=said[:_LONGEST_NAME])
    return None


def _plain(markup: str) -> str:
    """A text as a reader sees it: without tags, in one line."""
    return " ".join(unescaped(_TAG.sub(" ", markup)).split())
