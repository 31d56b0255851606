"""Names of imported modules, and all that they refer to, read into a catalog."""

import sys
from collections.abc import Iterable

from tradegen.introspect import rules
from tradegen.introspect.catalog import Catalog, PendingClass
from tradegen.introspect.class_reader import ClassReader
from tradegen.introspect.declared_docs import class_ref
from tradegen.introspect.findings import Owner
from tradegen.introspect.importing import find_name
from tradegen.introspect.pydantic_schema import NoSchemaError, parameters_of
from tradegen.introspect.request import MissingName, NamedType, NameRequest
from tradegen.introspect.schema_reader import SchemaReader
from tradegen.introspect.scope import Scope
from tradegen.ir import Model, ModelRef

Named = NamedType | MissingName


def read_names(names: Iterable[NameRequest], catalog: Catalog) -> list[Named]:
    """What each name is, in order; what they refer to, directly or not, is in ``catalog`` afterwards."""
    types = SchemaReader(catalog)
    classes = ClassReader(types, catalog.findings)
    known: dict[tuple[str, str], Named] = {}
    for name in names:
        if (name.module, name.attr) not in known:
            known[name.module, name.attr] = _read_name(name, types, catalog)
    while catalog.pending:
        _read_class(catalog.pending.popleft(), classes, catalog)
    return list(known.values())


def _read_name(name: NameRequest, types: SchemaReader, catalog: Catalog) -> Named:
    found = find_name(name, sys.modules[name.module])
    if isinstance(found, MissingName):
        return found
    if name.direction == "none" and isinstance(found, type) and parameters_of(found):
        ref = ModelRef(catalog.meet(found, None, {}))  # a generic class itself, to be given a name
        return NamedType(name.module, name.attr, in_type=ref, out_type=ref)
    if getattr(found, "__parameters__", ()):
        reason = f"{name.attr} in {name.module} is generic and lacks its type arguments"
        hint = f"name a subclass that fixes them: class ...({name.attr}[...])"
        return MissingName(name.module, name.attr, "bare-generic", reason, hint)
    owner = Owner(f"{name.module}:{name.attr}")
    try:
        views = types.read_type(found, Scope(owner, catalog.findings))
    except NoSchemaError as error:
        if error.undefined:
            _report(error, owner, catalog)
            return MissingName(name.module, name.attr, "unresolved-reference", error.reason, explained=True)
        reason = f"{name.attr} in {name.module} is not a type Pydantic can describe: {error.reason}"
        return MissingName(name.module, name.attr, "not-a-type", reason, "name a Pydantic model or another type")
    return NamedType(name.module, name.attr, in_type=views.in_type, out_type=views.out_type)


def _read_class(pending: PendingClass, classes: ClassReader, catalog: Catalog) -> None:
    ref = class_ref(pending.cls)
    try:
        catalog.models[ref] = classes.read(pending)
    except NoSchemaError as error:
        _report(error, Owner(ref), catalog)
        catalog.models[ref] = Model(ref=ref, name=pending.cls.__name__, kind="model", fields=())


def _report(error: NoSchemaError, owner: Owner, catalog: Catalog) -> None:
    """Record why a type has no schema; for an undefined name, at the class that mentions it."""
    if not error.undefined:
        catalog.findings.append(rules.SCHEMA_FAILURE.about(owner, reason=error.reason))
        return
    if error.blamed is not None:
        owner = Owner(class_ref(error.blamed))
        catalog.classes.setdefault(owner.ref, error.blamed)
    module = sys.modules.get(owner.ref.partition(":")[0])
    rule = rules.EARLY_REFERENCE if hasattr(module, error.undefined) else rules.UNRESOLVED_REFERENCE
    found = rule.about(owner, name=error.undefined)
    catalog.findings.append(found._replace(mentioned=error.undefined, always=True))
