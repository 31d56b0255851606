"""The way out of a name that is taken: another public name, given in a route file."""

from collections.abc import Iterable, Iterator
from itertools import count

from tradegen.declare.identifiers import MAX_NAME
from tradegen.source.suggestion import quote
from tradegen.words import pascal_case

_WHOLE = 500
"""Characters of a reference that are shown: a hint is there to be pasted."""


class FreeNames:
    """Suggests public names that nobody has; no two types are told the same, so that all hints can be followed."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.casefold() for name in taken}
        self._given: dict[str, str] = {}

    def give_name(self, ref: str, domain: str) -> str:
        """Return the hint how to give another public name to the type ``ref``."""
        if ref not in self._given:
            self._given[ref] = self._free(ref, domain)
            self._used.add(self._given[ref].casefold())
        module, _, qualname = ref.partition(":")
        reference = quote(f"{module.partition('.')[2]}.{qualname}" if domain else ref, _WHOLE)
        return f"rename it, or give it a public name in a route file: names: {{{self._given[ref]}: {reference}}}"

    def _free(self, ref: str, domain: str) -> str:
        names = (name for name in _names(ref, domain) if len(name) <= MAX_NAME)
        return next(name for name in names if name.casefold() not in self._used)


def _names(ref: str, domain: str) -> Iterator[str]:
    """Yield the name of a type after its file, its domain, its whole module; then with a number."""
    module, _, qualname = ref.partition(":")
    own = qualname.rpartition(".")[2]
    for word in filter(None, (module.rpartition(".")[2], domain, module)):
        yield pascal_case("_".join(filter(None, word.replace(".", "_").split("_")))) + own
    for number in count(2):
        yield f"{own[: MAX_NAME - len(str(number))]}{number}"
