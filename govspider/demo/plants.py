"""What is planted in pages (植入的问题与近似项): chosen by the seed, spread over sites and layouts."""

from collections.abc import Callable
from dataclasses import replace

from govspider.checks import bad_link, dead_link, hidden_link, wrong_link
from govspider.demo import attachment_plants, hidden_personal, personal_plants, texts, world
from govspider.demo.chance import dice, shuffled
from govspider.demo.model import Place, Plant, Site, Spot, Where
from govspider.demo.planter import Planter
from govspider.items import FaultKind, Kind, TargetState

_TITLES = 18
_NEAR_TITLES = 8
_BODIES = 48
_NEAR_BODIES = 26
_FILES = 20
_NEAR_FILES = 8
_ROWS = 6  # people in a planted file
_STRANGERS = 2  # sites with a stranger's script
_LINKS = {dead_link.KIND: 26, wrong_link.KIND: 15, bad_link.KIND: 15, hidden_link.KIND: 16}
_STYLES = ("display", "left", "size", "visibility", "height", "indent", "opacity", "marquee", "class")


def plant_all(place: Place, sites: tuple[Site, ...]) -> tuple[Site, ...]:
    """The sites with everything planted in their pages."""
    planter = Planter(place, sites)
    _plant_titles(planter)
    _plant_words(planter)
    _plant_sensitive(planter)
    personal_plants.plant_numbers(planter)
    _plant_links(planter)
    _plant_files(planter)
    personal_plants.plant_rarer(planter)
    _plant_marks(planter)
    hidden_personal.plant_hidden(planter)
    strangers = _with_strangers(place, sites)
    stranger = next(url for url in world.fine_urls() if ".gov." not in url)
    return tuple(
        replace(
            site,
            plants={spot: tuple(found) for spot, found in planter.plants[site.target_id].items()},
            stranger=stranger if site.target_id in strangers else "",
        )
        for site in sites
    )


def _with_strangers(place: Place, sites: tuple[Site, ...]) -> frozenset[str]:
    """Sites whose pages all load a script of a host that nobody knows (来历不明的外来脚本)."""
    open_sites = [site.target_id for site in sites if is_judged(site) and not site.down]
    return frozenset(shuffled(open_sites, place.seed, "strangers")[:_STRANGERS])


def _simplified(site: Site, _spot: Spot) -> bool:
    return not site.traditional


def _news(site: Site, spot: Spot) -> bool:
    return not site.traditional and site.columns[spot.column].frames in {"news", "notice"}


def _plant_titles(planter: Planter) -> None:
    seed = planter.place.seed
    able = shuffled([word for word in texts.wrong_words() if word.titles], seed, "titles")
    for number in range(_TITLES + _NEAR_TITLES):
        word = able[number % len(able)]
        site, spot = planter.take(_news)
        writer = planter.writer(site, spot, "title")
        frame = writer.chance.choice(word.titles)
        if number < _TITLES:
            title = writer.fill(frame.replace("~", word.wrong))
            planter.add(
                site, spot, Plant(Where.TITLE, title, Kind.WRONG_WORD, (word.wrong,), suggestion=word.right)
            )
        else:
            planter.add(site, spot, Plant(Where.TITLE, writer.fill(frame.replace("~", word.right))))


def _plant_words(planter: Planter) -> None:
    words = shuffled(texts.wrong_words(), planter.place.seed, "words")
    for number in range(_BODIES + _NEAR_BODIES):
        word = words[number % len(words)]
        site, spot = planter.take(_simplified)
        writer = planter.writer(site, spot, "word")
        frame = writer.chance.choice(word.sentences)
        if number < _BODIES:
            text = writer.fill(frame.replace("~", word.wrong))
            planter.add(site, spot, Plant(Where.BODY, text, Kind.WRONG_WORD, (word.wrong,), word.right))
        else:
            planter.add(site, spot, Plant(Where.BODY, writer.fill(frame.replace("~", word.right))))
    for sentence in texts.lines("near_words.txt"):
        for _ in range(2):
            site, spot = planter.take(_simplified)
            planter.add(site, spot, Plant(Where.BODY, planter.writer(site, spot, "near").fill(sentence)))


