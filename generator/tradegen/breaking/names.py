"""Names of types that only source code sees."""

from typing import Final

from tradegen.breaking.collected import At
from tradegen.breaking.comparer import Comparer
from tradegen.breaking.rules import SOURCE_PY
from tradegen.ir import AliasRef, EnumRef, ModelRef, Type

NAMED: Final = (ModelRef, EnumRef, AliasRef)


def compare_names(comparer: Comparer, old: Type, new: Type, at: At) -> None:
    """Take down that a type has another name, or another home under the same name.

    A type that was replaced by another one, both of which exist, is no renaming: their shapes tell.
    """
    if type(old) is not type(new) or not (isinstance(old, NAMED) and isinstance(new, NAMED)):
        return
    before, after = comparer.old.named(old), comparer.new.named(new)
    where = At(after.name, after.span or at.span, before.span or at.old_span)
    if before.name != after.name:
        if before.name not in comparer.new.public_names() and after.name not in comparer.old.public_names():
            message = f"{before.name} is now called {after.name}"
            comparer.collector.add("R67", where, message=message, old=before.name, new=after.name)
    elif (home := before.ref.partition(":")[0]) != (moved := after.ref.partition(":")[0]):
        message = f"moved from {home} to {moved}"
        comparer.collector.add("R68", where, message=message, old=home, new=moved, breaks=SOURCE_PY)
