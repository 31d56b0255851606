"""Members of enums whose names and values are unusual, met by the default of a parameter."""

from pathlib import Path

from tests.hostile.workshop import workshop

CONFIG = '[tool.tradegen]\ncontracts = "contracts/odd"\nserver = "odd_api"\nclient = "odd_client"\n'
ROUTES = """\
module: a
version: v1
service: S
routes:
  find:
    get: /find
    query: {order: a.Order = newest}
    response: null
"""
ENUM = "from enum import StrEnum\n\n\nclass Order(StrEnum):\n    "


def test_a_default_may_be_any_member(tmp_path: Path) -> None:
    """A member whose name is beyond ASCII is told by its name; text that does not print is escaped in what is said."""
    (tmp_path / "contracts/odd/a").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    for package in ("odd", "odd/a"):
        (tmp_path / "contracts" / package / "__init__.py").write_text("")
    files = {"contracts/odd/a/routes.yaml": ROUTES.encode()}
    with workshop(tmp_path) as bench:
        built = bench.build({**files, "contracts/odd/a/a.py": f'{ENUM}NEÜEST = "newest"\n'.encode()})
        assert isinstance(built, dict), built
        assert b'a.Order["NE' in built["python/odd_api/a/rest.py"]
        refused = bench.build({"contracts/odd/a/a.py": f'{ENUM}NEWEST = "newes\\x7ft"\n'.encode()})
    assert not isinstance(refused, dict)
    assert [
        'contracts/odd/a/routes.yaml:7:30: error: default "newest" of "order" is not one of "newes\\x7ft" '
        '[bad-default]; did you mean "newes\\x7ft"?'
    ] == [str(one) for one in refused]
