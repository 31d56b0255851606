"""Spells one class of the client's models."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

import msgspec
import orjson

from tradegen.emit.code import NOTHING, Code, compose
from tradegen.emit.printers import py_docstring, py_identifier, py_str
from tradegen.emit.python_imports import Import
from tradegen.emit.python_models.annotation import AnyAnnotation
from tradegen.emit.python_models.annotations import FIELD, Annotations, Names
from tradegen.emit.python_models.class_parts import (
    CONFIG,
    DEPRECATED,
    TO_CAMEL,
    assigned,
    choices,
    class_view,
    config_of,
    decorator_of,
    enum_base,
    enum_view,
    indented,
    with_missing,
)
from tradegen.emit.python_models.classes import ClientClass
from tradegen.emit.python_models.defaults import container_type, default_piece
from tradegen.emit.python_models.layout import Group, Piece, flat, laid_out, row
from tradegen.emit.python_models.member import MISSING, Member, is_camel, member, member_imports
from tradegen.emit.python_models.members import attribute_names
from tradegen.emit.python_models.views import ClassView, MemberView
from tradegen.ir import Alias, AliasRef, EnumRef, Field, Model, ModelRef, Type
from tradegen.views.directions import Views
from tradegen.views.graph import Ref, arguments_of, field_type, substitute

ROOT_MODEL: Final = Import("pydantic", "RootModel")
NAMED_TUPLE: Final = Import("typing", "NamedTuple")
ALIAS_TYPE: Final = Import("typing_extensions", "TypeAliasType")


class ClassSpeller(msgspec.Struct, frozen=True):
    """Spells the classes of one API; ``wire_model`` is the class that all models extend."""

    views: Views
    known: Mapping[str, AnyAnnotation]
    wire_model: Import

    def needs(self, one: ClientClass) -> Iterator[Import | Ref]:
        """Yield what the file of ``one`` must import or declare."""
        match one.ref:
            case EnumRef(ref=ref):
                yield Import("enum", enum_base(self.views.declared.enums[ref]))
            case AliasRef(ref=ref):
                yield ALIAS_TYPE
                yield from self._annotations(one).needs(alias_type(self.views.declared.aliases[ref], one))
            case ModelRef() as ref:
                yield from self._model_needs(one, self.views.declared.models[ref.ref])
            case _:
                assert_never(one.ref)

    def spell(self, one: ClientClass, names: Names, defined: set[str]) -> ClassView:
        """Spell ``one``; ``defined`` are the classes above it in its file or imported."""
        match one.ref:
            case EnumRef(ref=ref):
                return enum_view(one, self.views.declared.enums[ref], names)
            case AliasRef(ref=ref):
                return self._alias(one, self.views.declared.aliases[ref], names, defined)
            case ModelRef() as ref:
                model = self.views.declared.models[ref.ref]
                if model.kind == "root":
                    return self._root(one, model, names, defined)
                return self._model(one, model, names)
            case _:
                assert_never(one.ref)

    def types(self, one: ClientClass) -> Iterator[Type]:
        """Yield the types whose shapes must be known to spell ``one``."""
        match one.ref:
            case EnumRef():
                return
            case AliasRef(ref=ref):
                yield alias_type(self.views.declared.aliases[ref], one)
            case ModelRef() as ref:
                model = self.views.declared.models[ref.ref]
                for field, kind in self._fields(one, model):
                    yield kind
                    yield from self._container(field, kind, one)
                yield from self._extra(one, model)

    def attributes(self, one: ClientClass) -> Iterator[str]:
        """Yield the attributes of the class."""
        if isinstance(one.ref, ModelRef):
            yield from (str(found.attribute) for found in self._members(one, self.views.declared.models[one.ref.ref]))

    # ------------------------------------------------------------------------------------------ parts

    def _annotations(self, one: ClientClass) -> Annotations:
        return Annotations(self.views, one.direction, self.known)

    def _fields(self, one: ClientClass, model: Model) -> list[tuple[Field, Type]]:
        arguments = arguments_of(one.ref, self.views.declared)
        return [
            (field, substitute(kind, arguments))
            for field in model.fields
            if (kind := field_type(field, one.direction)) is not None
        ]

    def _container(self, field: Field, kind: Type, one: ClientClass) -> Iterator[Type]:
        """Yield the type that a default is made as, if it is told."""
        if field.default is not None and one.states_defaults:
            found = container_type(orjson.loads(field.default), kind, self.views, one.direction)
            if found is not None:
                yield found

    def _extra(self, one: ClientClass, model: Model) -> Iterator[Type]:
        if model.extra == "allow" and model.extra_type is not None and model.kind not in {"root", "namedtuple"}:
            yield substitute(model.extra_type, arguments_of(one.ref, self.views.declared))

    def _members(self, one: ClientClass, model: Model) -> tuple[Member, ...]:
        fields = self._fields(one, model)
        attributes = attribute_names((field for field, _ in fields), model.kind, {one.name, *one.needs})
        return tuple(
            member(one, field, kind, attribute) for (field, kind), attribute in zip(fields, attributes, strict=True)
        )

    def _model_needs(self, one: ClientClass, model: Model) -> Iterator[Import | Ref]:
        if model.deprecated is not None:
            yield DEPRECATED
        if model.kind == "root":
            yield ROOT_MODEL
            yield from self._annotations(one).needs(self._fields(one, model)[0][1])
            return
        yield NAMED_TUPLE if model.kind == "namedtuple" else self.wire_model
        members = self._members(one, model)
        for found in members:
            yield from self._annotations(one).needs(found.kind)
            for kind in self._container(found.field, found.kind, one):
                yield from self._annotations(one).needs(kind)
            yield from member_imports(found)
        for kind in self._extra(one, model):
            yield FIELD
            yield from self._annotations(one).needs(kind)
        if model.kind != "namedtuple":
            if model.extra == "allow" or is_camel(members):
                yield CONFIG
            if is_camel(members):
                yield TO_CAMEL
            elif any(found.attribute != found.wire_name for found in members):
                yield FIELD

    # ---------------------------------------------------------------------------------------- classes

    def _model(self, one: ClientClass, model: Model, names: Names) -> ClassView:
        members = self._members(one, model)
        is_tuple = model.kind == "namedtuple"
        camel = is_camel(members) and not is_tuple
        lines = [self._line(one, found, names, plain=camel or is_tuple) for found in members]
        config = NOTHING if is_tuple else config_of(model, names, camel=camel)
        return class_view(
            one,
            bases=names.called(NAMED_TUPLE if is_tuple else self.wire_model),
            doc=model.doc,
            decorator=decorator_of(one, model, names),
            config=config,
            members=(*self._extra_line(one, model, names), *lines),
        )

    def _extra_line(self, one: ClientClass, model: Model, names: Names) -> Iterator[MemberView]:
        for kind in self._extra(one, model):
            annotation = row(
                Code("dict"), Group(Code("["), (Code("str"), self._annotations(one).piece(kind, names)), Code("]"))
            )
            line = row(Code("__pydantic_extra__: "), annotation, Code(" = "), names.called(FIELD), Code("(init=False)"))
            yield MemberView(line=indented(line), doc=NOTHING)

    def _line(self, one: ClientClass, found: Member, names: Names, *, plain: bool) -> MemberView:
        annotation = self._annotations(one).piece(found.kind, names)
        arguments: list[Piece] = []
        if found.states_default and found.field.default is not None:
            arguments.append(default_piece(found.field.default, found.kind, self._annotations(one), names))
        elif not found.required:
            missing = names.called(MISSING)
            annotation = Group(Code("("), with_missing(choices(annotation), missing), Code(")"), choice=True)
            arguments.append(compose("default={}", missing))
        if not plain and found.attribute != found.wire_name:
            wire = py_str(found.wire_name)
            arguments += (compose("validation_alias={}", wire), compose("serialization_alias={}", wire))
        if found.field.deprecated is not None:
            reason = py_str(found.field.deprecated) if found.field.deprecated else Code("True")
            arguments.append(compose("deprecated={}", reason))
        line = row(found.attribute, Code(": "), annotation, *assigned(arguments, names))
        return MemberView(line=indented(line), doc=py_docstring(found.field.doc))

    def _root(self, one: ClientClass, model: Model, names: Names, defined: set[str]) -> ClassView:
        annotation = self._annotations(one).piece(self._fields(one, model)[0][1], names)
        inner: Piece = annotation if defined.issuperset(one.needs) else py_str(flat(annotation))
        bases = row(names.called(ROOT_MODEL), Group(Code("["), (inner,), Code("]")))
        repeated = (
            () if defined.issuperset(one.needs) else (MemberView(indented(row(Code("root: "), annotation)), NOTHING),)
        )
        return class_view(
            one,
            bases=laid_out(bases, NOTHING, len(one.name) + 8, 2),
            doc=model.doc,
            decorator=decorator_of(one, model, names),
            members=repeated,
        )

    def _alias(self, one: ClientClass, alias: Alias, names: Names, defined: set[str]) -> ClassView:
        annotation = self._annotations(one).piece(alias_type(alias, one), names)
        value: Piece = annotation if defined.issuperset(one.needs) else py_str(flat(annotation))
        call = row(names.called(ALIAS_TYPE), Group(Code("("), (py_str(one.name), value), Code(")")))
        line = laid_out(row(py_identifier(one.name), Code(" = "), call), NOTHING, 0)
        return class_view(one, value=line, doc=alias.doc, is_alias=True)


def alias_type(alias: Alias, one: ClientClass) -> Type:
    """What an alias stands for in the direction of its class."""
    return alias.in_type if one.direction == "in" else alias.out_type
