"""Runs in the generating process: asks datamodel-code-generator for the annotations of schemas.

The schemas become the members ``f0``, ``f1`` … of one object, so that no name of the output depends on the user.
Classes that the generator makes up for nested constraints (``F3Item``) are folded back into the annotation.
"""

import ast
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Final

from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType, TargetPydanticVersion
from datamodel_code_generator.format import PythonVersion
from datamodel_code_generator.parser import LiteralType

from tradegen.emit.python_models.annotation import (
    AnyAnnotation,
    Constrained,
    Constraint,
    Either,
    Library,
    Literals,
    Nothing,
    Parametrised,
    ShapeReply,
    ShapeRequest,
    Slot,
)

ROOT: Final = "Shapes"
SLOT: Final = "Slot"
_BUILTINS: Final = frozenset({"bool", "dict", "float", "int", "list", "str", "tuple"})
_SLOTS: Final = re.compile(rf"{SLOT}[0-9]+")


def spell(request: ShapeRequest) -> ShapeReply:
    """Spell every schema of ``request``."""
    if not request.shapes:
        return ShapeReply(annotations=())
    source = generated(document(request.shapes))
    return ShapeReply(annotations=tuple(Reading(ast.parse(source)).annotations(len(request.shapes))))


def document(shapes: tuple[str, ...]) -> Mapping[str, object]:
    """One object schema that has each shape as a required member; slots are classes from elsewhere."""
    properties = {f"f{index}": json.loads(shape) for index, shape in enumerate(shapes)}
    named = sorted({name for shape in shapes for name in _SLOTS.findall(shape)})
    slots = {name: {"x-python-import": {"module": "slots", "name": name}} for name in named}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {ROOT: {"type": "object", "properties": properties, "required": list(properties)}, **slots},
    }


def generated(schema: Mapping[str, object]) -> str:
    """Python source of the models of ``schema``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # formats it does not know stay str, as wanted
        source = generate(
            schema,
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            target_pydantic_version=TargetPydanticVersion.V2_12,
            formatters=[],
            disable_timestamp=True,
            enum_field_as_literal=LiteralType.All,
            field_constraints=True,
            skip_root_model=True,
            strict_nullable=True,
            use_annotated=True,
            use_tuple_for_fixed_items=True,
        )
    if not isinstance(source, str):
        raise TypeError("one module expected")
    return source


class Reading:
    """Reads annotations off the generated module."""

    def __init__(self, module: ast.Module) -> None:
        self._imported = {
            alias.asname or alias.name: (statement.module or "", alias.name)
            for statement in module.body
            if isinstance(statement, ast.ImportFrom)
            for alias in statement.names
        }
        self._classes = {found.name: found for found in module.body if isinstance(found, ast.ClassDef)}
        self._aliases = {
            statement.targets[0].id: statement.value.args[1]
            for statement in module.body
            if isinstance(statement, ast.Assign)
            and isinstance(statement.targets[0], ast.Name)
            and isinstance(statement.value, ast.Call)
            and len(statement.value.args) == 2
        }

    def annotations(self, count: int) -> Iterator[AnyAnnotation]:
        """Yield the annotation of each member in the order asked."""
        found = dict(self._members(ROOT))
        for index in range(count):
            yield self._read(found[f"f{index}"])

    def _members(self, name: str) -> Iterator[tuple[str, ast.expr]]:
        for statement in self._classes[name].body:
            match statement:
                case ast.AnnAssign(target=ast.Name(id=field), annotation=annotation):
                    yield field, annotation
                case _:
                    pass

    def _read(self, node: ast.expr) -> AnyAnnotation:
        match node:
            case ast.Constant(value=None):
                return Nothing()
            case ast.Constant(value=str(text)):
                return self._read(ast.parse(text, mode="eval").body)
            case ast.Name(id=name):
                return self._named(name)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return Either(members=(*members(self._read(left)), *members(self._read(right))))
            case ast.Subscript(value=ast.Name(id=name), slice=inner):
                return self._subscript(name, inner.elts if isinstance(inner, ast.Tuple) else [inner])
            case _:
                raise ValueError(f"unexpected annotation: {ast.unparse(node)}")

    def _named(self, name: str) -> AnyAnnotation:
        if name in self._classes:
            return self._read(dict(self._members(name))["root"])
        if name in self._aliases:
            return self._read(self._aliases[name])
        module, original = self._imported.get(name, ("builtins", name))
        if module == "slots":
            return Slot(index=int(original.removeprefix(SLOT)))
        if module == "builtins" and name not in _BUILTINS:
            raise ValueError(f"unexpected name: {name}")
        return Library(module=module, name=original)

    def _subscript(self, name: str, args: list[ast.expr]) -> AnyAnnotation:
        match self._imported.get(name, ("builtins", name)):
            case ("typing", "Literal"):
                return Literals(values=tuple(json.dumps(ast.literal_eval(arg)) for arg in args))
            case ("typing", "Annotated"):
                constraints = tuple(one for arg in args[1:] for one in keywords(arg))
                inner = self._read(args[0])
                return Constrained(inner=inner, constraints=constraints) if constraints else inner
            case (module, original):
                inner_args = tuple(self._read(arg) for arg in args)
                return Parametrised(origin=Library(module=module, name=original), args=inner_args)


def members(found: AnyAnnotation) -> tuple[AnyAnnotation, ...]:
    """The members of a union, or the one annotation."""
    return found.members if isinstance(found, Either) else (found,)


def keywords(node: ast.expr) -> Iterator[Constraint]:
    """Yield the constraints of ``Field(ge=0)`` or ``StringConstraints(pattern=…)``."""
    if not isinstance(node, ast.Call):
        raise ValueError(f"unexpected annotation: {ast.unparse(node)}")
    for keyword in node.keywords:
        yield Constraint(name=keyword.arg or "", value=json.dumps(ast.literal_eval(keyword.value)))
