"""How much the tests try that could go on for ever: `make test` the short form, `make test LONG=1` and CI the long one."""

import os

LONG = os.environ.get("LONG_TESTS") == "1"
DAMAGED = 500 if LONG else 100  # documents for each parser
KILLS = (3, 20, 45, 70, 90) if LONG else (20, 70)  # of one sweep, at so many hundredths of its pages
EVERY_MAKE = LONG  # targets of the demo city of every make of page and menu, and with every fault, or only personal data
