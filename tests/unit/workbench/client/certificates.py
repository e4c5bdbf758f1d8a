"""A certificate for 127.0.0.1 that nobody vouches for, made anew for each run."""

import datetime
import ipaddress
import ssl
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@cache
def _pair(password: str = "", who: str = "server") -> tuple[bytes, bytes]:
    """A certificate and its key, another pair for each name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, who)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    covered = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, covered)
    return certificate.public_bytes(serialization.Encoding.PEM), private


def server_context(folder: Path, *protocols: str) -> ssl.SSLContext:
    """For a TLS server that offers these protocols by ALPN."""
    files = (folder / "certificate.pem", folder / "key.pem")
    for path, content in zip(files, _pair(), strict=True):
        path.write_bytes(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    context.set_alpn_protocols(list(protocols) or ["http/1.1"])
    return context


def client_files(folder: Path, password: str = "", who: str = "client") -> tuple[str, str]:
    """The files of a client's certificate and key."""
    files = (folder / f"{who}.pem", folder / f"{who}-key.pem")
    for path, content in zip(files, _pair(password, who), strict=True):
        path.write_bytes(content)
    return str(files[0]), str(files[1])


def demanding_context(folder: Path, trusted: str) -> ssl.SSLContext:
    """For a TLS server that lets in only who shows the trusted certificate."""
    context = server_context(folder)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(trusted)
    return context
