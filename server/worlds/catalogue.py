"""Which worlds there are, and how big each is."""

from server.contract.control import WorldInfo

WORLDS = (
    WorldInfo(name="tasks-1k", title="1,000 tasks", tasks=1_000, users=50, posts=200, comments=1_000),
    WorldInfo(name="tasks-20k", title="20,000 tasks", tasks=20_000, users=500, posts=500, comments=2_500),
    WorldInfo(name="tasks-200k", title="200,000 tasks", tasks=200_000, users=5_000, posts=2_000, comments=10_000),
    WorldInfo(name="tasks-1m", title="1,000,000 tasks", tasks=1_000_000, users=25_000, posts=5_000, comments=25_000),
)

DEFAULT_WORLD = "tasks-200k"


def find_world(name: str) -> WorldInfo:
    """The world of this name. Raises ``ValueError`` naming those that exist."""
    for world in WORLDS:
        if world.name == name:
            return world
    raise ValueError(f"there is no world {name!r}, only {', '.join(world.name for world in WORLDS)}")
