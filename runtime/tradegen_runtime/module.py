"""What an emitted module is, as the application sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from fastapi import APIRouter
from fastws import OperationRouter
from typing_extensions import get_protocol_members

from tradegen_runtime.startup import StartupError


@dataclass(frozen=True, slots=True)
class BoundModule:
    """The routers of a module, answered by its service."""

    rest: APIRouter
    topics: tuple[OperationRouter, ...]


class ModuleDeclaration(Protocol):
    """The facts of a module, and how to bind it to its service."""

    name: ClassVar[str]
    """URL segment and name in ``ENABLED_MODULES``."""
    version: ClassVar[str]
    """As ``v1``."""
    title: ClassVar[str]
    """For people."""
    base: ClassVar[str]
    """URL path below which its REST routes stand."""
    ws_path: ClassVar[str]
    """URL path of its live endpoint."""
    always_on: ClassVar[bool]
    """It is served whatever is enabled."""
    package: ClassVar[str]
    """Import path of the package that holds its ``openapi.json`` and ``asyncapi.json``."""

    def bind(self, service: object) -> BoundModule:
        """Return its routers. Raises: ``TypeError`` where ``service`` is not what the module needs."""


@dataclass(frozen=True, slots=True)
class ModuleFacts:
    """What services may know of a served module."""

    name: str
    version: str
    title: str


class UnknownModuleError(StartupError, ValueError):
    """A name is not a module of the API."""

    def __init__(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        names = ", ".join(sorted(unknown))
        super().__init__(f"unknown module: {names}; modules are: {', '.join(sorted(known))}")


class WrongServiceError(StartupError, TypeError):
    """A service lacks methods that its module needs."""


def wrong_service(module: str, service: object, protocol: object) -> WrongServiceError:
    """Return the error that names what a service lacks."""
    needed = get_protocol_members(protocol) if isinstance(protocol, type) else frozenset()
    lacking = ", ".join(sorted(name for name in needed if not callable(getattr(service, name, None))))
    return WrongServiceError(f"service of module {module!r}, {type(service).__qualname__}, lacks: {lacking}")


def select_modules(
    modules: tuple[ModuleDeclaration, ...],
    enabled: Iterable[str] | None,
) -> tuple[ModuleDeclaration, ...]:
    """Return the modules to serve, in declared order; ``None`` selects all.

    Raises:
        UnknownModuleError: a name is not a module.
    """
    if enabled is None:
        return modules
    names = {name.strip() for name in enabled} - {""}
    known = {module.name for module in modules}
    if names - known:
        raise UnknownModuleError(names - known, known)
    return tuple(module for module in modules if module.always_on or module.name in names)
