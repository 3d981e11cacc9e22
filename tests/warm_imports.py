"""What every command imports, for the process that the commands of the tests are forked from; nothing starts here."""

from importlib import import_module
from pkgutil import walk_packages

import openpyxl  # noqa: F401
import playwright.async_api  # noqa: F401
import rjieba  # noqa: F401
import scrapy.cmdline  # noqa: F401
import scrapy_playwright.handler  # noqa: F401
import tldextract  # noqa: F401

import govspider.commands
import govspider.spiders

for _package in (govspider.spiders, govspider.commands):
    for _module in walk_packages(_package.__path__, f"{_package.__name__}."):
        import_module(_module.name)
