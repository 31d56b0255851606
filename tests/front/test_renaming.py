"""The way out of a taken name can be pasted as it stands."""

import pytest

from tradegen.views.renaming import give_name


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
    assert f"rename it, or give it a public name in a route file: names: {given}" == give_name(ref, domain, taken)
