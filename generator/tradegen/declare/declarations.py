"""All route and model files of a project, checked together as far as that needs no import."""

from tradegen.declare.collisions import check_collisions
from tradegen.declare.declared import Declarations, ModuleDecl
from tradegen.declare.import_rule import check_imports
from tradegen.declare.links import ModelIndex, check_duplicates
from tradegen.declare.module import declare_module
from tradegen.declare.reserved import check_reserved
from tradegen.declare.source_files import Sources
from tradegen.declare.type_expression import Scope
from tradegen.identity import are_identical
from tradegen.project import Project
from tradegen.source.findings import Findings
from tradegen.source.model_file import ModelFile
from tradegen.source.models import parse_model
from tradegen.source.suggestion import did_you_mean, quote


class CheckedModules:
    """The modules that were last found to get along with each other, for the next build of one process."""

    def __init__(self) -> None:
        self._modules: tuple[ModuleDecl, ...] = ()

    def hold(self, modules: tuple[ModuleDecl, ...]) -> bool:
        """Whether these are the very same modules."""
        return are_identical(modules, self._modules)

    def keep(self, modules: tuple[ModuleDecl, ...]) -> None:
        """Remember modules without a finding."""
        self._modules = modules


def declare(sources: Sources, project: Project, checked: CheckedModules | None = None) -> Declarations:
    """Return what ``sources`` declare; linear in what changed since an earlier call.

    ``checked`` is kept between builds of one process and one project.

    Raises:
        Rejected: everything wrong with any file, at once.
    """
    findings = Findings()
    models = _read_models(sources, project, findings)
    modules = _read_modules(sources, models, project, findings)
    index = ModelIndex(models, project)
    for module in modules:
        index.check_module(module, findings)
    checked = checked or CheckedModules()
    if not checked.hold(modules):
        check_collisions(modules, findings, client_class=project.client_class)
        check_reserved(modules, findings)
        _check_services(modules, project, findings)
    findings.raise_any()
    checked.keep(modules)
    return Declarations(modules=modules, models=models)


def _read_models(sources: Sources, project: Project, findings: Findings) -> tuple[ModelFile, ...]:
    models = tuple(
        parse_model(file.path, file.content, module=module_name(file.path, project)) for file in sources.models
    )
    for model_file in models:
        findings.extend(model_file.findings)
        findings.extend(check_imports(model_file, project))
        findings.extend(check_duplicates(model_file))
    return models


def module_name(path: str, project: Project) -> str:
    """The dotted name of a model file of the contracts."""
    below = path[len(project.contracts) - len(project.contracts_package) :].removesuffix(".py")
    return below.removesuffix("/__init__").replace("/", ".")


def _read_modules(
    sources: Sources, models: tuple[ModelFile, ...], project: Project, findings: Findings
) -> tuple[ModuleDecl, ...]:
    package = project.contracts_package
    known = frozenset(model_file.module.removeprefix(f"{package}.") for model_file in models)
    modules = []
    for file in sources.routes:
        domain = file.path.split("/")[-2]
        declared = declare_module(file.path, file.content, scope=Scope(package=package, domain=domain, modules=known))
        findings.extend(declared.findings)
        if declared.module is not None:
            modules.append(declared.module)
    return tuple(sorted(modules, key=lambda module: (module.name, module.span)))


def _check_services(modules: tuple[ModuleDecl, ...], project: Project, findings: Findings) -> None:
    names = [module.name for module in modules]
    for service in project.services:
        if service.module not in names and not findings:
            message = f"[tool.tradegen.services] names the module {quote(service.module)}, which no route file declares"
            findings.refuse(service.span, "unknown-module", message=message, hint=did_you_mean(service.module, names))
