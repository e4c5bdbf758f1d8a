from workbench.client.personas.base import PersonaResult
from workbench.core.cookies import EMPTY_JAR
from workbench.core.exchange import Exchange, Phases
from workbench.core.fetch.seen import Seen
from workbench.core.request import RequestDraft


def test_what_the_page_saw_comes_with_the_exchange() -> None:
    seen = Seen("opaque", "http://evil.test")
    exchange = Exchange("1", RequestDraft(), 0.0, None, None, None, Phases(), seen=seen)

    assert PersonaResult(exchange, EMPTY_JAR).seen is seen
