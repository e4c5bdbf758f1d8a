"""Makes the TLS settings of a connection: whom to believe, and the certificate to show. What is wrong has a name."""

import os
import ssl
from pathlib import Path

import certifi

from workbench.core.draft_error import DraftError
from workbench.core.tls_files import CA_PLACE, CERT_PLACE, KEY_PLACE, TlsFiles

_MOST_BYTES = 4 << 20
_CONVERT = "openssl pkcs12 -in FILE -out client.pem makes PEM of it"


def context_for(files: TlsFiles, *, verify: bool) -> ssl.SSLContext:
    """Trusts what the system trusts, Mozilla's list and the CA file; reading them takes a while.

    Raises:
        DraftError: when a file can't be used; it says which, and why.
    """
    context = ssl.create_default_context()
    if verify:
        context.load_verify_locations(certifi.where())
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if files.ca:
        _trust(context, files.ca)
    if files.cert:
        _show(context, files)
    return context


def stamp_of(files: TlsFiles) -> tuple[int, ...]:
    """Changes with the files, so that a renewed certificate is used at once."""
    return tuple(_changed_at(path) for path in (files.cert, files.key, files.ca) if path)


def _changed_at(path: str) -> int:
    try:
        return os.stat(_full(path)).st_mtime_ns
    except OSError:
        return 0


def _trust(context: ssl.SSLContext, path: str) -> None:
    text = _read(path, CA_PLACE)
    _check_pem(text, path, "CERTIFICATE", CA_PLACE)
    try:
        context.load_verify_locations(cadata=text.decode("ascii", "ignore"))
    except ssl.SSLError as error:
        raise DraftError(CA_PLACE, f"{path} can't be read as certificates: {_reason(error)}") from error


def _show(context: ssl.SSLContext, files: TlsFiles) -> None:
    _check_pem(_read(files.cert, CERT_PLACE), files.cert, "CERTIFICATE", CERT_PLACE)
    key = files.key or files.cert
    place = KEY_PLACE if files.key else CERT_PLACE
    text = _read(key, place)
    if b"PRIVATE KEY-----" not in text:
        words = "it holds no private key" if files.key else "it holds no private key; name the key's own file"
        raise DraftError(place, f"{key}: {words}")
    asked = _Asked(files.password, key)
    try:
        context.load_cert_chain(_full(files.cert), _full(key), asked.password)
    except ssl.SSLError as error:
        raise DraftError(place, _why(error, files, key, asked=asked.was_asked)) from error


class _Asked:
    """Hands out the password, and remembers whether it was needed."""

    def __init__(self, password: str, key: str) -> None:
        self._password = password
        self._key = key
        self.was_asked = False

    def password(self) -> bytes:
        if not self._password:
            raise DraftError(KEY_PLACE, f"{self._key} is encrypted; give its password")
        self.was_asked = True
        return self._password.encode()


def _why(error: ssl.SSLError, files: TlsFiles, key: str, *, asked: bool) -> str:
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"{key} is not the key of the certificate in {files.cert}"
    if asked:
        return f"the password does not open {key}"
    return f"{key} can't be read as a key with its certificate: {_reason(error)}"


def _read(path: str, place: str) -> bytes:
    try:
        with Path(_full(path)).open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise DraftError(place, f"{path} can't be read: {error.strerror or error}") from error


def _check_pem(content: bytes, path: str, kind: str, place: str) -> None:
    if f"-----BEGIN {kind}-----".encode() in content or f"-----BEGIN TRUSTED {kind}-----".encode() in content:
        return
    packed = content[:1] == b"\x30"
    how = f"it is binary (DER or PKCS #12), and PEM is wanted: {_CONVERT}" if packed else "it holds no PEM certificate"
    raise DraftError(place, f"{path}: {how}")


def _full(path: str) -> str:
    return os.path.expanduser(path)


def _reason(error: ssl.SSLError) -> str:
    return (error.reason or str(error)).replace("_", " ").lower()
