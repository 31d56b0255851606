"""What all models of the client have in common."""

from pydantic import BaseModel, ConfigDict


class WireModel(BaseModel):
    """A JSON object: read and written by wire names, built by attribute names, tolerant of unknown members."""

    model_config = ConfigDict(
        defer_build=True,
        validate_by_alias=True,
        validate_by_name=True,
    )
