"""Numbers, their bounds, and what is not finite."""

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, PositiveInt, StrictInt


class Numbers(BaseModel):
    id: int
    strict: StrictInt
    positive: PositiveInt
    stepped: int = Field(ge=0, lt=2**63, multiple_of=5)
    small: float = Field(gt=1e-07, le=0.5)
    finite: FiniteFloat
    infinite: float | None = Field(default=None)


class Imaginary(BaseModel):
    complex: complex


class Spelled(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="strings")

    value: float
    finite: FiniteFloat


class Nulled(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="null")

    value: float
    finite: FiniteFloat
    several: list[float]


class Infinite(BaseModel):
    infinite: float = Field(default=float("inf"))


class Constants(BaseModel):
    model_config = ConfigDict(ser_json_inf_nan="constants")

    value: float
