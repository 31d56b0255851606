"""Live topics of module ``vault``."""

from fastws import OperationRouter

from typed_errors_api.vault.service import VaultService


def topic_routers(service: VaultService) -> tuple[OperationRouter, ...]:
    """Return the FastWS operations of every topic, in declared order."""
    return ()
