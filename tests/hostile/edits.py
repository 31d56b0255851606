"""A project whose declarations can be switched, one place at a time: what its files say for a set of switches."""

SWITCHES = (
    "circle needs its kind",
    "size is a flag",
    "size has another member",
    "named has a note",
    "named is documented",
    "shape has a field more",
    "item extends named",
    "item has a field more",
    "item has no shape",
    "item is listed with pages",
    "watch has a default",
    "watch has a field more",
    "stock has another topic",
    "stock has another route",
    "stock is for users",
    "base has a route",
    "a module more",
    "a path is declared twice",
    "a name is missing",
    "a default is wrong",
    "python is broken",
)
"""The last ones break the build."""

Switches = frozenset[str]

CONFIG = '[tool.tradegen]\ncontracts = "contracts/warm"\nserver = "warm_api"\nclient = "warm_client"\n'


def files_of(on: Switches) -> dict[str, str]:
    """The files of the project below its root."""
    contracts = "contracts/warm"
    files = {
        "pyproject.toml": CONFIG,
        f"{contracts}/__init__.py": "",
        f"{contracts}/base/__init__.py": "",
        f"{contracts}/base/shapes.py": _shapes(on),
        f"{contracts}/base/routes.yaml": _base_routes(on),
        f"{contracts}/stock/__init__.py": "",
        f"{contracts}/stock/items.py": _items(on),
        f"{contracts}/stock/routes.yaml": _stock_routes(on),
    }
    if "a module more" in on:
        files |= {
            f"{contracts}/more/__init__.py": "",
            f"{contracts}/more/routes.yaml": "module: more\nversion: v1\nservice: MoreService\nroutes:\n"
            "  lastItem:\n    get: /last\n    response: stock.items.Item\n",
        }
    return files


def _shapes(on: Switches) -> str:
    kind = '    kind: Literal["circle"]' + ("" if "circle needs its kind" in on else ' = "circle"')
    size = "class Size(IntFlag):\n    SMALL = 1\n    LARGE = 2\n" if "size is a flag" in on else _size(on)
    return "\n".join(
        [
            "from enum import IntFlag, StrEnum",
            "from typing import Annotated, Literal",
            "from pydantic import BaseModel, Field",
            size,
            "class Circle(BaseModel):",
            kind,
            "    radius: float = 1.0",
            "class Square(BaseModel):",
            '    kind: Literal["square"] = "square"',
            "    side: float",
            *(["    turned: bool | None = None"] if "shape has a field more" in on else []),
            'Shape = Annotated[Circle | Square, Field(discriminator="kind")]',
            "class Named(BaseModel):",
            *(['    """Whatever has a name."""'] if "named is documented" in on else []),
            "    name: str",
            *(['    note: str = Field(default="", description="In few words.")'] if "named has a note" in on else []),
            *(["    broken: ("] if "python is broken" in on else []),
            "",
        ]
    )


def _size(on: Switches) -> str:
    other = '    HUGE = "huge"\n' if "size has another member" in on else ""
    return f'class Size(StrEnum):\n    SMALL = "small"\n    LARGE = "large"\n{other}'


def _items(on: Switches) -> str:
    base = "Named" if "item extends named" in on else "BaseModel"
    return "\n".join(
        [
            "from typing import Generic, TypeVar",
            "from pydantic import BaseModel, Field",
            "from warm.base.shapes import Named, Shape, Size",
            'T = TypeVar("T")',
            f"class Item({base}):",
            "    id: str",
            "    size: Size",
            *(["    shape: Shape"] if "item has no shape" not in on else []),
            *(["    count: int = Field(default=0, ge=0)"] if "item has a field more" in on else []),
            "class Page(BaseModel, Generic[T]):",
            "    items: list[T]",
            "class Watch(BaseModel):",
            "    place: str" + (' = "here"' if "watch has a default" in on else ""),
            *(["    deep: bool = False"] if "watch has a field more" in on else []),
            "ItemPage = Page[Item]",
            "",
        ]
    )


def _stock_routes(on: Switches) -> str:
    listed = "items.ItemPage" if "item is listed with pages" in on else "list[items.Item]"
    return "\n".join(
        [
            "module: stock",
            "version: v1",
            "service: StockService",
            f"access: {'user' if 'stock is for users' in on else 'public'}",
            "topics:",
            "  items:",
            "    params: items.Watch",
            "    update: items.Item",
            *(
                ["  shapes:\n    params: items.Watch\n    update: base.shapes.Shape"]
                if "stock has another topic" in on
                else []
            ),
            "routes:",
            "  putItem:",
            "    post: /items",
            "    body: items.Item" if "a name is missing" not in on else "    body: items.Nothing",
            "    response: items.Item",
            "  listItems:",
            "    get: /items",
            '    query: {size: "base.shapes.Size | None", limit: int = '
            + ("x}" if "a default is wrong" in on else "50}"),
            f"    response: {listed}",
            *(
                ["  anyShape:\n    post: /shape\n    body: base.shapes.Shape\n    response: base.shapes.Size"]
                if "stock has another route" in on
                else []
            ),
            *(["  again:\n    get: /items\n    response: null"] if "a path is declared twice" in on else []),
            "",
        ]
    )


def _base_routes(on: Switches) -> str:
    extra = "  drawShape:\n    post: /draw\n    body: shapes.Shape\n    response: shapes.Circle\n"
    start = "module: base\nversion: v1\nservice: BaseService\nroutes:\n"
    start += "  whoIsIt:\n    get: /name\n    response: shapes.Named\n"
    return start + (extra if "base has a route" in on else "")
