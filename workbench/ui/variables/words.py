"""What is said of a variable when the pointer rests on it: its value, where it comes from, or what is wrong."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from workbench.core.masking import covered
from workbench.core.variables import Look, Resolved, Scope, Scopes, VariableError, looks, sounds_secret

_SHOWN_CHARS = 200


def tr(words: str) -> str:
    return QCoreApplication.translate("variables", words)


def told(look: Look) -> str:
    """A few lines about one use."""
    if look.error is not None:
        return _wrong(look.error)
    found = look.resolved
    if found is None:
        return ""
    lines = [f"{look.use.name} = {shown(found, look.use.name)}", origin(found)]
    if len(found.chain) > 1:
        lines.append(" → ".join(found.chain))
    return "\n".join(line for line in lines if line)


def told_of_all(text: str, scopes: Scopes) -> str:
    """The same of every use in a text, once each."""
    return "\n\n".join(dict.fromkeys(told(look) for look in looks(text, scopes)))


def shown(found: Resolved, name: str = "") -> str:
    """A value as it may be shown: secrets covered, and what is called like one; long ones cut."""
    if found.secret or sounds_secret(name):
        return covered(found.value)
    return found.value if len(found.value) <= _SHOWN_CHARS else f"{found.value[:_SHOWN_CHARS]}…"


def origin(found: Resolved) -> str:
    """Where a value comes from."""
    notes: Iterable[str] = (
        scope_name(found.scope),
        tr("secret") if found.secret else "",
        tr("captured from an answer") if found.note == "captured" else found.note,
    )
    return " · ".join(note for note in notes if note)


def scope_name(scope: Scope) -> str:
    """What a scope is called."""
    names = {
        "row": tr("data row"),
        "session": tr("this session"),
        "request": tr("this request"),
        "folder": tr("folder {0}"),
        "environment": tr("environment {0}"),
        "collection": tr("collection"),
        "workbench": tr("the running backend"),
        "dynamic": tr("made up anew for each send"),
        "default": tr("default, because nothing else has a value"),
    }
    return names[scope.kind].format(scope.name)


def _wrong(error: VariableError) -> str:
    way = " → ".join(error.chain)
    match error.reason:
        case "unknown":
            words = tr("Nothing is called {0}. Add it to the environment, or give a default: {{{{{0}:-…}}}}")
            return words.format(error.chain[-1]) + (f"\n{way}" if len(error.chain) > 1 else "")
        case "cycle":
            return tr("Goes round in a circle: {0}").format(way)
        case "no_value":
            return tr("The secret {0} has no value on this machine. Type it in under Environment.").format(way)
        case "too_much":
            return tr("Nested too deep, or far too long: {0}").format(" → ".join(error.chain[:4]))
