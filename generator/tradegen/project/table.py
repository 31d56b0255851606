"""Reads the table ``[tool.tradegen]``, key by key; every mistake has the place of its key."""

import keyword
import re
from pathlib import Path

from tradegen.codecs import CODEC_CHOICES, DECIMAL_CLASS, Codecs
from tradegen.project.project import CONFIG_FILE, Project, Service
from tradegen.reserved_words import CLIENT_NAMES
from tradegen.source.findings import Findings
from tradegen.source.suggestion import did_you_mean, quote
from tradegen.span import Span

_TEXT_RULES: dict[str, tuple[re.Pattern[str], str]] = {
    "title": (re.compile(r"[^\x00-\x1f\x7f]{1,200}"), "one line of text"),
    "version": (re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,63}"), "a version such as 1.0.0"),
    "contracts": (re.compile(r"([A-Za-z0-9._-]+/)*[A-Za-z_][A-Za-z0-9_]*"), "a relative path to a package"),
    "output": (re.compile(r"([A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+"), "a relative path"),
    "server": (re.compile(r"[a-z][a-z0-9_]{0,63}"), "a package name such as shop_api"),
    "client": (re.compile(r"[a-z][a-z0-9_]{0,63}"), "a package name such as shop_client"),
    "npm": (
        re.compile(r"(@[a-z0-9][a-z0-9._-]{0,63}/)?[a-z0-9][a-z0-9._-]{0,126}"),
        "an npm name such as shop-client",
    ),
    "client_class": (re.compile(r"[A-Z][A-Za-z0-9]{0,63}"), "a class name such as ShopClient"),
}
_KEYS = (*_TEXT_RULES, "services", "contract_imports", "codecs", "import_patience")
_MOST_PATIENCE = 60
_LONGEST_STEM = 50
_FACTORY = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*", re.ASCII)
_KINDS = {bool: "truth value", list: "list", dict: "table"}
_TABLE_LINE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY_LINE = re.compile(r"(\s*)(\"[^\"]*\"|'[^']*'|[\w.-]+)\s*=")


