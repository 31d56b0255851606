"""Where Pydantic's JSON Schema tells the truth, the IR agrees with it."""

from datetime import date
from types import GenericAlias
from typing import Any, Literal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, create_model
from tests.introspect.in_process import read_model
from tests.introspect.json_facts import ir_facts, schema_facts

LEAVES: list[Any] = [int, str, float, bool, date, UUID, Literal["a", "b"], Literal[1, None], bytes, Any]


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        inner.map(lambda item: GenericAlias(list, (item,))),
        inner.map(lambda item: GenericAlias(dict, (str, item))),
        inner.map(lambda item: item | None if item is not Any else item),
        st.tuples(inner, inner).map(lambda pair: GenericAlias(tuple, pair)),
        inner.map(lambda item: create_model("Inner", value=(item, ...))),
    )


ANNOTATIONS = st.recursive(st.sampled_from(LEAVES), _containers, max_leaves=6)


@st.composite
def models(draw: st.DrawFn) -> type[BaseModel]:
    """A model of a few fields of random types, some with a default, some with an alias."""
    fields: dict[str, Any] = {}
    for index, annotation in enumerate(draw(st.lists(ANNOTATIONS, min_size=1, max_size=4))):
        fields[f"field_{index}"] = (annotation, ...) if draw(st.booleans()) else (annotation | None, None)
    config = ConfigDict(
        json_schema_serialization_defaults_required=True,
        alias_generator=(lambda name: name.upper()) if draw(st.booleans()) else None,
    )
    made: type[BaseModel] = create_model("Made", __config__=config, **fields)
    return made


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@given(model=models())
@settings(max_examples=60)
def test_names_kinds_and_requiredness_agree(
    mode: Literal["validation", "serialization"], model: type[BaseModel]
) -> None:
    """Wire names, JSON types and required members are those of Pydantic's schema in both modes."""
    read, catalog = read_model(model)

    assert schema_facts(model, mode) == ir_facts(read, catalog, mode)
