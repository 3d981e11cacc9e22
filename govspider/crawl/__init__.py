"""The crawl (抓取): which pages are visited in which order, one request and its outcome, probes of links."""
