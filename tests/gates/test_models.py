"""The gate ``models`` sees where the client's models and the contracts' documents part."""

import json

from tests.gates.conftest import Copy

from tradegen.gates.child_messages import Answer
from tradegen.gates.models import model_findings
from tradegen.gates.site import Site


def test_the_reference_application_agrees(site: Site, answer: Answer) -> None:
    """Nothing is found where nothing is wrong."""
    assert answer.models is not None
    assert [] == list(model_findings(site, answer.models))


def test_another_member_is_found(copy: Copy, answer: Answer) -> None:
    """A member the client does not have is named with the file of the model."""
    assert answer.models is not None

    def add(text: str) -> str:
        document = json.loads(text)
        position = document["components"]["schemas"]["Position"]
        position["properties"]["colour"] = {"type": "number"}
        return json.dumps(document)

    copy.change("broker/openapi.json", add)
    found = list(model_findings(copy.site, answer.models))
    assert ("generated/python/trading_client/models/broker.py", "model-differs") == (found[0].file, found[0].slug)
    assert found[0].message == (
        "what the client reads as Position parts from the contract: members without, not colour"
    )
