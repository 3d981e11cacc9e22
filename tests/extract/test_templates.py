"""Places that scripts fill: gone where a reader never sees them, kept where one does."""

import pytest

from govspider.items import PartKind
from tests.extract.building import column

PLACE = "{{title}}"


def seen(html: str) -> str:
    parts = column(html).parts
    return "\n".join(part.text for part in parts if part.kind in (PartKind.BODY, PartKind.BOILERPLATE))


@pytest.mark.parametrize(
    "html",
    [
        f'<div style="display:none"><li>{PLACE}</li></div>',
        f'<div id="row"><li>{PLACE}</li></div><script>var t=$("#row").html(); show(t)</script>',
        f'<ol id="row"><li>{PLACE}</li></ol><script>fill(document.getElementById("row").innerHTML)</script>',
        f'<div v-if="ready">{PLACE}</div>',
        f'<script type="text/html">{PLACE}</script>',
    ],
)
def test_a_template_is_no_text(html: str) -> None:
    assert PLACE not in seen(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{PLACE}</p>",
        f'<div id="row"><li>{PLACE}</li></div><script>$("#row").show()</script>',
        f'<div id="row">{PLACE}</div><script>document.getElementById("row").innerHTML = load()</script>',
    ],
)
def test_what_nobody_filled_in_stays(html: str) -> None:
    assert PLACE in seen(html)
