"""Reads ``deprecated``: that something is on its way out, since when, until when, and what to use instead."""

import re
from datetime import date
from typing import Final

from tradegen.declare.keys import KeyReader, kind_of
from tradegen.ir import Deprecation
from tradegen.source.findings import Findings
from tradegen.source.nodes import Mapping, Scalar
from tradegen.source.scalars import as_bool, is_null
from tradegen.source.suggestion import quote

_KEYS: Final = ("since", "sunset", "link", "note")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# What may stand in an HTTP header between the angle brackets of a link (RFC 8288, RFC 3986 §2).
_LINK: Final = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", re.ASCII)


def declare_deprecation(reader: KeyReader, findings: Findings) -> Deprecation | None:
    """Return what ``reader`` says under ``deprecated``; ``None`` where it is not deprecated, or said wrongly."""
    entry = reader.entry("deprecated")
    if entry is None:
        return None
    place = f'"deprecated" of {reader.place}'
    if isinstance(entry.value, Mapping):
        return _read(KeyReader(entry.value, place, findings=findings))
    value = as_bool(entry.value) if isinstance(entry.value, Scalar) else None
    if value is None:
        is_nothing = isinstance(entry.value, Scalar) and is_null(entry.value)
        found = "nothing" if is_nothing else kind_of(entry.value)
        message = f"{place} must be true, false or a mapping, not {found}"
        reader.refuse(entry.value.span, "wrong-type", message=message, hint=f"known keys: {', '.join(_KEYS)}")
    return Deprecation() if value else None


def _read(reader: KeyReader) -> Deprecation:
    reader.check_known(_KEYS)
    since, sunset = _day(reader, "since"), _day(reader, "sunset")
    if since and sunset and sunset <= since:
        message = f"{reader.place} ends on {sunset}, which is not after {since}"
        reader.refuse(reader.span, "bad-value", message=message)
    link = reader.text("link")
    if link and _LINK.fullmatch(link) is None:
        entry = reader.entry("link")
        message = f'"link" of {reader.place} must be an http or https URL, not {quote(link)}'
        reader.refuse(reader.span if entry is None else entry.value.span, "bad-value", message=message)
        link = ""
    return Deprecation(since=since, sunset=sunset, link=link, note=reader.text("note"))


def _day(reader: KeyReader, key: str) -> str:
    """Return the date under ``key`` as written; empty where it is not written, or no date."""
    found = reader.scalar(reader.entry(key), "a date such as 2030-01-31")
    if found is None:
        return ""
    try:
        if _DATE.fullmatch(found.text) and date.fromisoformat(found.text).year >= 1970:
            return found.text
    except ValueError:
        pass
    message = f'"{key}" of {reader.place} must be a date such as 2030-01-31, not {quote(found.text)}'
    reader.refuse(found.span, "bad-value", message=message)
    return ""
