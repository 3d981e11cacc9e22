"""Hands out the places where something is planted (植入位置)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govspider.demo import texts
from govspider.demo.articles import published
from govspider.demo.chance import dice, shuffled
from govspider.demo.model import Place, Plant, Site, Spot, State
from govspider.demo.prose import Writer

_DEPTH = 4  # only the newest entries of a column get plants: they are reached whatever the number of pages
_HOME = Spot()

_Test = Callable[[Site, Spot], bool]


@dataclass(slots=True)
class Planter:
    """Hands out places for plants, each once."""

    place: Place
    sites: tuple[Site, ...]
    plants: dict[str, dict[Spot, list[Plant]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    _waiting: list[tuple[Site, Spot]] = field(default_factory=list)
    _homes: list[Site] = field(default_factory=list)

    def __post_init__(self) -> None:
        able = [site for site in self.sites if not site.down]
        spots = [(site, spot) for site in able for spot in _article_spots(site)]
        self._waiting = shuffled(spots, self.place.seed, "spots")
        self._homes = shuffled(able, self.place.seed, "homes")

    def take(self, test: _Test | None = None) -> tuple[Site, Spot]:
        """An article that has nothing planted yet."""
        for number, (site, spot) in enumerate(self._waiting):
            if test is None or test(site, spot):
                del self._waiting[number]
                return site, spot
        raise LookupError("the city has too few articles for its plants")

    def home(self) -> tuple[Site, Spot]:
        """A home page; each site once before any comes again."""
        site = self._homes.pop(0)
        self._homes.append(site)
        return site, _HOME

    def add(self, site: Site, spot: Spot, plant: Plant) -> None:
        """Plant something."""
        self.plants[site.target_id][spot].append(plant)

    def writer(self, site: Site, spot: Spot, *key: object) -> Writer:
        """A writer for something that is set into a page."""
        chance = dice(self.place.seed, site.target_id, spot.column, spot.number, *key)
        topic = texts.topics()[chance.choice(site.unit.topics)]
        day = published(site.columns[spot.column], spot.number) if spot != _HOME else self.place.day
        return Writer(self.place, site.unit, topic, day, chance)


def _article_spots(site: Site) -> Iterator[Spot]:
    for index, column in enumerate(site.columns):
        if column.state is State.LIST:
            for number in range(min(column.count, _DEPTH)):
                yield Spot(index, number)
