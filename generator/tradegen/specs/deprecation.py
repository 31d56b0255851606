"""Deprecation in the documents: dates, link and note, for which neither standard has a place."""

from tradegen.ir import Deprecation, Topic
from tradegen.specs.json_schema import present
from tradegen_runtime.documents import JsonObject


def retirement(deprecated: Deprecation) -> JsonObject:
    """The facts about an operation of OpenAPI that is ``deprecated``; ``x-sunset`` is read by other tools too."""
    return present(
        (
            ("x-deprecated-since", deprecated.since or None),
            ("x-sunset", deprecated.sunset or None),
            ("x-deprecated-reason", deprecated.note or None),
            ("x-deprecated-link", deprecated.link or None),
        )
    )


def deprecation_note(topic: Topic) -> JsonObject:
    """That a channel is on its way out; AsyncAPI has no word for it."""
    if topic.deprecated is None:
        return {}
    found = topic.deprecated
    facts = (("since", found.since), ("sunset", found.sunset), ("note", found.note), ("link", found.link))
    given = present([(name, value or None) for name, value in facts])
    return {"x-tradegen-deprecated": given or True}
