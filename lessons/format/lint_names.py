"""Checks every name that a lesson speaks of against what exists: features, choices, worlds, users, sends, targets."""

import re
from collections.abc import Iterator, Mapping

from lessons.format.catalogue import Catalogue
from lessons.format.models import Burst, Explain, Lesson, Place, Predict, Quiz, Send, Slip, Solve, Step, Toggle, Verb
from lessons.format.problems import Problem, nearest

CLIENTS = ("browser", "attacker", "mobile")
CREDENTIALS = ("omit", "same-origin", "include")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")


def lint_names(lesson: Lesson, catalogue: Catalogue) -> Iterator[Problem]:
    """Unknown names, in reading order."""
    front = Place(lesson.path, 1)
    if lesson.world not in catalogue.worlds:
        yield Problem("E301", front, f"unknown world '{lesson.world}'{nearest(lesson.world, catalogue.worlds)}")
    for feature in lesson.features:
        yield from _feature(feature, front, catalogue)
    yield from _settings(lesson.settings, front, catalogue)
    known: dict[str, set[str]] = {"send": set(), "burst": set(), "answer": set(), "explain": set()}
    for step in lesson.steps:
        _declare(step, known)
        for block in step.blocks:
            if isinstance(block, Toggle):
                yield from _settings({block.feature: block.to}, block.place, catalogue)
                yield from _params(block, catalogue)
            elif isinstance(block, Send):
                yield from _user(block.login, block.place, catalogue)
                yield from _page(block)
            elif isinstance(block, Burst):
                yield from _user(block.login, block.place, catalogue)
                yield from _settings(block.settings, block.place, catalogue)
                yield from _request(block)
            elif isinstance(block, Solve | Slip):
                for verb in block.do:
                    yield from _verb(verb, block.place, known, catalogue)


def _declare(step: Step, known: Mapping[str, set[str]]) -> None:
    kinds: tuple[tuple[str, tuple[type, ...]], ...] = (
        ("send", (Send,)), ("burst", (Burst,)), ("answer", (Predict, Quiz)), ("explain", (Explain,)),
    )  # fmt: skip
    for key, types in kinds:
        known[key].update(block.name for block in step.blocks if isinstance(block, types))  # type: ignore[union-attr]


def _verb(verb: Verb, place: Place, known: Mapping[str, set[str]], catalogue: Catalogue) -> Iterator[Problem]:
    if verb.name == "reset":
        return
    if not verb.words:
        yield Problem("E305", place, f"'{verb.name}' needs to be told what")
    elif verb.name == "toggle":
        wanted = verb.words[1] if len(verb.words) > 1 else ""
        yield from _settings({verb.words[0]: wanted}, place, catalogue)
    elif verb.words[0] not in known[verb.name]:
        hint = nearest(verb.words[0], known[verb.name])
        yield Problem("E304", place, f"'{verb.name} {verb.words[0]}': nothing of that name stands up to here{hint}")


def _feature(feature: str, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    if feature not in catalogue.features:
        yield Problem("E305", place, f"unknown feature '{feature}'{nearest(feature, catalogue.features)}")


def _settings(settings: Mapping[str, str], place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    for feature, choice in settings.items():
        yield from _feature(feature, place, catalogue)
        choices = catalogue.features.get(feature)
        if choices is not None and choice not in choices:
            hint = nearest(choice, choices) or f"; it can be {', '.join(sorted(choices))}"
            yield Problem("E306", place, f"'{feature}' has no choice '{choice}'{hint}")


def _params(toggle: Toggle, catalogue: Catalogue) -> Iterator[Problem]:
    known = catalogue.params.get(toggle.feature)
    for name in toggle.params:
        if known is not None and name not in known:
            yield Problem("E308", toggle.place, f"'{toggle.feature}' has no parameter '{name}'{nearest(name, known)}")


def _user(login: str, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    if login and login not in catalogue.users:
        yield Problem("E309", place, f"unknown user '{login}'{nearest(login, catalogue.users)}")


def _page(send: Send) -> Iterator[Problem]:
    if send.page is None:
        return
    for what, value, known in (("client", send.page.client, CLIENTS), ("mode", send.page.credentials, CREDENTIALS)):
        if value not in known:
            hint = nearest(value, known) or f"; it can be {', '.join(known)}"
            yield Problem("E312", send.place, f"unknown {what} '{value}'{hint}")
    if send.page.client == "mobile":
        if send.page.origin:
            yield Problem("E313", send.place, "an app on a phone has no origin: leave 'origin=' out")
    elif not _ORIGIN.fullmatch(send.page.origin):
        yield Problem("E313", send.place, "a page has an origin: write 'origin=http://localhost:3000'")


def _request(burst: Burst) -> Iterator[Problem]:
    method, _, target = burst.request.partition(" ")
    if not method.isupper() or not target.startswith("/"):
        yield Problem("E310", burst.place, f"'{burst.request}' is no request: write 'GET /tasks?limit=5'")
    if not 1 <= burst.count <= 2000 or not 1 <= burst.clients <= 64:
        yield Problem("E311", burst.place, "a lesson's burst has 1 to 2,000 requests and 1 to 64 clients")
