"""A Python annotation as a value: what the generating process answers for the shape of a schema."""

import msgspec


class Annotation(msgspec.Struct, frozen=True, tag=True, tag_field="node"):
    """Root of the annotation values."""


class Slot(Annotation, frozen=True):
    """The named type at a position among the references of the schema."""

    index: int


class Library(Annotation, frozen=True):
    """A type of the standard library or Pydantic; ``module`` is ``builtins`` for ``int``."""

    module: str
    name: str


class Nothing(Annotation, frozen=True):
    """``None``."""


class Parametrised(Annotation, frozen=True):
    """``list[int]``, ``dict[str, int]``, ``tuple[int, str]``."""

    origin: Library
    args: tuple["AnyAnnotation", ...]


class Either(Annotation, frozen=True):
    """``A | B``."""

    members: tuple["AnyAnnotation", ...]


class Literals(Annotation, frozen=True):
    """``Literal["a", 1]``; each value as JSON text."""

    values: tuple[str, ...]


class Constraint(msgspec.Struct, frozen=True):
    """One keyword of ``Field``; the value as JSON text."""

    name: str
    value: str


class Constrained(Annotation, frozen=True):
    """``Annotated[inner, Field(…)]``."""

    inner: "AnyAnnotation"
    constraints: tuple[Constraint, ...]


AnyAnnotation = Slot | Library | Nothing | Parametrised | Either | Literals | Constrained


class ShapeRequest(msgspec.Struct, frozen=True):
    """JSON texts of the schemas to spell; references point to ``#/$defs/Slot0``, ``#/$defs/Slot1`` …

    Patterns are ``pattern0``, ``pattern1`` …: the generator sees no text of the user's.
    """

    shapes: tuple[str, ...]


class ShapeReply(msgspec.Struct, frozen=True):
    """The annotation of each schema, in the order asked."""

    annotations: tuple[AnyAnnotation, ...]
