"""Every kind of finding the reader can make about a schema, in the user's words."""

from tradegen.introspect.findings import Rule

UNSUPPORTED_TYPE = Rule(
    "unsupported-type",
    "both",
    "error",
    "{owner} is {what}, which has no form in JSON",
    "declare a type that JSON can hold, or add json_schema_input_type and a serializer with a return type",
)
"""A Python value that JSON cannot hold."""

OPAQUE_VALIDATOR = Rule(
    "opaque-validator",
    "in",
    "error",
    "the validator of {owner} does not say what it accepts",
    "give it json_schema_input_type=...",
)
"""A plain validator accepts anything as far as Pydantic tells."""

OPAQUE_OUTPUT = Rule(
    "opaque-output",
    "out",
    "error",
    "nothing says what {owner} is when it is sent",
    "add a PlainSerializer with return_type=...",
)
"""A plain validator without serializer: nothing says what is sent."""

SERIALIZER_RETURN_TYPE = Rule(
    "serializer-return-type",
    "out",
    "error",
    "serializer {serializer} of {owner} has no return annotation, so nothing says what is sent",
    "annotate its return type, or pass return_type=...",
)
"""Without return annotation Pydantic's schema shows the validated type, not what is sent."""

RECURSIVE_SERIALIZER = Rule(
    "recursive-serializer",
    "out",
    "error",
    "{owner} is sent by the model serializer of {model}, whose return type holds {model} again",
    "let it return a model of its own",
)
"""A model serializer whose return type holds the model again."""

SERIALIZE_AS_ANY = Rule(
    "serialize-as-any",
    "out",
    "warning",
    "{owner} also sends fields of subclasses, which clients do not know",
    "declare a union of the subclasses",
)
"""Fields of subclasses are sent that no schema mentions."""

SECRET_IN_OUTPUT = Rule(
    "secret-in-output",
    "out",
    "warning",
    '{owner} is a secret: clients receive "**********"',
    "leave it out of what is sent: Field(exclude=True)",
)
"""A secret is sent as asterisks."""

NAIVE_DATETIME = Rule(
    "naive-datetime",
    "out",
    "warning",
    "{owner} {claim} without a time zone, and browsers then read it as local time",
    "use pydantic.AwareDatetime",
)
"""A date-time that lacks, or may lack, its zone is not RFC 3339."""

BYTES_AS_TEXT = Rule(
    "bytes-as-text",
    "out",
    "warning",
    "{owner} is sent as UTF-8 text; other bytes fail when they are sent",
    'set ser_json_bytes="base64" and val_json_bytes="base64" in model_config, or use Base64Bytes',
)
"""Bytes travel as UTF-8 unless told otherwise."""

BYTES_CODEC = Rule(
    "bytes-codec",
    "both",
    "warning",
    "{owner} is sent as {sent} but read as {accepted}",
    "set ser_json_bytes and val_json_bytes alike in model_config",
)
"""What is sent cannot be sent back."""

TEMPORAL_UNIT = Rule(
    "temporal-unit",
    "in",
    "error",
    "{owner} is sent in {sent} but read in {accepted}",
    "use seconds for both: ser_json_temporal and val_temporal_unit in model_config, durations know seconds only",
)
"""What is sent back would mean a thousand times more or less."""

INFINITE_DEFAULT = Rule(
    "infinite-default",
    "out",
    "error",
    "the default of {owner} is not finite, and is sent as null",
    "use float | None with None as default",
)
"""A number whose default is sent as something else."""

INFINITY_CONSTANTS = Rule(
    "inf-nan-constants",
    "out",
    "error",
    '{owner} may be sent as NaN or Infinity (ser_json_inf_nan="constants")',
    'JSON has no such numbers: use "null" or "strings", or allow_inf_nan=False',
)
"""``NaN`` as a bare word is not JSON."""

ALIAS_PATH = Rule(
    "alias-path",
    "in",
    "error",
    "{owner} is read through an AliasPath, which no schema of this object can show",
    "declare the outer shape as a model, or add a plain alias as first choice",
)
"""An alias that reaches into another object."""

DUPLICATE_WIRE_NAME = Rule(
    "duplicate-wire-name",
    "both",
    "error",
    '{owner} and {other} are both "{wire_name}" on the wire',
    "give one of them another alias",
)
"""Two fields share one name on the wire."""

CALLABLE_DISCRIMINATOR = Rule(
    "callable-discriminator",
    "both",
    "warning",
    "{owner} is told apart by a function, so clients see a union without a tag",
    "use a Literal field as discriminator",
)
"""The server tells the members apart by code, which clients do not have."""

