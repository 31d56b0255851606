"""The last touch to declared values: their domain, and places where no other stage knows them."""

import msgspec

from tradegen.introspect.locate import Locator, file_of
from tradegen.ir import Alias, Enum, Model


class Finisher:
    """Completes values; those below ``contracts_root`` get a domain, all others their spans."""

    def __init__(self, contracts_root: str, locator: Locator) -> None:
        self._root = contracts_root.rstrip("/\\")
        self._locator = locator
        self._domains: dict[str, str | None] = {}

    def model(self, model: Model) -> Model:
        """``model`` with its domain or its spans."""
        domain = self._domain(model.ref)
        if domain is None:
            return self._locator.place_model(model)
        return msgspec.structs.replace(model, domain=domain)

    def enum(self, declared: Enum) -> Enum:
        """``declared`` with its domain or its span."""
        domain = self._domain(declared.ref)
        if domain is None:
            return self._locator.place_enum(declared)
        return msgspec.structs.replace(declared, domain=domain)

    def alias(self, alias: Alias) -> Alias:
        """``alias`` with its domain or its span."""
        domain = self._domain(alias.ref)
        if domain is None:
            return self._locator.place_alias(alias)
        return msgspec.structs.replace(alias, domain=domain)

    def _domain(self, ref: str) -> str | None:
        """The contract folder that ``ref`` lives in, "" right at the root; ``None`` outside the contracts."""
        module = ref.partition(":")[0]
        if module not in self._domains:
            file = file_of(module) or ""
            inside = file.startswith(self._root) and file[len(self._root) : len(self._root) + 1] in ("/", "\\")
            parts = file[len(self._root) + 1 :].replace("\\", "/").split("/")
            self._domains[module] = (parts[0] if len(parts) > 1 else "") if inside else None
        return self._domains[module]
