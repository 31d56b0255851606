"""Names that a member of an emitted model or enum may not have."""

from typing import Final

TYPES: Final = frozenset({"bool", "dict", "float", "int", "list", "str", "tuple"})
"""Builtins that annotations use: a member of that name would hide them from the members below it."""

MODEL_MEMBERS: Final = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "root",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
"""What a Pydantic model already has."""

TUPLE_MEMBERS: Final = frozenset({"count", "index"})
"""What a named tuple already has."""

ENUM_MEMBERS: Final = frozenset(
    {
        # Enum
        "mro", "name", "value",
        # str
        "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format",
        "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
        "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip", "maketrans",
        "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit",
        "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill",
        # int
        "as_integer_ratio", "bit_count", "bit_length", "conjugate", "denominator", "from_bytes", "imag", "is_integer",
        "numerator", "real", "to_bytes",
    }
)  # fmt: skip
"""What an enum, or the ``str`` or ``int`` it is, already has."""
