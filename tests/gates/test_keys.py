"""The gate ``keys`` sees a key that one of the three makers would make otherwise."""

import json
from collections.abc import Mapping

import msgspec
from tests.gates.conftest import ROOT, Copy
from tests.golden.build import Output

from tradegen.gates.child_messages import Answer
from tradegen.gates.keys import (
    python_findings,
    read_vectors,
    server_findings,
    silent_findings,
    typescript_findings,
)
from tradegen.gates.site import Site


def test_all_three_agree(site: Site, answer: Answer) -> None:
    """Python, TypeScript and the running server make every emitted key."""
    vectors = read_vectors(site)
    assert answer.live is not None
    assert len(vectors) > 50
    assert [] == [
        *python_findings(site, vectors),
        *typescript_findings(site, vectors),
        *server_findings(site, vectors, answer.live),
    ]


def test_defaults_and_sets(copy: Copy, good_outputs: Mapping[str, Output]) -> None:
    """Who prints keys agrees on those of every golden case, where validation fills in defaults and sorts sets."""
    documents = [json.loads(output.files["specs/topic_keys.json"]) for output in good_outputs.values()]
    vectors = [vector for document in documents for vector in document["vectors"]]
    assert any("validated" in vector for vector in vectors)
    (copy.site.output / "specs/topic_keys.json").write_text(json.dumps({"vectors": vectors}))
    (copy.site.project.root / "node_modules").symlink_to(
        ROOT / "node_modules"
    )  # with the TypeScript of this repository
    read = read_vectors(copy.site)
    assert [] == [*python_findings(copy.site, read), *typescript_findings(copy.site, read)]


def test_a_wrong_key_is_found_by_each(copy: Copy, answer: Answer) -> None:
    """A key that was tampered with is told three times, with what it should be."""
    path = copy.site.output / "specs/topic_keys.json"
    document = json.loads(path.read_text())
    document["vectors"][0]["key"] += " "
    path.write_text(json.dumps(document))
    vectors = read_vectors(copy.site)
    assert answer.live is not None
    found = [*python_findings(copy.site, vectors), *server_findings(copy.site, vectors, answer.live)]
    assert ["Python makes", "the server makes"] == [one.message.partition(" orders")[0] for one in found]
    assert {"key-differs"} == {one.slug for one in found}


def test_a_topic_without_vectors_is_found(site: Site) -> None:
    """Vectors that were taken out are missed."""
    vectors = read_vectors(site)
    assert [] == list(silent_findings(site, vectors))
    found = silent_findings(site, [vector for vector in vectors if vector.route != "orders"])
    assert ["no vector is about topic orders"] == [one.message for one in found]


def test_a_refusing_server_is_found(site: Site, answer: Answer) -> None:
    """A server that refuses what the vectors hold is told in its own words."""
    vectors = read_vectors(site)[:1]
    assert answer.live is not None
    refusing = msgspec.structs.replace(answer.live, keys=("refused: Invalid params",))
    (found,) = server_findings(site, vectors, refusing)
    assert found.message.startswith("the server makes refused: Invalid params of what should be orders:")
