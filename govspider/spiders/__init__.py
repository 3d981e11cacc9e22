"""Spiders (爬虫): one per site type, and one that probes links. They write down what was there."""
