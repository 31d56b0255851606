"""When a server that refuses just now may be asked again."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_retry_after(header: str | None) -> float | None:
    """Read ``Retry-After`` (RFC 9110 §10.2.3), seconds or a date, as seconds from now.

    ``None`` where it is missing or says neither.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
