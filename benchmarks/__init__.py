"""Benchmarks: each prints figures that stand in docs/, with the command that made them."""
