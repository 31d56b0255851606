"""Building blocks that every domain shares."""

from trading_contracts.common.identifiers import Id, Symbol
from trading_contracts.common.numbers import Dec, NonNegativeDec, PositiveDec
from trading_contracts.common.problem import Problem, ProblemError
from trading_contracts.common.times import Ms

__all__ = [
    "Dec",
    "Id",
    "Ms",
    "NonNegativeDec",
    "PositiveDec",
    "Problem",
    "ProblemError",
    "Symbol",
]
