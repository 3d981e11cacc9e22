"""What the tests of attachments share."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from govspider.attachments import IsolatedReader, Limits

DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    isolated = IsolatedReader(replace(Limits(), seconds=20), DAY)
    yield isolated
    isolated.close()
