"""What module ``box`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from bodies_contracts.box import box


@runtime_checkable
class BoxService(Protocol):
    """What module ``box`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def model(
        self,
        body: box.Item,
    ) -> box.Item:
        """Answer operation ``model``."""
        ...

    async def models(
        self,
        body: list[box.Item],
    ) -> list[box.Item]:
        """Answer operation ``models``."""
        ...

    async def model_map(
        self,
        body: dict[str, box.Item],
    ) -> dict[str, box.Item]:
        """Answer operation ``modelMap``."""
        ...

    async def nullable(
        self,
        body: box.Item | None,
    ) -> box.Item | None:
        """Answer operation ``nullable``."""
        ...

    async def union(
        self,
        body: box.Item | str,
    ) -> box.Item | str:
        """Answer operation ``union``."""
        ...

    async def number(
        self,
        body: int,
    ) -> float:
        """Answer operation ``number``."""
        ...

    async def text(
        self,
        body: str,
    ) -> str:
        """Answer operation ``text``."""
        ...

    async def alias(
        self,
        body: box.Percent,
    ) -> box.Percent:
        """Answer operation ``alias``."""
        ...

    async def list_of_maps(
        self,
        body: list[dict[str, list[int]]],
    ) -> list[dict[str, list[int]]] | None:
        """Answer operation ``listOfMaps``."""
        ...

    async def with_everything(
        self,
        body: box.Item,
        *,
        id_: str,
        dry_run: bool,
        tags: list[str] | None,
    ) -> None:
        """Answer operation ``withEverything``."""
        ...

    async def delete_with_body(
        self,
        body: box.Item,
    ) -> box.Item:
        """Answer operation ``deleteWithBody``."""
        ...