class TableReader:
    """Reads one ``[tool.tradegen]`` table; places come from a scan of its lines."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._findings = findings
        self._places: dict[tuple[str, ...], Span] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if found := _TABLE_LINE.match(line):
                table = tuple(part.strip(" \"'") for part in found[1].split("."))
                self._places.setdefault(table, Span(CONFIG_FILE, number, found.start(1)))
            elif found := _KEY_LINE.match(line):
                key = (*table, *(part.strip("\"'") for part in found[2].split(".")))
                self._places.setdefault(key, Span(CONFIG_FILE, number, len(found[1]) + 1))

    def place(self, *key: str) -> Span:
        """Return where ``key`` (or the nearest table around it) is written."""
        while key:
            if place := self._places.get(key):
                return place
            key = key[:-1]
        return Span(CONFIG_FILE, 1, 1)

    def read(self, root: Path, table: dict[str, object]) -> Project:
        """Return the project that ``table`` describes; what is wrong with it is added to the findings."""
        values: dict[str, str] = {}
        for key, value in table.items():
            if key in _TEXT_RULES:
                self._read_text(key, value, values)
            elif key not in _KEYS:
                message = f"unknown key {quote(key)} in [tool.tradegen]"
                self._refuse(key, "unknown-key", message=message, hint=did_you_mean(key, _KEYS))
        for key, value in _derived_names(values.get("contracts", Project(root).contracts)).items():
            if key not in table:
                self._read_text(key, value, values)
        project = Project(
            root=root,
            services=self._read_services(table.get("services", {})),
            contract_imports=self._read_imports(table.get("contract_imports", [])),
            codecs=self._read_codecs(table.get("codecs", {})),
            import_patience=self._read_patience(table.get("import_patience", 1)),
            contracts_span=self.place("tool", "tradegen", "contracts"),
            output_span=self.place("tool", "tradegen", "output"),
            **values,
        )
        self._check_places(project)
        self._check_packages(project)
        return project

    def _refuse(self, key: str, slug: str, *, message: str, hint: str = "") -> None:
        self._findings.refuse(self.place("tool", "tradegen", key), slug, message=message, hint=hint)

    def _read_text(self, key: str, value: object, values: dict[str, str]) -> None:
        rule, wanted = _TEXT_RULES[key]
        if not isinstance(value, str):
            self._refuse(key, "wrong-type", message=f"{key} must be {wanted}, in quotes")
        elif rule.fullmatch(value) is None or ".." in value.split("/"):
            self._refuse(key, "bad-config", message=f"{key} must be {wanted}, not {quote(value)}")
        elif key == "client_class" and value in CLIENT_NAMES:
            message = f"client_class {quote(value)} is a name that the clients' packages have already"
            self._refuse(key, "reserved-name", message=message, hint=f"choose another, such as {value}Client")
        else:
            values[key] = value

    def _read_services(self, value: object) -> tuple[Service, ...]:
        if not isinstance(value, dict):
            self._refuse("services", "wrong-type", message="services must be a table of module = factory")
            return ()
        services = []
        for module, factory in value.items():
            place = self.place("tool", "tradegen", "services", module)
            if isinstance(factory, str) and _FACTORY.fullmatch(factory):
                services.append(Service(module=module, factory=factory, span=place))
            else:
                message = f'the service of module {quote(module)} must be "package.module:factory"'
                self._findings.refuse(place, "bad-config", message=message)
        return tuple(sorted(services, key=lambda service: service.module))

    def _read_imports(self, value: object) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(name, str) and name.isidentifier() for name in value):
            return tuple(sorted(set(value)))
        message = "contract_imports must be a list of top-level package names"
        self._refuse("contract_imports", "bad-config", message=message)
        return ()

    def _read_patience(self, value: object) -> int:
        if type(value) is int and 1 <= value <= _MOST_PATIENCE:
            return value
        message = f"import_patience must be a whole number from 1 to {_MOST_PATIENCE}"
        self._refuse("import_patience", "bad-config", message=message)
        return 1

    def _read_codecs(self, value: object) -> Codecs:
        if not isinstance(value, dict):
            self._refuse("codecs", "wrong-type", message='codecs must be a table such as datetime = "Date"')
            return Codecs()
        chosen: dict[str, bool] = {}
        for key, choice in value.items():
            place = self.place("tool", "tradegen", "codecs", key)
            if key in CODEC_CHOICES:
                chosen[key] = choice == CODEC_CHOICES[key]
                if not chosen[key]:
                    message = f'{key} can become "{CODEC_CHOICES[key]}" in TypeScript, not {_shown(choice)}'
                    self._findings.refuse(place, "bad-config", message=message)
            elif key != "decimal":
                message = f"unknown key {quote(key)} in [tool.tradegen.codecs]"
                hint = did_you_mean(key, (*CODEC_CHOICES, "decimal"))
                self._findings.refuse(place, "unknown-key", message=message, hint=hint)
            elif not isinstance(choice, str) or DECIMAL_CLASS.fullmatch(choice) is None:
                message = f'decimal must be a class such as "decimal.js:Decimal", not {_shown(choice)}'
                self._findings.refuse(place, "bad-config", message=message)
        decimal = value.get("decimal", "")
        return Codecs(**chosen, decimal=decimal if isinstance(decimal, str) else "")

    def _check_places(self, project: Project) -> None:
        contracts, output = f"{project.contracts}/", f"{project.output}/"
        if project.output == "." or contracts.startswith(output) or output.startswith(contracts):
            message = f"output {quote(project.output)} and contracts {quote(project.contracts)} must lie apart"
            self._refuse("output", "bad-config", message=message)

    def _check_packages(self, project: Project) -> None:
        owners: dict[str, str] = {}
        for key, package in (
            ("contracts", project.contracts_package),
            ("server", project.server),
            ("client", project.client),
        ):
            if keyword.iskeyword(package):
                self._refuse(key, "reserved-name", message=f"{quote(package)} is a Python keyword")
            other = owners.setdefault(package.casefold(), key)
            if other != key:
                self._refuse(key, "name-collision", message=f"{key} and {other} are both the package {quote(package)}")


def _derived_names(contracts: str) -> dict[str, str]:
    """What is called how where nothing is said: ``shop_contracts`` has ``shop_api``, ``shop_client`` and so on."""
    package = contracts.rpartition("/")[2].casefold().removesuffix("contracts")
    words = [word for word in package.lstrip("0123456789_")[:_LONGEST_STEM].split("_") if word] or ["app"]
    return {
        "title": f"{' '.join(words).capitalize()} API",
        "server": "_".join([*words, "api"]),
        "client": "_".join([*words, "client"]),
        "npm": "-".join([*words, "client"]),
        "client_class": "".join([*map(str.capitalize, words), "ApiClient"]),  # a module of that name has a ShopClient
    }


def _shown(value: object) -> str:
    return quote(value) if isinstance(value, str) else f"a {_KINDS.get(type(value), 'number')}"
