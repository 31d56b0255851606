"""Client of module ``words``."""

from typing import Annotated, Final

from pydantic import TypeAdapter

from reserved_words_client import models
from tradegen_runtime.client import OPEN, ClientCore, Operation, Subscription, Topic

CLASS: Final = Operation[models.Object](
    method="GET",
    path="/api/v1/words/class/{class}",
    response=lambda: TypeAdapter(models.Object),
)

IMPORT: Final = Operation[models.Array](
    method="POST",
    path="/api/v1/words/import",
    response=lambda: TypeAdapter(models.Array),
)

THEN: Final = Operation[models.Any](
    method="PUT",
    path="/api/v1/words/then",
    response=lambda: TypeAdapter(models.Any),
)

CONSTRUCTOR: Final = Operation[models.Field_](
    method="GET",
    path="/api/v1/words/constructor",
    response=lambda: TypeAdapter(models.Field_),
)

TO_STRING: Final = Operation[Annotated[models.ClientCore | str, OPEN]](
    method="GET",
    path="/api/v1/words/to-string",
    response=lambda: TypeAdapter(Annotated[models.ClientCore | str, OPEN]),
)

LIST: Final = Operation[list[models.Object]](
    method="GET",
    path="/api/v1/words/list",
    response=lambda: TypeAdapter(list[models.Object]),
)

PRINT: Final = Operation[dict[str, models.Array]](
    method="GET",
    path="/api/v1/words/print",
    response=lambda: TypeAdapter(dict[str, models.Array]),
)

REQUEST: Final = Operation[models.Operation](
    method="GET",
    path="/api/v1/words/request",
    response=lambda: TypeAdapter(models.Operation),
)

SUBSCRIBE: Final = Operation[models.Subscription](
    method="GET",
    path="/api/v1/words/subscribe",
    response=lambda: TypeAdapter(models.Subscription),
)

CLOSE: Final = Operation[None](
    method="DELETE",
    path="/api/v1/words/close",
    response=lambda: TypeAdapter(None),
)

DELETE: Final = Topic[models.Object](
    route="delete",
    ws_path="/api/v1/words/ws",
    update=lambda: TypeAdapter(models.Object),
    delivery="every",
)

DEFAULT: Final = Topic[models.Subscription](
    route="default",
    ws_path="/api/v1/words/ws",
    update=lambda: TypeAdapter(models.Subscription),
    delivery="every",
)

LENGTH: Final = Topic[models.Operation](
    route="length",
    ws_path="/api/v1/words/ws",
    update=lambda: TypeAdapter(models.Operation),
    delivery="every",
)


class WordsClient:
    """Client of module ``words``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def class_(
        self,
        *,
        class_: str,
        from_: int,
        import_: str | None = None,
        lambda_: bool = False,
        options: str | None = None,
        core: str | None = None,
        models: str | None = None,
    ) -> models.Object:
        """Call ``GET /api/v1/words/class/{class}``."""
        return await self._core.request(
            CLASS,
            path={"class": class_},
            query={
                "from": from_,
                "import": import_,
                "lambda": lambda_,
                "options": options,
                "core": core,
                "models": models,
            },
        )

    async def import_(
        self,
        body: models.Promise,
    ) -> models.Array:
        """Call ``POST /api/v1/words/import``."""
        return await self._core.request(
            IMPORT,
            body=body,
        )

    async def then(
        self,
        body: models.Record,
    ) -> models.Any:
        """Call ``PUT /api/v1/words/then``."""
        return await self._core.request(
            THEN,
            body=body,
        )

    async def constructor(self) -> models.Field_:
        """Call ``GET /api/v1/words/constructor``."""
        return await self._core.request(CONSTRUCTOR)

    async def to_string(self) -> Annotated[models.ClientCore | str, OPEN]:
        """Call ``GET /api/v1/words/to-string``."""
        return await self._core.request(TO_STRING)

    async def list_(self) -> list[models.Object]:
        """Call ``GET /api/v1/words/list``."""
        return await self._core.request(LIST)

    async def print_(self) -> dict[str, models.Array]:
        """Call ``GET /api/v1/words/print``."""
        return await self._core.request(PRINT)

    async def request(self) -> models.Operation:
        """Call ``GET /api/v1/words/request``."""
        return await self._core.request(REQUEST)

    async def subscribe(self) -> models.Subscription:
        """Call ``GET /api/v1/words/subscribe``."""
        return await self._core.request(SUBSCRIBE)

    async def close(self) -> None:
        """Call ``DELETE /api/v1/words/close``."""
        return await self._core.request(CLOSE)

    def delete(
        self,
        *,
        class_: str,
        default: bool = False,
        list_: int = 0,
    ) -> Subscription[models.Object]:
        """Subscribe to topic ``delete``."""
        return self._core.subscribe(
            DELETE,
            {
                "class": class_,
                "default": default,
                "list": list_,
            },
        )

    def default(self) -> Subscription[models.Subscription]:
        """Subscribe to topic ``default``."""
        return self._core.subscribe(DEFAULT)

    def length(self) -> Subscription[models.Operation]:
        """Subscribe to topic ``length``."""
        return self._core.subscribe(LENGTH)
