"""Spiders (爬虫): one per site type, and one that probes links. They write down what was there."""

# While this is imported, Scrapy looks up the source of every frame of the stack: in a moment from here, where the stack
# is short, in a good part of the start from the depth of the browser's handler, which imports it otherwise.
import scrapy.core.downloader.contextfactory  # noqa: F401
