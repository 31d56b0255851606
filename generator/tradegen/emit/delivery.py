"""How the updates of a topic come, in words."""

from tradegen.ir.topics import Topic


def delivery_text(topic: Topic) -> str:
    """Say what a caller should know of the policy of a topic, as the page of its document does."""
    words = ["only the newest update matters" if topic.delivery == "latest" else "every update, in order"]
    if topic.rate_per_s is not None:
        words.append(f"at most {topic.rate_per_s:g} a second")
    if topic.on_slow == "drop_oldest":
        words.append("slow readers lose the oldest")
    if topic.history:
        words.append(f"{topic.history} kept for those who come back")
    words.append(f"lives {topic.linger_s} s after its last subscriber")
    return f"Delivery: {', '.join(words)}."
