"""Reading models in the test's own process, without a child."""

from pydantic import BaseModel

from tradegen.introspect.catalog import Catalog, PendingClass
from tradegen.introspect.class_reader import ClassReader
from tradegen.introspect.schema_reader import SchemaReader
from tradegen.ir import Model


def read_model(model: type[BaseModel]) -> tuple[Model, Catalog]:
    """One model, and a catalog that knows the enums and aliases it refers to."""
    catalog = Catalog()
    classes = ClassReader(SchemaReader(catalog), catalog.findings)
    return classes.read(PendingClass(model, None, {})), catalog


def read_everything(model: type[BaseModel]) -> tuple[Model, Catalog]:
    """One model, and a catalog of all it refers to, directly or not."""
    catalog = Catalog()
    classes = ClassReader(SchemaReader(catalog), catalog.findings)
    ref = catalog.meet(model, None, {})
    while catalog.pending:
        pending = catalog.pending.popleft()
        catalog.models[f"{pending.cls.__module__}:{pending.cls.__qualname__}"] = classes.read(pending)
    return catalog.models[ref], catalog
