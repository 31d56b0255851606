"""What JSON can say, as a type; sets stand for arrays whose order carries no meaning."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeAlias

JsonValue: TypeAlias = (
    "bool | int | float | str | Sequence[JsonValue] | AbstractSet[JsonScalar] | Mapping[str, JsonValue] | None"
)
JsonScalar: TypeAlias = "bool | int | float | str | None"
