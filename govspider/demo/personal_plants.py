"""Personal data planted on pages (页面上的个人信息), of every kind, and right uses of the same kinds of numbers."""

from collections.abc import Callable
from random import Random

from govspider.demo import personal, texts
from govspider.demo.model import Plant, Site, Spot, Where
from govspider.demo.planter import Planter
from govspider.items import Kind

_NUMBERS = 14  # sentences with an ID number, as many with a mobile number
_LISTS = 3
_ROWS = 6  # people in a list
_RARER = 3  # sentences of each further kind
_MAKERS: dict[Kind, Callable[[Random], str]] = {
    Kind.ID_CARD: personal.resident_id,
    Kind.PHONE: personal.mobile,
    Kind.BANK_CARD: personal.bank_card,
    Kind.PASSPORT: personal.passport,
    Kind.PERMIT: personal.permit,
    Kind.PLATE: personal.plate,
    Kind.EMAIL: personal.mailbox,
    Kind.SOCIAL_ID: personal.wechat,
    Kind.ADDRESS: personal.home,
    Kind.HEALTH: personal.rare_name,
}
_HEADS = {Kind.ID_CARD: "身份证号码", Kind.PHONE: "手机号码", Kind.BANK_CARD: "银行卡号"}
_COMMON = frozenset({Kind.ID_CARD, Kind.PHONE})


def plant_numbers(planter: Planter) -> None:
    """ID numbers and mobiles in sentences and lists; right uses."""
    frames = texts.sections("personal.txt")
    for kind in (Kind.ID_CARD, Kind.PHONE):
        for number in range(_NUMBERS):
            _sentence(planter, *planter.take(), kind, number)
        for _ in range(_LISTS):
            site, spot = planter.take()
            planter.add(site, spot, _list_of_people(planter, site, spot, kind))
    for frame in frames["near"]:
        for _ in range(3):
            site, spot = planter.take()
            planter.add(site, spot, Plant(Where.BODY, right_use(planter, site, spot, frame)))


def plant_rarer(planter: Planter) -> None:
    """The other kinds, an ID number in groups among them, and right uses; on pages in simplified script."""
    frames = texts.sections("personal.txt")
    for kind in (*(kind for kind in _MAKERS if kind not in _COMMON), Kind.ID_CARD):
        for number in range(_RARER):
            site, spot = planter.take(simplified)
            _sentence(planter, site, spot, kind, number, is_grouped=kind is Kind.ID_CARD)
    site, spot = planter.take(simplified)
    planter.add(site, spot, _list_of_people(planter, site, spot, Kind.BANK_CARD))
    for frame in frames["near_rarer"]:
        site, spot = planter.take(simplified)
        planter.add(site, spot, Plant(Where.BODY, right_use(planter, site, spot, frame)))


def simplified(site: Site, _spot: Spot) -> bool:
    """Whether a place is on a site in simplified script."""
    return not site.traditional


def _sentence(
    planter: Planter, site: Site, spot: Spot, kind: Kind, number: int, *, is_grouped: bool = False
) -> None:
    frames = texts.sections("personal.txt")[kind.value]
    writer = planter.writer(site, spot, "personal")
    value = _MAKERS[kind](writer.chance)
    value = personal.grouped(value) if is_grouped else value
    text = writer.fill(frames[number % len(frames)].replace("{value}", value))
    planter.add(site, spot, Plant(Where.BODY, text, kind, (value,)))


def _list_of_people(planter: Planter, site: Site, spot: Spot, kind: Kind) -> Plant:
    writer = planter.writer(site, spot, "list")
    values = [_MAKERS[kind](writer.chance) for _ in range(_ROWS)]
    rows: list[tuple[str, ...]] = [("序号", "姓名", _HEADS[kind], "镇街")]
    for place, value in enumerate(values, start=1):
        writer.forget()
        rows.append((str(place), writer.fill("{person}"), value, writer.fill("{place}")))
    return Plant(Where.TABLE, "名单如下：", kind, tuple(values), rows=tuple(rows))


def right_use(planter: Planter, site: Site, spot: Spot, frame: str) -> str:
    """A sentence with a number of a personal kind that is right: masked, public, or none."""
    writer = planter.writer(site, spot, "near")
    chance = writer.chance
    for slot, value in (
        ("{masked_id}", personal.masked(personal.resident_id(chance))),
        ("{masked_mobile}", personal.masked(personal.mobile(chance))),
        ("{uscc}", personal.credit_code(chance)),
        ("{badid}", personal.broken_id(chance)),
        ("{serial}", personal.serial(chance)),
        ("{masked_card}", personal.masked(personal.bank_card(chance))),
        ("{office_plate}", personal.plate(chance)),
        ("{file_number}", personal.file_number(chance)),
    ):
        frame = frame.replace(slot, value)
    return writer.fill(frame)
