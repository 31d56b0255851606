"""Emits the package of the client's models: one file per contract domain, and the names of all."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from tradegen.emit.code import Code
from tradegen.emit.files import File
from tradegen.emit.printers import py_docstring, py_dotted, py_identifier, py_str
from tradegen.emit.python_imports import Import, ImportTable, import_table, member_order
from tradegen.emit.python_models.annotation import AnyAnnotation, ShapeRequest
from tradegen.emit.python_models.annotations import Names, shapes_of
from tradegen.emit.python_models.classes import ClientClass, classes_of, closed_refs
from tradegen.emit.python_models.file_plan import FilePlan, plan_files
from tradegen.emit.python_models.reserved import TYPES
from tradegen.emit.python_models.spelled_class import ClassSpeller
from tradegen.emit.python_models.views import ClassView, ExportView, ModelsView, PackageView, SharedView
from tradegen.emit.python_models.worker import SpellsShapes
from tradegen.emit.render import Renderer
from tradegen.ir import Alias, Api
from tradegen.views.directions import Views
from tradegen.views.facts import TypeFacts
from tradegen.views.graph import Ref

SHARED_FILE: Final = "_wire_model"
"""File of the class that all models extend; domains begin with a letter."""


class Taken(msgspec.Struct, frozen=True):
    """What :class:`PythonModels` keeps of one type: its classes, and the shapes that spelling them takes."""

    facts: TypeFacts
    classes: tuple[ClientClass, ...]
    shapes: frozenset[str]


class SpelledClass(msgspec.Struct, frozen=True):
    """One class as the template sees it, and what it took from libraries."""

    view: ClassView
    used: frozenset[Import]


class Spelled(msgspec.Struct, frozen=True):
    """What :class:`PythonModels` keeps of one file."""

    plan: FilePlan
    facts: Mapping[str, TypeFacts]  # by class, also of what is mentioned
    local: Mapping[Import, Code]
    classes: Mapping[str, SpelledClass]
    file: File

    def still_right(
        self, plan: FilePlan, facts: Mapping[str, TypeFacts], local: Mapping[Import, Code]
    ) -> Mapping[str, SpelledClass]:
        """The classes that would be spelled as before: nothing they mention has changed, nor what it is called."""
        if plan != self.plan or local != self.local:
            return {}
        changed = {name for name, found in facts.items() if self.facts[name] is not found}
        if any(isinstance(found.declared, Alias) for found in facts.values()):
            return {}  # what an alias stands for is mentioned without being named
        return {one.name: self.classes[one.name] for one in plan.classes if changed.isdisjoint((one.name, *one.needs))}


class PythonModels:
    """Emits ``<package>/models``; keeps the generator's answers and what has not changed since the last call.

    :meth:`submit` asks the worker for the shapes it was not asked for before, :meth:`files` waits for the answer.
    """

    def __init__(self, worker: SpellsShapes, renderer: Renderer, *, package: str) -> None:
        self._worker = worker
        self._renderer = renderer
        self._package = package
        self._known: dict[str, AnyAnnotation] = {}
        self._directions: tuple[frozenset[Ref], ...] = ()
        self._taken: dict[Ref, Taken] = {}
        self._plans: tuple[tuple[ClientClass, ...], tuple[FilePlan, ...]] = ((), ())
        self._spelled: dict[str, Spelled] = {}
        self._pending: tuple[Views, tuple[str, ...]] | None = None

    def submit(self, api: Api, views: Views) -> None:
        """Take the models of ``api`` on; returns at once."""
        self._learn()  # what a build asked that was broken off before it listened
        speller = self._speller(views)
        directions = (views.split, views.apart, views.only_in)
        known = self._taken if directions == self._directions else {}
        self._directions = directions
        self._taken = {ref: take(ref, known.get(ref), views, speller) for ref in closed_refs(api, views)}
        fresh = (taken.shapes for ref, taken in self._taken.items() if known.get(ref) is not taken)
        unknown = tuple(sorted(frozenset().union(*fresh) - self._known.keys()))
        if unknown:
            self._worker.send(ShapeRequest(shapes=unknown))
        self._pending = (views, unknown)

    def files(self) -> tuple[File, ...]:
        """Every file of the package that :meth:`submit` took on.

        Raises:
            WorkerFailed: the generating process ended.
        """
        if self._pending is None:
            raise RuntimeError("nothing was submitted")
        views, _ = self._pending
        self._learn()
        plans = self._planned()
        self._spelled = {plan.name: self._file(plan, views) for plan in plans}
        return (self._package_file(plans), self._shared_file(), *(one.file for one in self._spelled.values()))

    def _learn(self) -> None:
        """Take what the worker has been asked and not been listened to: answers come in the order of questions."""
        pending, self._pending = self._pending, None
        if pending is not None and pending[1]:
            self._known |= zip(pending[1], self._worker.receive().annotations, strict=True)

    def _planned(self) -> tuple[FilePlan, ...]:
        found = sorted((one for taken in self._taken.values() for one in taken.classes), key=lambda one: one.name)
        classes = tuple(found)
        if classes != self._plans[0]:
            self._plans = (classes, plan_files(classes))
        return self._plans[1]

    def _speller(self, views: Views) -> ClassSpeller:
        return ClassSpeller(views, self._known, Import(f"{self._package}.models.{SHARED_FILE}", "WireModel"))

    def _path(self, name: str) -> str:
        return f"python/{self._package}/models/{name}.py"

    def _file(self, plan: FilePlan, views: Views) -> Spelled:
        facts = {one.name: views.facts[one.ref] for one in (*plan.classes, *(one for _, one in plan.mentioned))}
        known = self._spelled.get(plan.name)
        if known is not None and (known.plan, known.facts) == (plan, facts):
            return known
        speller = self._speller(views)
        table = self._imports(plan, speller)
        kept = known.still_right(plan, facts, table.local) if known is not None else {}
        classes = dict(spelled(plan, speller, table.local, kept))
        view = ModelsView(
            doc=py_docstring(f"Models of ``{plan.name}``.", 0),
            imports=used_of(table, classes.values(), self._others(plan)).sections(),
            classes=tuple(one.view for one in classes.values()),
        )
        file = self._renderer.file("python_models/models.py.jinja", self._path(plan.name), view)
        return Spelled(plan=plan, facts=facts, local=table.local, classes=classes, file=file)

    def _imports(self, plan: FilePlan, speller: ClassSpeller) -> ImportTable:
        """Name what the file imports: other files' classes keep their names, libraries give way to all of ours."""
        needed = [need for one in plan.classes for need in speller.needs(one)]
        libraries = {need for need in needed if isinstance(need, Import) and need.module != "builtins"}
        attributes = {name for one in plan.classes for name in speller.attributes(one)}
        return import_table(
            libraries,
            fixed=self._others(plan),
            taken={*TYPES, *attributes, *(one.name for one in plan.classes)},
            own_packages=(self._package, "tradegen_runtime"),
        )

    def _others(self, plan: FilePlan) -> tuple[Import, ...]:
        """The classes of other files that the file names."""
        direct = {name for one in plan.classes for name in one.needs}
        return tuple(
            Import(f"{self._package}.models.{file}", one.name) for file, one in plan.mentioned if one.name in direct
        )

    def _package_file(self, plans: tuple[FilePlan, ...]) -> File:
        exports = tuple(
            ExportView(
                module=py_dotted(f"{self._package}.models.{plan.name}"),
                names=tuple(
                    py_identifier(name) for name in sorted((one.name for one in plan.classes), key=member_order)
                ),
            )
            for plan in plans
        )
        names = sorted(one.name for plan in plans for one in plan.classes)
        view = PackageView(exports=exports, names=tuple(map(py_str, names)))
        return self._renderer.file("python_models/init.py.jinja", self._path("__init__"), view)

    def _shared_file(self) -> File:
        return self._renderer.file("python_models/wire_model.py.jinja", self._path(SHARED_FILE), SharedView())


