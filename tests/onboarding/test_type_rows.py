"""The table of kinds of declarations in docs/types.md says what the golden cases prove."""

import pytest
from tests.onboarding.type_rows import PAGE, ROWS, Row, section


def test_page_has_the_table() -> None:
    """The page ends with the table; ``python -m tests.onboarding.type_rows`` writes it."""
    assert PAGE.read_text(encoding="utf-8").endswith(section())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.declared)
def test_case_proves_the_row(row: Row) -> None:
    """The case declares it, and its expected lines say of it what the table says."""
    declared = "".join(
        file.read_text(encoding="utf-8")
        for file in sorted(row.folder.contracts_root.rglob("*"))
        if file.suffix in (".py", ".yaml")
    )
    said = "\n".join(row.folder.expected_lines())
    assert (True, True) == (row.proof in declared, f"[{row.slug}]" in said if row.slug else row.folder.tree.exists())


def test_every_row_is_named_once() -> None:
    """No kind of declaration has two verdicts."""
    assert len(ROWS) == len({row.declared for row in ROWS})
