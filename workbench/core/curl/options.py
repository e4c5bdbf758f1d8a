"""curl's command-line grammar: which options there are, which take a value, and how short ones run together."""

from dataclasses import dataclass
from functools import cache

from workbench.core.curl.report import CurlError, Note

_FLAGS = """
anyauth append:a basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable-eprt
disable-epsv disable:q disallow-username-in-url doh-cert-status doh-insecure fail-early fail-with-body fail:f
false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control get:G
globoff:g haproxy-protocol head:I http0.9 http1.0:0 http1.1 http2 http2-prior-knowledge http3 http3-only
ignore-content-length include:i insecure:k ipv4:4 ipv6:6 junk-session-cookies:j list-only:l location-trusted
location:L mail-rcpt-allowfails manual:M metalink negotiate netrc-optional netrc:n next no-alpn no-buffer:N
no-clobber no-keepalive no-npn no-progress-meter no-sessionid ntlm ntlm-wb parallel-immediate parallel:Z path-as-is
post301 post302 post303 progress-bar:# proxy-anyauth proxy-basic proxy-digest proxy-insecure proxy-negotiate
proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel:p raw remote-header-name:J
remote-name-all remote-name:O remote-time:R remove-on-error retry-all-errors retry-connrefused sasl-ir show-error:S
silent:s socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke
ssl-reqd ssl-revoke-best-effort sslv2:2 sslv3:3 styled-output suppress-connect-headers tcp-fastopen tcp-nodelay
tftp-no-options tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tlsv1:1 tr-encoding trace-time use-ascii:B verbose:v version:V xattr
"""
_VALUES = """
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert-type cert:E ciphers config:K connect-timeout connect-to
continue-at:C cookie-jar:c cookie:b create-file-mode crlfile curves data-ascii data-binary data-raw data-urlencode
data:d delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header:D egd-file engine
etag-compare etag-save expect100-timeout form-string form:F ftp-account ftp-alternative-to-user ftp-method
ftp-port:P ftp-ssl-ccc-mode happy-eyeballs-timeout-ms header:H help:h hostpubmd5 hostpubsha256 hsts interface json
keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt
max-filesize max-redirs max-time:m netrc-file noproxy oauth2-bearer output-dir output:o parallel-max pass
pinnedpubkey preproxy proto proto-default proto-redir proxy-cacert proxy-capath proxy-cert proxy-cert-type
proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user:U proxy1.0 proxy:x pubkey quote:Q
random-file range:r rate referer:e request-target request:X resolve retry retry-delay retry-max-time sasl-authzid
service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit:Y speed-time:y stderr
telnet-option:t tftp-blksize time-cond:z tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
unix-socket upload-file:T url url-query user-agent:A user:u variable write-out:w
"""


@dataclass(frozen=True, slots=True)
class Given:
    """One option as it was given: its long name, its value, and how it was written."""

    name: str
    value: str
    written: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """All that stands behind ``curl``; ``url`` comes as an option of that name."""

    given: tuple[Given, ...]
    notes: tuple[Note, ...]


def parse(words: list[str]) -> Arguments:
    """Take the words apart as curl does.

    Raises:
        CurlError: when the last option lacks its value.
    """
    given: list[Given] = []
    notes: list[Note] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word in ("--next", "-:"):
            notes.append(Note("--next", "only the request before it was taken"))
            break
        if word.startswith("--") and len(word) > 2:
            given += _long(word, waiting, notes)
        elif word.startswith("-") and len(word) > 1 and word != "--":
            given += _short(word, waiting, notes)
        elif word != "--":
            given.append(Given("url", word, word))
    return Arguments(tuple(given), tuple(notes))


def _long(word: str, waiting: list[str], notes: list[Note]) -> list[Given]:
    name = _full_name(word[2:])
    if name is not None:
        return [Given(name, _value(word, waiting) if name in _values() else "", word)]
    switched_off = _full_name(word[5:]) if word.startswith("--no-") else None
    if switched_off is not None:
        return [Given("no-" + switched_off, "", word)]
    notes.append(Note(word, "curl has no such option"))
    return []


def _short(word: str, waiting: list[str], notes: list[Note]) -> list[Given]:
    """``-sSLX POST``: letters run together; the first that takes a value takes the rest of the word, or the next."""
    found: list[Given] = []
    for at, letter in enumerate(word[1:], 2):
        name = _letters().get(letter)
        if name is None:
            notes.append(Note(f"-{letter}", "curl has no such option"))
        elif name in _values():
            return [*found, Given(name, word[at:] or _value(f"-{letter}", waiting), f"-{letter}")]
        else:
            found.append(Given(name, "", f"-{letter}"))
    return found


def _value(written: str, waiting: list[str]) -> str:
    if not waiting:
        raise CurlError(f"{written} needs a value")
    return waiting.pop(0)


def _full_name(typed: str) -> str | None:
    """The option that a name means; curl takes any beginning that fits only one."""
    names = [*_flags(), *_values()]
    if typed in names:
        return typed
    fitting = [name for name in names if name.startswith(typed)]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _flags() -> frozenset[str]:
    return frozenset(entry.partition(":")[0] for entry in _FLAGS.split())


@cache
def _values() -> frozenset[str]:
    return frozenset(entry.partition(":")[0] for entry in _VALUES.split())


@cache
def _letters() -> dict[str, str]:
    entries = (entry.partition(":") for entry in (_FLAGS + _VALUES).split())
    return {letter: name for name, colon, letter in entries if colon}
