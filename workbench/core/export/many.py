"""A folder with all its requests as one file for another tool; what can't be written down is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.core.collection import Defaults, Folder, SavedRequest, Variable
from workbench.core.draft_error import DraftError
from workbench.core.export.kinds import Kind, written
from workbench.core.export.postman import postman_collection
from workbench.core.handed_down import effective

Item = Folder | SavedRequest
Chain = Sequence[Folder]


@dataclass(frozen=True, slots=True)
class Many:
    """The file's text, how many requests are in it, and a line for each that isn't."""

    text: str
    count: int = 0
    left_out: tuple[str, ...] = ()


def postman_of(item: Item, above: Chain) -> Many:
    """A collection of the format 2.1; what is handed down from ``above`` goes along."""
    variables = tuple(_variables((*above, item) if isinstance(item, Folder) else above))
    if isinstance(item, Folder):
        auth = next(
            (one.defaults.auth for one in (item, *reversed(above)) if one.defaults.auth.kind != "inherit"), None
        )
        headers = tuple(row for one in (*above, item) for row in one.defaults.headers)
        defaults = Defaults(auth or item.defaults.auth, headers, variables)
        found = replace(item, defaults=defaults, items=tuple(_readable(item.items)))
    else:
        whole = replace(item, draft=effective(item.draft, above))
        found = Folder("", item.draft.title, (whole,), Defaults(variables=variables))
    kept = sum(1 for _ in found.requests())
    return Many(postman_collection(found), kept, tuple(_broken(item)))


def text_of(kind: Kind, item: Item, above: Chain, base: str) -> Many:
    """An ``.http`` or Hurl file with the variables as they were typed, and what they mean at its head."""
    pieces: list[str] = []
    left_out = list(_broken(item))
    chains = list(_chains(item, tuple(above)))
    for request, chain in chains:
        try:
            text = written(kind, effective(request.draft, chain), {}, secrets=False)
        except DraftError as error:
            left_out.append(f"{request.path}: {error}")
            continue
        mark = "###" if kind.suffix == ".http" else "#"
        pieces.append(f"{mark} {' '.join(request.draft.title.split())}\n{text}")
    folders = dict.fromkeys(folder for _, chain in chains for folder in chain)
    head = _head(kind, {"base": base} | {one.name: one.value for one in _variables(tuple(folders)) if not one.secret})
    return Many("\n".join([head, *pieces]), len(pieces), tuple(left_out))


def _head(kind: Kind, values: dict[str, str]) -> str:
    if kind.suffix == ".http":
        return "".join(f"@{name} = {value}\n" for name, value in values.items())
    lines = [f"#   --variable {name}={value}" for name, value in values.items()]
    return "\n".join(["# Run it with hurl --test and", *lines, ""])


def _variables(folders: Chain) -> Iterator[Variable]:
    """Those of all folders, of each name the innermost."""
    found = {one.name: one for folder in folders for one in folder.defaults.variables if one.enabled}
    yield from found.values()


def _chains(item: Item, above: tuple[Folder, ...]) -> Iterator[tuple[SavedRequest, tuple[Folder, ...]]]:
    """Every readable request, with the folders that it lies in."""
    if isinstance(item, SavedRequest):
        if not item.problem:
            yield item, above
        return
    for one in item.items:
        yield from _chains(one, (*above, item))


def _readable(items: tuple[Item, ...]) -> Iterator[Item]:
    for one in items:
        if isinstance(one, Folder):
            yield replace(one, items=tuple(_readable(one.items)))
        elif not one.problem:
            yield one


def _broken(item: Item) -> Iterator[str]:
    requests = item.requests() if isinstance(item, Folder) else iter((item,))
    return (f"{one.path}: {one.problem}" for one in requests if one.problem)
