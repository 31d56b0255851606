"""The conformance dashboard: every row of Pydantic's edge cases, as text that was checked by eye."""

import pytest
from tests.introspect.printing import print_module
from tests.introspect.rows import expected_file, introspect_rows, row_modules

from tradegen.introspect.request import Reply


@pytest.fixture(scope="module")
def reply() -> Reply:
    """One introspection of all rows."""
    return introspect_rows()


@pytest.mark.parametrize("module", row_modules())
def test_row_reads_as_recorded(reply: Reply, module: str) -> None:
    """Both views, defaults, docs and findings of the row's types are as recorded."""
    expected = expected_file(module).read_text(encoding="utf-8")

    assert expected == print_module(reply, module)


def test_reply_is_sorted_by_reference(reply: Reply) -> None:
    """The order of declared values does not depend on the order of discovery."""
    for values in (reply.models, reply.enums, reply.aliases):
        refs = [value.ref for value in values]
        assert sorted(refs) == refs


def test_module_rests_on_what_it_imports(reply: Reply) -> None:
    """The files of a module are itself, its packages and what it imports."""
    files = {imported.module: imported.files for imported in reply.imported}

    assert (
        "rows/__init__.py",
        "rows/documented.py",
        "rows/sub/__init__.py",
        "rows/sub/twins.py",
    ) == files["rows.sub.twins"]
