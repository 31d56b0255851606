"""Client of module ``keys``."""

from typing import Final, Literal

from pydantic import TypeAdapter

from topic_keys_client import models
from tradegen_runtime.client import ClientCore, Subscription, Topic

KEYED: Final = Topic[models.Update](
    route="keyed",
    ws_path="/api/v1/keys/ws",
    update=lambda: TypeAdapter(models.Update),
    delivery="every",
)

OPTIONAL_KEY: Final = Topic[models.Update | None](
    route="optional-key",
    ws_path="/api/v1/keys/ws",
    update=lambda: TypeAdapter(models.Update | None),
    delivery="latest",
)


class KeysClient:
    """Client of module ``keys``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    def keyed(
        self,
        *,
        text: str,
        any_text: str = 'quote " \\ Zürich 株',
        number: int = 0,
        small: int = 1,
        flag: bool = False,
        side: models.Side | None = None,
        level: models.Level | None = None,
        literal: Literal["a", 1, True] = "a",
        texts: list[str] | None = None,
        sides: list[models.Side] | None = None,
        numbers: list[int] | None = None,
        maybe: str | None = None,
    ) -> Subscription[models.Update]:
        """Subscribe to topic ``keyed``."""
        return self._core.subscribe(
            KEYED,
            {
                "text": text,
                "any_text": any_text,
                "number": number,
                "small": small,
                "flag": flag,
                "side": side,
                "level": level,
                "literal": literal,
                "texts": texts,
                "sides": sides,
                "numbers": numbers,
                "maybe": maybe,
            },
        )

    def optional_key(
        self,
        *,
        text: str,
        any_text: str = 'quote " \\ Zürich 株',
        number: int = 0,
        small: int = 1,
        flag: bool = False,
        side: models.Side | None = None,
        level: models.Level | None = None,
        literal: Literal["a", 1, True] = "a",
        texts: list[str] | None = None,
        sides: list[models.Side] | None = None,
        numbers: list[int] | None = None,
        maybe: str | None = None,
    ) -> Subscription[models.Update | None]:
        """Subscribe to topic ``optional-key``."""
        return self._core.subscribe(
            OPTIONAL_KEY,
            {
                "text": text,
                "any_text": any_text,
                "number": number,
                "small": small,
                "flag": flag,
                "side": side,
                "level": level,
                "literal": literal,
                "texts": texts,
                "sides": sides,
                "numbers": numbers,
                "maybe": maybe,
            },
        )
