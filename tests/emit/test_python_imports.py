"""Import blocks: sorted, minimal, and never under a name that the file uses itself."""

from tradegen.emit.python_imports import Import, import_table, module_import


def statements(*needed: Import, taken: tuple[str, ...] = (), fixed: tuple[Import, ...] = ()) -> list[list[str]]:
    """The sections of a file of package ``app``."""
    table = import_table(needed, fixed=fixed, taken=taken, own_packages=("app",))
    return [list(section.statements) for section in table.sections()]


def test_sections_and_order() -> None:
    """Standard library, other packages and own packages; plain imports first; constants before classes."""
    assert [
        ["from datetime import date, datetime"],
        ["import models", "from fastapi import APIRouter, Body"],
        ["from app.broker import orders"],
    ] == statements(
        module_import("app.broker.orders"),
        module_import("models"),
        Import("fastapi", "Body"),
        Import("fastapi", "APIRouter"),
        Import("datetime", "datetime"),
        Import("datetime", "date"),
    )


def test_taken_names_are_imported_under_another() -> None:
    """A module called like a handler is called after its package as well; a class gets ``Type`` added."""
    assert [
        ["from datetime import date as datetime_date", "from datetime import datetime"],
        [
            "from app import Thing as ThingType",
            "from app.broker import orders as broker_orders",
            "from app.market import orders as market_orders",
        ],
    ] == statements(
        module_import("app.market.orders"),
        module_import("app.broker.orders"),
        Import("app", "Thing"),
        Import("datetime", "datetime"),
        Import("datetime", "date"),
        taken=("orders", "date", "Thing"),
    )


def test_order_of_use_does_not_matter() -> None:
    """The first module by name keeps the short name, whoever is used first."""
    wanted = (module_import("app.a.orders"), module_import("app.b.orders"))
    assert statements(*wanted) == statements(*reversed(wanted))
    assert [["from app.a import orders", "from app.b import orders as b_orders"]] == statements(*wanted)


def test_fixed_imports_keep_their_name() -> None:
    """What a template spells itself is never renamed; the other one is."""
    assert [["from app.x import problems as x_problems", "from app.y import problems"]] == statements(
        module_import("app.x.problems"), fixed=(Import("app.y", "problems"),)
    )


def test_long_statement_is_one_name_a_line() -> None:
    """What does not fit in 88 columns gets a trailing comma, which keeps it exploded."""
    names = tuple(Import("app.core", f"SomeRatherLongName{number}") for number in range(5))
    lines = "".join(f"    {name.name},\n" for name in names)
    assert [[f"from app.core import (\n{lines})"]] == statements(*names)
