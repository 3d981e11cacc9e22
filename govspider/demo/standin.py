"""The demo city stands in where there is no ledger (没有台账时检查示范城市), and never mixes with anything else.

One database holds one city. A database of another seed or size, or of the demo when a ledger has come, is moved aside
with its reports, never deleted; a database of a real ledger is never touched.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from govspider.config import Config
from govspider.demo.city import DEFAULT_PAGES, DEFAULT_SEED
from govspider.demo.process import start
from govspider.errors import ConfigError
from govspider.ledger import has_ledger
from govspider.store import reading
from govspider.store.migrate import version

# On loopback nobody has to be spared; everything else is as for real sites.
_HURRY = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "DOWNLOAD_TIMEOUT": "8",
    "GOVSPIDER_SECOND_LOOK_SECONDS": "2",
}


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a sweep must know of the city it inspects."""

    settings: dict[str, str] = field(default_factory=dict)  # overrides of the project's settings
    hints: tuple[str, ...] = ()  # lines for the end of the sweep


@contextmanager
def demo_city(config: Config, seed: int | None, pages: int | None) -> Iterator[StandIn]:
    """Serve the demo city while the block runs, unless there is a ledger.

    Args:
        config: data folder, database, quarter and day.
        seed: which city; None: the default one.
        pages: pages of a website; None: the default.

    Raises:
        ConfigError: the database holds a real ledger's data, or the city cannot be served.
    """
    marker = config.data_dir / "demo" / "swept.json"
    if has_ledger(config.ledger_dir):
        if seed is not None or pages is not None:
            raise ConfigError(
                f"--seed 和 --pages 只用于示范城市，而 {config.ledger_dir} 中已有台账：请去掉它们"
            )
        _make_room(config, marker, wanted=None)
        yield StandIn()
        return
    wanted = {
        "seed": DEFAULT_SEED if seed is None else seed,
        "pages": DEFAULT_PAGES if pages is None else pages,
    }
    _make_room(config, marker, wanted)
    with start(config.data_dir, wanted["seed"], wanted["pages"], _day(config)) as city:
        marker.write_text(json.dumps(wanted), encoding="utf-8")
        yield StandIn(
            {**_HURRY, "GOVSPIDER_LEDGER_DIR": str(city.ledger_dir), "GOVSPIDER_PROXY": city.proxy_url},
            (
                f"以上为示范城市（种子 {wanted['seed']}）的结果；与答案比对：make score",
                f"检查自己的单位：make ledger-template 生成台账，填写后放入 {config.ledger_dir}，再运行 make sweep",
            ),
        )


def _day(config: Config) -> date:
    """The day that the city is made for: that of the quarter's sweep, once it was begun."""
    if not config.database.exists():
        return config.day
    with reading(config.database, config.database_seconds) as db:
        if not version(Database(db)):  # a run ended before it had made anything
            return config.day
        row = db.execute("SELECT inspected_on FROM sweeps WHERE sweep_id = ?", [config.sweep_id]).fetchone()
    return date.fromisoformat(row[0]) if row else config.day


def _make_room(config: Config, marker: Path, wanted: dict[str, int] | None) -> None:
    if not config.database.exists():
        marker.unlink(missing_ok=True)
        return
    held = _held(marker)
    if held == wanted:
        return
    if held is None:
        raise ConfigError(
            f"{config.ledger_dir} 中没有台账，而数据库 {config.database} 已有正式检查数据：请放回台账，"
            "或用 -s GOVSPIDER_DATA_DIR=其他文件夹 运行示范城市"
        )
    number = 1
    name = f"demo-seed{held['seed']}-pages{held['pages']}"
    while (aside := config.data_dir / "archive" / f"{name}-{number}").exists():
        number += 1
    aside.mkdir(parents=True)
    for path in _files(config):
        if path.exists():
            path.rename(aside / path.name)
    marker.unlink(missing_ok=True)


def _files(config: Config) -> list[Path]:
    database = [config.database.with_name(config.database.name + suffix) for suffix in ("", "-wal", "-shm")]
    return [*database, config.data_dir / "out", config.data_dir / "snapshots", config.data_dir / "logs"]


def _held(marker: Path) -> dict[str, int] | None:
    try:
        held = json.loads(marker.read_text(encoding="utf-8"))
        return {"seed": int(held["seed"]), "pages": int(held["pages"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None
