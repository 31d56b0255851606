"""How the emitted server calls a module, its service and the arguments of its operations."""

from typing import Final

import msgspec

from tradegen.emit.code import Code, Identifier, compose
from tradegen.emit.names import distinct_classes, first_free, python_name
from tradegen.emit.printers import py_identifier
from tradegen.ir import Module, Param, Topic
from tradegen.reserved_words import words

SPELLED_BY_TEMPLATES: Final = words(
    "APIRouter AbstractAsyncContextManager Annotated BoundModule Decision Delivery Final Guard NoParams "
    "OperationRouter ParamsCodec Path Principal Protocol Publish Query Response RestRoute Retirement TypeAdapter "
    "UpdateCodec"
)
"""Names that the templates write themselves, which no emitted class may have."""


class ModuleNames(msgspec.Struct, frozen=True):
    """The names of one module in the server package."""

    package: Identifier
    folder: Identifier
    service: Identifier
    module_class: Identifier

    @property
    def dotted(self) -> Code:
        """Import path of the module's own package: ``trading_api.broker``."""
        return compose("{}.{}", self.package, self.folder)


def module_names(module: Module, package: str) -> ModuleNames:
    """Name the parts of ``module`` inside the server package ``package``."""
    service = py_identifier(first_free((module.service, f"{module.service}Service"), SPELLED_BY_TEMPLATES))
    (module_class,) = distinct_classes((module.name,), "Module", taken={*SPELLED_BY_TEMPLATES, service})
    return ModuleNames(
        package=py_identifier(package),
        folder=python_name(module.name, ("app", "main")),
        service=service,
        module_class=module_class,
    )


def argument_name(param: Param) -> Identifier:
    """Name of a path or query parameter in the service; ``body`` and ``principal`` are always the request's own."""
    return python_name(param.name, ("body", "principal"))


def hook_name(name: str) -> Identifier:
    """Name of the service's method that decides about the topic or operation ``name``."""
    return python_name(f"authorize-{name}")


def source_name(topic: Topic) -> Identifier:
    """Name of the service's method that opens the source of ``topic``."""
    return python_name(f"stream-{topic.name}")
