"""Bytes as text, base64 and hex."""

from pydantic import Base64Bytes, Base64UrlStr, BaseModel, ConfigDict


class Text(BaseModel):
    raw: bytes
    encoded: Base64Bytes
    safe: Base64UrlStr


class Coded(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    raw: bytes = b"\xff"


class Hex(BaseModel):
    model_config = ConfigDict(ser_json_bytes="hex", val_json_bytes="hex")

    raw: bytes


class Uneven(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64")

    raw: bytes
