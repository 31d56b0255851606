"""The session without a loop: every frame is answered, only abuse ends the connection."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.runtime.core import Board

from tradegen_runtime import wire
from tradegen_runtime.sessions.session_limits import SessionLimits

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)

FRAMES = st.fixed_dictionaries(
    {"type": st.sampled_from(("t.subscribe", "t.unsubscribe", "ping", "pong", "t.update", "")) | JSON},
    optional={"payload": JSON, "id": JSON, "resume": JSON, "extra": JSON},
).map(json.dumps)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nope", "BAD_JSON"),
        ("", "BAD_JSON"),
        ('{"type":"t.subscribe"', "BAD_JSON"),
        ('{"type":"t.subscribe","payload":{"a":NaN}}', "BAD_JSON"),
        ('{"type":"\\ud800"}', "BAD_JSON"),
        ("[1]", "BAD_FRAME"),
        ("{}", "BAD_FRAME"),
        ('{"type":7}', "BAD_FRAME"),
        ('{"type":"t.subscribe","id":1.5}', "BAD_FRAME"),
        ('{"type":"t.subscribe","resume":{"epoch":1}}', "BAD_FRAME"),
        ('{"type":"nothing"}', "UNKNOWN_TYPE"),
        ('{"type":"t.update"}', "UNKNOWN_TYPE"),
        ('{"type":"x","payload":' + "[" * 20000 + "]" * 20000 + "}", "BAD_JSON"),
    ],
)
def test_what_is_no_frame_is_answered(text: str, code: str) -> None:
    """A bad frame gets an error with its code; the connection stays (F02)."""
    seat = Board().session()
    seat.session.receive_text(text)
    (frame,) = seat.taken()
    assert ("error", code, False) == (frame["type"], frame["payload"]["code"], frame["payload"]["retryable"])
    assert [] == seat.hung_up


@pytest.mark.parametrize("rest", [{"type": 7}, {"type": "t.subscribe", "resume": {"epoch": 1}}, {"resume": []}])
def test_what_is_no_frame_is_answered_by_its_id(rest: dict[str, object]) -> None:
    """Whoever numbers a frame that cannot be read hears which one it was."""
    seat = Board().session()
    seat.session.receive_text(json.dumps({"id": "7", **rest}))
    (frame,) = seat.taken()
    assert ("7", "error", "BAD_FRAME") == (frame["id"], frame["type"], frame["payload"]["code"])


def test_binary_is_answered() -> None:
    """A binary frame gets an error (F03)."""
    seat = Board().session()
    seat.session.receive_binary()
    assert "BINARY_FRAME" == seat.payloads()[0]["code"]


def test_invalid_params_keep_id_and_topics() -> None:
    """A refused request names its id and touches no other topic."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe", id=1)
    board.open()
    seat.send("t.subscribe", [], id="bad")
    assert [(1, "ok"), ("bad", "error")] == [(frame["id"], frame["payload"]["status"]) for frame in seat.taken()]
    board.publish(1)
    assert 1 == len(seat.taken())


def test_unsubscribe_of_another_s_topic() -> None:
    """Who does not follow a topic cannot end it for others (F25, F27)."""
    board = Board()
    victim, other = board.session(), board.session()
    victim.send("t.subscribe")
    board.open()
    victim.taken()
    other.send("t.unsubscribe", id="x")
    (refused,) = other.taken()
    assert ("t.unsubscribe.response", "NOT_SUBSCRIBED") == (refused["type"], refused["payload"]["code"])
    board.publish(1)
    assert 1 == len(victim.taken())


def test_failing_handler_reveals_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """A bug behind a request answers INTERNAL without the exception's text (F27)."""
    seat = Board().session()
    seat.send("t.fail", id="1")
    (frame,) = seat.taken()
    assert ("1", "INTERNAL") == (frame["id"], frame["payload"]["code"])
    assert "secret" not in json.dumps(frame)
    assert "secret detail" in caplog.text


