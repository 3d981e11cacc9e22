"""Posts of accounts on other platforms as tools export them (发文导出文件), with what is planted in them."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

from govspider.demo import personal, texts
from govspider.demo.articles import paragraphs
from govspider.demo.chance import dice, shuffled
from govspider.demo.model import Account, ExportedPost, Place
from govspider.demo.prose import Writer
from govspider.items import Kind

# What is planted in one post of each account, in turn: a wrong word in a title or text, a number, an advert; or a near miss.
_PLANTED = ("title", "word", "id_card", "phone", "advert", "near_word", "near_number", "near_advert")
_NUMBERS = {"id_card": (Kind.ID_CARD, personal.resident_id), "phone": (Kind.PHONE, personal.mobile)}
_PLACE = 1  # of the post that has it, the newest first
_STEP = 7  # days between older posts


def exported_posts(
    place: Place, account: Account, days: tuple[date, ...], turn: int
) -> tuple[ExportedPost, ...]:
    """The posts of an account on these days, the newest first.

    Args:
        place: the city.
        account: whose they are.
        days: of the posts.
        turn: which of the accounts with exported posts it is, from 0.
    """
    return tuple(_post(place, account, number, day, turn) for number, day in enumerate(days))


def older_posts(place: Place, account: Account, first: date) -> tuple[ExportedPost, ...]:
    """Posts before its exported ones, week by week, back to one before a day; nothing is planted in them.

    Args:
        place: the city.
        account: whose they are.
        first: the oldest post lies before it.
    """
    made: list[ExportedPost] = []
    day = account.exported[-1].published
    while day >= first:
        day -= timedelta(days=_STEP)
        made.append(_plain(place, account, len(account.exported) + len(made), day)[0])
    return tuple(made)


def export_of(account: Account, turn: int) -> tuple[str, str]:
    """Name and content of the file: a table as of crawlers of short posts, or JSON with HTML as of exporters of articles."""
    if turn % 2:
        rows = [
            {
                "title": post.title,
                "content": "".join(f"<p>{line}</p>" for line in post.text.split("\n")),
                "link": post.url,
                "create_time": f"{post.published.isoformat()} 09:30:00",
            }
            for post in account.exported
        ]
        return f"{account.name}.json", json.dumps(rows, ensure_ascii=False, indent=1)
    table = io.StringIO()
    writer = csv.writer(table)
    says_original = any(post.original is not None for post in account.exported)
    writer.writerow(("昵称", "标题", "正文", "链接", "发布时间") + ("是否原创",) * says_original)
    name = account.shown_name or account.name
    for post in account.exported:
        row = (name, post.title, post.text, post.url, f"{post.published.isoformat()} 09:30")
        writer.writerow(row + ("是" if post.original else "否",) * says_original)
    return f"{account.target_id}.csv", table.getvalue()


def _post(place: Place, account: Account, number: int, day: date, turn: int) -> ExportedPost:
    plain, writer = _plain(place, account, number, day)
    return _with_plant(writer, plain, _PLANTED[turn % len(_PLANTED)], turn) if number == _PLACE else plain


def _plain(place: Place, account: Account, number: int, day: date) -> tuple[ExportedPost, Writer]:
    """A post without fault, and who writes on in it."""
    chance = dice(place.seed, account.target_id, "post", number)
    topic = texts.topics()[chance.choice(account.unit.topics)]
    writer = Writer(place, account.unit, topic, day, chance)
    title = writer.fill(chance.choice(texts.sections("frames_news.txt")["title"]))
    text = "\n".join(paragraphs(writer, "news"))
    url = f"http://{account.platform}.test/{account.target_id}/{number + 1}"
    return ExportedPost(title, text, day, url), writer


def _with_plant(writer: Writer, post: ExportedPost, what: str, turn: int) -> ExportedPost:
    if what in {"title", "word", "near_word"}:
        return _with_word(writer, post, what, turn)
    if what in _NUMBERS:
        kind, make = _NUMBERS[what]
        value = make(writer.chance)
        frame = texts.sections("personal.txt")[kind.value][0]
        planted = replace(post, kind=kind, shown=(value,))
        return _with(planted, writer.fill(frame.replace("{value}", value)))
    if what == "near_number":
        frame = next(one for one in texts.sections("personal.txt")["near"] if "{masked_id}" in one)
        masked = personal.masked(personal.resident_id(writer.chance))
        return _with(post, writer.fill(frame.replace("{masked_id}", masked)))
    found = texts.sections("sensitive.txt")
    if what == "near_advert":
        return _with(post, writer.fill(found["near"][turn % len(found["near"])]))
    advert = found["text"][turn % len(found["text"])]
    planted = replace(post, kind=Kind.SENSITIVE_WORD, shown=(advert,))
    return _with(planted, f"{advert}，欢迎您")


def _with_word(writer: Writer, post: ExportedPost, what: str, turn: int) -> ExportedPost:
    able = shuffled([word for word in texts.wrong_words() if word.titles], writer.place.seed, "post words")
    word = able[turn % len(able)]
    frames = word.titles if what == "title" else word.sentences
    frame = writer.chance.choice(frames)
    if what == "near_word":
        return _with(post, writer.fill(frame.replace("~", word.right)))
    said = writer.fill(frame.replace("~", word.wrong))
    planted = replace(post, kind=Kind.WRONG_WORD, shown=(word.wrong,), suggestion=word.right)
    return replace(planted, title=said) if what == "title" else _with(planted, said)


def _with(post: ExportedPost, sentence: str) -> ExportedPost:
    """The post with one more paragraph."""
    return replace(post, text=f"{post.text}\n{sentence}")