def take(ref: Ref, known: Taken | None, views: Views, speller: ClassSpeller) -> Taken:
    """What is kept of a type; ``known`` itself where its declaration has not changed."""
    facts = views.facts[ref]
    if known is not None and known.facts is facts:
        return known
    classes = classes_of(ref, views)
    shapes = frozenset(shape.schema for one in classes for kind in speller.types(one) for shape in shapes_of(kind))
    return Taken(facts=facts, classes=classes, shapes=shapes)


def spelled(
    plan: FilePlan, speller: ClassSpeller, local: Mapping[Import, Code], kept: Mapping[str, SpelledClass]
) -> Iterator[tuple[str, SpelledClass]]:
    """Yield the classes of a file in order, each with what stands above it; those ``kept`` as they are."""
    above = {one.name for _, one in plan.mentioned}
    for one in plan.classes:
        found = kept.get(one.name)
        if found is None:
            names = Names(local)
            view = speller.spell(one, names, above)
            found = SpelledClass(view=view, used=frozenset(names.used))
        yield one.name, found
        above.add(one.name)


def used_of(table: ImportTable, classes: Iterable[SpelledClass], others: Collection[Import]) -> ImportTable:
    """The imports that the classes did call for, and ``others``, which they mention by name."""
    used = frozenset(others).union(*(one.used for one in classes))
    return ImportTable({wanted: name for wanted, name in table.local.items() if wanted in used}, table.own_packages)
