"""Pipelines (处理流水线): cut into words, check, store. Each adapts one pure part to Scrapy."""
