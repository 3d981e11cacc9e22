"""The demo city (示范城市): a synthetic city behind an HTTP proxy on 127.0.0.1, with planted faults and an answer key."""

from govspider.demo.process import DemoProcess, start

__all__ = ["DemoProcess", "start"]
