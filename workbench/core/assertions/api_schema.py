"""Holds answers against the OpenAPI document of the API itself: the right operation, status and content type.

OpenAPI 3.1 is JSON Schema 2020-12 as it stands; 3.0 is rewritten into it (``nullable``, exclusive bounds as flags).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, cast
from urllib.parse import urlsplit

from workbench.core import openapi_docs
from workbench.core.assertions.answer import Answer, CouldNotCheckError
from workbench.core.assertions.values import cut
from workbench.core.openapi_docs import ApiDocs, RouteDoc

Json = Mapping[str, Any]
_MAX_ERRORS = 50
_MAX_REFS = 8


@dataclass(frozen=True)
class ApiSchema:
    """The live document, and the address at which its API answers."""

    document: Json
    base: str

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The regular expressions that it asks for anywhere."""
        return tuple(dict.fromkeys(_patterns(self.document)))

    def problem(self, answer: Answer) -> str:
        """What of the answer is not as the API says, empty when nothing is.

        Raises CouldNotCheckError when the API says nothing of such an answer.
        """
        said = self._said(answer)
        content = _mapping(said.get("content"))
        if not content:
            return f"{answer.body_bytes:,} bytes, though the API says that none come" if answer.body_bytes else ""
        if answer.method == "HEAD":
            return ""
        media = _media(content, answer.media_type)
        if media is None:
            return f"{answer.media_type or 'no content type'}, not {' or '.join(content)}"
        if "schema" not in media or "json" not in answer.media_type:
            return ""
        return self._schema_problem(answer, _mapping(media["schema"]))

    def _said(self, answer: Answer) -> Json:
        """What the document says of the answer's status."""
        route = self._route(answer)
        operation = self.document["paths"][route.template][route.method.lower()]
        responses = _mapping(_mapping(operation).get("responses"))
        for key in (str(answer.status), f"{answer.status // 100}XX", "default"):
            if key in responses:
                return self._followed(_mapping(responses[key]))
        raise CouldNotCheckError(f"The API says nothing of {answer.status} for {route.method} {route.template}.")

    def _route(self, answer: Answer) -> RouteDoc:
        wanted, there = urlsplit(self.base), urlsplit(answer.url)
        if wanted.netloc != there.netloc:
            raise CouldNotCheckError(f"The API document at hand is that of {wanted.netloc}, not of {there.netloc}.")
        path = (there.path or "/").removeprefix(self._prefix)
        method = "GET" if answer.method == "HEAD" else answer.method
        route = self._docs.find(answer.method, path) or self._docs.find(method, path)
        if route is None:
            raise CouldNotCheckError(f"The API says nothing of {answer.method} {there.path or '/'}.")
        return route

    def _schema_problem(self, answer: Answer, schema: Json) -> str:
        from jsonschema import Draft202012Validator, FormatChecker
        from jsonschema.exceptions import best_match
        from referencing import Registry
        from referencing.exceptions import Unresolvable

        try:
            instance = answer.json
        except ValueError as error:
            return f"no JSON: {error}"
        whole = {**self._rewritten, "allOf": [_rewrite(schema, self._is_3_0)]}
        validator = Draft202012Validator(whole, registry=Registry(), format_checker=FormatChecker())
        try:
            errors = list(islice(validator.iter_errors(instance), _MAX_ERRORS))
        except Unresolvable as error:
            raise CouldNotCheckError(f"The API's document refers to what is not in it: {error}") from None
        except RecursionError:
            raise CouldNotCheckError("Answer or schema are nested too deeply.") from None
        worst = best_match(errors)
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return f"{worst.json_path}: {cut(worst.message)}{more}" if worst is not None else ""

    @property
    def _is_3_0(self) -> bool:
        return str(self.document.get("openapi", "")).startswith("3.0")

    @cached_property
    def _docs(self) -> ApiDocs:
        return openapi_docs.read(self.document)

    @cached_property
    def _prefix(self) -> str:
        """The path that all routes of the API begin with, from the first of its servers."""
        servers = self.document.get("servers")
        first = servers[0] if isinstance(servers, list) and servers else {}
        return urlsplit(str(_mapping(first).get("url", ""))).path.rstrip("/")

    @cached_property
    def _rewritten(self) -> Json:
        """The components, where ``$ref`` finds them: at the root of every schema."""
        components = _mapping(self.document.get("components"))
        schemas = {name: _rewrite(one, self._is_3_0) for name, one in _mapping(components.get("schemas")).items()}
        return {"components": {**components, "schemas": schemas}}

    def _followed(self, value: Json) -> Json:
        """What a ``$ref`` to a response refers to."""
        for _ in range(_MAX_REFS):
            ref = value.get("$ref")
            if not isinstance(ref, str):
                return value
            if not ref.startswith("#/"):
                raise CouldNotCheckError(f"The API's document refers to another file: {ref}")
            found: object = self.document
            for step in ref[2:].split("/"):
                found = _mapping(found).get(step.replace("~1", "/").replace("~0", "~"))
            value = _mapping(found)
        return value


def _media(content: Json, media_type: str) -> Json | None:
    """What the document says of a content type: by its own name first, then by a range."""
    family = media_type.partition("/")[0] + "/*"
    named = {str(name).partition(";")[0].strip().lower(): one for name, one in content.items()}
    found = next((named[name] for name in (media_type, family, "*/*") if name in named), None)
    return None if found is None else _mapping(found)


def _patterns(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _patterns(item)
    elif isinstance(node, Mapping):
        found = node.get("pattern")
        if isinstance(found, str):
            yield found
        for item in node.values():
            yield from _patterns(item)


def _rewrite(schema: object, is_3_0: bool) -> Any:
    """The schema as JSON Schema 2020-12 for answers: what is only ever written needs not come back."""
    if isinstance(schema, list):
        return [_rewrite(one, is_3_0) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    made = {name: _rewrite(one, is_3_0) for name, one in schema.items()}
    if isinstance(made.get("required"), list) and isinstance(made.get("properties"), dict):
        hidden = {name for name, one in made["properties"].items() if isinstance(one, dict) and one.get("writeOnly")}
        made["required"] = [name for name in made["required"] if name not in hidden]
    return _from_3_0(made) if is_3_0 else made


def _from_3_0(made: dict[str, Any]) -> dict[str, Any]:
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        flag = made.pop(exclusive) if isinstance(made.get(exclusive), bool) else False
        if flag and bound in made:
            made[exclusive] = made.pop(bound)
    if "$ref" in made:
        return {"$ref": made["$ref"]}  # 3.0: what stands beside a reference counts for nothing
    return {"anyOf": [{"type": "null"}, made]} if made.pop("nullable", False) is True else made


def _mapping(value: object) -> Json:
    return cast(Json, value) if isinstance(value, Mapping) else {}
