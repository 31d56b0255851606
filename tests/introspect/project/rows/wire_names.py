"""Generated aliases, keywords and names that are no identifiers."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    account_id: str
    limit_price: float | None = None


class Words(BaseModel):
    class_: str = Field(alias="class")
    dashed: str = Field(alias="x-y")
    digits: str = Field(alias="123")
    proto: str = Field(alias="__proto__")
