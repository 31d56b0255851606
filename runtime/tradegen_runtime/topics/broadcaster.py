"""The index from topic keys to topics: publishing costs what the topic's own subscribers cost."""

import secrets
from collections.abc import Iterator
from typing import Final

from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.topic import Topic
from tradegen_runtime.topics.topic_binding import Selection, TopicBinding
from tradegen_runtime.topics.topic_surroundings import TopicSurroundings


def random_epoch() -> str:
    """Return a token that no earlier life of a topic had."""
    return secrets.token_hex(6)


class Broadcaster:
    """Every topic of one application, shared by all its connections and endpoints."""

    def __init__(self, surroundings: TopicSurroundings) -> None:
        self._surroundings: Final = surroundings
        self._topics: dict[tuple[TopicBinding, str], Topic] = {}
        self._stopped: Refusal | None = None

    def __len__(self) -> int:
        return len(self._topics)

    def __iter__(self) -> Iterator[Topic]:
        return iter(tuple(self._topics.values()))

    def topic(self, binding: TopicBinding, selection: Selection) -> Topic:
        """Return the topic of a key; the first to ask starts its source.

        Raises:
            Refusal: the broadcaster was stopped.
        """
        if self._stopped is not None:
            raise self._stopped
        index = (binding, selection.key)
        topic = self._topics.get(index)
        if topic is None:
            topic = self._topics[index] = Topic(
                binding,
                selection,
                self._surroundings,
                on_gone=self._remove,
            )
            binding.tally.topics += 1
        return topic

    def find(self, binding: TopicBinding, key: str) -> Topic | None:
        """Return a topic, if it lives."""
        return self._topics.get((binding, key))

    def stop(self, reason: Refusal) -> None:
        """Ask every source to end, and start no other."""
        self._stopped = reason
        for topic in self:
            topic.stop(reason)

    def _remove(self, topic: Topic) -> None:
        del self._topics[topic.binding, topic.key]
        topic.binding.tally.topics -= 1
