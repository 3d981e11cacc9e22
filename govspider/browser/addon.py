"""Gives every crawler a browser that starts on first need; named in the setting ADDONS."""

from scrapy.settings import BaseSettings

from govspider.browser.shared import SharedBrowser
from govspider.config import Config


class BrowserAddon:
    """Sets PLAYWRIGHT_BROWSER_PROVIDER unless the sweep worker has set the process's shared browser."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Called by Scrapy before the crawler's components are made."""
        if settings["PLAYWRIGHT_BROWSER_PROVIDER"]:
            return
        shared = SharedBrowser(Config.from_settings(settings), keep=False)
        settings.set("PLAYWRIGHT_BROWSER_PROVIDER", shared.provider, priority="addon")
