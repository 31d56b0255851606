"""Named type aliases (PEP 695 ``type X = …`` and ``TypeAliasType``), found through core-schema references."""

import sys

_PYDANTIC = "pydantic."


def alias_called(ref: str) -> object | None:
    """The alias that a core-schema ``ref`` (``package.module.Name:id``) belongs to.

    ``None`` for a class, for an alias with parameters or further constraints, and for Pydantic's own.
    """
    path, _, identity = ref.rpartition(":")
    if not identity.isdigit() or path.startswith(_PYDANTIC):
        return None
    module, _, name = path.rpartition(".")
    found: object = getattr(sys.modules.get(module), name, None)
    return found if id(found) == int(identity) and hasattr(found, "__value__") else None


def alias_ref(ref: str) -> str:
    """``package.module:Name`` of a core-schema ``ref``."""
    module, _, name = ref.rpartition(":")[0].rpartition(".")
    return f"{module}:{name}"
