"""The files that a request's TLS settings name: who vouches for the server, and the certificate that we show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.core.draft_error import DraftError
from workbench.core.request import RequestDraft
from workbench.core.variables import expand

CERT_PLACE = "Settings, client certificate"
KEY_PLACE = "Settings, its key"
CA_PLACE = "Settings, CA file"


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """Paths of PEM files; empty where the request names none."""

    cert: str = ""
    key: str = ""
    """Empty when the key stands in the certificate's file."""
    password: str = field(default="", repr=False)
    ca: str = ""

    def for_strangers(self) -> "TlsFiles":
        """For a site that the certificate wasn't meant for: it isn't told who we are."""
        return replace(self, cert="", key="", password="")


NO_FILES = TlsFiles()


def read_tls_files(draft: RequestDraft, variables: Mapping[str, str]) -> TlsFiles:
    """The files of a draft with its variables filled in.

    Raises:
        DraftError: for an unknown variable, or a key without a certificate.
    """
    files = TlsFiles(
        cert=expand(draft.client_cert.strip(), variables, CERT_PLACE),
        key=expand(draft.client_key.strip(), variables, KEY_PLACE),
        password=expand(draft.key_password, variables, "Settings, password of the key"),
        ca=expand(draft.ca_file.strip(), variables, CA_PLACE),
    )
    if files.key and not files.cert:
        raise DraftError(KEY_PLACE, "a key alone proves nothing; name the certificate that belongs to it")
    return files
