"""The published state machine and error table, and the two clients: one truth in three places."""

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

from tradegen_runtime.client import ClientOptions, errors, gap, options, state, unknown
from tradegen_runtime.client.dialer import is_final

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "templates/tradegen_templates/typescript/src/runtime"
PROTOCOL = (ROOT / "docs/protocol.md").read_text("utf-8")


def section(title: str) -> str:
    """The text below a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(title)}$(.*?)^#", f"{PROTOCOL}\n#", re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/protocol.md has no section {title!r}"
    return found[1]


def rows(title: str) -> list[str]:
    """The first word in code of each row of a section's first table that has such rows."""
    return re.findall(r"^\| `([A-Za-z_0-9]+)", section(title), re.MULTILINE)


def typescript(file: str) -> str:
    """The source of one file of the TypeScript core."""
    return (RUNTIME / file).read_text("utf-8")


def union(file: str, name: str) -> list[str]:
    """The literals of a TypeScript union."""
    found = re.search(rf"export type {name} =(.*?);", typescript(file), re.DOTALL)
    assert found is not None
    return re.findall(r'"(\w+)"', found[1])


@pytest.mark.parametrize(
    ("title", "python", "file", "name"),
    [
        ("Connection", state.ConnectionState, "state.ts", "ConnectionState"),
        ("Subscription", state.SubscriptionState, "state.ts", "SubscriptionState"),
        ("Gaps", gap.GapReason, "gap.ts", "GapReason"),
    ],
)
def test_states_and_gaps_are_the_published_ones(title: str, python: object, file: str, name: str) -> None:
    """A state or a reason stands in the document and in both clients, in one order."""
    assert list(get_args(python)) == union(file, name) == rows(title)


def test_the_diagrams_are_the_published_ones() -> None:
    """Both sources show the document's two pictures."""
    pictures = re.findall(r"```text\n(.*?)```", section("Connection") + section("Subscription"), re.DOTALL)
    assert 2 == len(pictures)
    for picture in pictures:
        lines = [line.strip() for line in picture.strip().splitlines()]
        assert lines_of(state.__doc__ or "", lines) == lines
        assert lines_of(typescript("state.ts"), lines) == lines


def lines_of(text: str, wanted: list[str]) -> list[str]:
    """Those of the wanted lines that a comment holds, in its order."""
    found = [line.strip(" *") for line in text.splitlines()]
    return [line for line in found if line in wanted]


def test_errors_are_the_published_ones() -> None:
    """Every error of both clients is in the table, and the table names no other."""
    python = {name for name, _ in inspect.getmembers(errors, inspect.isclass) if _.__module__ == errors.__name__}
    classes = set(re.findall(r"export class (\w+)", typescript("errors.ts")))
    published = set(rows("Errors"))
    assert published | {"ClientError"} == python
    assert published | {"ClientError"} == classes | {"ClientArgumentError"}  # there it is the platform's TypeError


def test_both_clients_report_the_same_kinds() -> None:
    """What belongs to no call is told by one set of words."""
    assert list(get_args(options.EventKind)) == union("event.ts", "EventKind")
    assert list(get_args(unknown.UnknownKind)) == union("unknown.ts", "UnknownKind")


def test_both_clients_have_the_same_limits() -> None:
    """A default in seconds in Python is the same in milliseconds in TypeScript."""
    source = typescript("options.ts")
    defaults = ClientOptions()
    names = [name for name in ClientOptions.__dataclass_fields__ if name.endswith("_s") and name != "confirm_timeout_s"]
    assert 8 <= len(names)
    for name in names:
        camel = re.sub(r"_(\w)", lambda match: match[1].upper(), name.removesuffix("_s")) + "Ms"
        found = re.search(rf"{camel}: ([\d_]+)", source)
        assert found is not None, camel
        assert int(found[1]) == getattr(defaults, name) * 1000, name


def test_close_codes_of_the_table_come_back_as_it_says() -> None:
    """The column "come back" is what both clients do."""
    table = re.findall(r"^\| (\d{4}) \|.*\| (yes|no) \|$", section("Close codes"), re.MULTILINE)
    assert 8 <= len(table)
    assert [(code, "no" if is_final(int(code)) else "yes") for code, _ in table] == table
    assert "(closeCode >= 3500 && closeCode <= 3999) || (closeCode >= 4500 && closeCode <= 4999)" in typescript(
        "dialer.ts"
    )
