"""Configuration: what the datafeed offers."""

from pydantic import BaseModel, Field

from trading_contracts.common.times import Ms


class Exchange(BaseModel):
    """An exchange to search in."""

    value: str = Field(description="To be sent as ``exchange`` of a search.", examples=["NASDAQ"])
    name: str
    desc: str


class SymbolType(BaseModel):
    """A kind of instrument to search for."""

    name: str
    value: str = Field(description="To be sent as ``symbol_type`` of a search.", examples=["stock"])


class DatafeedConfiguration(BaseModel):
    """What the datafeed offers."""

    supported_resolutions: list[str] = Field(examples=[["1", "5", "15", "30", "60", "D", "W", "M"]])
    supports_marks: bool = Field(description="Marks on bars are offered.")
    supports_timescale_marks: bool = Field(description="Marks on the time scale are offered.")
    supports_time: bool = Field(description="The feed's clock can be asked for.")
    exchanges: list[Exchange]
    symbols_types: list[SymbolType]


class TimeResponse(BaseModel):
    """The feed's clock."""

    time: Ms = Field(description="Now, on the replay's clock.")
