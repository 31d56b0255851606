"""Everything about names that one emitted file may rest on, as a value to compare between two builds."""

from tradegen.codecs import Codecs
from tradegen.views.directions import Views

Naming = tuple[object, ...]


def naming_of(views: Views) -> Naming:
    """Return a value that is equal for two builds whenever every name and every home of a model is."""
    names = views.declared
    return (
        views.differing,
        None if views.codecs == Codecs() else object(),  # what a codec reaches may lie in any other file
        views.apart,
        views.only_in,
        *((ref, model.name, model.domain) for ref, model in names.models.items()),
        *((ref, enum.name, enum.domain) for ref, enum in names.enums.items()),
        *((ref, alias.name, alias.domain) for ref, alias in names.aliases.items()),
    )
