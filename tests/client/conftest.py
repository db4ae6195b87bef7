"""The fault server, a client, and an environment that points at a fault."""

import asyncio
import base64
import datetime as dt
import ipaddress
import json
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.client.calls import Client
from app.client.environment import Environment, TokenReference

CANARY = 'Canary+tok/en=9&"x\\7~Zq'


@dataclass(frozen=True)
class FaultServer:
    """Where the faults are, and what the server saw of the test's requests."""

    ports: dict[str, int]
    certificate: Path
    key: str

    def environment(self, fault: str, **settings) -> Environment:
        settings.setdefault("base_url", f"http://127.0.0.1:{self.ports['main']}/{self.key}/{fault}")
        settings.setdefault("token", TokenReference("variable", "DUMGUM_TOKEN"))
        settings.setdefault("timeout", 20.0)
        return Environment("Test", **settings)

    async def ask(self, question: str):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.ports["control"])
        writer.write(question.encode() + b"\n")
        said = json.loads(await reader.readline())
        writer.close()
        await writer.wait_closed()
        return said

    async def connections(self) -> int:
        return await self.ask("connections")

    async def bodies(self) -> list[bytes]:
        requests = await self.ask(f"requests {self.key}")
        return [base64.b64decode(request["body"]) for request in requests]

    async def heads(self) -> list[list[str]]:
        return [request["head"] for request in await self.ask(f"requests {self.key}")]


def _write_certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fault server")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "certificate.pem", folder / "key.pem"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return paths


@pytest.fixture(scope="session")
def _running(tmp_path_factory):
    certificate, key = _write_certificate(tmp_path_factory.mktemp("tls"))
    command = [sys.executable, str(Path(__file__).with_name("fault_server.py")), str(certificate), str(key)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield json.loads(process.stdout.readline()), certificate
        finally:
            process.kill()


@pytest.fixture
def server(_running) -> FaultServer:
    ports, certificate = _running
    return FaultServer(ports, certificate, uuid.uuid4().hex)


@pytest.fixture
async def client():
    client = Client(lambda _: CANARY)
    yield client
    await client.aclose()


@pytest.fixture
async def make_client():
    made = []

    def make(tokens) -> Client:
        made.append(Client(tokens))
        return made[-1]

    yield make
    for client in made:
        await client.aclose()
