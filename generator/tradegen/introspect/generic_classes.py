"""The type arguments of generic dataclasses, typed dicts and named tuples.

Pydantic fills the arguments in and forgets them: ``Box[int]`` is a ``Box`` with ``value: int``. They are found again
by laying the fields of ``Box[<T>]`` beside those of ``Box[int]``, and believed only where putting them back gives the
same.
"""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from tradegen.introspect.class_nodes import class_node, listed, listing
from tradegen.introspect.field_names import Schema
from tradegen.introspect.pydantic_schema import NoSchemaError, parameters_of, parametrised, schema_of
from tradegen.introspect.scope import Scope
from tradegen.introspect.type_reader import TypeReader
from tradegen.introspect.views import ANY, Views, join
from tradegen.ir import ListType, MapType, ModelRef, TupleType, Type, TypeParam, UnionType
from tradegen.views.graph import Arguments, substitute

Fields = Mapping[str, Views]


def refers_back(argument: Any) -> bool:
    """Whether a type argument holds the generic model around it: Pydantic keeps only a mark there."""
    return hasattr(argument, "type_ref") or any(map(refers_back, get_args(argument)))


class GenericClassReader:
    """Finds arguments with the help of ``types``, which reads the fields."""

    def __init__(self, types: TypeReader) -> None:
        self._types = types
        self._open: set[str] = set()

    def arguments(self, cls: Any, schema: Schema, scope: Scope) -> tuple[Views, ...] | None:
        """The arguments of the instance of ``cls`` that ``schema`` describes; ``None`` where they cannot be told.

        An instance within itself has none for the moment: its outermost one decides.
        """
        if schema["ref"] in self._open:
            return ()
        self._open.add(schema["ref"])
        try:
            template = schema_of(parametrised(cls))
            names = [parameter.__name__ for parameter in parameters_of(cls)]
            return _solve(names, self._fields(template, scope), self._fields(schema, scope))
        except NoSchemaError:
            return None
        finally:
            self._open.remove(schema["ref"])

    def _fields(self, schema: Schema, scope: Scope) -> Fields:
        """Both views of each field; what is wrong with them is told when the class is read."""
        node, inside = class_node(schema, scope._replace(findings=[]))
        opened = node.get("ref", "")
        is_template = opened not in self._open
        self._open.add(opened)
        try:
            return {name: self._types.read(field["schema"], inside) for name, field in listed(listing(node))}
        finally:
            if is_template:
                self._open.remove(opened)


def _solve(names: Iterable[str], template: Fields, instance: Fields) -> tuple[Views, ...] | None:
    accepted: dict[str, Type] = {}
    sent: dict[str, Type] = {}
    for by_keys in (False, True):  # a key has become a string: any other place tells more
        for name, views in template.items():
            _match(views.in_type, instance[name].in_type, accepted, by_keys=by_keys)
            _match(views.out_type, instance[name].out_type, sent, by_keys=by_keys)
    for name, views in template.items():
        found = Views(_filled(views.in_type, accepted), _filled(views.out_type, sent))
        if found != instance[name]:
            return None
    return tuple(Views(accepted.get(name, ANY.in_type), sent.get(name, ANY.out_type)) for name in names)


def _filled(wire: Type, arguments: Mapping[str, Type]) -> Type:
    """``wire`` with ``arguments`` in place, unions flattened as the reader does."""
    return _flat(substitute(wire, Arguments(arguments)))


def _flat(wire: Type) -> Type:
    match wire:
        case ListType(item=item, min_items=least, max_items=most, unique=unique):
            return ListType(_flat(item), least, most, unique)
        case MapType(value=value):
            return msgspec.structs.replace(wire, value=_flat(value))
        case TupleType(items=items):
            return TupleType(tuple(map(_flat, items)))
        case UnionType(members=members, tag=None):
            return join(map(_flat, members))
        case _:
            return wire


def _match(pattern: Type, wire: Type, found: dict[str, Type], *, by_keys: bool) -> None:
    """Note in ``found`` what stands in ``wire`` where ``pattern`` has a type parameter; the first place decides."""
    match pattern, wire:
        case TypeParam(name=name), _:
            found.setdefault(name, wire)
        case ListType(item=inner), ListType(item=item):
            _match(inner, item, found, by_keys=by_keys)
        case MapType(key=key, value=value), MapType(key=other_key, value=other):
            if by_keys:
                _match(key, other_key, found, by_keys=by_keys)
            _match(value, other, found, by_keys=by_keys)
        case (TupleType(items=inner), TupleType(items=items)) | (ModelRef(args=inner), ModelRef(args=items)):
            for one, other in zip(inner, items, strict=False):
                _match(one, other, found, by_keys=by_keys)
        case UnionType(members=inner, tag=None), _:
            # Members without parameter stand for themselves; what is left over belongs to the parameter.
            members = wire.members if isinstance(wire, UnionType) else (wire,)
            left = [member for member in members if member not in inner] or members
            match [member for member in inner if member not in members]:
                case [TypeParam(name=name)]:
                    found.setdefault(name, join(left))
                case open_members:
                    for one, other in zip(open_members, left, strict=False):
                        _match(one, other, found, by_keys=by_keys)
        case _:
            return
