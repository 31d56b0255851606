"""Hand-written runtime of APIs that tradegen emits: topic keys, sessions, fan-out, server shell, client core."""
