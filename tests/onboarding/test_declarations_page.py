"""docs/declarations.md says what the front end really reads."""

import pytest
from tests.onboarding.markdown import Block, blocks, code_spans, section, table
from tests.onboarding.repository import ROOT

from tradegen.declare import module, param, route, topic
from tradegen.declare.module import declare_module
from tradegen.declare.type_expression import SCALAR_NAMES, Scope

PAGE = (ROOT / "docs" / "declarations.md").read_text(encoding="utf-8")
HEAD = "module: page\nversion: v1\nservice: PageService\n"
SCOPE = Scope(package="trading_contracts", domain="market")


def keys(heading: str, *columns: str) -> set[str]:
    """The keys in the first column of a section's table."""
    return {key for row in table(section(PAGE, heading), *columns) for key in code_spans(row[0])}


@pytest.mark.parametrize("block", blocks(PAGE, "yaml"), ids=lambda block: block.text.splitlines()[1].strip())
def test_every_snippet_is_read(block: Block) -> None:
    """A route file that the page shows, or a part of one, is read without a finding."""
    text = block.text if "\nmodule: " in block.text else HEAD + block.text
    declared = declare_module("contracts/trading_contracts/market/routes.yaml", text.encode(), scope=SCOPE)
    assert declared.findings == ()
    assert declared.module is not None


def test_every_key_of_a_module_is_explained() -> None:
    """The table of the module has the keys that are read, and no others."""
    assert set(module._KEYS) == keys("## The module", "key", "required", "says")


def test_every_key_of_a_topic_is_explained() -> None:
    """The table of a topic has the keys that are read, and no others."""
    assert set(topic._KEYS) == keys("## A topic", "key", "required", "says")


def test_every_key_of_a_route_is_explained() -> None:
    """The table of a route has the keys that are read, and no others."""
    assert set(route._KEYS) == keys("## A route", "key", "required", "says")


def test_every_key_of_a_parameter_is_explained() -> None:
    """The table of a parameter has the keys that are read, and no others."""
    assert set(param._KEYS) == keys("### Parameters", "key", "for", "says")


def test_every_scalar_is_named() -> None:
    """The table of type expressions begins with the built-in names."""
    (first, *_) = table(section(PAGE, "## Type expressions"), "written", "is")
    assert SCALAR_NAMES == tuple(code_spans(first[0]))