def _plant_sensitive(planter: Planter) -> None:
    found = texts.sections("sensitive.txt")
    places = (Where.BODY, Where.KEYWORDS, Where.COMMENT, Where.TITLE)
    for number in range(2 * len(found["text"])):
        text = found["text"][number % len(found["text"])]
        where = places[number % len(places)]
        site, spot = planter.take(_news) if where is Where.TITLE else planter.take()
        shown = f"{text}，欢迎您" if where is Where.BODY else text
        # A link to a page with such a title leads to a bad page: true, and said already.
        also = (bad_link.KIND,) if where is Where.TITLE else ()
        planter.add(site, spot, Plant(where, shown, Kind.SENSITIVE_WORD, (text,), also=also))
    for sentence in found["near"]:
        for _ in range(2):
            site, spot = planter.take()
            planter.add(site, spot, Plant(Where.BODY, planter.writer(site, spot, "near").fill(sentence)))


def _plant_marks(planter: Planter) -> None:
    """Marks of secrecy (密级标志)."""
    found = texts.sections("secrecy.txt")
    for text in found["text"] * 3:
        site, spot = planter.take(_simplified)
        planter.add(site, spot, Plant(Where.BODY, f"{text}，请注意保管。", Kind.SECRECY_MARK, (text,)))
    for sentence in found["near"] * 2:
        site, spot = planter.take(_simplified)
        planter.add(site, spot, Plant(Where.BODY, planter.writer(site, spot, "near").fill(sentence)))


def _plant_files(planter: Planter) -> None:
    for number in range(_FILES + _NEAR_FILES):
        site, spot = planter.take(_simplified)
        writer = planter.writer(site, spot, "file")
        names = []
        for _ in range(_ROWS):
            writer.forget()
            names.append(writer.fill("{person}"))
        make = attachment_plants.leaks if number < _FILES else attachment_plants.near_misses
        planter.add(site, spot, make(site.base, planter.place.seed, number, tuple(names)))


def _plant_links(planter: Planter) -> None:
    seed = planter.place.seed
    _add_links(planter, dead_link.KIND, lambda site, number: _dead(seed, site, number))
    _add_links(planter, wrong_link.KIND, lambda site, number: _wrong(seed, site, number))
    _add_links(planter, bad_link.KIND, lambda _site, number: world.bad_url(seed, number))
    for number in range(_LINKS[hidden_link.KIND]):
        site, spot = planter.take() if number % 2 else planter.home()
        also = (bad_link.KIND, Kind.SENSITIVE_WORD)
        text = texts.sections("sensitive.txt")["text"][number % 12]
        style = _STYLES[number % len(_STYLES)]
        url = world.bad_url(seed, 100 + number)
        planter.add(
            site, spot, Plant(Where.HIDDEN, text, hidden_link.KIND, (), url=url, style=style, also=also)
        )
    near = (*world.fine_urls(), *world.hanging_urls())
    for number, url in enumerate(near * 2):
        site, spot = planter.take() if number % 2 else planter.home()
        planter.add(site, spot, Plant(Where.LINK, _link_name(planter, number), url=url))


def _add_links(planter: Planter, kind: FaultKind, url_of: Callable[[Site, int], str]) -> None:
    for number in range(_LINKS[kind]):
        site, spot = planter.take() if number % 3 else planter.home()
        name = _link_name(planter, number)
        planter.add(site, spot, Plant(Where.LINK, name, kind, url=url_of(site, number)))


def _link_name(planter: Planter, number: int) -> str:
    names = shuffled(texts.sections("world.txt")["name"], planter.place.seed, "link names")
    return names[number % len(names)]


def _dead(seed: int, site: Site, number: int) -> str:
    """A dead link: half of them lead to pages that the site itself no longer has."""
    if number % 2:
        return world.dead_url(seed, number // 2)
    chance = dice(seed, "inner", number)
    name = chance.choice(("zt/{}/index.html", "attachment/{}.pdf", "old/t{}.html"))
    return site.base + name.format(chance.randint(100000, 999999))


def _wrong(seed: int, site: Site, number: int) -> str:
    """A wrong link: a page that says 200 and 'not found', elsewhere or on the site itself."""
    if number % 2:
        return world.soft_url(seed, number)
    return f"{site.base}lost/{dice(seed, 'lost', number).randint(1000, 9999)}.html"


def is_judged(site: Site) -> bool:
    """Whether the site is inspected at all."""
    return site.state is TargetState.NORMAL
