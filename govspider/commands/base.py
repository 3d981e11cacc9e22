"""The base of our commands, by the name that they import it by.

It stands in `govspider.command` because Scrapy takes every command class written in this package for a command.
"""

from govspider.command import GovspiderCommand

__all__ = ["GovspiderCommand"]
