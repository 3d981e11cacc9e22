"""`scrapy crawl` without a ledger inspects the demo city (示范城市), if that is being served."""

import json
import socket
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from govspider.config import Config
from govspider.errors import ConfigError, LedgerError

_LOOPBACK = "127.0.0.1"
_SECONDS = 2.0


def use_demo_city(settings: BaseSettings) -> bool:
    """Point the settings at the demo city if there is no ledger; say whether that was done.

    Args:
        settings: changed in place: ledger, proxy, day of inspection.

    Raises:
        ConfigError: a setting is unusable, or the demo city is not being served.
        LedgerError: there is neither a ledger nor a demo city.
    """
    from govspider.ledger import has_ledger

    config = Config.from_settings(settings)
    if has_ledger(config.ledger_dir):
        return False
    home = config.data_dir / "demo"
    if not has_ledger(home / "ledger"):
        raise LedgerError(
            f"目录 {config.ledger_dir} 中没有台账：请用 scrapy ledger template 生成模板并填写，"
            "或先运行 make sweep 体验示范城市"
        )
    city = _city(home / "city.json")
    settings.set("GOVSPIDER_LEDGER_DIR", str(home / "ledger"), priority="cmdline")
    if not config.proxy:
        settings.set("GOVSPIDER_PROXY", _proxy(city), priority="cmdline")
    if city.get("day") and not settings["GOVSPIDER_DAY"]:
        settings.set("GOVSPIDER_DAY", str(city["day"]), priority="cmdline")
    return True


def _proxy(city: dict[str, Any]) -> str:
    port = city.get("port")
    try:
        with socket.create_connection((_LOOPBACK, int(str(port))), timeout=_SECONDS):
            return f"http://{_LOOPBACK}:{port}"
    except (OSError, ValueError, OverflowError):
        raise ConfigError(
            "没有台账，示范城市也没有运行：请先在另一个窗口执行 scrapy demo，再运行本命令"
        ) from None


def _city(path: Path) -> dict[str, Any]:
    try:
        city = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return city if isinstance(city, dict) else {}
