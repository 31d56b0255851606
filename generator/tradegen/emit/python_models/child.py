"""The generating process: one JSON request a line on stdin, one JSON reply a line on stdout."""

import sys

import msgspec

from tradegen.emit.python_models.annotation import ShapeReply, ShapeRequest
from tradegen.emit.python_models.spelling import spell


def main() -> None:
    """Answer requests until stdin ends."""
    decoder, encoder = msgspec.json.Decoder(ShapeRequest), msgspec.json.Encoder()
    spell(ShapeRequest(shapes=('{"type":"string"}',)))  # what is imported on first use, before it is waited for
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    for line in sys.stdin.buffer:
        reply: ShapeReply = spell(decoder.decode(line))
        answers.write(encoder.encode(reply) + b"\n")
        answers.flush()
