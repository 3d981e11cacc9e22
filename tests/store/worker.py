"""What the tests of several processes run: `python -m tests.store.worker claim|write DATABASE NAME`."""

import sys
from pathlib import Path

from govspider.items import Link, LinkKind, Outcome, Page, PageFacts
from govspider.store.connect import open_database
from govspider.store.writer import Store
from tests.store.samples import DAY, SWEEP, inspected


def say(line: str) -> None:
    """One line to the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def claim(store: Store, name: str) -> None:
    """Claim and finish targets until there are none; print each."""
    while store.has_todo(SWEEP):
        target = store.claim_target(SWEEP, name)
        if target is not None:
            say(target.target_id)
            store.mark_crawled(SWEEP, target.target_id)


def write(store: Store, name: str) -> None:
    """Write pages until killed; print the number of each once it is written."""
    target_id = f"44190001{int(name):02}"
    for number in range(1_000_000):
        url = f"http://s{name}.city.test/{number}"
        links = tuple(Link(f"{url}/{place}", "文字", LinkKind.PAGE) for place in range(50))
        facts = PageFacts(title=str(number), text="正文" * 500, links=links)
        page = Page(target_id, url, Outcome.OK, facts=facts)
        store.save_page(SWEEP, inspected(of=page), DAY)
        say(str(number))


def main() -> None:
    """Entry point."""
    action, path, name = sys.argv[1:]
    store = Store(open_database(Path(path)))
    {"claim": claim, "write": write}[action](store, name)


if __name__ == "__main__":
    main()
