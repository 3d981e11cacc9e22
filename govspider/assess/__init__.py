"""Findings → vetoes (单项否决), in SQL beside a thin runner."""

from govspider.assess.vetoes import assess

__all__ = ["assess"]
