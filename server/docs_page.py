"""The page /docs: drawn here from the OpenAPI description, so that it works without a network and without scripts."""

from html import escape
from typing import Any

from server.domains.documented import MEANINGS

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, .method { font-family: ui-monospace, monospace; }
.method { display: inline-block; min-width: 5rem; font-weight: 600; }
details { border-bottom: 1px solid #8884; padding: .4rem 0; }
summary { cursor: pointer; }
table { border-collapse: collapse; margin: .5rem 0; }
td { border-top: 1px solid #8883; padding: .2rem 1rem .2rem 0; vertical-align: top; }
"""


def render(schema: dict[str, Any]) -> str:
    """The whole page."""
    info = schema["info"]
    operations = "".join(
        _operation(path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method not in ("head", "options")
    )
    problems = "".join(
        f'<tr id="problem-{status}"><td><code>{status}</code></td><td>{escape(text)}</td></tr>'
        for status, text in MEANINGS.items()
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(info["title"])}</title>'
        f"<style>{STYLE}</style><h1>{escape(info['title'])}</h1><p>{escape(info['description'])}</p>"
        f'<p>The same for programs: <a href="/openapi.json">openapi.json</a></p>'
        f"<h2>Routes</h2>{operations}<h2>Problems</h2><table>{problems}</table></html>"
    )


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parameters = "".join(_parameter(one) for one in operation.get("parameters", []))
    responses = "".join(
        f"<tr><td><code>{escape(status)}</code></td><td>{escape(response['description'])}</td></tr>"
        for status, response in operation["responses"].items()
    )
    return (
        f'<details><summary><span class="method">{method.upper()}</span> <code>{escape(path)}</code> '
        f"{escape(operation['summary'])}</summary><p>{escape(operation.get('description', ''))}</p>"
        f"<table>{parameters}</table><table>{responses}</table></details>"
    )


def _parameter(parameter: dict[str, Any]) -> str:
    schema = parameter["schema"]
    notes = [parameter["in"], schema.get("type", ""), "required" if parameter.get("required") else ""]
    return (
        f"<tr><td><code>{escape(parameter['name'])}</code></td><td>{escape(' '.join(filter(None, notes)))}</td>"
        f"<td>{escape(parameter.get('description', schema.get('description', '')))}</td></tr>"
    )
