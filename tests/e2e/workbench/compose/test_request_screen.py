import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

SCREEN = """
from workbench.bench.live_window import live_window
from workbench.core.request import JsonBody, RequestDraft
from workbench.ui.request_screen.screen import RequestScreen
with live_window(settle_s=0.0) as window:
    context, main = window.made.context, window.made.window
    main.show_screen("request")
    window.wait_until(lambda: main.findChild(RequestScreen) is not None)
    window.wait_until(lambda: hasattr(context, "collection") and context.collection.snapshot.collection is not None)
    collection = context.collection.snapshot.collection
    context.requests.send(RequestDraft("POST", name="new", body=JsonBody('{"title": "Rotate", "owner_id": 42}')))
    window.wait_until(lambda: window.made.context.requests._store.snapshot.current.exchange is not None)
    exchange = window.made.context.requests._store.snapshot.current.exchange
    print(exchange.response.status, collection.folder.name, len(list(collection.folder.requests())) > 40)
"""


def test_the_screen_opens_with_the_shipped_collection_and_sends() -> None:
    done = subprocess.run([sys.executable, "-c", SCREEN], capture_output=True, text=True, timeout=110, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == "201"
    assert done.stdout.split()[-1] == "True"
