"""What the readers of names, classes and containers ask of the reader of everything."""

from typing import Any, Protocol

from tradegen.introspect.field_names import Schema
from tradegen.introspect.scope import Scope
from tradegen.introspect.views import Views


class TypeReader(Protocol):
    """Reads any node, and any Python type."""

    def read(self, schema: Schema, scope: Scope) -> Views: ...

    def read_content(self, schema: Schema, scope: Scope) -> Views: ...

    def read_type(self, annotation: Any, scope: Scope) -> Views: ...
