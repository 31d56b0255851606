"""The Pydantic models that an installed package defines."""

import contextlib
import importlib
import io
import pkgutil
import warnings
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from pydantic import BaseModel


def models_of(package: str) -> list[str]:
    """``package.module:Model`` of every model that is no generic, in import order; names are unique."""
    found: dict[str, str] = {}
    for module in _modules(package):
        for name, value in list(vars(module).items()):
            if (
                isinstance(value, type)
                and issubclass(value, BaseModel)
                and value.__module__ == module.__name__
                and value.__qualname__ == name
                and not getattr(value, "__pydantic_generic_metadata__", {}).get("parameters")
                and not getattr(value, "__pydantic_generic_metadata__", {}).get("args")
                and not name.startswith("_")
            ):
                found.setdefault(name, f"{module.__name__}:{name}")
    return list(found.values())


@cache
def classes_within(name: str) -> frozenset[str]:
    """The names of all classes that a model holds, itself included."""
    module, _, attr = name.partition(":")
    found: set[str] = {attr}
    seen: set[int] = set()
    model = getattr(importlib.import_module(module), attr)
    model.model_rebuild(raise_errors=False)
    waiting: list[object] = [model.__pydantic_core_schema__]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or not isinstance(node, dict | list | tuple):
            continue
        seen.add(id(node))
        if isinstance(node, dict):
            if isinstance(node.get("cls"), type):
                found.add(node["cls"].__name__)
            waiting += [value for key, value in node.items() if key != "metadata"]
        else:
            waiting += node
    return frozenset(found)


def _modules(package: str) -> Iterator[ModuleType]:
    """Import a package and all below it; what does not import alone is passed over."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = importlib.import_module(package)
        yield root
        if not hasattr(root, "__path__"):
            return
        for info in pkgutil.walk_packages(root.__path__, f"{package}.", onerror=lambda _name: None):
            if info.name.endswith("__main__"):
                continue
            try:
                yield importlib.import_module(info.name)
            except BaseException:  # the package's own code: optional dependencies, scripts
                continue
