"""What lives as long as the backend: handed to stages and strategies, so that swapping the pipeline loses nothing."""

from dataclasses import dataclass
from pathlib import Path

from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker


@dataclass(frozen=True, slots=True)
class Resources:
    """The lifespan objects of one backend process."""

    engine: Engine
    sessions: sessionmaker[Session]
    redis: AsyncRedis
    redis_sync: Redis
    secret_key: str
    data_dir: Path
