"""The models of the API: what is sent and received, one class per type."""

from aliases_client.models.wire import (
    Aliased,
    AliasedInput,
    Camel,
    CamelInput,
    CamelRequest,
)

__all__ = [
    "Aliased",
    "AliasedInput",
    "Camel",
    "CamelInput",
    "CamelRequest",
]
