"""The rules of compatibility as one table: id, name, and how bad a change is by the way a value travels.

A *request* travels from an old client to the new server, a *response* or *update* from the new server to an old
client. ``breaks`` says what stops working: old clients on the wire, or code that uses the generated names.
"""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

Level = Literal["error", "warning", "info"]
Way = Literal["request", "response", "update"]
Strength = Literal["wire", "source-py", "source-ts"]

STRENGTHS: Final[tuple[Strength, ...]] = ("wire", "source-py", "source-ts")
EVERYTHING: Final = STRENGTHS
WIRE: Final[tuple[Strength, ...]] = ("wire",)
SOURCE: Final[tuple[Strength, ...]] = ("source-py", "source-ts")
SOURCE_PY: Final[tuple[Strength, ...]] = ("source-py",)

_LEVELS: Final[Mapping[str, Level]] = {"E": "error", "W": "warning", "I": "info"}


class Rule(msgspec.Struct, frozen=True):
    """One rule. ``levels`` has a letter (E, W, I or -) per way, in the order request, response, update."""

    id: str
    slug: str
    levels: str
    breaks: tuple[Strength, ...]
    hint: str

    def level(self, way: Way) -> Level:
        """How bad the change is for values that travel ``way``."""
        return _LEVELS.get(self.levels[("request", "response", "update").index(way)], "error")


_TWO_STEPS: Final = "add the new one beside it, deprecate this one, and remove it when nobody uses it any more"
_NEW_FIELD: Final = "add a second field with the new meaning and deprecate this one"
_DEFAULT: Final = "give it a default, so that clients that do not know it can leave it out"
_KEY: Final = "declare a new topic with the new params and deprecate this one"
_MAJOR: Final = "or release it as a new major version of the clients"

