"""Personal data where people do not look for it (不易察觉的个人信息): names of files, code of pages, pictures.

Pictures are read only where the extra `ocr` is installed, so a leak in one is neither asked for nor a false alarm.
"""

from govspider.demo import attachment_plants, personal, texts
from govspider.demo.chance import dice
from govspider.demo.model import Plant, Site, Spot, Where
from govspider.demo.personal_plants import right_use, simplified
from govspider.demo.planter import Planter
from govspider.items import Kind

_PICTURES = 2
_PEOPLE = 6  # in a file
_LISTED = {"beside": Where.BODY, "markup": Where.MARKUP}
_NEAR = {"near_beside": Where.BODY, "near_markup": Where.MARKUP}


def plant_hidden(planter: Planter) -> None:
    """Leaks of these kinds, each once, and right uses."""
    frames = texts.sections("personal.txt")
    for section, where in _LISTED.items():
        for frame in frames[section]:
            site, spot = planter.take(simplified)
            writer = planter.writer(site, spot, section)
            value = personal.resident_id(writer.chance)
            text = writer.fill(frame.replace("{value}", value))
            planter.add(site, spot, Plant(where, text, Kind.ID_CARD, (value,)))
    for frame in frames["regional"]:
        site, spot = planter.take(simplified)
        writer = planter.writer(site, spot, "regional")
        value = personal.hong_kong_card(writer.chance)
        text = writer.fill(frame.replace("{value}", value))
        planter.add(site, spot, Plant(Where.BODY, text, Kind.PERMIT, (value,)))
    for section, where in _NEAR.items():
        for frame in frames[section]:
            site, spot = planter.take(simplified)
            planter.add(site, spot, Plant(where, right_use(planter, site, spot, frame)))
    _plant_pictures(planter)
    _plant_files(planter)


def _plant_pictures(planter: Planter) -> None:
    for number in range(2 * _PICTURES):
        site, spot = planter.take(simplified)
        planter.add(site, spot, _picture(site, spot, planter.place.seed, number, is_leak=number < _PICTURES))


def _picture(site: Site, spot: Spot, seed: int, number: int, *, is_leak: bool) -> Plant:
    chance = dice(seed, site.target_id, spot.column, spot.number, "picture")
    value = personal.resident_id(chance)
    url = f"{site.base}files/P{number + 900:06d}.png"
    if is_leak:
        rows = (("补助公示",), (f"公民身份号码 {value}",))
        return Plant(Where.PICTURE, "公示", Kind.ID_CARD, (value,), url=url, style="png", rows=rows)
    rows = ((f"公民身份号码 {personal.masked(value)}",), (f"办件编号 {personal.serial(chance)}",))
    return Plant(Where.PICTURE, "公示", url=url, style="png", rows=rows)


def _plant_files(planter: Planter) -> None:
    """Files of the formats that hide what they are: OFD, web archives and XML called DOC."""
    for number in range(attachment_plants.RARER):
        site, spot = planter.take(simplified)
        writer = planter.writer(site, spot, "file")
        names = []
        for _ in range(_PEOPLE):
            writer.forget()
            names.append(writer.fill("{person}"))
        plant = attachment_plants.rarer_leaks(site.base, planter.place.seed, number, tuple(names))
        planter.add(site, spot, plant)
