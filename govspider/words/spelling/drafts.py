"""How sure a finding is in a draft (草稿中的把握), where errors are far more frequent than in published text."""

PUBLISHED_ERRORS = 1 / 20_000  # errors a character of published official text
# … and of a draft: an assumption, nobody has counted the errors of offices' drafts for us.
DRAFT_ERRORS = 1 / 200
_SUREST = 0.995


def in_drafts(share: float) -> float:
    """Share of right findings in drafts, by Bayes' rule: the odds grow as the errors do.

    Args:
        share: of right findings on published text, 0 to 1.
    """
    odds = DRAFT_ERRORS / PUBLISHED_ERRORS * share
    return min(_SUREST, odds / (odds + 1 - share))
