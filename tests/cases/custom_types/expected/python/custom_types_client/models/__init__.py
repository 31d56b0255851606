"""The models of the API: what is sent and received, one class per type."""

from custom_types_client.models.custom import (
    Custom,
    CustomInput,
    Report,
    Summary,
    Tidied,
    Wrapped,
    WrappedInput,
)

__all__ = [
    "Custom",
    "CustomInput",
    "Report",
    "Summary",
    "Tidied",
    "Wrapped",
    "WrappedInput",
]
