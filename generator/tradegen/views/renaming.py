"""The way out of a name that is taken: another public name, given in a route file."""

from collections.abc import Iterable

from tradegen.declare.identifiers import MAX_NAME
from tradegen.source.suggestion import quote
from tradegen.words import pascal_case

_WHOLE = 500
"""Characters of a reference that are shown: a hint is there to be pasted."""


def give_name(ref: str, domain: str, taken: Iterable[str] = ()) -> str:
    """Return the hint how to give another public name to the type ``ref``, with one that is free."""
    module, _, qualname = ref.partition(":")
    topic = module.rpartition(".")[2]
    own = qualname.rpartition(".")[2]
    used = {name.casefold() for name in taken}
    words = (topic, domain, module)
    names = (pascal_case("_".join(filter(None, word.replace(".", "_").split("_")))) + own for word in words if word)
    free = (name for name in names if name.casefold() not in used and len(name) <= MAX_NAME)
    name = next(free, f"{own[: MAX_NAME - 1]}2")
    reference = f"{module.partition('.')[2]}.{qualname}" if domain else ref
    return f"rename it, or give it a public name in a route file: names: {{{name}: {quote(reference, _WHOLE)}}}"
