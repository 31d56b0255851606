"""What one connection may ask for, and how often."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """What one connection may ask for.

    ``max_frame_bytes`` closes with 1009; ``frames_per_s`` with bursts of ``burst_frames`` answers
    ``RATE_LIMITED``; more than ``max_errors`` protocol errors within ``errors_window_s`` close with 4509.
    """

    max_frame_bytes: int = 64 * 1024
    max_params_bytes: int = 4096
    max_topics: int = 128
    frames_per_s: float = 50.0
    burst_frames: int = 512
    max_errors: int = 10
    errors_window_s: float = 10.0
