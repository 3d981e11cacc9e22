from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.monthly_originals import CHECK, KIND
from govspider.checks.protocol import CheckContext
from govspider.items import Post, Target
from govspider.profile import Figure
from tests.checks.building import ACCOUNT, BAD_SITES, DAY, SITE, doubts, facts_of, judge
from tests.stores import NATIONAL

ASKED = NATIONAL.model_copy(
    update={
        "figures": NATIONAL.figures.model_copy(
            update={"monthly_originals": Figure(value=1, source="本地办法")}
        )
    }
)
CONTEXT = CheckContext(DAY, ASKED, BAD_SITES)


def post(day: date, *, original: bool | None = False, file: str = "发文/a.csv") -> Post:
    return Post("WX1", "标题", day, file=file, original=original)


AROUND = (post(date(2023, 3, 20)), post(date(2023, 6, 29)))


def told(*posts: Post, target: Target = ACCOUNT) -> tuple[list[str], list[str]]:
    """Months with too few, and those that could not be judged."""
    facts = facts_of(target, posts=posts)
    found = list(CHECK.run(facts, CONTEXT))
    assert all(one.kind == KIND for one in found)
    return [one.subject for one in found], [line[:7] for line in CHECK.unjudged(facts, CONTEXT)]


def test_months_without_an_original() -> None:
    assert told(*AROUND) == (["2023-04", "2023-05"], [])
    assert told(*AROUND, post(date(2023, 4, 9), original=True)) == (["2023-05"], [])
    (found, _) = CHECK.run(facts_of(ACCOUNT, posts=AROUND), CONTEXT)
    assert found.problem == "据导出的发文（发文/a.csv），2023年4月原创发文0条，应不少于1条"


@pytest.mark.parametrize(
    "posts",
    [
        (),
        (*AROUND, post(date(2023, 4, 9), original=None), post(date(2023, 5, 9), original=None)),
        tuple(replace(one, file="账号.xlsx") for one in AROUND),
        (post(date(2023, 4, 1)), post(date(2023, 5, 31))),
    ],
)
def test_what_the_exports_do_not_say_could_not_be_judged(posts: tuple[Post, ...]) -> None:
    assert told(*posts) == ([], ["2023年4月", "2023年5月"])


def test_an_original_that_anybody_lists_is_enough() -> None:
    listed = (post(date(2023, 4, 9), original=True, file="账号.xlsx"), post(date(2023, 5, 9), original=True))
    assert told(*listed) == ([], [])


def test_only_where_the_profile_asks_for_them() -> None:
    assert judge(CHECK, facts_of(ACCOUNT, posts=AROUND)) == []
    assert doubts(CHECK, facts_of(ACCOUNT)) == []
    assert told(*AROUND, target=SITE) == told(*AROUND, target=replace(ACCOUNT, service_only=True)) == ([], [])
