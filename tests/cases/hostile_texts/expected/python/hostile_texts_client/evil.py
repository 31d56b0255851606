"""Client of module ``evil``: */ \"\"\" ${evil()} {{ view }} `x` \\.

*/ \"\"\" ''' ${evil()} {__import__('os')} {{ view }} {% raw %} \\N{BULLET}

 \\
"""

from typing import Final

from pydantic import TypeAdapter
from typing_extensions import deprecated

from hostile_texts_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Evil](
    method="POST",
    path="/api/v1/evil/evil",
    response=lambda: TypeAdapter(models.Evil),
)

EVIL: Final = Topic[models.Evil](
    route="evil",
    ws_path="/api/v1/evil/ws",
    update=lambda: TypeAdapter(models.Evil),
    delivery="every",
)


class EvilClient:
    """Client of module ``evil``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    @deprecated("echo is deprecated")
    async def echo(
        self,
        body: models.EvilInput,
        *,
        text: str = '*/ """ ${x} \\ \u2028',
    ) -> models.Evil:
        """*/ \"\"\" ${evil()} \\

        */ \"\"\" ''' ${evil()} {__import__('os')}
         \\

        Args:
            text: */ \"\"\" \\
        """
        return await self._core.request(
            ECHO,
            body=body,
            query={"text": text},
        )

    def evil(self) -> Subscription[models.Evil]:
        """*/ \"\"\" ${evil()} \\

        */ \"\"\" ''' ${evil()} {__import__('os')}
         \\
        """
        return self._core.subscribe(EVIL)