_TABLE: Final = (
    # Operations of REST.
    ("R01", "operation-removed", "EE-", EVERYTHING, _TWO_STEPS),
    ("R02", "operation-removed-without-deprecation", "EE-", EVERYTHING, "deprecate it for a while before it goes"),
    ("R03", "method-changed", "EE-", WIRE, "declare a second route with the new method"),
    ("R04", "path-changed", "EE-", WIRE, "declare a second route with the new path"),
    ("R05", "operation-id-renamed", "EE-", SOURCE, f"keep the old name, {_MAJOR}"),
    ("R06", "success-status-changed", "-E-", WIRE, "keep the status; clients may compare it"),
    ("R07", "media-type-removed", "-E-", EVERYTHING, "keep answering with a body"),
    ("R08", "error-status-removed", "-EE", WIRE, "keep declaring the error while old servers or clients know it"),
    ("R21", "reply-kind-changed", "EEE", EVERYTHING, "declare a second route that answers the new way"),
    ("R22", "idempotency-weakened", "E--", WIRE, "clients repeat idempotent requests; keep the method"),
    # Topics.
    ("R10", "topic-removed", "E-E", EVERYTHING, _TWO_STEPS),
    ("R11", "topic-renamed", "E-E", EVERYTHING, "declare both names for a while"),
    ("R12", "topic-version-removed", "E-E", WIRE, "keep the module of the old version beside the new one"),
    ("R13", "topic-key-field-added", "E--", WIRE, "make its default null: null members are no part of a key"),
    ("R14", "topic-key-field-changed", "E--", WIRE, _KEY),
    ("R15", "topic-key-default-changed", "E--", WIRE, _KEY),
    (
        "R16",
        "topic-snapshot-removed",
        "--E",
        WIRE,
        "keep `latest` or the snapshot, or declare a second topic",
    ),
    ("R17", "recovery-weakened", "--E", WIRE, "keep the history; clients resume from it after a reconnect"),
    ("R18", "conflation-turned-on", "--E", WIRE, "keep `delivery: every` without dropping, or declare a second topic"),
    ("R62", "rate-lowered", "--W", WIRE, "keep the rate, or declare a second topic"),
    # Access and lifecycle of either.
    ("R60", "access-tightened", "E-E", WIRE, "keep it open, and declare a second one for fewer"),
    ("R61", "access-loosened", "W-W", WIRE, "no client breaks; let somebody look at it who knows what it shows"),
    ("R63", "deprecated-without-sunset", "EEE", EVERYTHING, "write deprecated: {sunset: 2030-01-31}"),
    ("R64", "sunset-moved-earlier", "EEE", EVERYTHING, "keep the day that clients were told, or a later one"),
    ("R65", "removed-before-sunset", "EEE", EVERYTHING, "keep it until the day that clients were told"),
    ("R66", "reserved-name-reused", "EEE", EVERYTHING, "choose another name; old clients know this one"),
    # Fields.
    ("R30", "field-removed", "WEE", EVERYTHING, "keep it, deprecated, until no client sends or reads it"),
    ("R31", "field-renamed-wire", "EEE", EVERYTHING, _NEW_FIELD),
    ("R32", "field-renamed-source", "WWW", SOURCE_PY, "keep the attribute's name; only code that uses it must change"),
    ("R33", "field-added-required", "EII", EVERYTHING, _DEFAULT),
    ("R34", "field-added-optional", "III", WIRE, 'drop extra="forbid", so that old clients skip what they do not know'),
    ("R35", "field-became-required", "EII", EVERYTHING, _DEFAULT),
    ("R36", "field-became-optional", "IEE", EVERYTHING, "keep sending it"),
    ("R37", "became-nullable", "IEE", EVERYTHING, "send a value that old clients understand instead of null"),
    ("R38", "became-non-null", "EII", EVERYTHING, "keep accepting null"),
    ("R39", "default-changed", "EWW", WIRE, "clients that leave it out now mean something else; keep the default"),
    ("R40", "default-removed", "WWW", WIRE, "keep the default"),
    # Types.
    ("R41", "type-narrowed", "EII", EVERYTHING, "keep accepting what was accepted"),
    ("R42", "type-widened", "IEE", EVERYTHING, _NEW_FIELD),
    ("R43", "type-changed", "EEE", EVERYTHING, _NEW_FIELD),
    ("R44", "list-changed", "EEE", EVERYTHING, _NEW_FIELD),
    ("R45", "format-changed", "EEE", EVERYTHING, _NEW_FIELD),
    ("R46", "number-encoding-changed", "EEE", EVERYTHING, _NEW_FIELD),
    ("R47", "enum-value-removed", "EII", EVERYTHING, "keep accepting the value"),
    (
        "R48",
        "enum-value-added",
        "IEE",
        EVERYTHING,
        "strict readers refuse values they do not know; let the type be a union with str, or add a second field",
    ),
    ("R49", "enum-value-renamed", "EEE", EVERYTHING, "add the new value beside the old one"),
    ("R50", "enum-changed", "EEE", EVERYTHING, _NEW_FIELD),
    ("R51", "constraint-tightened", "EII", WIRE, "keep accepting what was accepted"),
    ("R52", "constraint-loosened", "IEE", WIRE, "clients that check the old limits refuse what lies beyond them"),
    ("R53", "pattern-changed", "WWW", WIRE, "whether the new pattern takes all that the old one took is not known"),
    ("R54", "discriminator-changed", "EEE", EVERYTHING, "keep the name of the discriminating field"),
    ("R55", "discriminator-mapping-changed", "EEE", EVERYTHING, "keep the value that selects the member"),
    ("R56", "extra-policy-changed", "EEE", WIRE, "keep accepting members that the model does not name"),
    ("R57", "read-write-changed", "EE-", EVERYTHING, "keep the field both ways"),
    ("R58", "param-moved", "EE-", WIRE, "accept the parameter in both places"),
    ("R59", "path-param-added", "EE-", EVERYTHING, "declare a second route with the longer path"),
    # Names that only source code sees.
    ("R67", "model-renamed", "WWW", SOURCE, f"give it the old name under names in a route file, {_MAJOR}"),
    ("R68", "module-moved", "WWW", SOURCE, f"keep the old name, {_MAJOR}"),
    # The allow file itself.
    ("A01", "allow-expired", "EEE", EVERYTHING, "settle the change, or decide again with a new date"),
    ("A02", "allow-unmatched", "EEE", EVERYTHING, "remove the entry"),
)

RULES: Final[Mapping[str, Rule]] = {row[0]: Rule(*row) for row in _TABLE}
"""Every rule by its id."""

WAITING: Final[Mapping[str, str]] = {
    "R19": "`latest` conflates by the topic's key, whose changes are R13 to R15",
    "R20": "every topic is ordered; declarations cannot weaken it",
    "R23": "message types follow from topic names, whose changes are R10 and R11",
    "R24": "the envelope belongs to the runtime, not to declarations",
    "R69": "texts never break anything, so they are not compared",
}
"""Rules for facts that declarations do not state, with the reason."""