def test_too_many_topics() -> None:
    """Beyond the limit a subscription is refused; the others stay (F13)."""
    seat = Board().session(limits=SessionLimits(max_topics=2))
    for number in range(3):
        seat.send("t.subscribe", {"n": number})
    assert ["TOO_MANY_TOPICS"] == [payload["code"] for payload in seat.payloads()]
    assert 2 == len(seat.session.topics)


def test_params_are_bounded() -> None:
    """Params beyond 4 KiB are refused and not repeated (F13)."""
    seat = Board().session()
    seat.send("t.subscribe", {"symbol": "x" * 5000})
    (frame,) = seat.taken()
    assert "VALIDATION" == frame["payload"]["code"]
    assert "xxx" not in json.dumps(frame)


def test_frame_size_is_bounded() -> None:
    """A frame beyond 64 KiB closes with 1009, on servers that let it through (F13)."""
    seat = Board().session()
    seat.session.receive_text("é" * 40_000)
    assert [(wire.CLOSE_TOO_BIG, "The frame is too big")] == seat.hung_up


def test_burst_of_a_reconnect_is_let_through() -> None:
    """Resubscribing every allowed topic at once is no abuse."""
    seat = Board().session()
    for number in range(128):
        seat.send("t.subscribe", {"n": number})
        seat.send("ping")
    assert {"pong"} == {frame["type"] for frame in seat.taken()}


def test_rate_limit_answers_then_closes() -> None:
    """Too many frames are answered as retryable; who goes on is closed with a code to reconnect (F13)."""
    board = Board()
    seat = board.session(limits=SessionLimits(frames_per_s=1, burst_frames=2, max_errors=3))
    for number in range(6):
        seat.send("ping", id=number)
    frames = seat.taken()
    assert [(0, "pong"), (1, "pong"), (2, "error")] == [(frame["id"], frame["type"]) for frame in frames[:3]]
    assert ("RATE_LIMITED", True) == (frames[2]["payload"]["code"], frames[2]["payload"]["retryable"])
    assert [wire.CLOSE_TOO_MANY_FRAMES] == [code for code, _ in seat.hung_up]
    board.clock.now += 1.0
    seat.send("ping", id="later")
    assert "pong" == seat.taken()[0]["type"]


def test_abuse_closes_for_good() -> None:
    """More than ten protocol errors within ten seconds close with 4509; spread over time they do not."""
    board = Board()
    patient = board.session()
    for _ in range(30):
        patient.session.receive_text("nope")
        board.clock.now += 1.5
    assert [] == patient.hung_up
    abusive = board.session()
    for _ in range(11):
        abusive.session.receive_text("nope")
    assert [wire.CLOSE_TOO_MANY_ERRORS] == [code for code, _ in abusive.hung_up]


def test_refused_requests_are_no_abuse() -> None:
    """A client that asks for many invalid topics is answered each time and stays."""
    seat = Board().session()
    for number in range(50):
        seat.send("t.subscribe", [number])
    assert [] == seat.hung_up
    assert 50 == len(seat.taken())


@given(st.lists(st.text() | FRAMES, max_size=8))
def test_every_text_is_answered_at_most_once(texts: list[str]) -> None:
    """Whatever arrives, the session answers each frame once or waits for the source, and never fails."""
    seat = Board().session(limits=SessionLimits(max_errors=100))
    for count, text in enumerate(texts, start=1):
        seat.session.receive_text(text)
        assert len(seat.outbox) <= 2 * count
    for frame in seat.taken():
        assert {"type", "payload"} <= set(frame)
        assert frame["payload"].get("code") != "INTERNAL"
    assert [] == seat.hung_up


def test_closed_session_is_silent() -> None:
    """After its end a session neither answers nor subscribes."""
    board = Board()
    seat = board.session()
    seat.session.close()
    seat.send("t.subscribe")
    seat.session.receive_binary()
    seat.session.close()
    assert [] == seat.taken()
    assert 0 == len(board.broadcaster)


def test_close_reason_fits_a_close_frame() -> None:
    """A reason is cut to 123 bytes, between characters (F28)."""
    assert "x" * 123 == wire.close_reason("x" * 500)
    assert "é" * 61 == wire.close_reason("é" * 100)
