"""What the lesson panel shows: the course, how far each lesson has come, and the lesson being taken."""

from dataclasses import dataclass, field

from lessons.format.models import Lesson, Pack, Toggle, Verb
from workbench.core.lesson import Progress, SessionSnapshot
from workbench.state.features import FeaturesSnapshot
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class LessonsSnapshot:
    """The course and the one lesson that is open."""

    pack: Pack | None = None
    """None until the course is read."""
    progress: Progress = field(default_factory=Progress)
    session: SessionSnapshot | None = None
    choosing: bool = True
    """The list of lessons is in front, also while a lesson is open."""
    showing: bool = False
    """'Show me' is under way."""
    problem: str = ""
    """Why the course, its progress or a lesson could not be opened."""

    @property
    def following(self) -> Lesson | None:
        """The lesson after the open one, if there is one."""
        if self.pack is None or self.session is None:
            return None
        ids = [lesson.id for lesson in self.pack.lessons]
        place = ids.index(self.session.lesson.id) + 1
        return self.pack.lessons[place] if place < len(ids) else None

    @property
    def idle(self) -> bool:
        """Whether a gesture may begin something now."""
        return self.session is not None and not self.session.busy and not self.showing


class LessonsStore(Store[LessonsSnapshot]):
    """Holds the course and the open lesson."""


def is_set(toggle: Toggle, features: FeaturesSnapshot) -> bool:
    """Whether a switch stands as the lesson wants it."""
    if features.switchboard is None or toggle.feature not in features.switchboard.settings:
        return False
    setting = features.switchboard.settings[toggle.feature]
    return setting.choice == toggle.to and all(
        setting.params.get(name) == value for name, value in toggle.params.items()
    )


def flip(toggle: Toggle, features: FeaturesSnapshot) -> Verb:
    """The verb that sets the switch as the lesson wants it, or back when it stands so already."""
    if not is_set(toggle, features):
        return _verb(toggle.feature, toggle.to, toggle.params)
    flags = {name: False for name, value in toggle.params.items() if value is True}
    return _verb(toggle.feature, toggle.to if flags else _other(toggle, features), flags)


def _other(toggle: Toggle, features: FeaturesSnapshot) -> str:
    info = features.feature(toggle.feature)
    if info.default != toggle.to:
        return info.default
    return next(choice.value for choice in info.choices if choice.value != toggle.to)


def _verb(feature: str, choice: str, params: "dict[str, bool] | dict[str, bool | int | float | str]") -> Verb:
    written = (f"{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in params.items())
    return Verb("toggle", (feature, choice, *written))
