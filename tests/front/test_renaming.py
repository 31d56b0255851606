"""The way out of a taken name can be pasted as it stands."""

import pytest

from tradegen.views.renaming import FreeNames


@pytest.mark.parametrize(
    ("ref", "domain", "taken", "given"),
    [
        ("shop_contracts.b.orders:Order", "b", (), '{OrdersOrder: "b.orders.Order"}'),
        ("shop_contracts.b.orders:Order", "b", ("ordersorder",), '{BOrder: "b.orders.Order"}'),
        (
            "a_package.of_a_vendor.with_many_folders.and_long_names.models:Response",
            "",
            (),
            '{ModelsResponse: "a_package.of_a_vendor.with_many_folders.and_long_names.models:Response"}',
        ),
        ("vendor.models:" + "A" * 64, "", (), "{" + "A" * 63 + '2: "vendor.models:' + "A" * 64 + '"}'),
    ],
)
def test_the_hint_names_the_whole_reference(ref: str, domain: str, taken: tuple[str, ...], given: str) -> None:
    """No reference is cut, and the suggested name is free and not too long."""
    assert f"rename it, or give it a public name in a route file: names: {given}" == FreeNames(taken).give_name(
        ref, domain
    )


def test_no_two_types_are_told_the_same_name() -> None:
    """All hints of one build can be followed at once, and what is told of one type stays."""
    free = FreeNames()
    hints = [free.give_name(f"vendor.{module}:{'A' * 64}", "") for module in ("a", "b", "a")]
    assert [f"{'A' * 63}{number}" for number in (2, 3, 2)] == [hint.partition("{")[2][:64] for hint in hints]
