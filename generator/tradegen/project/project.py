"""What a project's configuration says: ``[tool.tradegen]`` as values."""

from pathlib import Path

import msgspec

from tradegen.codecs import Codecs
from tradegen.span import Span

CONFIG_FILE = "pyproject.toml"
RECORD = "specs/public_names.json"
"""Where below the output the public names are recorded."""


class Service(msgspec.Struct, frozen=True):
    """Where the hand-written service of a module is made: ``factory`` is ``package.module:function``."""

    module: str
    factory: str
    span: Span


class Project(msgspec.Struct, frozen=True):
    """What is built, from where to where. Paths are relative to ``root``, with forward slashes."""

    root: Path
    title: str = "App API"
    version: str = "1.0.0"
    contracts: str = "contracts"
    output: str = "generated"
    server: str = "app_api"
    client: str = "app_client"
    npm: str = "app-client"
    client_class: str = "AppApiClient"
    services: tuple[Service, ...] = ()
    contract_imports: tuple[str, ...] = ()
    """Packages a model file may import besides Pydantic, the standard library and other contracts."""
    codecs: Codecs = Codecs()
    import_patience: int = 1
    """How many times the usual time and memory importing the models may take."""
    config: str = CONFIG_FILE
    contracts_span: Span = Span(CONFIG_FILE, 1, 1)
    output_span: Span = Span(CONFIG_FILE, 1, 1)

    @property
    def contracts_package(self) -> str:
        """Import name of the contracts package: ``shop_contracts``."""
        return self.contracts.rpartition("/")[2]

    @property
    def contracts_root(self) -> Path:
        """Folder that must be on ``sys.path`` for the contracts package to import."""
        return self.path(self.contracts).parent

    @property
    def record(self) -> str:
        """The file in which a build records public names."""
        return f"{self.output}/{RECORD}"

    def path(self, relative: str) -> Path:
        """Return the absolute path of ``relative``."""
        return self.root / relative
