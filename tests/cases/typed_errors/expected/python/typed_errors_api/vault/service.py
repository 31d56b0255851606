"""What module ``vault`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from typed_errors_contracts.vault import vault


@runtime_checkable
class VaultService(Protocol):
    """What module ``vault`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def open_vault(
        self,
        *,
        pin: str,
    ) -> vault.Content:
        """Open the vault."""
        ...

    async def close_vault(self) -> None:
        """Answer operation ``closeVault``."""
        ...
