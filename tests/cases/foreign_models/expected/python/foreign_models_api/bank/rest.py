"""REST routes of module ``bank``."""

from typing import Annotated

import foreign_money
from fastapi import APIRouter, Query
from foreign_money import money

from foreign_models_api.bank.service import BankService
from foreign_models_contracts.bank import bank
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BankService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/bank", tags=["bank"])

    @router.post(
        "/exchange",
        operation_id="exchange",
        status_code=200,
        responses=problems(),
    )
    async def exchange(
        body: Annotated[money.Cash, json_body(money.Cash)],
        coin: Annotated[money.Coin, Query(alias="coin")] = money.Coin.PENNY,
    ) -> money.Cash:
        """Answer operation ``exchange``."""
        return await service.exchange(
            body,
            coin=coin,
        )

    @router.post(
        "/purse",
        operation_id="purse",
        status_code=200,
        responses=problems(),
    )
    async def purse(
        body: Annotated[bank.Purse, json_body(bank.Purse)],
    ) -> bank.Purse:
        """Answer operation ``purse``."""
        return await service.purse(body)

    @router.post(
        "/ledger",
        operation_id="ledger",
        status_code=200,
        responses=problems(),
    )
    async def ledger(
        body: Annotated[foreign_money.Ledger, json_body(foreign_money.Ledger)],
    ) -> foreign_money.Cash:
        """Answer operation ``ledger``."""
        return await service.ledger(body)

    return router
