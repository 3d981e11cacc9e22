"""Writes official prose (公文语料): fills slots of sentence frames from topics, names, dates and measures."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from govspider.demo import dates, texts
from govspider.demo.model import Place, Unit

_SLOT = re.compile(r"\{(\w+)\}")
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4})\1")  # a project named …建设 before 建设资金
_LASTING = frozenset({"pro", "law", "river", "leader"})  # the same throughout a text
_LEADERS = ("市领导", "市政府领导", "市政府有关领导", "市委有关领导")
_ROLES = ("副局长", "办公室主任", "总工程师", "四级调研员", "科长", "副主任")


@dataclass(slots=True)
class Writer:
    """Fills frames for one text; the same chance gives the same text."""

    place: Place
    unit: Unit
    topic: texts.Topic
    published: date
    chance: random.Random
    forward: bool = False
    _kept: dict[str, str] = field(default_factory=dict)

    def fill(self, frame: str) -> str:
        """The frame with every slot filled. Within one text, projects and persons keep their names."""
        for _ in range(3):  # a filled slot may hold slots itself
            frame = _SLOT.sub(lambda found: self._slot(found[1]), frame)
        return _TWICE.sub(r"\1", frame)

    def forget(self) -> None:
        """Choose anew from here on: the next paragraph has its own places and people."""
        self._kept = {key: value for key, value in self._kept.items() if key in _LASTING}

    def _slot(self, name: str) -> str:
        if name in _FIXED:
            return _FIXED[name](self)
        if name not in self._kept:
            self._kept[name] = self._choose(name)
        return self._kept[name]

    def _choose(self, name: str) -> str:
        base = name.rstrip("0123456789")
        for _ in range(8):
            value = _CHOICES[base](self)
            if value not in self._kept.values():
                break
        return value


def _person(writer: Writer) -> str:
    return writer.chance.choice(texts.names("surname")) + writer.chance.choice(texts.names("given"))


def _money(writer: Writer) -> str:
    whole = writer.chance.randint(12, 980)
    if writer.chance.random() < 0.5:  # noqa: PLR2004 - every other sum is in 亿元
        return f"{whole / 10:.1f}亿元"
    return f"{whole * 10}万元"


def _project(writer: Writer) -> str:
    return writer.chance.choice(writer.topic.projects)


def _earlier(writer: Writer) -> date:
    return writer.published - timedelta(days=writer.chance.randint(4, 7))


def _date(writer: Writer) -> str:
    if writer.forward:
        return dates.chinese(writer.published + timedelta(days=writer.chance.randint(3, 9)), year=False)
    return dates.chinese(_earlier(writer), year=False)


def _later_date(writer: Writer) -> str:
    if writer.forward:
        return dates.chinese(writer.published + timedelta(days=writer.chance.randint(15, 50)), year=False)
    return dates.chinese(writer.published - timedelta(days=writer.chance.randint(1, 3)), year=False)


def _department(writer: Writer) -> str:
    others = [name for name in writer.place.departments if name != writer.unit.name]
    return writer.chance.choice(others).removeprefix(writer.place.short)


# Chosen anew wherever they stand.
_FIXED: dict[str, Callable[[Writer], str]] = {
    "unit": lambda w: w.unit.name,
    "u": lambda w: w.unit.short,
    "c": lambda w: w.place.name,
    "topic": lambda w: w.topic.name,
    "tel": lambda w: w.unit.tel,
    "addr": lambda w: w.unit.address,
    "zip": lambda w: "523" + f"{len(w.unit.name) * 7 % 900:03d}",
    "fdate": lambda w: dates.chinese(w.published),
    "year": lambda w: str(w.published.year),
    "lastyear": lambda w: str(w.published.year - 1),
    "nextyear": lambda w: str(w.published.year + 1),
    "month": lambda w: f"{w.published.month}月",
    "nextmonth": lambda w: f"{(w.published + timedelta(days=40)).month}月",
    "n": lambda w: str(w.chance.randint(11, 96)),
    "nn": lambda w: str(w.chance.randint(105, 986)),
    "h": lambda w: str(w.chance.randint(3, 9)),
    "day": lambda w: str(w.chance.choice((5, 8, 10, 15, 20))),
    "temp": lambda w: f"{w.chance.randint(140, 290) / 10:.1f}",
    "pct": lambda w: f"{w.chance.randint(41, 989) / 10:.1f}%",
    "money": _money,
    "role": lambda w: w.chance.choice(_ROLES),
    "date2": _later_date,
}

# Chosen once for a paragraph, by the slot's name with its number.
_CHOICES: dict[str, Callable[[Writer], str]] = {
    "act": lambda w: w.chance.choice(w.topic.acts),
    "res": lambda w: w.chance.choice(w.topic.results),
    "pro": _project,
    "law": lambda w: w.chance.choice(w.topic.laws),
    "place": lambda w: w.chance.choice(w.place.towns),
    "village": lambda w: w.chance.choice(texts.names("village")),
    "river": lambda w: w.chance.choice(texts.names("river")),
    "leader": lambda w: w.chance.choice(_LEADERS),
    "person": _person,
    "dept": _department,
    "date": _date,
}
