"""Decides which classes the client's models have."""

import msgspec

from tradegen.ir import Api, Direction, ModelRef
from tradegen.views.directions import Views
from tradegen.views.graph import Ref
from tradegen.views.homes import home_of


class ClientClass(msgspec.Struct, frozen=True):
    """One class: a named type in one direction. ``needs`` are the names of the classes its members mention.

    ``states_defaults``: it has the defaults that make members optional to write; the class of what is only read,
    beside one of what is only written, says that they are always there.
    """

    name: str
    ref: Ref
    direction: Direction
    home: str
    needs: tuple[str, ...]
    states_defaults: bool


def closed_refs(api: Api, views: Views) -> tuple[Ref, ...]:
    """The types that have classes: all but generic models whose parameters are open."""
    generic = {model.ref for model in api.models if model.params}
    return tuple(ref for ref in views.facts if not (isinstance(ref, ModelRef) and not ref.args and ref.ref in generic))


def classes_of(ref: Ref, views: Views) -> tuple[ClientClass, ...]:
    """The class of a type, or one for each direction where its views are split or apart."""
    return tuple(
        ClientClass(
            name=views.client_class(ref, direction),
            ref=ref,
            direction=direction,
            home=home_of(ref, views),
            needs=tuple(
                dict.fromkeys(views.client_class(other, direction) for other in views.facts[ref].refs(direction))
            ),
            states_defaults=direction == "in" or not views.has_two_classes(ref),
        )
        for direction in views.class_directions(ref)
    )
