"""Random hostile input against every parser and rule: `python -m benchmarks.fuzz [INPUTS] [SEED] [--only NAME]`.

INPUTS is the number for all parsers together; a fifth of them go to attachments. The parsers and how their documents
are damaged stand in `tests/fuzzing`. Counted are inputs that raise anything but the parser's own error, that compute
for more than two seconds, or that need more than a GB. Each input is named by parser, seed and number.
"""

import argparse
import random
import resource
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzzing.damage import damaged, random_steps
from tests.fuzzing.parsers import ATTACHMENTS, PARSERS, SECONDS, Parser

_HANGS = 60.0  # … and then it is ended
_MEMORY = 1 << 30  # bytes more than before
_SHARE = 0.2  # of attachments
_TOLD = 5  # inputs of a parser that are named


class _HangError(Exception):
    pass


@dataclass(slots=True)
class _Tried:
    """What came of the inputs of one parser."""

    inputs: int = 0
    crashes: Counter[str] = field(default_factory=Counter)
    slow: int = 0
    slowest: float = 0.0

    def note(self, number: int, error: str, seconds: float) -> None:
        """Count one input."""
        self.inputs += 1
        self.slowest = max(self.slowest, seconds)
        self.slow += seconds > SECONDS
        if error:
            self.crashes[error] += 1
        if (error or seconds > SECONDS) and self.crashes.total() + self.slow <= _TOLD:
            print(f"  number {number}: {seconds:.2f} s {error}", flush=True)


def input_of(parser: Parser, seeds: Sequence[bytes], seed: int, number: int) -> bytes:
    """One input, the same each time."""
    chance = random.Random(f"{parser.name} {seed} {number}")
    return damaged(chance.choice(seeds), random_steps(chance), in_members=parser.in_members)


def try_parser(parser: Parser, inputs: int, seed: int) -> _Tried:
    """Give a parser so many inputs."""
    tried, seeds = _Tried(), parser.seeds()
    for number in range(inputs):
        body, error, begin = input_of(parser, seeds, seed, number), "", time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _HANGS)
        try:
            parser.parse(body)
        except parser.errors:
            pass
        except Exception as failure:  # noqa: BLE001 - that is what is looked for
            error = f"{type(failure).__name__}: {failure}"[:160]
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        tried.note(number, error, time.process_time() - begin)
    return tried


def _hang(*_given: object) -> None:
    raise _HangError("it was ended")


def _bound_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + _MEMORY, hard))


def main() -> None:
    """Entry point."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("inputs", type=int, nargs="?", default=1000, help="for all parsers together")
    asked.add_argument("seed", type=int, nargs="?", default=1)
    asked.add_argument("--only", nargs="+", default=[""], help="parsers whose names hold one of these")
    given = asked.parse_args()
    signal.signal(signal.SIGVTALRM, _hang)
    for parser in PARSERS:
        parser.parse(parser.seeds()[0])  # what is loaded once is not counted
    _bound_memory()
    print(f"seed {given.seed}")
    for parser in PARSERS:
        if any(name in parser.name for name in given.only):
            tried = try_parser(parser, _inputs_of(parser, given.inputs), given.seed)
            print(
                f"{parser.name}: {tried.inputs} inputs, {tried.crashes.total()} crashes,"
                f" {tried.slow} over {SECONDS} s, slowest {tried.slowest:.2f} s",
                flush=True,
            )


def _inputs_of(parser: Parser, inputs: int) -> int:
    if parser in ATTACHMENTS:
        return round(inputs * _SHARE / len(ATTACHMENTS))
    return round(inputs * (1 - _SHARE) / (len(PARSERS) - len(ATTACHMENTS)))


if __name__ == "__main__":
    main()
