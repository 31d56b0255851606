"""The error document of REST answers (RFC 9457)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from pydantic import JsonValue


@dataclass(frozen=True, kw_only=True)
class Problem:
    """RFC 9457 problem details; ``members`` is the whole document, extension members included."""

    status: int
    title: str
    type: str = "about:blank"
    detail: str = ""
    instance: str = ""
    code: str = ""
    members: Mapping[str, JsonValue] = field(default_factory=dict)

    @classmethod
    def read(cls, status: int, reason: str, content: bytes) -> Self:
        """Read the body of an error answer; any other body than a JSON object becomes the detail."""
        try:
            members = json.loads(content)
        except ValueError:
            members = None
        if not isinstance(members, dict):
            text = content.decode("utf-8", "replace").strip()
            return cls(status=status, title=reason or "Error", detail=text[:500])
        texts = {
            name: members[name] for name in ("type", "detail", "instance", "code") if isinstance(members.get(name), str)
        }
        title = members.get("title")
        return cls(
            status=status,
            title=title if isinstance(title, str) else reason or "Error",
            members=members,
            **texts,
        )
