"""What datamodel-code-generator answers for the shapes of schemas, read as values."""

import json

import pytest

from tradegen.emit.python_models.annotation import (
    AnyAnnotation,
    Constrained,
    Constraint,
    Either,
    Library,
    Nothing,
    Parametrised,
    ShapeRequest,
    Slot,
)
from tradegen.emit.python_models.spelling import spell

INT, STR, LIST = (Library("builtins", name) for name in ("int", "str", "list"))
SLOT = {"$ref": "#/$defs/Slot0"}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, STR),
        ({}, Library("typing", "Any")),
        (SLOT, Slot(0)),
        ({"anyOf": [SLOT, {"$ref": "#/$defs/Slot1"}, {"type": "null"}]}, Either((Slot(0), Slot(1), Nothing()))),
        ({"type": "array", "items": SLOT}, Parametrised(LIST, (Slot(0),))),
        ({"type": "integer", "minimum": 3}, Constrained(INT, (Constraint("ge", "3"),))),
        (
            {"type": "array", "items": {"type": "integer", "minimum": 3}},
            Parametrised(LIST, (Constrained(INT, (Constraint("ge", "3"),)),)),
        ),
        (
            {"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]},
            Either((Constrained(STR, (Constraint("min_length", "2"),)), Nothing())),
        ),
        (
            {
                "type": "object",
                "propertyNames": {"type": "string", "pattern": "pattern0"},
                "additionalProperties": {"type": "integer"},
            },
            Parametrised(Library("builtins", "dict"), (Constrained(STR, (Constraint("pattern", '"pattern0"'),)), INT)),
        ),
        (
            {"type": "array", "prefixItems": [{"type": "integer"}, SLOT], "minItems": 2, "maxItems": 2},
            Parametrised(Library("builtins", "tuple"), (INT, Slot(0))),
        ),
        ({"type": "string", "format": "date-time"}, Library("pydantic", "AwareDatetime")),
        ({"type": "string", "format": "uuid"}, Library("uuid", "UUID")),
    ],
)
def test_shape(schema: dict[str, object], expected: AnyAnnotation) -> None:
    """Each shape has one annotation; classes the generator makes up are folded back."""
    assert (expected,) == spell(ShapeRequest(shapes=(json.dumps(schema),))).annotations


def test_shapes_do_not_disturb_each_other() -> None:
    """Shapes asked together are answered as if asked alone."""
    shapes = tuple(json.dumps({"type": "integer", "minimum": index}) for index in range(3))
    alone = tuple(spell(ShapeRequest(shapes=(shape,))).annotations[0] for shape in shapes)
    assert alone == spell(ShapeRequest(shapes=shapes)).annotations


def test_nothing_asked() -> None:
    """No shapes, no annotations."""
    assert () == spell(ShapeRequest(shapes=())).annotations
