"""Strings of a known form."""

import re
from ipaddress import IPv4Address, IPv6Network
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import (
    UUID4,
    AnyUrl,
    BaseModel,
    ByteSize,
    EmailStr,
    FilePath,
    HttpUrl,
    IPvAnyAddress,
    NameEmail,
    PostgresDsn,
)


class Formats(BaseModel):
    id: UUID
    id4: UUID4
    url: AnyUrl
    http: HttpUrl = HttpUrl("http://a.b")
    dsn: PostgresDsn
    email: EmailStr
    named: NameEmail
    address: IPv4Address
    network: IPv6Network
    any_address: IPvAnyAddress
    path: Path
    file: FilePath
    pattern: re.Pattern[str]
    zone: ZoneInfo
    size: ByteSize
