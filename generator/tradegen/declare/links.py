"""Does every name in a type expression stand for a type that a model file defines?"""

from collections.abc import Iterator, Sequence

from tradegen.declare.declared import ModuleDecl, NameUse, module_types
from tradegen.diagnostics import Diagnostic
from tradegen.project import Project
from tradegen.source.findings import Findings
from tradegen.source.model_file import Binding, ModelFile
from tradegen.source.suggestion import did_you_mean, quote

_KIND_WORDS = {"function": "a function", "value": "a value"}


class ModelIndex:
    """The model files by module, and the names each defines."""

    def __init__(self, models: Sequence[ModelFile], project: Project) -> None:
        self._package = project.contracts_package
        self._files = {model_file.module: model_file for model_file in models}
        self._bindings = {
            model_file.module: {binding.name: binding for binding in model_file.bindings} for model_file in models
        }

    def check_module(self, module: ModuleDecl, findings: Findings) -> None:
        """Add a finding for every name of ``module`` that is not a public type of a model file."""
        for declared in (*(found for found, _ in module_types(module)), *(naming.type for naming in module.names)):
            for use in declared.names:
                for found in self._check(use):
                    findings.extend([found])

    def _check(self, use: NameUse) -> Iterator[Diagnostic]:
        attr, module = use.expr.attr, use.expr.module
        if any(part.startswith("_") for part in attr.split(".")):
            message = f"{quote(use.text)} is private"
            hint = "rename it without the underscore"
            yield Diagnostic(span=use.attr_span, message=message, slug="private-model", hint=hint)
        elif module.partition(".")[0] != self._package:
            return  # another package: only importing it can tell
        elif module not in self._files:
            yield self._unknown_file(use)
        elif (binding := self._bindings[module].get(attr)) is None:
            if not self._files[module].has_star_import:
                yield self._unknown_model(use)
        elif binding.kind in _KIND_WORDS:
            message = f"{quote(use.text)} is {_KIND_WORDS[binding.kind]}, not a type"
            hint = f"it is defined at {binding.span}"
            yield Diagnostic(span=use.attr_span, message=message, slug="not-a-type", hint=hint)

    def _unknown_file(self, use: NameUse) -> Diagnostic:
        parent, _, missing = use.expr.module.rpartition(".")
        siblings = {module.rpartition(".")[2] for module in self._files if module.rpartition(".")[0] == parent}
        where = parent.removeprefix(self._package).removeprefix(".") or self._package
        message = f"no model file {quote(missing + '.py')} in {where}"
        hint = did_you_mean(missing, siblings) or self._elsewhere(use)
        return Diagnostic(span=use.span, message=message, slug="unknown-model", hint=hint)

    def _unknown_model(self, use: NameUse) -> Diagnostic:
        topic = use.expr.module.rpartition(".")[2]
        names = [name for name, binding in self._bindings[use.expr.module].items() if _is_public_type(binding)]
        message = f"no model named {quote(use.expr.attr)} in {topic}"
        hint = did_you_mean(use.expr.attr, names) or self._elsewhere(use)
        return Diagnostic(span=use.attr_span, message=message, slug="unknown-model", hint=hint)

    def _elsewhere(self, use: NameUse) -> str:
        """Return a hint at the model files that define the same name."""
        for module in sorted(self._files):
            binding = self._bindings[module].get(use.expr.attr)
            if binding is not None and binding.kind == "class":
                return f"{module.removeprefix(self._package + '.')} has a model of that name"
        return ""


def check_duplicates(model_file: ModelFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every class that its file defines twice: only the last would count."""
    first: dict[str, Binding] = {}
    for binding in model_file.bindings:
        if binding.kind == "class":
            other = first.setdefault(binding.name, binding)
            if other is not binding:
                message = f"model {quote(binding.name)} is defined twice"
                hint = f"the first is at {other.span}"
                yield Diagnostic(span=binding.span, message=message, slug="duplicate-model", hint=hint)


def _is_public_type(binding: Binding) -> bool:
    return binding.kind not in _KIND_WORDS and not binding.name.startswith("_")
