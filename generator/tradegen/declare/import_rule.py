"""What a model file may import: Pydantic, the standard library, other contracts, and what the project allows."""

import sys
from collections.abc import Iterator

from tradegen.diagnostics import Diagnostic
from tradegen.project import Project
from tradegen.source.model_file import ModelFile
from tradegen.source.suggestion import quote

# What Pydantic itself depends on and re-exports types from.
_PYDANTIC = frozenset(("pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"))


def check_imports(model_file: ModelFile, project: Project) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every import of ``model_file`` that a contract may not make."""
    for found in model_file.imports:
        package = found.module.partition(".")[0]
        if not found.module:
            message = "the relative import leaves the contracts package"
            hint = f"import from {project.contracts_package}"
        elif (
            package in sys.stdlib_module_names
            or package in _PYDANTIC
            or package == project.contracts_package
            or package in project.contract_imports
        ):
            continue
        else:
            message = f"a model file may not import {quote(found.module)}"
            hint = "only pydantic, the standard library, other contracts and contract_imports may be imported"
        yield Diagnostic(span=found.span, message=message, slug="import-rule", hint=hint)
