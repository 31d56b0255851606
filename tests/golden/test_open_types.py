"""No emitted type is ``any``, and ``unknown`` stands only where the contract says ``Any``, ``object`` or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.golden.cases import CASES
from tests.golden.typescript_types import ROOT, open_types

OPEN: Final = {
    ("anything", "Free"),  # Any, object, bare list and dict
    ("anything", "FreeInput"),
    ("containers", "Full"),  # Any, with a default
    ("containers", "FullInput"),
    ("custom_types", "Custom"),  # Any, object
    ("custom_types", "CustomInput"),
    ("extra_members", "Keeping"),  # extra="allow" without a type
    ("extra_members", "KeepingInput"),
    ("recursion", "Document"),  # JsonValue
}
"""The declarations, by case, whose contracts leave a type open."""


def emitted() -> Iterator[Path]:
    """Every emitted TypeScript file of all cases and of the reference application, the runtime left out."""
    for root in (*sorted(CASES.glob("*/expected/typescript")), ROOT / "generated" / "typescript" / "src"):
        yield from (file for file in sorted(root.rglob("*.ts")) if "runtime" not in file.relative_to(root).parts)


def test_only_what_the_contract_leaves_open_is_unknown() -> None:
    """Neither ``any`` nor the assertion ``!`` stands anywhere, and ``unknown`` in the declarations above alone."""
    found = open_types(emitted())
    unknown = {(Path(path).relative_to(CASES).parts[0], owner) for path, kind, owner in found if kind == "unknown"}
    assert ([], OPEN) == ([one for one in found if one[1] != "unknown"], unknown)
