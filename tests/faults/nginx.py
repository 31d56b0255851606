"""nginx in front of a server, set up as docs/operations.md says."""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Final

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tests.e2e.live_server import PATIENCE_S
from tests.faults.other_servers import answers, free_port
from tests.onboarding.markdown import blocks, section
from tests.onboarding.repository import ROOT

PROGRAM: Final = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
HOST: Final = "127.0.0.1"

needs_nginx = pytest.mark.skipif(PROGRAM is None and "CI" not in os.environ, reason="nginx is not installed")
"""On CI it is an error."""

_AROUND: Final = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{servers}
}}
"""


class Nginx:
    """One nginx, which a test may stop and start again on the same ports."""

    def __init__(self, folder: Path, upstream_port: int) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.port: Final = free_port()
        self.plain_port: Final = free_port()
        """Of the same without TLS, for peers that speak no more than TCP."""
        self.certificate: Final = folder / "certificate.pem"
        _certify(self.certificate, folder / "key.pem")
        settings = _AROUND.format(
            folder=folder, user="user root;" if os.geteuid() == 0 else "", servers=self._servers(upstream_port)
        )
        (folder / "nginx.conf").write_text(settings, encoding="utf-8")

    @property
    def url(self) -> str:
        """Base URL."""
        return f"https://{HOST}:{self.port}"

    def __enter__(self) -> "Nginx":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Serve, and wait for the first answer."""
        assert PROGRAM is not None
        command = [PROGRAM, "-e", f"{self._folder}/error.log", "-c", f"{self._folder}/nginx.conf"]
        self._process = subprocess.Popen(command, process_group=0)
        if not answers(f"http://{HOST}:{self.plain_port}/livez", self._process):
            self.stop()
            raise RuntimeError((self._folder / "error.log").read_text(encoding="utf-8"))

    def stop(self) -> None:
        """End it as an operator does who has no patience: every connection is cut."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(PATIENCE_S)

    def _servers(self, upstream_port: int) -> str:
        head, opening, server = _recommended().partition("server {\n    listen")
        head = head.replace("127.0.0.1:8000", f"{HOST}:{upstream_port}")
        here = {
            "443 ssl": f"{HOST}:{self.port} ssl",
            "/etc/ssl/trading.pem": str(self.certificate),
            "/etc/ssl/trading.key": f"{self._folder}/key.pem",
        }
        served = opening + server
        for there, found in here.items():
            assert there in served
            served = served.replace(there, found)
        plain = re.sub(r" +ssl_.*\n", "", served).replace(here["443 ssl"], f"{HOST}:{self.plain_port}")
        return head + served + plain


def started_nginx(folder: Path, upstream_port: int) -> Nginx:
    """Serve what ``upstream_port`` serves until the context that is returned ends."""
    made = Nginx(folder, upstream_port)
    made.start()
    return made


def _certify(certificate: Path, key: Path) -> None:
    """Write a certificate that this machine makes for itself, and its key."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "trading")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(signed.public_bytes(Encoding.PEM))
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def read_timeout_s() -> float:
    """Return for how long the recommended nginx waits for a server that says nothing."""
    found = re.search(r"proxy_read_timeout (\d+)s;", _recommended())
    assert found is not None
    return float(found[1])


def _recommended() -> str:
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    (block,) = blocks(section(page, "## Behind a proxy"), "nginx")
    return block.text
