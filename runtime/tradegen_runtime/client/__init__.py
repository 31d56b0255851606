"""What every generated Python client is made of: REST calls and live topics, without the API.

A generated package declares :class:`Operation` and :class:`Topic` values and hands them to a
:class:`ClientCore`. Nothing here knows FastAPI, FastWS or the server's runtime.
"""

from tradegen_runtime.client.bearer import Token
from tradegen_runtime.client.core import ClientCore
from tradegen_runtime.client.errors import (
    ApiError,
    BufferOverflow,
    ClientArgumentError,
    ClientClosed,
    ClientError,
    DecodeError,
    SubscriptionRefused,
    TransportError,
)
from tradegen_runtime.client.gap import Gap, GapReason
from tradegen_runtime.client.live_list import LiveList
from tradegen_runtime.client.open_enum import OPEN
from tradegen_runtime.client.operation import DeliveryMode, ItemRule, Operation, Topic
from tradegen_runtime.client.options import ClientEvent, ClientOptions, Overflow
from tradegen_runtime.client.problem import Problem
from tradegen_runtime.client.state import ConnectionState, SubscriptionState
from tradegen_runtime.client.subscription import Subscription
from tradegen_runtime.client.unknown import Decoding, UnknownKind, UnknownValue

__all__ = [
    "OPEN",
    "ApiError",
    "BufferOverflow",
    "ClientArgumentError",
    "ClientClosed",
    "ClientCore",
    "ClientError",
    "ClientEvent",
    "ClientOptions",
    "ConnectionState",
    "DecodeError",
    "Decoding",
    "DeliveryMode",
    "Gap",
    "GapReason",
    "ItemRule",
    "LiveList",
    "Operation",
    "Overflow",
    "Problem",
    "Subscription",
    "SubscriptionRefused",
    "SubscriptionState",
    "Token",
    "Topic",
    "TransportError",
    "UnknownKind",
    "UnknownValue",
]
