"""Models of ``wire``."""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from aliases_client.models._wire_model import WireModel


class Aliased(WireModel):
    """Aliases of each kind, field by field."""

    plain: int
    both: int = Field(validation_alias="bothWays", serialization_alias="bothWays")
    split: str = Field(validation_alias="splitOut", serialization_alias="splitOut")
    choices: str
    keyword: str = Field(validation_alias="class", serialization_alias="class")
    dashed: str = Field(validation_alias="x-dashed", serialization_alias="x-dashed")
    numeric: str = Field(validation_alias="123", serialization_alias="123")
    spaced: str = Field(validation_alias="two words", serialization_alias="two words")
    dollar: str = Field(validation_alias="$ref", serialization_alias="$ref")
    proto: str = Field(validation_alias="__proto__", serialization_alias="__proto__")
    quoted: str = Field(validation_alias='say "hi"', serialization_alias='say "hi"')


class AliasedInput(WireModel):
    """Aliases of each kind, field by field."""

    plain: int
    both: int = Field(validation_alias="bothWays", serialization_alias="bothWays")
    split: str = Field(validation_alias="splitIn", serialization_alias="splitIn")
    choices: str = Field(validation_alias="firstChoice", serialization_alias="firstChoice")
    keyword: str = Field(validation_alias="class", serialization_alias="class")
    dashed: str = Field(validation_alias="x-dashed", serialization_alias="x-dashed")
    numeric: str = Field(default="", validation_alias="123", serialization_alias="123")
    spaced: str = Field(default="", validation_alias="two words", serialization_alias="two words")
    dollar: str = Field(default="", validation_alias="$ref", serialization_alias="$ref")
    proto: str = Field(default="", validation_alias="__proto__", serialization_alias="__proto__")
    quoted: str = Field(default="", validation_alias='say "hi"', serialization_alias='say "hi"')


class Camel(WireModel):
    """Aliases made by a generator."""

    model_config = ConfigDict(alias_generator=to_camel)

    first_name: str
    last_name: str | None
    inner_value: Aliased | None


class CamelInput(WireModel):
    """Aliases made by a generator."""

    model_config = ConfigDict(alias_generator=to_camel)

    first_name: str
    last_name: str | None = None
    inner_value: AliasedInput | None = None


class CamelRequest(WireModel):
    """Params with generated aliases."""

    model_config = ConfigDict(alias_generator=to_camel)

    account_id: str
    only_open: bool = False
