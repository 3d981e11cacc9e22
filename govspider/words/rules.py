"""Detector 5: rules (规则): dates, doubled words, pairs of marks, widths, damaged text, placeholders, sums.

One automaton finds the triggers of all rules; a rule reads only the lines that hold one of its triggers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.items import Detector, Kind, Severity
from govspider.text.match import Fault, WordHit, without_contained
from govspider.text.segment import Segmenter
from govspider.text.terms import Terms
from govspider.words import (
    rules_damage,
    rules_dates,
    rules_marks,
    rules_numbers,
    rules_weekdays,
)
from govspider.words.rules_already import Already, load_already
from govspider.words.rules_doubled import DoubledWords, load_doubled
from govspider.words.rules_edges import EdgeCharacters
from govspider.words.rules_openers import Openers
from govspider.words.rules_repeated import RepeatedWords

PLACEHOLDERS = "占位文字"  # the rule's name

Finder = Callable[[str, Segmenter], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what makes it look, and how it judges one line."""

    name: str
    triggers: tuple[str, ...]
    find: Finder
    kind: Kind = Kind.FORMAT_ERROR
    indicator: str = "T2"
    severity: Severity = Severity.GENERAL


RULES: tuple[Rule, ...] = (
    Rule("不存在的日期", rules_dates.DATE_TRIGGERS, rules_dates.impossible_dates),
    Rule("不存在的时刻", rules_dates.TIME_TRIGGERS, rules_dates.impossible_times),
    Rule("起止日期颠倒", rules_dates.RANGE_TRIGGERS, rules_dates.reversed_ranges),
    Rule("星期与日期不符", rules_weekdays.WEEKDAY_TRIGGERS, rules_weekdays.wrong_weekdays),
    Rule("日期误字", rules_dates.MISTYPED_TRIGGERS, rules_dates.mistyped_dates, Kind.WRONG_WORD, "T1"),
    Rule("期限误字", rules_dates.DEADLINE_TRIGGERS, rules_dates.mistyped_deadlines, Kind.WRONG_WORD, "T1"),
    Rule("重复标点", rules_marks.REPEATED_TRIGGERS, rules_marks.repeated_marks),
    Rule("书名号误用", rules_marks.TITLE_TRIGGERS, rules_marks.wrong_title_marks),
    Rule("文号括号误用", rules_marks.NUMBER_TRIGGERS, rules_marks.wrong_number_marks),
    Rule("全角半角混用", rules_numbers.WIDTH_TRIGGERS, rules_numbers.mixed_widths),
    Rule("合计不为百分之百", rules_numbers.SUM_TRIGGERS, rules_numbers.wrong_sums),
    Rule("序数误写", rules_numbers.ORDINAL_TRIGGERS, rules_numbers.malformed_ordinals, Kind.WRONG_WORD, "T1"),
    Rule("乱码", rules_damage.MOJIBAKE_TRIGGERS, rules_damage.mojibake),
    Rule(PLACEHOLDERS, rules_damage.PLACEHOLDER_TRIGGERS, rules_damage.placeholders),
)
# Marks stand in nearly every line: counting them line by line is faster than looking for triggers.
QUOTES = ("“", "「", "『")  # each paragraph of a long quotation begins with one
_PARAGRAPHS = 12  # over which a bracket or quotation may run
PAIRS = Rule("标点不成对", (), rules_marks.unpaired_marks)


class RuleMatcher:
    """All rules with one automaton of their triggers."""

    def __init__(
        self,
        segmenter: Segmenter,
        said_again: tuple[DoubledWords, EdgeCharacters, Openers, RepeatedWords],
        already: Already,
    ) -> None:
        doubled, edges, openers, self._repeated = said_again
        self._segmenter = segmenter
        self.rules = (
            *RULES,
            Rule("已误作以", already.triggers, already.find, Kind.WRONG_WORD, "T1"),
            Rule("已误作巳", already.lookalikes, already.find_lookalikes, Kind.WRONG_WORD, "T1"),
            Rule("以误作已", already.by_triggers, already.find_by, Kind.WRONG_WORD, "T1"),
            Rule("叠字叠词", doubled.triggers, doubled.find, Kind.WRONG_WORD, "T1"),
            Rule("词首词尾叠字", edges.triggers, edges.find, Kind.WRONG_WORD, "T1"),
            Rule("插入语重复", openers.triggers, openers.find, Kind.WRONG_WORD, "T1"),
        )
        self._twice = Rule("词语重复", (), self._repeated.find, Kind.WRONG_WORD, "T1")
        self._owners = [rule for rule in self.rules for _ in rule.triggers]
        self.terms = Terms(trigger for rule in self.rules for trigger in rule.triggers)

    def find(self, text: str) -> list[WordHit]:
        """Faults against the rules in a text, in order."""
        places = dict.fromkeys((*self._triggered(text), *_unbalanced(text), *self._said_twice(text)))
        hits = [hit for rule, start in places for hit in self._judge(rule, text, start)]
        return without_contained(hits)

    def _triggered(self, text: str) -> Iterator[tuple[Rule, int]]:
        line_start = last = 0
        for index, start, _ in self.terms.matches(text):
            line_start = max(line_start, text.rfind("\n", last, start) + 1)
            last = start
            yield self._owners[index], line_start

    def _said_twice(self, text: str) -> Iterator[tuple[Rule, int]]:
        for start in self._repeated.lines(text):
            yield self._twice, start

    def _judge(self, rule: Rule, text: str, start: int) -> Iterator[WordHit]:
        stop = text.find("\n", start)
        line = text[start : stop if stop >= 0 else len(text)]
        for fault in rule.find(line, self._segmenter):
            yield WordHit(
                start=start + fault.start,
                end=start + fault.end,
                shown=line[fault.start : fault.end],
                suggestion=fault.suggestion,
                detector=Detector.RULE,
                confidence=fault.confidence,
                severity=rule.severity,
                reason=f"{rule.name}：{fault.reason}",
                kind=rule.kind,
                indicator=rule.indicator,
                source=rule.name,
            )


def _unbalanced(text: str) -> Iterator[tuple[Rule, int]]:
    """Lines with a mark that lacks its partner; what is quoted or bracketed over several paragraphs has it there."""
    if not rules_marks.is_unbalanced(text):
        return
    start = closed = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if number >= closed and not following.lstrip().startswith(QUOTES) and rules_marks.is_unbalanced(line):
            closed = number + rules_marks.closed_after(lines[number : number + _PARAGRAPHS])
            if closed == number:
                yield PAIRS, start
        start += len(line) + 1


def load_rules(dictionaries_dir: Path, segmenter: Segmenter) -> RuleMatcher:
    """The rules with their word lists.

    Raises:
        DictionaryError: names every faulty row of a list.
    """
    return RuleMatcher(segmenter, load_doubled(dictionaries_dir), load_already(dictionaries_dir))
