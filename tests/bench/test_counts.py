"""The measurements themselves: every server delivers everything, whoever is faster."""

from tests.bench.child_process import ChildProcess
from tests.bench.fanout import PEERS, Load, connect, measure, server

CROWD = 500
MOST_KIB = 40.0


def test_every_server_delivers_everything() -> None:
    """Each peer's followers get each update of a small load."""
    speeds = measure(Load(connections=20, topics=4, burst=3, rounds=5), rounds=1)
    assert PEERS == tuple(speeds)


def test_frames_read_one_by_one_have_no_gap() -> None:
    """A paced load arrives complete and in order, with an age for every update."""
    with server("ours", quiet=False) as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=20, topics=4)
        client.ask({"do": "read", "frames": 500})
        process.ask({"do": "pace", "per_s": 500, "topics": 4, "seconds": 0.2})
        arrived = client.hear()
    assert (500, 0, 0) == (arrived["frames"], arrived["gaps"], arrived["closed"])
    assert arrived["p50_us"] > 0


def test_connection_is_small() -> None:
    """What a connection adds to the server's memory, its topic included."""
    with server("ours") as (process, port), ChildProcess("tests.bench.load_client") as client:
        connect(client, port, "ours", connections=CROWD, topics=CROWD // 10)
        before_kb = process.ask({"do": "facts"})["rss_kb"]
        connect(client, port, "ours", connections=CROWD, topics=CROWD // 10)
        after_kb = process.ask({"do": "facts"})["rss_kb"]
    assert (after_kb - before_kb) / CROWD <= MOST_KIB
