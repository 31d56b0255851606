"""The configuration is found upwards, checked whole, and its mistakes have places."""

import os
import re
from pathlib import Path

import pytest

from tradegen.codecs import Codecs
from tradegen.diagnostics import Rejected
from tradegen.project import Project, Service, load_project
from tradegen.reserved_words import CLIENT_NAMES
from tradegen.span import Span

ROOT = Path(__file__).parents[2]


def rejected(folder: Path, text: str) -> list[str]:
    """Load ``text`` as the configuration of ``folder`` and return what is refused."""
    (folder / "pyproject.toml").write_bytes(text.encode())
    with pytest.raises(Rejected) as caught:
        load_project(folder)
    return [str(found) for found in caught.value.diagnostics]


def test_every_key_is_read(tmp_path: Path) -> None:
    """Every key of the table ends up in the project."""
    (tmp_path / "pyproject.toml").write_text(
        """[project]
name = "shop"
[tool.tradegen]
title = "Shop"
version = "2.0.0"
contracts = "api/shop_contracts"
output = "out"
server = "shop_api"
client = "shop_client"
npm = "@shop/client"
client_class = "ShopClient"
contract_imports = ["shop_types"]

[tool.tradegen.services]
orders = "shop.services:orders"
""",
        encoding="utf-8",
    )
    expected = Project(
        root=tmp_path,
        title="Shop",
        version="2.0.0",
        contracts="api/shop_contracts",
        output="out",
        server="shop_api",
        client="shop_client",
        npm="@shop/client",
        client_class="ShopClient",
        services=(Service("orders", "shop.services:orders", Span("pyproject.toml", 15, 1)),),
        contract_imports=("shop_types",),
        contracts_span=Span("pyproject.toml", 6, 1),
        output_span=Span("pyproject.toml", 7, 1),
    )
    assert expected == load_project(tmp_path)


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        ("contracts/weather_contracts", "Weather API weather_api weather_client weather-client WeatherApiClient"),
        (
            "api/_Order_Book_Contracts",
            "Order book API order_book_api order_book_client order-book-client OrderBookApiClient",
        ),
        ("src/shop", "Shop API shop_api shop_client shop-client ShopApiClient"),
        ("contracts", "App API app_api app_client app-client AppApiClient"),
        ("__contracts", "App API app_api app_client app-client AppApiClient"),
    ],
)
def test_names_follow_from_the_contracts(tmp_path: Path, contracts: str, expected: str) -> None:
    """Where nothing is said, everything is called as the contracts package is."""
    (tmp_path / "pyproject.toml").write_text(f'[tool.tradegen]\ncontracts = "{contracts}"\n', encoding="utf-8")
    found = load_project(tmp_path)
    assert expected == f"{found.title} {found.server} {found.client} {found.npm} {found.client_class}"


def test_without_a_word_the_contracts_are_a_package_of_that_name(tmp_path: Path) -> None:
    """An empty table is a configuration, and the defaults of a project are those of its table."""
    (tmp_path / "pyproject.toml").write_text("[tool.tradegen]\n", encoding="utf-8")
    assert Project(tmp_path) == load_project(tmp_path)


def test_derived_places_of_the_contracts(tmp_path: Path) -> None:
    """The contracts package and the folder it is imported from follow from one path."""
    project = Project(root=tmp_path, contracts="api/shop_contracts")
    assert ("shop_contracts", tmp_path / "api") == (project.contracts_package, project.contracts_root)


def test_the_nearest_table_upwards_counts(tmp_path: Path) -> None:
    """Folders without the table, even with a configuration of their own, are passed by."""
    inner = tmp_path / "packages" / "web"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.tradegen]\ntitle = "Outer"\n', encoding="utf-8")
    (inner.parent / "pyproject.toml").write_text('[project]\nname = "web"\n', encoding="utf-8")
    assert (tmp_path, "Outer") == (load_project(inner).root, load_project(inner).title)


