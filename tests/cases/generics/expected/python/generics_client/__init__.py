"""Client of Generics 1.0.0."""

from generics_client import models
from generics_client.client import GenericsClient
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
    "GenericsClient",
    "LiveList",
    "Problem",
    "Subscription",
    "SubscriptionRefused",
    "SubscriptionState",
    "Token",
    "TransportError",
    "models",
]
