"""The demo city (示范城市): a synthetic city behind a proxy on 127.0.0.1, planted faults, an answer key."""

from govspider.demo.process import DemoProcess, start

__all__ = ["DemoProcess", "start"]
