"""Errors as REST answers them: problem details (RFC 9457)."""

from pydantic import BaseModel, Field


class ProblemError(BaseModel):
    """One field that was refused."""

    loc: list[str | int] = Field(description="Path to the value, outermost part first.", examples=[["body", "qty"]])
    msg: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """Why a request was refused."""

    type: str = Field(default="about:blank", description="URI of the kind of problem.")
    title: str = Field(description="The kind of problem in a few words.", examples=["Not Found"])
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str = Field(description="What happened this time.", examples=["Unknown symbol 'XYZ'."])
    instance: str | None = Field(default=None, description="Which request met it.")
    code: str = Field(description="Stable name of the problem.", examples=["UNKNOWN_SYMBOL"])
    errors: list[ProblemError] | None = Field(default=None, description="The refused fields, where any.")
