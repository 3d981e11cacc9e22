"""The base of our commands, by the name that they import it by.

It stands in `govspider.command` because Scrapy runs every command class that is written in this package.
"""

from govspider.command import GovspiderCommand

__all__ = ["GovspiderCommand"]
