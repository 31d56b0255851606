"""Gives introspected values their place, their domain and the docstrings only the source shows."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from tradegen.ir import Alias, Enum, EnumMember, Field, Model
from tradegen.source.model_file import ClassSource, FieldSource, ModelFile
from tradegen.span import Span

Named = TypeVar("Named", Model, Enum, Alias)

_MAX_HOPS = 20  # bases and re-exports followed before giving up: cycles end


class Made(msgspec.Struct, frozen=True):
    """A placed value and what it was made of: the value introspected, its place, what its source says.

    ``files`` are the model files that were asked for that, by module; ``None`` for a module that is none of ours.
    """

    of: Model | Enum | Alias
    span: Span | None
    sources: dict[str, FieldSource]
    placed: Model | Enum | Alias
    reserved: tuple[str, ...]
    files: tuple[tuple[str, ModelFile | None], ...]


PlacedMemory = dict[str, Made]
"""The placed values of the last build by ``ref``: made of the same things, a value stays the same object."""


class Places:
    """The classes and bindings of all model files by reference (``module:QualName``)."""

    def __init__(self, models: Sequence[ModelFile], memory: PlacedMemory) -> None:
        self._memory = memory
        self._classes: dict[str, tuple[ModelFile, ClassSource]] = {}
        self._bindings: dict[str, Span] = {}
        self._targets: dict[str, str] = {}
        self._files = {model_file.module: model_file for model_file in models}
        self._asked: dict[str, None] = {}
        self._domains = {model_file.module: _domain(model_file) for model_file in models}
        for model_file in models:
            for declared in model_file.classes:
                self._classes[f"{model_file.module}:{declared.qualname}"] = (model_file, declared)
            for binding in model_file.bindings:
                ref = f"{model_file.module}:{binding.name}"
                if binding.kind == "import":
                    self._targets[ref] = binding.target
                else:
                    self._bindings[ref] = binding.span

    def model(self, model: Model) -> Model:
        """Return ``model`` with places for itself and its fields, inherited ones included."""
        span = model.span or self._bindings.get(model.ref)
        if span is None:
            return model

        def make(sources: dict[str, FieldSource], reserved: tuple[str, ...]) -> Model:
            fields = tuple(_placed(field, sources.get(field.name)) for field in model.fields)
            names = tuple(str(msgspec.json.decode(text)) for text in reserved)
            return msgspec.structs.replace(model, span=span, fields=fields, domain=self._domain(model), reserved=names)

        return self._kept(model, span, make)

    def enum(self, enum: Enum) -> Enum:
        """Return ``enum`` with its place and its members' docstrings."""
        span = enum.span or self._bindings.get(enum.ref)
        if span is None:
            return enum

        def make(sources: dict[str, FieldSource], reserved: tuple[str, ...]) -> Enum:
            members = tuple(_documented(member, sources.get(member.name)) for member in enum.members)
            return msgspec.structs.replace(
                enum, span=span, members=members, domain=self._domain(enum), reserved=reserved
            )

        return self._kept(enum, span, make)

    def alias(self, alias: Alias) -> Alias:
        """Return ``alias`` with its place."""
        span = alias.span or self._bindings.get(alias.ref)
        return self._kept(
            alias,
            span,
            lambda sources, reserved: msgspec.structs.replace(alias, span=span, domain=self._domain(alias)),
        )

    def _kept(
        self, named: Named, span: Span | None, make: Callable[[dict[str, FieldSource], tuple[str, ...]], Named]
    ) -> Named:
        """Return what was made of the very same things before, else make it."""
        last = self._memory.get(named.ref)
        if last is not None and last.of is named and last.span == span and self._say_the_same(last.files):
            assert isinstance(last.placed, type(named))
            return last.placed
        self._asked = {}
        sources = self._fields(named.ref, hops=0)
        reserved = tuple(sorted(self._reserved(named.ref, hops=0)))
        files = tuple((module, self._files.get(module)) for module in self._asked)
        if (
            last is not None
            and last.of is named
            and (last.span, last.sources, last.reserved) == (span, sources, reserved)
        ):
            assert isinstance(last.placed, type(named))
            placed = last.placed
        else:
            placed = make(sources, reserved)
        self._memory[named.ref] = Made(named, span, sources, placed, reserved, files)
        return placed

    def _say_the_same(self, files: Iterable[tuple[str, ModelFile | None]]) -> bool:
        return all(self._files.get(module) is file for module, file in files)

    def _domain(self, named: Model | Enum | Alias) -> str:
        return named.domain or self._domains.get(named.ref.partition(":")[0], "")

    def _fields(self, ref: str, *, hops: int) -> dict[str, FieldSource]:
        """Return the fields that the class ``ref`` and its bases in the contracts write, nearest first."""
        self._asked[ref.partition(":")[0]] = None
        found = self._classes.get(ref)
        if found is None or hops > _MAX_HOPS:
            return {}
        model_file, declared = found
        fields: dict[str, FieldSource] = {}
        for base in reversed(declared.bases):
            fields |= self._fields(self._resolve(model_file.module, base), hops=hops + 1)
        return fields | {field.name: field for field in declared.fields}

    def _reserved(self, ref: str, *, hops: int) -> set[str]:
        """Return what the class ``ref`` and its bases in the contracts reserve, as JSON texts."""
        found = self._classes.get(ref)
        if found is None or hops > _MAX_HOPS:
            return set()
        model_file, declared = found
        bases = (self._reserved(self._resolve(model_file.module, base), hops=hops + 1) for base in declared.bases)
        return set(declared.reserved).union(*bases)

    def _resolve(self, module: str, name: str) -> str:
        """Return the reference that ``name`` has inside ``module``, through imports and re-exports."""
        ref = f"{module}:{name}"
        for _ in range(_MAX_HOPS):
            self._asked[ref.partition(":")[0]] = None
            if ref in self._classes:
                return ref
            module, _, name = ref.partition(":")
            first, dot, rest = name.partition(".")
            target = self._targets.get(f"{module}:{first}")
            if target is None:
                return ref
            owner, colon, attr = target.partition(":")
            if not dot:
                ref = target
            elif colon:  # from package import module; module.Class
                ref = f"{owner}.{attr}:{rest}"
            else:  # import package.module; the longest module prefix is what was imported
                inner, _, last = f"{target}.{rest}".rpartition(".")
                ref = f"{inner}:{last}"
        return ref


def _domain(model_file: ModelFile) -> str:
    """Return the folder below the contracts package that the file lies in, empty for a file at its root."""
    below = model_file.module.split(".")[1:]
    is_package = model_file.path.endswith("/__init__.py")
    return below[0] if below and (is_package or len(below) > 1) else ""


def _placed(field: Field, source: FieldSource | None) -> Field:
    if source is None or (field.span is not None and (field.doc or not source.doc)):
        return field
    return msgspec.structs.replace(field, span=field.span or source.span, doc=field.doc or source.doc)


def _documented(member: EnumMember, source: FieldSource | None) -> EnumMember:
    return member if source is None or member.doc else msgspec.structs.replace(member, doc=source.doc)
