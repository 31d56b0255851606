"""Contracts in which words are the names of everything: a domain for each kind of thing that a word can name."""

import keyword
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from tradegen import reserved_words

ROOT: Final = Path(__file__).parents[2]
TYPESCRIPT_RUNTIME: Final = ROOT / "templates/tradegen_templates/typescript/src/runtime"
PYTHON_RUNTIME: Final = ROOT / "runtime/tradegen_runtime"
HEAD: Final = (
    "from enum import Enum\n\nfrom pydantic import BaseModel, Field\nfrom typing_extensions import TypedDict\n"
)

Contract = tuple[str, str]
"""What stands in a route file below its head, and in a model file below its imports."""


def words() -> list[str]:
    """Keywords of both languages, names the emitters know, and what both runtimes call their own."""
    tables = (value for value in vars(reserved_words).values() if isinstance(value, frozenset | set | tuple))
    exported = (
        re.findall(r"export (?:class|function|const|interface|type) (\w+)", file.read_text())
        for file in sorted(TYPESCRIPT_RUNTIME.glob("*.ts"))
    )
    defined = (
        re.findall(
            r"^(?:class|def|async def) ([A-Za-z]\w*)|^([A-Za-z]\w*)(?::[^=]*)? = ", file.read_text(), re.MULTILINE
        )
        for file in sorted(PYTHON_RUNTIME.rglob("*.py"))
    )
    named = (word for found in defined for pair in found for word in pair)
    known = (word for table in (*tables, *exported) for word in table)
    every = {*keyword.kwlist, *keyword.softkwlist, *known, *named}
    return sorted(word for word in every if isinstance(word, str) and word.isidentifier())


def as_models(found: list[str]) -> Contract:
    """Each word as a class."""
    named = [word for word in found if not keyword.iskeyword(word) and word not in ("BaseModel", "Field", "int")]
    classes = "".join(f"\n\nclass {word}(BaseModel):\n    b: int = 1\n" for word in named)
    routes = "".join(
        f"  take{index}:\n    post: /w{index}\n    body: classes.{word}\n    response: classes.{word}\n"
        for index, word in enumerate(named)
    )
    return f"routes:\n{routes}", classes


def as_fields(found: list[str]) -> Contract:
    """Each word as a member, as it is on the wire."""
    fields = "".join(f'    f{index}: int = Field(default=1, alias="{word}")\n' for index, word in enumerate(found))
    return _both_ways("fields.TriedFields"), f"\n\nclass TriedFields(BaseModel):\n{fields}"


def as_attributes(found: list[str]) -> Contract:
    """Each word as a member, as Python calls it; Pydantic refuses those that it has itself."""
    kept = [word for word in found if not keyword.iskeyword(word) and not hasattr(BaseModel, word) and word != "int"]
    fields = "".join(f"    {word}: int = 1\n" for word in kept)
    return _both_ways("attributes.TriedAttributes"), f"\n\nclass TriedAttributes(BaseModel):\n{fields}"


def as_members(found: list[str]) -> Contract:
    """Each word as a member of an enum."""
    members = ", ".join(f'"{word}": "{word}"' for word in found if word != "mro")
    enum = f'\n\nTriedWords = Enum("TriedWords", {{{members}}}, module=__name__)\n'
    return _both_ways("members.TriedMembers"), f"{enum}\n\nclass TriedMembers(BaseModel):\n    word: TriedWords\n"


def as_keys(found: list[str]) -> Contract:
    """Each word as a key of a typed dictionary."""
    members = ", ".join(f'"{word}": int' for word in found)
    return _both_ways("keys.TriedKeys"), f'\n\nTriedKeys = TypedDict("TriedKeys", {{{members}}})\n'


def as_topics(found: list[str]) -> Contract:
    """Each word as a topic."""
    topics = "".join(f"  '{word}':\n    update: topics.TriedUpdate\n" for word in found)
    return f"topics:\n{topics}", "\n\nclass TriedUpdate(BaseModel):\n    a: int\n"


def as_operations(found: list[str]) -> Contract:
    """Each word as an operation."""
    routes = "".join(
        f"  '{word}':\n    get: /w{index}\n    response: operations.TriedAnswer\n" for index, word in enumerate(found)
    )
    return f"routes:\n{routes}", "\n\nclass TriedAnswer(BaseModel):\n    a: int\n"


def as_parameters(found: list[str]) -> Contract:
    """Each word as a query parameter, and as the parameter of a path."""
    query = "".join(f"      '{word}': int\n" for word in found)
    paths = "".join(
        f"  path{index}:\n    get: /w{index}/{{{word}}}\n    path: {{'{word}': int}}\n    response: int\n"
        for index, word in enumerate(found)
    )
    return f"routes:\n  takeQuery:\n    get: /w\n    query:\n{query}    response: int\n{paths}", ""


def _both_ways(model: str) -> str:
    operation = f"take{model.rpartition('.')[2]}"
    return f"routes:\n  {operation}:\n    post: /w\n    body: {model}\n    response: {model}\n"


USAGES: Final[Mapping[str, Callable[[list[str]], Contract]]] = {
    "attributes": as_attributes,
    "classes": as_models,
    "fields": as_fields,
    "keys": as_keys,
    "members": as_members,
    "operations": as_operations,
    "parameters": as_parameters,
    "topics": as_topics,
}
"""How words are used, by the domain that uses them so."""


FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "operations": re.compile(r"[a-z][A-Za-z0-9]*"),
    "topics": re.compile(r"[a-z][A-Za-z0-9]*([-_][A-Za-z0-9]+)*"),
}
"""The form that a word must have to be used so; of words in another form nothing is to be shown."""


def usable(found: list[str], usage: str) -> list[str]:
    """The words that have the form for a usage."""
    form = FORMS.get(usage)
    return [word for word in found if form is None or form.fullmatch(word)]


def write_contracts(root: Path, used: Mapping[str, list[str]]) -> None:
    """Write the contracts in which each domain uses its words."""
    for domain, found in used.items():
        folder = root / "contracts" / "words_contracts" / domain
        folder.mkdir(parents=True, exist_ok=True)
        routes, models = USAGES[domain](found)
        head = f"module: {domain}\nversion: v1\nservice: {domain.capitalize()}Service\n"
        (folder / "routes.yaml").write_text(f"{head}{routes}", encoding="utf-8")
        (folder / f"{domain}.py").write_text(f"{HEAD}{models}", encoding="utf-8")
