"""A project made up by a test: contract modules of package ``api`` below ``contracts``."""

from collections.abc import Mapping
from pathlib import Path

from tradegen.introspect.request import NameRequest, Request, UseDirection


class UserProject:
    """Modules written below ``root``; each is ``api.<name>``."""

    def __init__(self, root: Path, modules: Mapping[str, str]) -> None:
        self.root = root
        self.package = root / "contracts" / "api"
        self.package.mkdir(parents=True)
        self.write("__init__", "")
        for name, source in modules.items():
            self.write(name, source)

    def write(self, name: str, source: str) -> None:
        """Write or replace a module."""
        path = self.package.joinpath(*name.split(".")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")

    def request(self, *names: str, direction: UseDirection = "both") -> Request:
        """A request for names written as ``module:attr``."""
        return Request(
            project_root=str(self.root),
            contracts_root=str(self.package),
            source_roots=(str(self.root / "contracts"),),
            names=tuple(
                NameRequest(f"api.{module}", attr, direction)
                for module, _, attr in (name.partition(":") for name in names)
            ),
        )
