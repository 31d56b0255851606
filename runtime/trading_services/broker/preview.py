"""A judged order as a preview to show."""

from decimal import Decimal

from trading_contracts.broker import orders
from trading_contracts.common.numbers import significant
from trading_services.broker.admission import Assessment
from trading_services.broker.money import ZERO, round_to
from trading_services.broker.order import OrderType
from trading_services.broker.prices import Quote
from trading_services.broker.profile import AccountProfile
from trading_services.broker.side import Side


def order_preview(
    assessment: Assessment, profile: AccountProfile, *, held: Decimal, quote: Quote | None, confirm_id: str | None
) -> orders.OrderPreviewResult:
    """Show what an order would cost; ``held`` is the signed quantity held before it."""
    notional = None if assessment.price is None else assessment.candidate.remaining_qty * assessment.price
    return orders.OrderPreviewResult(
        sections=_sections(assessment, profile, notional),
        confirmId=confirm_id,
        warnings=_warnings(assessment, held=held, quote=quote),
        errors=[orders.PreviewProblem(code=denied.code.value, message=denied.message) for denied in assessment.denials],
        price=_number(assessment.price),
        notional=_number(notional),
        commission=_number(assessment.commission),
        margin=_number(assessment.margin),
        marginAfter=_number(assessment.margin_after),
    )


def _sections(assessment: Assessment, profile: AccountProfile, notional: Decimal | None) -> list[orders.PreviewSection]:
    terms = assessment.candidate.terms
    amounts = {
        "Notional": notional,
        "Commission": assessment.commission,
        "Margin": assessment.margin,
        "Margin available after": assessment.margin_after,
    }
    order = [
        orders.PreviewRow(title="Side", value=terms.side.value),
        orders.PreviewRow(title="Type", value=terms.type.value),
        orders.PreviewRow(title="Quantity", value=f"{terms.qty:f}"),
    ]
    if assessment.price is not None:
        order.append(orders.PreviewRow(title="Price", value=f"{assessment.price:f}"))
    cost = [
        orders.PreviewRow(title=title, value=f"{round_to(amount, profile.unit):f} {profile.currency}")
        for title, amount in amounts.items()
        if amount is not None
    ]
    return [
        orders.PreviewSection(header=terms.symbol, rows=order),
        *([orders.PreviewSection(header="Cost", rows=cost)] if cost else []),
    ]


def _warnings(assessment: Assessment, *, held: Decimal, quote: Quote | None) -> list[str]:
    terms = assessment.candidate.terms
    warnings = []
    if held * terms.side.sign < ZERO and terms.qty > abs(held):
        warnings.append("The order closes the position and opens one on the other side.")
    if quote is not None:
        market = quote.ask if terms.side is Side.BUY else quote.bid
        if terms.type is OrderType.LIMIT and terms.limit_price is not None:
            if (terms.limit_price - market) * terms.side.sign > 0:
                warnings.append("The limit is beyond the market: the order fills at the next price event.")
        elif terms.stop_price is not None and (market - terms.stop_price) * terms.side.sign >= 0:
            warnings.append("The stop price is reached already: the order triggers at the next price event.")
    return warnings


def _number(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else significant(amount)
