"""What a tool says of its failure: the line that tells it."""

import pytest

from tradegen.gates.processes import Finished

THROWN = """\
/app/node_modules/typescript/bin/tsc:1
throw new Error("boom")
^

Error: boom
    at Object.<anonymous> (/app/node_modules/typescript/bin/tsc:1:7)

Node.js v20.20.2
"""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (THROWN, "Error: boom"),
        (
            "a.ts(1,1): error TS5023: Unknown compiler option.\nmore\n",
            "a.ts(1,1): error TS5023: Unknown compiler option.",
        ),
        ("one\n\ntwo\n", "two"),
        (" \n", "exit status 3"),
        ("x" * 500, "x" * 300),
    ],
)
def test_the_complaint_is_one_line(output: str, expected: str) -> None:
    """An error by its name, else the last line, else the exit status."""
    assert expected == Finished(3, output).complaint
