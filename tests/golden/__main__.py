"""``python -m tests.golden --record [case…]``: take what the cases give now, then run all checks on it."""

import argparse
import sys

import pytest
from tests.golden.build import build, shared_processes
from tests.golden.cases import named_cases
from tests.golden.record import record


def main() -> int:
    """Record the named cases, or all, and run their tests and those over all outputs; or only run them."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write what is found as what is expected")
    parser.add_argument("case", nargs="*", help="names of cases; all when left out")
    options = parser.parse_args()
    cases = tuple(named_cases(options.case))
    if options.record:
        with shared_processes():
            for case in cases:
                record(case, build(case))
    chosen = " or ".join([*(case.name for case in cases), "test_checks", "typescript"])
    return int(pytest.main(["tests/golden", *(["-k", chosen] if options.case else [])]))


if __name__ == "__main__":
    sys.exit(main())
