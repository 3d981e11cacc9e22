"""Print the browser program that would be used; exit code 1 when there is none. Called by scripts/setup."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from govspider.browser.chromium import INSTALL_HINT, find_chromium


def main() -> int:
    """Entry point; prints one line."""
    program = find_chromium(None)
    if program is None:
        with sync_playwright() as driver:
            own = Path(driver.chromium.executable_path)
        program = own if own.exists() else None
    print(program or INSTALL_HINT, file=sys.stdout if program else sys.stderr)
    return 0 if program else 1


if __name__ == "__main__":
    sys.exit(main())
