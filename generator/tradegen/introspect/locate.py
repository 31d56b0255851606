"""Where findings are, and the spans of classes that no other stage has parsed."""

import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.declared_docs import class_ref
from tradegen.introspect.findings import Finding, Owner
from tradegen.introspect.project_files import ProjectFiles
from tradegen.introspect.source_places import ClassPlace, Place, SourcePlaces, read_places
from tradegen.ir import Alias, Enum, Model
from tradegen.span import Span


class Locator(NamedTuple):
    """Finds things in the source of the user's project; ``classes`` are the classes met, by ``ref``."""

    files: ProjectFiles
    classes: Mapping[str, type]

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """``finding`` with its place: the field, else the class, else the module.

        What classes inherit is told of the class that writes it, and so only once.
        """
        span = self._span(finding.owner, finding.mentioned)
        is_installed = PurePath(span.file).is_absolute()
        return Diagnostic(
            span=span,
            message=finding.told_of(self._writer(finding.owner)),
            slug=finding.slug,
            hint=f"{finding.hint}, in a model of your own that replaces it" if is_installed else finding.hint,
            severity=finding.severity,
        )

    def place_model(self, model: Model) -> Model:
        """``model`` with spans and attribute docstrings."""
        cls = self.classes[model.ref]
        fields = []
        for field in model.fields:
            place = _member(cls, field.name)
            span = self._at(place.file, place.place) if place else None
            doc = field.doc or (place.place.doc if place else "")
            fields.append(msgspec.structs.replace(field, span=span, doc=doc))
        return msgspec.structs.replace(model, fields=tuple(fields), span=self._class_span(cls))

    def place_enum(self, declared: Enum) -> Enum:
        """``declared`` with its span and the docstrings of its members."""
        cls = self.classes[declared.ref]
        place = _class_place(cls)
        docs = {name: member.doc for name, member in place.members.items()} if place else {}
        members = tuple(msgspec.structs.replace(one, doc=docs.get(one.name, "")) for one in declared.members)
        return msgspec.structs.replace(declared, members=members, span=self._class_span(cls))

    def place_alias(self, alias: Alias) -> Alias:
        """``alias`` with its span and docstring."""
        module, _, name = alias.ref.partition(":")
        file = file_of(module)
        place = read_places(file).names.get(name) if file else None
        if file is None or place is None:
            return alias
        return msgspec.structs.replace(alias, span=self._at(file, place), doc=place.doc)

    def _span(self, owner: Owner, mentioned: str) -> Span:
        module, _, name = owner.ref.partition(":")
        cls = self.classes.get(owner.ref)
        file = file_of(module if cls is None else cls.__module__)
        place: Place | ClassPlace | None
        if cls is not None:
            found = _member(cls, owner.field) or _first_mention(cls, mentioned)
            file, place = (found.file, found.place) if found else (file, _class_place(cls))
        else:
            places = read_places(file) if file else SourcePlaces({}, {})
            place = places.names.get(name) or places.classes.get(name)
        line, col = (1, 1) if place is None else (place.line, place.col)
        return self.files.span(file, line, col) or Span(file or module, line, col)

    def _writer(self, owner: Owner) -> Owner:
        """The class that writes the field, where it is configured alike: the owner, or one of its bases."""
        cls = self.classes.get(owner.ref)
        found = _member(cls, owner.field) if cls is not None else None
        alike = found is not None and _config(found.cls) == _config(cls)
        return Owner(class_ref(found.cls), owner.field) if found is not None and alike else owner

    def _class_span(self, cls: type) -> Span | None:
        place = _class_place(cls)
        return None if place is None else self.files.span(file_of(cls.__module__), place.line, place.col)

    def _at(self, file: str, place: Place) -> Span | None:
        return self.files.span(file, place.line, place.col)


def file_of(module: str) -> str | None:
    """The source file of an imported module."""
    return getattr(sys.modules.get(module), "__file__", None)


def _class_place(cls: type) -> ClassPlace | None:
    file = file_of(cls.__module__)
    return read_places(file).classes.get(cls.__qualname__) if file else None


def _config(cls: type | None) -> object:
    """What the configuration of a class says of single values."""
    config: dict[str, object] = getattr(cls, "model_config", {})
    return {name: said for name, said in config.items() if name.startswith(("ser_", "val", "allow_inf", "use_enum"))}


class _Member(NamedTuple):
    """A statement in the body of a class."""

    cls: type
    file: str
    place: Place


def _member(cls: type, name: str) -> _Member | None:
    """The statement that binds ``name``, in the class or the nearest of its bases that does."""
    for owner in cls.__mro__ if name else ():
        file, place = file_of(owner.__module__), None
        if file is not None and owner.__module__ != "pydantic.main":
            place = _class_place(owner)
        if file is not None and place is not None and name in place.members:
            return _Member(owner, file, place.members[name])
    return None


def _first_mention(cls: type, name: str) -> _Member | None:
    file, place = file_of(cls.__module__), _class_place(cls)
    members = place.members.values() if place and name else ()
    return next((_Member(cls, file, member) for member in members if file and member.mentions(name)), None)
