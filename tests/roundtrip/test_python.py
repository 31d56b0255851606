"""The emitted Python client and the server understand each other, model by model."""

from collections.abc import Mapping

import pytest
from tests.roundtrip.conftest import Drawn
from tests.roundtrip.subjects import Subject, subject_names


def test_every_subject_is_proven(subjects: Mapping[str, Subject]) -> None:
    """The list of subjects is what is built."""
    assert subject_names() == list(subjects)


@pytest.mark.parametrize("name", subject_names())
def test_client_sends_back_what_it_received(name: str, drawn: Drawn) -> None:
    """What the server sends, the client's models read and write unchanged."""
    drawn(name, "out")


@pytest.mark.parametrize("name", subject_names())
def test_server_accepts_what_the_client_can_say(name: str, drawn: Drawn) -> None:
    """Every value the In view claims is accepted, and means what it meant."""
    drawn(name, "in")
