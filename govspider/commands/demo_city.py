"""Without a ledger of the user's own, the demo city (演示城市) is inspected."""

import json
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from govspider.config import Config
from govspider.errors import LedgerError
from govspider.ledger import has_ledger


def use_demo_city(settings: BaseSettings) -> bool:
    """Point the settings at the demo city if there is no ledger; say whether that was done.

    Args:
        settings: changed in place: ledger, proxy, day of inspection.

    Raises:
        ConfigError: a setting is unusable.
        LedgerError: there is neither a ledger nor a demo city.
    """
    config = Config.from_settings(settings)
    if has_ledger(config.ledger_dir):
        return False
    home = config.data_dir / "demo"
    if not has_ledger(home / "ledger"):
        raise LedgerError(
            f"目录 {config.ledger_dir} 中没有台账：请用 scrapy ledger template 生成模板并填写，"
            "或先运行 make sweep 体验演示城市"
        )
    settings.set("GOVSPIDER_LEDGER_DIR", str(home / "ledger"), priority="cmdline")
    city = _city(home / "city.json")
    if not config.proxy and city.get("port"):
        settings.set("GOVSPIDER_PROXY", f"http://127.0.0.1:{city['port']}", priority="cmdline")
    if city.get("day") and not settings.get("GOVSPIDER_DAY"):
        settings.set("GOVSPIDER_DAY", str(city["day"]), priority="cmdline")
    return True


def _city(path: Path) -> dict[str, Any]:
    try:
        city = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return city if isinstance(city, dict) else {}
