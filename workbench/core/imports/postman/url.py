"""Postman's URLs, written as one text or taken apart."""

from workbench.core.imports.addresses import split
from workbench.core.imports.postman.rows import rows
from workbench.core.imports.values import Json, mapping, sequence, text
from workbench.core.request import Row

Parts = tuple[str, tuple[Row, ...], tuple[Row, ...]]


def read_url(given: object) -> Parts:
    """URL, query rows and path parameters. A list of queries wins over the text: it knows what is switched off."""
    if isinstance(given, str):
        return (*split(given), ())
    url = mapping(given)
    raw = text(url.get("raw")) or _joined(url)
    path = tuple(Row(one.name, one.value, True, one.note) for one in _path_rows(url) if one.name)
    if not sequence(url.get("query")):
        return (*split(raw), path)
    return raw.partition("#")[0].partition("?")[0], rows(url.get("query")), path


def _path_rows(url: Json) -> tuple[Row, ...]:
    """The values of ``:name`` segments; the format 2.0 calls a key an id, too."""
    listed = [{**one, "key": one.get("key") or one.get("id")} for one in sequence(url.get("variable")) if mapping(one)]
    return rows(listed)


def _joined(url: Json) -> str:
    scheme = text(url.get("protocol"))
    host, path = url.get("host"), url.get("path")
    site = ".".join(map(text, host)) if isinstance(host, list) else text(host)
    port = f":{text(url.get('port'))}" if url.get("port") else ""
    steps = [text(mapping(one).get("value", "")) if mapping(one) else text(one) for one in sequence(path)]
    way = "/".join(steps) if isinstance(path, list) else text(path).lstrip("/")
    return (f"{scheme}://" if scheme else "") + site + port + (f"/{way}" if way else "")
