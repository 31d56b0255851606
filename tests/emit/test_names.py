"""Names in each language: the table users can rely on."""

import pytest

from tradegen.emit.names import (
    distinct_classes,
    first_free,
    python_class,
    python_constant,
    python_name,
    typescript_class,
    typescript_name,
)


@pytest.mark.parametrize(
    ("wire", "python", "constant", "typescript", "pascal"),
    [
        ("placeOrder", "place_order", "PLACE_ORDER", "placeOrder", "PlaceOrder"),
        ("bars", "bars", "BARS", "bars", "Bars"),
        ("order-book", "order_book", "ORDER_BOOK", "orderBook", "OrderBook"),
        ("order_book", "order_book", "ORDER_BOOK", "orderBook", "OrderBook"),
        ("getHTTPStatus", "get_http_status", "GET_HTTP_STATUS", "getHttpStatus", "GetHttpStatus"),
        ("getV2Quotes", "get_v2_quotes", "GET_V2_QUOTES", "getV2Quotes", "GetV2Quotes"),
        ("sma20", "sma20", "SMA20", "sma20", "Sma20"),
        ("bars-1m", "bars_1_m", "BARS_1_M", "bars1M", "Bars1M"),
        ("from", "from_", "FROM", "from", "From"),
        ("class", "class_", "CLASS", "class_", "Class"),
        ("list", "list_", "LIST", "list", "List"),
        ("id", "id_", "ID", "id", "Id"),
        ("then", "then", "THEN", "then_", "Then"),
        ("constructor", "constructor", "CONSTRUCTOR", "constructor_", "Constructor"),
        ("delete", "delete", "DELETE", "delete_", "Delete"),
    ],
)
def test_spelling_table(wire: str, python: str, constant: str, typescript: str, pascal: str) -> None:
    """One wire name in each spelling; reserved words and names the language uses itself get an underscore."""
    assert (python, constant, typescript, pascal, pascal) == (
        python_name(wire),
        python_constant(wire),
        typescript_name(wire),
        python_class(wire),
        typescript_class(wire),
    )


def test_names_taken_by_the_code_around_get_an_underscore() -> None:
    """A parameter called ``body`` is not the body."""
    assert ("body_", "body_") == (python_name("body", ("body",)), typescript_name("body", ("body",)))
    assert "MarketDataClient" == python_class("market-data", "Client")


def test_distinct_classes_differ() -> None:
    """Two wire names with one spelling, or that of an import, become two classes, the earlier one unchanged."""
    names = distinct_classes(("bars1", "bars-1", "operation"), "Router", taken=("OperationRouter",))
    assert ("Bars1Router", "Bars1Router2", "OperationRouter2") == names


def test_first_free_falls_back_to_underscores() -> None:
    """The last candidate is extended until it is free."""
    assert "b" == first_free(("a", "b"), {"a"})
    assert "b__" == first_free(("a", "b"), {"a", "b", "b_"})
