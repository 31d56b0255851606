"""Client of Generic classes 1.0.0."""

from generic_classes_client import models
from generic_classes_client.client import GenericClassesClient
from tradegen_runtime.client import (
    ApiError,
    BufferOverflow,
    ClientArgumentError,
    ClientClosed,
    ClientError,
    ClientEvent,
    ClientOptions,
    DecodeError,
    Gap,
    LiveList,
    Problem,
    Subscription,
    SubscriptionRefused,
    SubscriptionState,
    Token,
    TransportError,
)

__all__ = [
    "ApiError",
    "BufferOverflow",
    "ClientArgumentError",
    "ClientClosed",
    "ClientError",
    "ClientEvent",
    "ClientOptions",
    "DecodeError",
    "Gap",
    "GenericClassesClient",
    "LiveList",
    "Problem",
    "Subscription",
    "SubscriptionRefused",
    "SubscriptionState",
    "Token",
    "TransportError",
    "models",
]
