"""Articles made on request (文章): title, text, attachments of article n of a column, from the seed alone."""

import re
from datetime import date, timedelta

from govspider.demo import texts
from govspider.demo.chance import dice, shuffled
from govspider.demo.model import Article, DemoColumn, Place, Site, Spot, Where
from govspider.demo.prose import Writer
from govspider.items import ColumnClass

# Days between two entries of a column, at most.
_PACE = {
    ColumnClass.NEWS: 3,
    ColumnClass.NOTICE: 16,
    ColumnClass.POLICY: 34,
    ColumnClass.INTERPRETATION: 30,
    ColumnClass.YEARLY: 60,
    ColumnClass.OTHER: 21,
    ColumnClass.STATIC: 0,
}
_LONGEST = 3650  # days: no column reaches back farther
_FORWARD = frozenset({"notice", "other"})  # kinds of text whose dates lie ahead of the publication
_NUMBERED = re.compile(r"第?[一二三四五六七八九十]+[条、]|（[一二三四五]）")
_FILES = ("pdf", "docx", "xlsx", "txt", "csv")
_FILE_SHARE = 0.45  # of notices, policies and lists have attachments


def published(column: DemoColumn, number: int) -> date:
    """Date of article n: the newest first, each not newer than the one before."""
    assert column.newest is not None
    pace = _PACE[column.column_class]
    span = min(column.count * pace, _LONGEST)
    return column.newest - timedelta(days=number * span // max(column.count, 1))


def title_of(place: Place, site: Site, index: int, number: int) -> str:
    """Title of article n of a column; a planted one stands before the made one."""
    for plant in site.planted(Spot(index, number)):
        if plant.where is Where.TITLE:
            return plant.text
    writer = _writer(place, site, index, number)
    return _title(writer, site.columns[index].frames, number)


def _title(writer: Writer, frames: str, number: int) -> str:
    """Neighbours in a list have different frames."""
    found = texts.sections(f"frames_{frames}.txt")["title"]
    order = shuffled(found, writer.place.seed, writer.unit.name, frames)
    return writer.fill(order[number % len(order)])


def _writer(place: Place, site: Site, index: int, number: int) -> Writer:
    column = site.columns[index]
    chance = dice(place.seed, site.target_id, column.slug, number)
    topic = texts.topics()[chance.choice(site.unit.topics)]
    day = published(column, number) if column.newest else place.day
    return Writer(place, site.unit, topic, day, chance, forward=column.frames in _FORWARD)


def article(place: Place, site: Site, index: int, number: int) -> Article:
    """Article n of a column, plants not included but for the title."""
    column = site.columns[index]
    writer = _writer(place, site, index, number)
    _title(writer, column.frames, number)  # takes its share of the chance, as in `title_of`
    made = paragraphs(writer, column.frames)
    return Article(
        title=title_of(place, site, index, number),
        published=writer.published,
        time=f"{writer.chance.randint(8, 17):02d}:{writer.chance.randint(0, 59):02d}",
        source=writer.chance.choice((site.unit.name, site.unit.name, site.name, f"{place.name}融媒体中心")),
        paragraphs=made,
        document_number=f"{place.short[0]}府办〔{writer.published.year}〕{writer.chance.randint(2, 180)}号",
        attachments=_attachments(writer, column),
    )


def paragraphs(writer: Writer, frames: str) -> tuple[str, ...]:
    """Three to twelve paragraphs: an opening, a body without repeated frames, mostly a close."""
    found = texts.sections(f"frames_{frames}.txt")
    numbered = [frame for frame in found["body"] if _NUMBERED.match(frame)]
    free = [frame for frame in found["body"] if not _NUMBERED.match(frame)]
    order = [writer.chance.choice(found["lead"]), *_points(writer, numbered)]
    order += writer.chance.sample(
        free, min(writer.chance.randint(1, 2) if numbered else writer.chance.randint(2, 9), len(free))
    )
    if writer.chance.randint(0, 3):
        order.append(writer.chance.choice(found["end"]))
    made = []
    for frame in order:
        made.append(writer.fill(frame))
        writer.forget()
    return tuple(made)


def _points(writer: Writer, numbered: list[str]) -> list[str]:
    """Numbered paragraphs of one series (一、 or 第一条), from its first on."""
    if not numbered:
        return []
    articles = [frame for frame in numbered if frame.startswith("第")]
    points = [frame for frame in numbered if not frame.startswith("第")]
    series = writer.chance.choice([one for one in (articles, points) if one])
    return series[: writer.chance.randint(min(3, len(series)), min(8, len(series)))]


def _attachments(writer: Writer, column: DemoColumn) -> tuple[tuple[str, str], ...]:
    if column.column_class is ColumnClass.NEWS or writer.chance.random() > _FILE_SHARE:
        return ()
    count = writer.chance.randint(1, 2)
    made = []
    for place in range(count):
        suffix = writer.chance.choice(_FILES)
        serial = writer.chance.randint(1000, 999999)
        name = writer.chance.choice(("申报表", "任务分工表", "名单", "实施细则", "汇总表", "说明"))
        shown = f"附件{place + 1}：{writer.topic.name}{name}"
        made.append((shown, f"W0{writer.published:%Y%m%d}{serial:06d}.{suffix}"))
    return tuple(made)
