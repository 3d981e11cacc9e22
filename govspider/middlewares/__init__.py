"""Downloader middlewares (下载中间件): our proxy, no way into our own network, patience with hosts."""
