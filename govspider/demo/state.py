"""The city that a data folder was swept with (演示城市参数): demo/city.json."""

import json
from datetime import date
from pathlib import Path

from govspider.demo.city import build_city
from govspider.demo.model import City
from govspider.errors import ConfigError


def city_of(data_dir: Path) -> City:
    """The city whose seed, pages and day stand in the data folder.

    Raises:
        ConfigError: there is none, or the file is damaged.
    """
    path = data_dir / "demo" / "city.json"
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
        return build_city(int(state["seed"]), int(state["pages"]), date.fromisoformat(state["day"]))
    except OSError:
        raise ConfigError(f"找不到 {path}，请先运行 make sweep 或 scrapy demo") from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{path} 内容损坏，请删除后重新运行 scrapy demo") from None
