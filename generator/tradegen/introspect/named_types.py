"""Core-schema nodes that have a name of their own: models and other classes, enums, literals, aliases."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum as EnumClass
from typing import TypeVar

from pydantic import BaseModel

from tradegen.introspect import rules
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.declared_docs import class_ref
from tradegen.introspect.enums import read_enum, read_literal
from tradegen.introspect.field_names import Schema
from tradegen.introspect.findings import Owner
from tradegen.introspect.generic_classes import GenericClassReader, refers_back
from tradegen.introspect.named_aliases import alias_called, alias_ref
from tradegen.introspect.pydantic_schema import parameters_of
from tradegen.introspect.scope import Scope
from tradegen.introspect.type_reader import TypeReader
from tradegen.introspect.views import ANY, Views, same
from tradegen.ir import Alias, AliasRef, EnumRef, ModelRef

_CLASSES = frozenset(("model", "dataclass", "typed-dict", "named-tuple", "enum"))


class NamedTypeReader:
    """Turns named things into references and sees to it that what they refer to is read once."""

    def __init__(self, types: TypeReader, catalog: Catalog) -> None:
        self._types = types
        self._catalog = catalog
        self._generics = GenericClassReader(types)
        self.kinds: Mapping[str, Callable[[Schema, Scope], Views]] = {
            "model": self._model,
            "dataclass": self._other_class,
            "typed-dict": self._other_class,
            "named-tuple": self._other_class,
            "enum": self._enum,
            "literal": self._literal,
            "definition-ref": self._definition,
        }

    def alias(self, schema: Schema, scope: Scope) -> Views | None:
        """The reference to the alias that this node is the value of; ``None`` where it is none."""
        core_ref = schema["ref"]
        if alias_called(core_ref) is None:
            return None
        ref = alias_ref(core_ref)
        if ref not in self._catalog.aliases:
            self._catalog.aliases[ref] = None
            owner = scope._replace(owner=Owner(ref), config={}, view="both", open_refs=frozenset())
            views = self._types.read_content(schema, owner)
            name = ref.partition(":")[2]
            self._catalog.aliases[ref] = Alias(ref, name, in_type=views.in_type, out_type=views.out_type)
        return same(AliasRef(ref))

    def _definition(self, schema: Schema, scope: Scope) -> Views:
        core_ref = schema["schema_ref"]
        target = scope.definitions[core_ref]
        if innermost(target)["type"] in _CLASSES or alias_called(core_ref) is not None:
            return self._types.read(target, scope)
        if core_ref in scope.open_refs:
            scope.report(rules.RECURSIVE_TYPE)
            return ANY
        return self._types.read(target, scope._replace(open_refs=scope.open_refs | {core_ref}))

    def _model(self, schema: Schema, scope: Scope) -> Views:
        model: type[BaseModel] = schema["cls"]
        if model is BaseModel:
            scope.report(rules.UNSUPPORTED_TYPE, what="BaseModel itself")
            return ANY
        metadata = model.__pydantic_generic_metadata__
        origin = metadata["origin"] or model
        if metadata["parameters"]:
            return self._bare(origin, metadata["parameters"], scope)
        ref = self._catalog.meet(origin, None, {})
        if not metadata["args"]:
            return same(ModelRef(ref))
        if any(map(refers_back, metadata["args"])):
            return self._instance(origin, schema, scope)
        return _instance(ref, [self._types.read_type(arg, scope) for arg in metadata["args"]])

    def _other_class(self, schema: Schema, scope: Scope) -> Views:
        cls = schema["cls"]
        parameters = parameters_of(cls)
        if not parameters:
            return same(ModelRef(self._catalog.meet(cls, schema, scope.definitions)))
        if "[" not in schema.get("ref", ""):
            return self._bare(cls, parameters, scope)
        return self._instance(cls, schema, scope)

    def _instance(self, cls: type, schema: Schema, scope: Scope) -> Views:
        """The instance of a generic class whose arguments only its fields tell."""
        args = self._generics.arguments(cls, schema, scope)
        if args is None:
            scope.report(rules.GENERIC_CLASS, name=cls.__name__)
            return ANY
        return _instance(self._catalog.meet(cls, None, {}), args)

    def _bare(self, cls: type, parameters: tuple[TypeVar, ...], scope: Scope) -> Views:
        scope.report(rules.BARE_GENERIC, model=cls.__name__, parameters=_names(parameters))
        return ANY

    def _enum(self, schema: Schema, scope: Scope) -> Views:
        return same(EnumRef(self._declare_enum(schema["cls"], scope)))

    def _literal(self, schema: Schema, scope: Scope) -> Views:
        for value in schema["expected"]:
            if isinstance(value, EnumClass):
                self._declare_enum(type(value), scope)
        return same(read_literal(schema["expected"], scope.report))

    def _declare_enum(self, cls: type[EnumClass], scope: Scope) -> str:
        ref = class_ref(cls)
        if ref not in self._catalog.enums:
            report = scope._replace(owner=Owner(ref), view="both").report
            self._catalog.enums[ref] = read_enum(cls, report)
            self._catalog.classes[ref] = cls
        return ref


def _instance(ref: str, args: Iterable[Views]) -> Views:
    args = tuple(args)
    in_type = ModelRef(ref, tuple(arg.in_type for arg in args))
    return Views(in_type, ModelRef(ref, tuple(arg.out_type for arg in args)))


def _names(parameters: tuple[TypeVar, ...]) -> str:
    return ", ".join(parameter.__name__ for parameter in parameters)


def innermost(schema: Schema) -> Schema:
    """The node that the validators around it are for."""
    while schema["type"].startswith("function-") and "schema" in schema:
        schema = schema["schema"]
    return schema
