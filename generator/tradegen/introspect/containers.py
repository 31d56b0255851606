"""Core-schema nodes that hold others: lists, tuples, maps and unions."""

from collections.abc import Callable, Mapping, Sequence, Sized
from typing import Final, Protocol

from tradegen.introspect import rules
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.enums import scalar_text
from tradegen.introspect.field_names import Schema
from tradegen.introspect.scope import Scope
from tradegen.introspect.tagged_unions import discriminator_names, tag_names
from tradegen.introspect.views import Views, join, join_views, same, wrap
from tradegen.ir import (
    AliasRef,
    AnyType,
    EnumRef,
    IntType,
    ListType,
    MapType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.map_keys import enum_key, key_text

_ANY: Schema = {"type": "any"}


class NodeReader(Protocol):
    """Reads any node."""

    def read(self, schema: Schema, scope: Scope) -> Views: ...


class ContainerReader:
    """Reads containers with the help of ``nodes``, which reads what they hold."""

    def __init__(self, nodes: NodeReader, catalog: Catalog) -> None:
        self._nodes = nodes
        self._catalog = catalog
        self.kinds: Mapping[str, Callable[[Schema, Scope], Views]] = {
            "list": self._list,
            "deque": self._list,
            "generator": self._list,
            "set": self._list,
            "frozenset": self._list,
            "tuple": self._tuple,
            "dict": self._map,
            "frozendict": self._map,
            "ordered-dict": self._map,
            "counter": self._map,
            "union": self._union,
            "tagged-union": self._tagged_union,
        }

    def _list(self, schema: Schema, scope: Scope) -> Views:
        unique = schema["type"] in ("set", "frozenset")
        items = self._nodes.read(schema.get("items_schema", _ANY), scope)
        return wrap(items, lambda item: _list_type(item, schema, unique=unique))

    def _tuple(self, schema: Schema, scope: Scope) -> Views:
        items = [self._nodes.read(item, scope) for item in schema["items_schema"]]
        if "variadic_item_index" not in schema:
            in_type = TupleType(tuple(item.in_type for item in items))
            return Views(in_type, TupleType(tuple(item.out_type for item in items)))
        if len(items) > 1:
            scope.report(rules.VARIADIC_TUPLE)
        return wrap(join_views(items), lambda item: _list_type(item, schema))

    def _map(self, schema: Schema, scope: Scope) -> Views:
        keys = self._nodes.read(schema.get("keys_schema", {"type": "str"}), scope)
        values = self._nodes.read(schema.get("values_schema", _ANY), scope)
        in_key, out_key = self._key(keys.in_type, scope), self._key(keys.out_type, scope, sent=True)
        if schema["type"] == "counter":
            values = same(IntType())
        sizes = (schema.get("min_length"), schema.get("max_length"))
        return Views(MapType(in_key, values.in_type, *sizes), MapType(out_key, values.out_type, *sizes))

    def _key(self, key: Type, scope: Scope, *, sent: bool = False) -> Type:
        match key:
            case AnyType():
                return StrType()
            case TypeParam():
                return key
            case EnumRef(ref=ref):
                declared = self._catalog.enums[ref]
                if declared.flag and sent:  # its values combine, though a key of several is not read back
                    return self._key(IntType(), scope)
                return enum_key(key, declared)
            case AliasRef(ref=ref):
                alias = self._catalog.aliases.get(ref)
                return self._key(alias.in_type if alias else AnyType(), scope, sent=sent)
            case UnionType(members=members):
                return join(self._key(member, scope, sent=sent) for member in members)
        text = key_text(key)
        if text is None:
            scope.report(rules.MAP_KEY, what=_KEY_NOUNS.get(type(key), "objects"))
            return StrType()
        return text

    def _union(self, schema: Schema, scope: Scope) -> Views:
        choices: Sequence[Schema | tuple[Schema, str]] = schema["choices"]
        schemas = [choice[0] if isinstance(choice, tuple) else choice for choice in choices]
        _report_width(schemas, scope)
        return join_views([self._nodes.read(choice, scope) for choice in schemas])

    def _tagged_union(self, schema: Schema, scope: Scope) -> Views:
        _report_width(schema["choices"], scope)
        members: dict[Views, list[str]] = {}
        for value, choice in schema["choices"].items():
            texts = members.setdefault(self._nodes.read(choice, scope), [])
            text = scalar_text(value)
            if text is not None and text not in texts:
                texts.append(text)
        if callable(schema["discriminator"]):
            scope.report(rules.CALLABLE_DISCRIMINATOR)
            return join_views(list(members))
        if len(members) == 1:
            return next(iter(members))
        names = discriminator_names(schema["discriminator"])
        in_tag, out_tag = tag_names(next(iter(schema["choices"].values())), names, scope)
        tags = tuple(map(tuple, members.values()))
        return Views(
            UnionType(members=tuple(views.in_type for views in members), tag=in_tag, tags=tags),
            UnionType(members=tuple(views.out_type for views in members), tag=out_tag, tags=tags),
        )


def _report_width(members: Sized, scope: Scope) -> None:
    if len(members) > _MOST_MEMBERS:
        scope.report(rules.WIDE_UNION, count=str(len(members)), most=str(_MOST_MEMBERS))


_MOST_MEMBERS: Final = 500
_KEY_NOUNS: Mapping[type, str] = {TupleType: "tuples", ListType: "lists", MapType: "dicts"}


def _list_type(item: Type, schema: Schema, *, unique: bool = False) -> ListType:
    return ListType(item=item, min_items=schema.get("min_length"), max_items=schema.get("max_length"), unique=unique)
