"""What the names of a file stand for: ``package.module:Name`` of everything it imports."""

from typing import Final

import libcst as cst
from libcst.helpers import get_absolute_module_for_import, get_full_name_for_node


class Imports:
    """The imports of one file; ``package`` is where relative ones begin."""

    def __init__(self, package: str) -> None:
        self._package: Final = package
        self._modules: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def add_import(self, node: cst.Import) -> None:
        """Read ``import package.module`` and ``import package.module as m``."""
        for alias in node.names:
            written = get_full_name_for_node(alias.name) or ""
            self._modules[alias.evaluated_alias or written] = written

    def add_from(self, node: cst.ImportFrom) -> None:
        """Read ``from package.module import Name as N``; a star tells nothing."""
        module = get_absolute_module_for_import(f"{self._package}.x" if self._package else "x", node)
        if module is None or isinstance(node.names, cst.ImportStar):
            return
        for alias in node.names:
            self._names[alias.evaluated_alias or alias.evaluated_name] = f"{module}:{alias.evaluated_name}"

    def target(self, written: str) -> str | None:
        """Return what ``Order`` or ``orders.Order`` stands for, as ``package.module:Order``."""
        if written in self._names:
            return self._names[written]
        owner, _, name = written.rpartition(".")
        if not owner:
            return None
        if owner in self._modules:
            return f"{self._modules[owner]}:{name}"
        if owner in self._names:  # from package import module; module.Name
            return f"{self._names[owner].replace(':', '.')}:{name}"
        return None
