"""What is told of the page that a request comes from."""

import pytest

from govspider.crawl.referers import referer_of
from tests.privacy.finding import ID


@pytest.mark.parametrize(
    ("page", "url", "told"),
    [
        ("http://a.test/x/1.html?p=2", "http://a.test/f/1.pdf", "http://a.test/x/1.html?p=2"),
        ("http://a.test/x/1.html?p=2", "http://b.test/f/1.pdf", "http://a.test/"),
        ("http://a.test/x/1.html", "https://a.test/f/1.pdf", "http://a.test/"),
        ("https://a.test/x/1.html", "http://a.test/f/1.pdf", ""),
        (f"http://a.test/query?sfz={ID}", f"http://a.test/{ID}.pdf", ""),
        ("", "http://a.test/", ""),
    ],
)
def test_as_much_is_told_as_browsers_tell_and_nothing_personal(page: str, url: str, told: str) -> None:
    assert referer_of(page, url) == told
