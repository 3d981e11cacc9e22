"""Tests of govspider.extract: small pages of many makes, and hostile ones."""
