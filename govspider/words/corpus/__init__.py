"""Detector 3: the city's own pages as witness (全市语料佐证). Rare strings one slip away from very frequent ones."""
