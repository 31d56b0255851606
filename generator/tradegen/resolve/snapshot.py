"""Does the snapshot operation of a topic list what its updates change? Only then can a client join the two."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tradegen.declare.declared import DropDecl, SnapshotDecl
from tradegen.ir import (
    PUBLIC,
    USER,
    BoolType,
    Drop,
    EnumRef,
    Field,
    IntType,
    ListType,
    LiteralType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    Param,
    Route,
    Snapshot,
    SnapshotArgument,
    StrType,
    Topic,
    Type,
    UnionType,
)
from tradegen.resolve.catalog import Catalog
from tradegen.resolve.defaults import literal_json, wanted_words
from tradegen.source.findings import Findings
from tradegen.source.suggestion import did_you_mean, quote

_OBJECTS: Final = ("model", "dataclass", "typeddict")
_ATTRIBUTES: Final = ("model", "dataclass")


def resolve_snapshot(
    topic: Topic, declared: SnapshotDecl, routes: Sequence[Route], *, catalog: Catalog, findings: Findings
) -> Snapshot | None:
    """Return the snapshot of ``topic``, or ``None`` after adding findings."""
    judge = _Judge(topic, declared, catalog, findings)
    route = judge.operation(routes)
    item = judge.item()
    if item is not None:
        judge.check_key(item)
    drop = () if item is None else tuple(judge.drop(found, item) for found in declared.drop)
    if route is None:
        return None
    judge.check_result(route)
    return Snapshot(
        operation_id=route.operation_id,
        key=declared.key.text,
        drop=drop,
        arguments=tuple(judge.arguments(route)),
    )


class _Judge:
    """Checks the snapshot of one topic."""

    def __init__(self, topic: Topic, declared: SnapshotDecl, catalog: Catalog, findings: Findings) -> None:
        self._topic = topic
        self._declared = declared
        self._catalog = catalog
        self._findings = findings

    def operation(self, routes: Sequence[Route]) -> Route | None:
        """Find the operation in the module."""
        name = self._declared.operation
        for route in routes:
            if route.operation_id == name.text:
                self._check_access(route)
                return route
        message = f"no operation {quote(name.text)} in the module of topic {quote(self._topic.name)}"
        hint = did_you_mean(name.text, [route.operation_id for route in routes])
        self._findings.refuse(name.span, "unknown-operation", message=message, hint=hint)
        return None

    def _check_access(self, route: Route) -> None:
        """Refuse a topic that is open to more than its snapshot: only the topic's own hook is asked."""
        topic = self._topic
        is_role = topic.access not in (PUBLIC, USER)
        if route.access in (PUBLIC, topic.access) or (route.access == USER and is_role):
            return
        message = (
            f"topic {quote(topic.name)} is {quote(topic.access)} and sends what operation "
            f"{quote(route.operation_id)} keeps for {quote(route.access)}"
        )
        hint = f"add access: {route.access} to the topic"
        self._findings.refuse(self._declared.operation.span, "looser-access", message=message, hint=hint)

    def item(self) -> Model | None:
        """Return the model of an item."""
        kind = self._catalog.plain(self._topic.update.out_type)
        model = self._catalog.models.get(kind.ref) if isinstance(kind, ModelRef) else None
        if model is None or model.kind not in _OBJECTS:
            self._refuse(f"the update of topic {quote(self._topic.name)} is no model with members, so it is no item")
            return None
        return model

    def check_key(self, item: Model) -> None:
        """Refuse a key that some item may lack, or that languages compare differently."""
        name = self._declared.key
        field = _member(item, name.text)
        if field is None:
            message = f"{item.name} has no member {quote(name.text)}"
            hint = did_you_mean(name.text, _member_names(item))
        elif field.out_type is None or not field.out_required or not self._identifies(field.out_type):
            message = f"member {quote(name.text)} of {item.name} cannot identify an item"
            hint = "a key is always there and is text, a whole number or an enum of either"
        else:
            return
        self._findings.refuse(name.span, "bad-item-key", message=message, hint=hint)

    def drop(self, declared: DropDecl, item: Model) -> Drop:
        """Resolve the values of one member that say that an item has left."""
        field = _member(item, declared.name)
        kind = None if field is None else field.out_type
        if kind is None or not self._compares(kind):
            found = f"{item.name} has no member" if field is None else "an item cannot be dropped by member"
            hint = did_you_mean(declared.name, _member_names(item)) if field is None else "use a scalar without format"
            message = f"{found} {quote(declared.name)}"
            self._findings.refuse(declared.span, "bad-drop", message=message, hint=hint)
            return Drop(name=declared.name, values=())
        values: list[str] = []
        for value in declared.values:
            text = literal_json(value, kind, catalog=self._catalog)
            if text is None:
                wanted = wanted_words(kind, catalog=self._catalog)
                message = f"value {quote(value.text)} of member {quote(declared.name)} is not {wanted}"
                self._findings.refuse(value.span, "bad-drop", message=message)
            else:
                values.append(text)
        return Drop(name=declared.name, values=tuple(dict.fromkeys(values)))

    def check_result(self, route: Route) -> None:
        """Refuse an operation that needs a body, or answers something else than a list of items."""
        response = route.response
        if route.body is not None:
            self._refuse(f"operation {quote(route.operation_id)} has a body, which no topic supplies")
        listed = None if response is None else self._catalog.plain(response.out_type)
        item = self._catalog.plain(self._topic.update.out_type)
        if not isinstance(listed, ListType) or self._catalog.plain(listed.item) != item:
            message = f"operation {quote(route.operation_id)} does not answer with a list of the update"
            self._refuse(f"{message} of topic {quote(self._topic.name)}")

    def arguments(self, route: Route) -> Iterable[SnapshotArgument]:
        """Yield what the operation is called with; what it is not called with must be null."""
        attributes = self._attributes()
        fields = {field.name: field for field in self._topic.key_fields}
        params = (*route.path_params, *route.query_params)
        for name in fields.keys() - {param.name for param in params}:
            message = f"operation {quote(route.operation_id)} takes no {quote(name)}"
            self._refuse(f"{message}, so it would list items of other topics {quote(self._topic.name)}")
        for param in params:
            field = fields.get(param.name)
            if field is None:
                self._check_left_out(route, param)
            elif not self._accepts(param.use.in_type, field.type):
                message = f"parameter {quote(param.name)} of operation {quote(route.operation_id)} has another type"
                self._refuse(f"{message} than in the params of topic {quote(self._topic.name)}")
            elif attr := attributes.get(param.name):
                yield SnapshotArgument(name=param.name, attr=attr)

    def _attributes(self) -> dict[str, str]:
        """Return the attributes of the params by wire name."""
        params = self._topic.params
        if params is None:
            return {}
        kind = self._catalog.plain(params.in_type)
        model = self._catalog.models.get(kind.ref) if isinstance(kind, ModelRef) else None
        if model is None or model.kind not in _ATTRIBUTES:
            self._refuse(f"the params of topic {quote(self._topic.name)} must be a model or a dataclass")
            return {}
        return {field.in_name: field.name for field in model.fields}

    def _check_left_out(self, route: Route, param: Param) -> None:
        if param.required or param.default not in (None, "null"):
            why = "is required" if param.required else "has a default, so the list may not be whole"
            message = f"parameter {quote(param.name)} of operation {quote(route.operation_id)} {why}"
            self._refuse(f"{message}, and topic {quote(self._topic.name)} does not supply it")

    def _identifies(self, kind: Type) -> bool:
        match self._catalog.plain(kind):
            case StrType() | IntType():
                return True
            case LiteralType(values=values):
                return _are_alike(values)
            case EnumRef(ref=ref):
                return _are_alike(member.value for member in self._catalog.enums[ref].members)
            case _:
                return False

    def _compares(self, kind: Type) -> bool:
        match self._catalog.plain(kind):
            case BoolType() | IntType() | NumberType() | NullType() | LiteralType() | EnumRef():
                return True
            case StrType(format=form):
                return form is None
            case UnionType(members=members):
                return all(self._compares(member) for member in members)
            case _:
                return False

    def _accepts(self, wanted: Type, given: Type) -> bool:
        """Whether a parameter takes every value that a field may have, constraints apart: the topic's hold."""
        takes = {self._bare(kind) for kind in _members(self._catalog.plain(wanted))}
        gives = {self._bare(kind) for kind in _members(self._catalog.plain(given))}
        return gives <= takes

    def _bare(self, kind: Type) -> Type:
        match self._catalog.plain(kind):
            case IntType():
                return IntType()
            case NumberType():
                return NumberType()
            case StrType(format=form):
                return StrType(format=form)
            case ListType(item=item, unique=unique):
                return ListType(item=self._bare(item), unique=unique)
            case plain:
                return plain

    def _refuse(self, message: str) -> None:
        self._findings.refuse(self._declared.operation.span, "bad-snapshot", message=message)


def _members(kind: Type) -> tuple[Type, ...]:
    return kind.members if isinstance(kind, UnionType) else (kind,)


def _member(item: Model, wire: str) -> Field | None:
    return next((field for field in item.fields if field.out_name == wire and field.out_type is not None), None)


def _member_names(item: Model) -> list[str]:
    return [field.out_name for field in item.fields if field.out_type is not None]


def _are_alike(values: Iterable[str]) -> bool:
    """Whether JSON texts are all strings, or all whole numbers."""
    kinds = {type(msgspec.json.decode(text)) for text in values}
    return kinds in ({str}, {int})
