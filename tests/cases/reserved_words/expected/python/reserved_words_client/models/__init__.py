"""The models of the API: what is sent and received, one class per type."""

from reserved_words_client.models.words import (
    Any,
    Array,
    ClientCore,
    Field_,
    KeyWords,
    Object,
    Operation,
    Promise,
    Record,
    Subscription,
)

__all__ = [
    "Any",
    "Array",
    "ClientCore",
    "Field_",
    "KeyWords",
    "Object",
    "Operation",
    "Promise",
    "Record",
    "Subscription",
]
