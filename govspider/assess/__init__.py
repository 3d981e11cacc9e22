"""Findings → vetoes and conclusions (单项否决、检查结论), in SQL beside a thin runner; what people decided (人工核实)."""

from govspider.assess.assessing import Rules, assess

__all__ = ["Rules", "assess"]
