"""Names on the wire that differ from the names in Python."""

from pydantic import AliasChoices, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Aliased(BaseModel):
    """Aliases of each kind, field by field."""

    model_config = ConfigDict(populate_by_name=True)

    plain: int
    both: int = Field(alias="bothWays")
    split: str = Field(validation_alias="splitIn", serialization_alias="splitOut")
    choices: str = Field(validation_alias=AliasChoices("firstChoice", "second_choice"))
    keyword: str = Field(alias="class")
    dashed: str = Field(alias="x-dashed")
    numeric: str = Field(default="", alias="123")
    spaced: str = Field(default="", alias="two words")
    dollar: str = Field(default="", alias="$ref")
    proto: str = Field(default="", alias="__proto__")
    quoted: str = Field(default="", alias='say "hi"')


class Camel(BaseModel):
    """Aliases made by a generator."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    first_name: str
    last_name: str | None = None
    inner_value: Aliased | None = None


class CamelRequest(BaseModel):
    """Params with generated aliases."""

    model_config = ConfigDict(alias_generator=to_camel)

    account_id: str
    only_open: bool = False
