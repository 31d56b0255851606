"""What a client call can fail with."""

from tradegen_runtime.client.problem import Problem


class ClientError(Exception):
    """Root of everything a generated client raises on purpose."""


class ClientArgumentError(ClientError, ValueError):
    """An argument that can never make a valid request, such as an empty path parameter."""


class ClientClosed(ClientError):
    """The client or the subscription was closed before the call could finish."""


class TransportError(ClientError):
    """No answer: the server was not reached, the connection broke or a time limit passed."""


class DecodeError(ClientError):
    """The server answered with something other than the declared shape."""


class ApiError(ClientError):
    """The server answered a REST call with an error (RFC 9457 problem details).

    ``retry_after_s`` says after how many seconds the same call may succeed, where the server said so.
    """

    def __init__(self, status: int, problem: Problem, *, retry_after_s: float | None = None) -> None:
        super().__init__(f"{status} {problem.title}: {problem.detail or problem.code or problem.type}")
        self.status = status
        self.problem = problem
        self.retry_after_s = retry_after_s


class SubscriptionRefused(ClientError):
    """The server refused a topic for good; the subscription has ended."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class BufferOverflow(ClientError):
    """A subscription whose overflow policy is ``fail`` was read too slowly; it has ended."""
