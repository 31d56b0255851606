"""Everything that changed between two versions of an API.

Before: two ``ir.Api`` values. After: findings, one per change and use, sorted by place. Pure, and linear in the uses.
"""

from datetime import date

from tradegen.breaking.compare import Comparison
from tradegen.breaking.findings import Finding, in_order
from tradegen.breaking.routes import compare_routes
from tradegen.breaking.sides import Side
from tradegen.breaking.topics import compare_topics
from tradegen.ir import Api


def find_changes(old: Api, new: Api, *, today: date) -> tuple[Finding, ...]:
    """Return what users of ``old`` meet when they meet ``new``: breaking, doubtful and harmless alike.

    ``today`` decides which sunsets have passed.
    """
    comparison = Comparison(Side.of(old), Side.of(new))
    return in_order((*compare_routes(comparison, today), *compare_topics(comparison, today)))
