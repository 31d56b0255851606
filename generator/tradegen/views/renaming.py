"""The way out of a name that is taken: another public name, given in a route file."""

from collections.abc import Iterable

from tradegen.source.suggestion import quote
from tradegen.words import pascal_case


def give_name(ref: str, domain: str, taken: Iterable[str] = ()) -> str:
    """Return the hint how to give another public name to the type ``ref``, with one that is free."""
    module, _, qualname = ref.partition(":")
    topic = module.rpartition(".")[2]
    own = qualname.rpartition(".")[2]
    used = {name.casefold() for name in taken}
    words = (topic, domain, module)
    names = (pascal_case("_".join(filter(None, word.replace(".", "_").split("_")))) + own for word in words if word)
    name = next((name for name in names if name.casefold() not in used), f"{own}2")
    reference = f"{module.partition('.')[2]}.{qualname}" if domain else ref
    return f"rename it, or give it a public name in a route file: names: {{{name}: {quote(reference)}}}"