DROPPED_PATTERN = Rule(
    "unsupported-pattern",
    "both",
    "warning",
    "the pattern {pattern!r} of {owner} has no equal outside Python",
    "the server still checks it; write it without flags and possessive parts to have it in the schema",
)
"""A pattern that ECMA-262 cannot express."""

BARE_GENERIC = Rule(
    "bare-generic",
    "both",
    "error",
    "{owner} uses the generic {model} without type arguments",
    "write {model}[{parameters}] with real types",
)
"""A generic model without type arguments."""

GENERIC_CLASS = Rule(
    "generic-class",
    "both",
    "error",
    "the type arguments of the generic {name} in {owner} cannot be told from its fields",
    "declare {name} as a generic BaseModel, which remembers them",
)
"""A generic that is not a Pydantic model keeps no trace of its arguments but its fields."""

TYPE_VARIABLE = Rule(
    "type-variable",
    "both",
    "error",
    "the type of {owner} holds a type variable of no generic model",
    "write the type itself",
)
"""A type variable outside a generic model."""

UNRESOLVED_REFERENCE = Rule(
    "unresolved-reference",
    "both",
    "error",
    '{owner} refers to "{name}", which is not defined',
    "import or define {name} at module level (not under TYPE_CHECKING)",
)
"""A forward reference to nothing."""

EARLY_REFERENCE = Rule(
    "unresolved-reference",
    "both",
    "error",
    '{owner} has "{name}" in quotes among the arguments of a generic, which is made before {name} is',
    "put the whole annotation in quotes, or begin the file with: from __future__ import annotations",
)
"""A forward reference that Pydantic resolves too early, though what it names is there in the end."""

SCHEMA_FAILURE = Rule(
    "schema-failed",
    "both",
    "error",
    "Pydantic cannot describe {owner}: {reason}",
    "mend what it says: TypeAdapter(...) must work for the type",
)
"""Pydantic itself cannot make a schema."""

RECURSIVE_TYPE = Rule(
    "recursive-type",
    "both",
    "error",
    "{owner} is a recursive type without a plain name",
    "name it: type X = ... or TypeAliasType, without parameters",
)
"""A cycle that passes through no named type."""

ENUM_VALUE = Rule(
    "enum-value",
    "both",
    "error",
    "the value of {owner} member {member} is not a string, number or boolean",
    "give every member a JSON scalar",
)
"""An enum value JSON cannot hold as a scalar."""

LITERAL_VALUE = Rule(
    "literal-value",
    "both",
    "error",
    "the literal {value} of {owner} is not a JSON scalar",
    "use a string or number",
)
"""A literal JSON cannot hold."""

MAP_KEY = Rule(
    "map-key",
    "both",
    "error",
    "the keys of {owner} are {what}, and JSON keys are strings",
    "use str, int, a Literal or an enum as key",
)
"""A dict key that is no scalar."""

VARIADIC_TUPLE = Rule(
    "variadic-tuple",
    "both",
    "warning",
    "{owner} is a tuple of variable length, shown as a list of a union",
    "use list[...] or tuple[X, ...]",
)
"""A tuple with a variable part among fixed ones."""

DEFAULT_TYPE = Rule(
    "default-type",
    "out",
    "warning",
    "the default of {owner} is not of its type: a response has it as it is, {default}, and no topic publishes it",
    "write a default of the declared type, or set validate_default=True",
)
"""Pydantic does not validate defaults."""

DEFAULT_FAILS = Rule(
    "default-fails",
    "out",
    "error",
    "the default of {owner} is not of its type, and fails when it is sent",
    "write a default of the declared type, or set validate_default=True",
)
"""The serializer of the type cannot take the default."""

DEFAULT_NOT_JSON = Rule(
    "default-not-json",
    "in",
    "warning",
    "the default of {owner} has no form in JSON, so clients do not see it",
    "use a JSON value as default",
)
"""A default that JSON cannot hold."""

HALF_CHARACTER = Rule(
    "half-character",
    "both",
    "error",
    "a text of {owner} has half a character in it (a lone surrogate), which UTF-8 and JSON cannot hold",
    "write the whole character",
)
"""A text that cannot be sent, printed or written to a file."""

TOO_LARGE = Rule(
    "too-large",
    "both",
    "error",
    "what {owner} declares takes more than 1 MiB",
    "declare less: long texts, defaults and lists of values belong into data",
)
"""Something that code has made, in a size that nobody writes."""

WIDE_UNION = Rule(
    "wide-union",
    "both",
    "error",
    "{owner} is a union of {count} types, and compilers take no more than {most}",
    "give what they have in common a model of its own",
)
"""Compilers read ``A | B | C`` as nested, and give up where that is too deep."""
