"""Market data: bars, quotes, instruments, search, and the replay they follow."""

from trading_contracts.market.bars import Bar, BarsSubscriptionRequest, GetBarsResponse
from trading_contracts.market.configuration import DatafeedConfiguration, Exchange, SymbolType, TimeResponse
from trading_contracts.market.instruments import InstrumentType, Intraday, SymbolInfo
from trading_contracts.market.quotes import (
    GetQuotesRequest,
    QuoteData,
    QuoteDataSubscriptionRequest,
    QuoteError,
    QuoteFault,
    QuoteOk,
    QuoteValues,
)
from trading_contracts.market.replay import ReplayRequest, ReplayState
from trading_contracts.market.search import SearchSymbolResultItem

__all__ = [
    "Bar",
    "BarsSubscriptionRequest",
    "DatafeedConfiguration",
    "Exchange",
    "GetBarsResponse",
    "GetQuotesRequest",
    "InstrumentType",
    "Intraday",
    "QuoteData",
    "QuoteDataSubscriptionRequest",
    "QuoteError",
    "QuoteFault",
    "QuoteOk",
    "QuoteValues",
    "ReplayRequest",
    "ReplayState",
    "SearchSymbolResultItem",
    "SymbolInfo",
    "SymbolType",
    "TimeResponse",
]
