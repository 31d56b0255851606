"""Everything about names that one emitted file may rest on, as a value to compare between two builds."""

from collections.abc import Iterator

from tradegen.codecs import Codecs
from tradegen.emit.render import Renderer
from tradegen.ir import AliasRef, EnumRef, LiteralType, Model, UnionType
from tradegen.views.directions import Views

Naming = tuple[object, ...]


def naming_of(views: Views, renderer: Renderer) -> Naming:
    """Return a value that is equal for two builds whenever every name and every home of a model is.

    It holds as well what else a file says of a type of another file: whether an enum is open, and which tags of a
    union need not be sent. Of two builds whose value is equal, the second has the very value of the first.
    """
    names = views.declared
    naming = (
        views.differing,
        None if views.codecs == Codecs() else object(),  # what a codec reaches may lie in any other file
        views.opened,
        views.apart,
        views.only_in,
        *((ref, model.name, model.domain, *_optional_tags(model)) for ref, model in names.models.items()),
        *((ref, enum.name, enum.domain, enum.flag) for ref, enum in names.enums.items()),
        *((ref, alias.name, alias.domain) for ref, alias in names.aliases.items()),
    )
    (kept,) = renderer.remembered("typescript naming", naming, lambda: (naming,))
    return kept


def _optional_tags(model: Model) -> Iterator[str]:
    """Yield the fields that may be the tag of a union and need not be sent."""
    for field in model.fields:
        if not field.in_required and isinstance(field.in_type, LiteralType | EnumRef | AliasRef | UnionType):
            yield field.in_name
