"""Compile the search of suspects: python -m govspider.words.spelling.native (called by `make setup`)."""

import subprocess
import sys

from govspider.words.spelling.native import build

try:
    found = build()
except (OSError, subprocess.CalledProcessError) as error:
    sys.exit(f"疑点查找未能编译（{error}），改用 Python，结果相同，速度较慢")
if found is None:
    sys.exit("没有 C 编译器，疑点查找改用 Python，结果相同，速度较慢；可安装 gcc 后再运行 make setup")
