"""Client of Defaults 1.0.0."""

from defaults_client import models
from defaults_client.client import DefaultsClient
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
    "DefaultsClient",
    "Gap",
    "LiveList",
    "Problem",
    "Subscription",
    "SubscriptionRefused",
    "SubscriptionState",
    "Token",
    "TransportError",
    "models",
]
