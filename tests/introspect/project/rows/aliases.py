"""Every kind of alias."""

from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field


class Aliases(BaseModel):
    both: int = Field(alias="m")
    out: int = Field(serialization_alias="mid")
    read: int = Field(validation_alias="r")
    choices: int = Field(validation_alias=AliasChoices("first", "second"))
    mixed: int = Field(validation_alias=AliasChoices(AliasPath("outer", 0), "plain"))


class ByName(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=False)

    value: int = Field(alias="wireValue")


class Path(BaseModel):
    deep: int = Field(validation_alias=AliasPath("outer", 0))


class Clash(BaseModel):
    one: int = Field(alias="x")
    two: int = Field(alias="x")
