"""Texts with a form: identifiers, addresses, networks."""

from ipaddress import IPv4Address, IPv6Address
from pathlib import PurePosixPath
from uuid import UUID

from pydantic import AnyUrl, BaseModel, EmailStr, HttpUrl


class Links(BaseModel):
    """All of them in fields."""

    id: UUID
    site: HttpUrl
    any_url: AnyUrl
    mail: EmailStr
    v4: IPv4Address
    v6: IPv6Address
    file: PurePosixPath
    maybe: HttpUrl | None = None
    ids: list[UUID] = []
    by_id: dict[UUID, str] = {}
