"""One splitting of names into words serves every spelling and every collision check."""

import pytest

from tradegen.words import camel_case, pascal_case, snake_case


@pytest.mark.parametrize(
    ("name", "snake", "camel", "pascal"),
    [
        ("placeOrder", "place_order", "placeOrder", "PlaceOrder"),
        ("broker-connection", "broker_connection", "brokerConnection", "BrokerConnection"),
        ("getHTTPStatus", "get_http_status", "getHttpStatus", "GetHttpStatus"),
        ("getURL", "get_url", "getUrl", "GetUrl"),
        ("order2Id", "order2_id", "order2Id", "Order2Id"),
        ("order_2", "order_2", "order2", "Order2"),
        ("X", "x", "x", "X"),
        ("None", "none", "none", "None"),
        ("", "", "", ""),
        ("__proto__", "proto", "proto", "Proto"),
    ],
)
def test_spellings(name: str, snake: str, camel: str, pascal: str) -> None:
    """A name has the same words in every spelling."""
    assert (snake, camel, pascal) == (snake_case(name), camel_case(name), pascal_case(name))
