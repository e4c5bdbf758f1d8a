"""Security requirements as credentials to fill in: variables stand where the secrets belong."""

from workbench.core.imports.openapi.refs import BrokenRefError, Node, Refs
from workbench.core.imports.report import ItemLosses
from workbench.core.imports.values import Json, text
from workbench.core.request import (
    INHERIT,
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    NoAuth,
    OAuth2PasswordAuth,
)


class Security:
    """Reads requirements of one document."""

    def __init__(self, refs: Refs, document: Node) -> None:
        self._refs = refs
        self._schemes = document.at("components").at("securitySchemes")

    def of_operation(self, operation: Node, losses: ItemLosses) -> Auth:
        """The operation's own credentials; without a word of its own it has those of the whole document."""
        return self.read(operation.at("security"), losses) if "security" in operation.object else INHERIT

    def read(self, requirements: Node, losses: ItemLosses) -> Auth:
        """The first requirement that can be met here. An empty one among them means that none are needed."""
        options = [one for one in requirements.elements() if one.object]
        chosen: Auth | None = None
        for option in options:
            found = [self._scheme(name, scopes, losses) for name, scopes in option.members()]
            known = [one for one in found if one is not None]
            if known and chosen is None:
                chosen = known[0]
                if len(option.object) > 1:
                    losses.tell(
                        " and ".join(option.object), "a request has one kind of credentials; the first was taken"
                    )
        if len(options) > 1 and chosen is not None:
            names = " or ".join(" and ".join(one.object) for one in options)
            losses.tell(names, "of several ways to log in the first one that works here was taken")
        return chosen or NoAuth()

    def _scheme(self, name: str, scopes: Node, losses: ItemLosses) -> Auth | None:
        try:
            found = self._refs.follow(self._schemes.at(name))
        except BrokenRefError as error:
            losses.tell(f"security scheme {name}", str(error))
            return None
        auth = _auth(found.object, [text(one.value) for one in scopes.elements()])
        if auth is None:
            kind = text(found.object.get("scheme") or found.object.get("type")) or "not defined in the document"
            losses.tell(f"security scheme {name}", f"its kind ({kind}) can't be sent from here")
        return auth


def _auth(scheme: Json, scopes: list[str]) -> Auth | None:
    match text(scheme.get("type")), text(scheme.get("scheme")).lower():
        case "http", "basic":
            return BasicAuth("{{username}}", "{{password}}")
        case "http", "bearer":
            return BearerAuth("{{token}}")
        case "apiKey", _:
            return _key(text(scheme.get("name")), text(scheme.get("in")))
        case "oauth2", _:
            return _oauth2(Node(scheme).at("flows"), scopes)
        case "openIdConnect", _:
            return BearerAuth("{{token}}")
    return None


def _key(name: str, place: str) -> Auth | None:
    if place == "cookie":
        return CookieAuth(name, "{{api_key}}")
    if place == "query":
        return ApiKeyAuth(name, "{{api_key}}", "query")
    return ApiKeyAuth(name, "{{api_key}}") if place == "header" else None


def _oauth2(flows: Node, scopes: list[str]) -> Auth:
    """The password flow fetches its own token; with the others the token comes from a browser."""
    password = flows.at("password").object
    if not password:
        return BearerAuth("{{token}}")
    url = text(password.get("tokenUrl"))
    url = url if "://" in url else "{{base}}/" + url.lstrip("/")
    return OAuth2PasswordAuth(url, "{{username}}", "{{password}}", scope=" ".join(scopes))
