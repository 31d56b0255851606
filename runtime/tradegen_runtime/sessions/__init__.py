"""One client's conversation: requests and answers, limits, time limits, draining; the shell around the topics."""
