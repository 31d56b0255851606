"""What a service factory is given: the other services, the served modules and the settings."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Final

from tradegen_runtime.module import ModuleFacts
from tradegen_runtime.startup import StartupError

ServiceFactory = Callable[["ServiceContext"], object]
"""Makes the service of one module."""

Services = Mapping[str, ServiceFactory]
"""Service factories by module name."""


class ServiceError(StartupError, LookupError):
    """A service cannot be made: no factory, a factory that cannot be imported, or a circle of services."""


class ServiceContext:
    """Builds each service once, when first asked for."""

    def __init__(
        self,
        factories: Mapping[str, str | ServiceFactory],
        *,
        modules: tuple[ModuleFacts, ...] = (),
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._factories: Final = factories
        self._environment: Final = environment
        self._built: dict[str, object] = {}
        self._building: list[str] = []
        self.modules: Final = modules

    @property
    def enabled(self) -> tuple[str, ...]:
        """Names of the served modules."""
        return tuple(module.name for module in self.modules)

    @property
    def lifetimes(self) -> tuple[AbstractAsyncContextManager[object], ...]:
        """The services that have a lifetime, each once, in the order they were built."""
        services = {id(service): service for service in self._built.values()}
        return tuple(service for service in services.values() if isinstance(service, AbstractAsyncContextManager))

    def get(self, module_name: str) -> object:
        """Return the service of a module, which need not be served.

        Raises:
            ServiceError: it has no factory, the factory cannot be imported, or it needs itself.
        """
        if module_name not in self._built:
            self._built[module_name] = self._build(module_name)
        return self._built[module_name]

    def setting(self, name: str, default: str = "") -> str:
        """Return an environment variable."""
        return self._environment.get(name, default)

    def _build(self, module_name: str) -> object:
        if module_name in self._building:
            circle = " → ".join((*self._building, module_name))
            raise ServiceError(f"services need each other: {circle}")
        factory = self._factories.get(module_name)
        if factory is None:
            raise ServiceError(f"no service factory for module {module_name!r}; see [tool.tradegen.services]")
        self._building.append(module_name)
        try:
            made = _load(factory) if isinstance(factory, str) else factory
            return made(self)
        finally:
            self._building.pop()


def _load(dotted: str) -> ServiceFactory:
    """Import ``package.module:factory``."""
    module_name, _, attribute = dotted.partition(":")
    try:
        factory = getattr(import_module(module_name), attribute)
    except (ImportError, AttributeError) as missing:
        raise ServiceError(f"service factory {dotted!r} cannot be imported: {missing}") from missing
    if not callable(factory):
        raise ServiceError(f"service factory {dotted!r} is not callable")
    loaded: ServiceFactory = factory
    return loaded
