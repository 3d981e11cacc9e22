"""The city's websites and channels (网站与频道), without what is planted in their pages."""

import random
from datetime import date

from govspider.demo import texts
from govspider.demo.chance import dice
from govspider.demo.columns import make_columns
from govspider.demo.model import Place, Site, Unit
from govspider.demo.roles import Cast, Role, cast_channels, cast_websites
from govspider.items import TargetKind, TargetState

WEBSITES = 40
CHANNELS = 41
PATH_CHANNELS = 12  # channels on a path of the portal's host; the rest have hosts of their own
AREA = "441900"  # area code that the 网站标识码 begin with
_CHANNEL_SHARE = 0.65  # pages of a channel, of a website's
_OTHER_HOST_SITES = (5, 11, 17)  # websites that have a second host
_DEPARTMENT_CHANNELS = CHANNELS - 32  # the others are the towns'
# Layout → encodings: (of the bytes, in the Content-Type header; "" for none).
LAYOUTS: dict[str, tuple[tuple[str, str], ...]] = {
    "div": (("utf-8", "utf-8"),),
    "table": (("gbk", ""), ("gb18030", "gb2312")),
    "paged": (("utf-8", ""), ("gb18030", "GB18030")),
    "frames": (("gbk", "gb2312"),),
    "js": (("utf-8", "utf-8"),),
    "refresh": (("utf-8", "ISO-8859-1"), ("utf-8", "")),
    "trad": (("big5", "big5"), ("utf-8", "utf-8"), ("big5", "")),
    "gkml": (("utf-8", "utf-8"),),
    "portal": (("utf-8", "utf-8"),),
    "sub": (("gb18030", ""), ("utf-8", "utf-8")),
}
_WITHOUT_META = frozenset({"refresh", "table"})


def make_place(seed: int, day: date) -> Place:
    """The city of a seed."""
    chance = dice(seed, "place")
    name, label = chance.choice(texts.names("city")).split()
    towns = tuple(f"{one.split()[0]}镇" for one in texts.names("town"))
    rows = texts.sections("units.txt")["department"]
    return Place(
        seed, day, f"{name}市", name, label, towns, tuple(f"{name}市{row.split('|')[1]}" for row in rows)
    )


def make_sites(place: Place, pages: int) -> tuple[Site, ...]:
    """All websites, then all channels. Page plants are added later."""
    layouts = list(LAYOUTS)
    websites = cast_websites(place.seed, WEBSITES)
    channels = cast_channels(place.seed, CHANNELS, PATH_CHANNELS)
    made = [_website(place, number, pages, layouts, websites) for number in range(WEBSITES)]
    made += [_channel(place, number, pages, layouts, channels) for number in range(CHANNELS)]
    return tuple(made)


def town_slugs() -> tuple[str, ...]:
    """Host labels of the towns, in the order of `Place.towns`."""
    return tuple(one.split()[1] for one in texts.names("town"))


def make_unit(place: Place, name: str, short: str, topics: tuple[str, ...]) -> Unit:
    """A unit with its public line and address."""
    chance = dice(place.seed, "unit", name)
    town = chance.choice(place.towns)
    road = chance.choice(("人民路", "文化路", "体育路", "振兴路", "府前街", "建设路"))
    tel = f"0769-2{chance.randint(2, 9)}{chance.randint(10000, 99999)}{chance.randint(0, 9)}"
    return Unit(name, short, topics, tel, f"{place.name}{town}{road}{chance.randint(1, 199)}号")


def _department(place: Place, number: int) -> tuple[str, Unit]:
    rows = texts.sections("units.txt")
    slug, name, topics = (rows["portal"] + rows["department"])[number].split("|")
    return slug, make_unit(place, f"{place.name}{name}", f"市{name}", tuple(topics.split(",")))


def _website(place: Place, number: int, pages: int, layouts: list[str], cast: Cast) -> Site:
    slug, unit = _department(place, number)
    role, turn = cast.part(number)
    layout = "portal" if number == 0 else layouts[number % len(layouts)]
    chance = dice(place.seed, "website", number)
    own = f"{slug}.{place.label}.gov.test"
    return _site(
        place, TargetKind.WEBSITE, number, unit, own, "/", layout, role, turn, pages, chance,
        name=f"{place.name}人民政府门户网站" if number == 0 else f"{unit.name}网站",
        extra_hosts=(f"wz.{own}",) if number in _OTHER_HOST_SITES else (),
    )  # fmt: skip


def _channel(place: Place, number: int, pages: int, layouts: list[str], cast: Cast) -> Site:
    role, turn = cast.part(number)
    chance = dice(place.seed, "channel", number)
    if number < CHANNELS - _DEPARTMENT_CHANNELS:
        slug, town = town_slugs()[number], place.towns[number]
        topics = tuple(chance.sample(sorted(texts.topics()), 4))
        unit = make_unit(place, f"{place.name}{town}人民政府", f"{town}人民政府", topics)
        name = f"{place.name}人民政府门户网站{town}频道"
    else:
        slug, unit = _department(place, WEBSITES - 1 - (number - (CHANNELS - _DEPARTMENT_CHANNELS)) * 2)
        slug, name = f"{slug}pd", f"{place.name}人民政府门户网站{unit.short}频道"
    portal = f"www.{place.label}.gov.test"
    on_path = number < PATH_CHANNELS
    host, prefix = (portal, f"/{slug}/") if on_path else (f"{slug}.{place.label}.gov.test", "/")
    layout = "sub" if on_path and number % 2 else layouts[number % len(layouts)]
    share = max(int(pages * _CHANNEL_SHARE), 1)
    return _site(
        place, TargetKind.CHANNEL, number, unit, host, prefix, layout, role, turn, share, chance, name=name
    )


def _site(  # noqa: PLR0917 - a factory has as many arguments as its class has fields
    place: Place,
    kind: TargetKind,
    number: int,
    unit: Unit,
    host: str,
    prefix: str,
    layout: str,
    role: Role,
    turn: int,
    pages: int,
    chance: random.Random,
    *,
    name: str,
    extra_hosts: tuple[str, ...] = (),
) -> Site:
    serial = number + 1 if kind is TargetKind.WEBSITE else WEBSITES + number + 1
    encodings = LAYOUTS[layout]
    charset, declared = encodings[(number // len(LAYOUTS)) % len(encodings)]
    return Site(
        target_id=f"{AREA}{serial:04d}",
        kind=kind,
        name=name,
        unit=unit,
        host=host,
        prefix=prefix,
        layout=layout,
        charset=charset,
        declared=declared,
        traditional=layout == "trad",
        meta=layout not in _WITHOUT_META,
        columns=make_columns(chance, role, turn, place.day, pages, small=kind is TargetKind.CHANNEL),
        icp=f"粤ICP备{chance.randint(10000000, 21999999)}号",
        police=f"粤公网安备{AREA}{chance.randint(20000000, 20009999)}号",
        is_portal=kind is TargetKind.WEBSITE and number == 0,
        state=TargetState.MAINTENANCE if role is Role.MAINTENANCE else TargetState.NORMAL,
        down=_DOWN.get(role, ""),
        slow=role is Role.SLOW,
        other_hosts=extra_hosts,
        stale_home=role is Role.STALE_HOME,
    )


_DOWN = {
    Role.DOWN_DNS: "dns",
    Role.DOWN_DROP: "drop",
    Role.DOWN_500: "500",
    Role.MAINTENANCE: "dns",
}
