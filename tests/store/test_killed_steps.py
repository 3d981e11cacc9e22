"""`kill -9` before each statement of a write: all of it is there or nothing, and writing again makes it whole."""

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from govspider.assess import Rules, assess
from govspider.assess.decisions import decide
from govspider.items import FindingState, LinkProbe, Outcome, Verdict
from govspider.privacy.page_masking import mask_probe
from govspider.store.connect import open_database
from govspider.store.integrity import problems_of
from govspider.store.writer import Store
from tests.store.samples import ACCOUNT, DAY, LEDGER, MENU, SWEEP, inspected, wrong_word
from tests.stores import HASHER, config_of

pytestmark = pytest.mark.slow

NOW = datetime(2023, 6, 30, 8, tzinfo=UTC)
LINK = mask_probe(LinkProbe("http://czj.city.test/a.html", Outcome.HTTP_ERROR, 404), HASHER)


def a_page(store: Store) -> None:
    store.save_page(SWEEP, inspected(wrong_word("登陆2")), DAY)


def a_menu(store: Store) -> None:
    store.save_menu(SWEEP, ACCOUNT.target_id, MENU)


def verdicts(store: Store) -> None:
    store.save_verdicts(SWEEP, [(LINK.url, Verdict.DEAD, "返回404")])


def a_decision(store: Store) -> None:
    decide(store.db, [wrong_word().finding_id], FindingState.CONFIRMED, by="甲", now=NOW)


def an_assessment(store: Store) -> None:
    assess(store.db, SWEEP, Rules.of(config_of(Path("govspider.db"), SWEEP)))


def a_ledger(store: Store) -> None:
    store.import_ledger(LEDGER, "changed")


def state_of(path: Path) -> list[str]:
    with closing(open_database(path).conn) as db:
        return list(db.iterdump())


def write(path: Path, act: Callable[[Store], None], kill_at: int = 0) -> int:
    """Write in a process of its own, which may kill itself before a statement; how many statements it began."""
    number, told = 0, os.pipe()
    pid = os.fork()
    if not pid:
        store = Store(open_database(path), clock=lambda: NOW)

        def count(_statement: str) -> None:
            nonlocal number
            number += 1
            if number == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        store.db.conn.set_trace_callback(count)
        act(store)
        os.write(told[1], str(number).encode())
        os._exit(0)
    os.close(told[1])
    with os.fdopen(told[0]) as said:
        text = said.read()
    os.waitpid(pid, 0)
    return int(text or 0)


@pytest.mark.parametrize("act", [a_page, a_menu, verdicts, a_decision, an_assessment, a_ledger])
def test_a_write_is_whole_or_has_not_been(path: Path, store: Store, act: Callable[[Store], None]) -> None:
    store.save_page(SWEEP, inspected(wrong_word()), DAY)
    store.save_probe(SWEEP, LINK)
    store.close()
    copy, before = path.with_name("copy.db"), state_of(path)
    shutil.copy(path, copy)
    statements = write(copy, act)
    after = state_of(copy)
    assert after != before
    assert statements > 2
    for number in range(1, statements + 1):
        shutil.copy(path, copy)
        assert not write(copy, act, kill_at=number), "it ended by itself"
        db = open_database(copy)
        assert problems_of(db) == []
        assert list(db.conn.iterdump()) == before
        db.close()
        write(copy, act)
        assert state_of(copy) == after
