"""Commands of the project (`scrapy sweep`, `scrapy ledger`, …): parse, call, print."""
