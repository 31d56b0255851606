"""In which file of a target language a named type lives."""

from tradegen.views.directions import Views
from tradegen.views.graph import Ref

FOREIGN_HOME = "shared"
"""Where types of installed packages and of the user's own application go."""


def home_of(ref: Ref, views: Views) -> str:
    """Return the contract domain that declares ``ref``, :data:`FOREIGN_HOME` where none does."""
    names = views.declared
    found = names.models.get(ref.ref) or names.enums.get(ref.ref) or names.aliases[ref.ref]
    return found.domain or FOREIGN_HOME
