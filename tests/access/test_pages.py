"""The reference page is of use where things are not public: it says who may, and sends the reader's token."""

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Final

import pytest
from tests.access.issuer import Issuer
from tests.clients.compiled_core import NODE_S
from tests.runtime.server import RunningServer

CHROMIUM: Final = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium on this machine")
async def test_a_reader_with_a_token(one_server: RunningServer, issuer: Issuer) -> None:
    """Each closed entry says what it needs; what is sent without the token is refused, and with it answered."""
    process = await asyncio.create_subprocess_exec(
        "node",
        str(Path(__file__).with_name("reader.mjs")),
        CHROMIUM or "chromium",
        one_server.http,
        issuer.token("alice"),
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(NODE_S):
        out, _ = await process.communicate()
    url = "/api/v1/vault/accounts/alice/orders"
    assert {
        "lines": [
            "Needs a token.",  # getOrders
            "Needs a token.",  # placeOrder
            "Needs a token.",  # clearOrders
            "Needs a token with the role auditor.",  # getAudit
            "Needs a token with the role auditor.",  # audit
            "Needs a token.",  # orders
        ],
        "without": f"401 Unauthorized · {url}",
        "withToken": f"200 OK · {url}",
        "followed": "ok",
        "refused": "FORBIDDEN",
    } == json.loads(out)
