"""Client of Frozen models 1.0.0."""

from frozen_models_client import models
from frozen_models_client.client import FrozenModelsClient
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
    "FrozenModelsClient",
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
