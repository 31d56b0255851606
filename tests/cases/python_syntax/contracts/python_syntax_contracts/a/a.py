"""A module that is no Python."""

class Thing(BaseModel:
    id: int
