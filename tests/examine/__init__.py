"""Tests of govspider.examine and `scrapy examine`, with the real checks and dictionaries."""