def test_no_table_anywhere(tmp_path: Path) -> None:
    """Without a project the way out is told."""
    expected = [
        "pyproject.toml:1:1: error: no [tool.tradegen] table in a pyproject.toml of this folder or above "
        "[no-project]; add the table, or run tradegen inside the project"
    ]
    assert expected == rejected(tmp_path, '[project]\nname = "x"\n')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.tradegen]\ntitle = \n", ["pyproject.toml:2:9: error: Invalid value [toml-syntax]"]),
        ('[tool]\ntradegen = "x"\n', ["pyproject.toml:2:1: error: tool.tradegen must be a table [wrong-type]"]),
        (
            '[tool.tradegen]\ntitel = "x"\n',
            ['pyproject.toml:2:1: error: unknown key "titel" in [tool.tradegen] [unknown-key]; did you mean "title"?'],
        ),
        (
            "[tool.tradegen]\n  version = 1.0\n",
            ["pyproject.toml:2:3: error: version must be a version such as 1.0.0, in quotes [wrong-type]"],
        ),
        (
            '[tool.tradegen]\ncontracts = "../x"\noutput = "/etc"\nserver = "my-api"\n',
            [
                'pyproject.toml:2:1: error: contracts must be a relative path to a package, not "../x" [bad-config]',
                'pyproject.toml:3:1: error: output must be a relative path, not "/etc" [bad-config]',
                'pyproject.toml:4:1: error: server must be a package name such as shop_api, not "my-api" [bad-config]',
            ],
        ),
        (
            '[tool.tradegen]\ncontracts = "gen/shop"\noutput = "gen"\n',
            ['pyproject.toml:3:1: error: output "gen" and contracts "gen/shop" must lie apart [bad-config]'],
        ),
        (
            '[tool.tradegen]\noutput = "."\n',
            ['pyproject.toml:2:1: error: output "." and contracts "contracts" must lie apart [bad-config]'],
        ),
        (
            '[tool.tradegen]\nserver = "api"\nclient = "api"\n',
            ['pyproject.toml:3:1: error: client and server are both the package "api" [name-collision]'],
        ),
        (
            '[tool.tradegen]\nserver = "class"\n',
            ['pyproject.toml:2:1: error: "class" is a Python keyword [reserved-name]'],
        ),
        (
            '[tool.tradegen.services]\norders = "shop.services"\n',
            ['pyproject.toml:2:1: error: the service of module "orders" must be "package.module:factory" [bad-config]'],
        ),
        (
            '[tool.tradegen]\ncontract_imports = "x"\n',
            ["pyproject.toml:2:1: error: contract_imports must be a list of top-level package names [bad-config]"],
        ),
        (
            '[tool.tradegen]\nclient_class = "x()"\nnpm = "Trading Client"\ntitle = "a\\nb"\n',
            [
                "pyproject.toml:2:1: error: client_class must be a class name such as ShopClient, "
                'not "x()" [bad-config]',
                "pyproject.toml:3:1: error: npm must be an npm name such as shop-client, "
                'not "Trading Client" [bad-config]',
                'pyproject.toml:4:1: error: title must be one line of text, not "a\\nb" [bad-config]',
            ],
        ),
        (
            '[tool.tradegen]\nclient_class = "Gap"\n',
            [
                'pyproject.toml:2:1: error: client_class "Gap" is a name that the clients\' packages have already '
                "[reserved-name]; choose another, such as GapClient",
            ],
        ),
    ],
)
def test_bad_configuration(tmp_path: Path, text: str, expected: list[str]) -> None:
    """A wrong configuration gives every mistake with the place of its key."""
    assert expected == rejected(tmp_path, text)


@pytest.mark.parametrize("exports", ["typescript/src/runtime/index.ts", "python/trading_client/__init__.py"])
def test_what_the_clients_export_is_taken(exports: str) -> None:
    """Every class that a client's package hands on is one that its own class may not be called like."""
    text = (ROOT / "generated" / exports).read_text(encoding="utf-8")
    lists = re.findall(r"(?:export (?:type )?\{|import \()([^)}]*)[)}]", text)
    exported = {name for found in lists for name in re.findall(r"\b[A-Z]\w+", found)}
    assert len(exported) > 15
    assert set() == exported - CLIENT_NAMES


def test_codecs_are_read(tmp_path: Path) -> None:
    """Each kind of value can have its one choice, decimals any class."""
    (tmp_path / "pyproject.toml").write_text(
        """[tool.tradegen.codecs]
datetime = "Date"
large_integer = "bigint"
bytes = "Uint8Array"
decimal = "@my/numbers/exact:Big$"
"""
    )
    wanted = Codecs(datetime=True, large_integer=True, bytes=True, decimal="@my/numbers/exact:Big$")
    assert wanted == load_project(tmp_path).codecs


def test_codecs_are_checked(tmp_path: Path) -> None:
    """Unknown keys and choices are told at once, each where it stands."""
    text = """[tool.tradegen.codecs]
datetim = "Date"
bytes = "Buffer"
large_integer = 64
decimal = "Decimal"
"""
    place = "pyproject.toml"
    assert [
        f'{place}:2:1: error: unknown key "datetim" in [tool.tradegen.codecs] [unknown-key]; did you mean "datetime"?',
        f'{place}:3:1: error: bytes can become "Uint8Array" in TypeScript, not "Buffer" [bad-config]',
        f'{place}:4:1: error: large_integer can become "bigint" in TypeScript, not a number [bad-config]',
        f'{place}:5:1: error: decimal must be a class such as "decimal.js:Decimal", not "Decimal" [bad-config]',
    ] == rejected(tmp_path, text)
    assert [f'{place}:2:1: error: codecs must be a table such as datetime = "Date" [wrong-type]'] == rejected(
        tmp_path, "[tool.tradegen]\ncodecs = 3\n"
    )


def test_a_folder_whose_name_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A path that has no text cannot be handed to the process that imports the models."""
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (found,) = rejected(folder, "[tool.tradegen]\n")
    assert found.startswith("pyproject.toml:1:1: error: the path of its folder is not text in UTF-8: ")
    assert found.endswith('caf\\udce9" [unreadable-file]; rename the folder, or run in a UTF-8 locale (PYTHONUTF8=1)')
