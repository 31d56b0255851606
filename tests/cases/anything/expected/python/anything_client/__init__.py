"""Client of Anything 1.0.0."""

from anything_client import models
from anything_client.client import AnythingClient
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
    "AnythingClient",
    "ApiError",
    "BufferOverflow",
    "ClientArgumentError",
    "ClientClosed",
    "ClientError",
    "ClientEvent",
    "ClientOptions",
    "DecodeError",
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
