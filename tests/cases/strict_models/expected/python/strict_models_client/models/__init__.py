"""The models of the API: what is sent and received, one class per type."""

from strict_models_client.models.strict import (
    Kind,
    Request,
    Strict,
    StrictInput,
)

__all__ = [
    "Kind",
    "Request",
    "Strict",
    "StrictInput",
]
