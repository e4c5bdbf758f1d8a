"""Everything that speaks HTTP on the learner's behalf, and keeps what came back. Knows no Qt."""

import sys

# WORKAROUND: httpx imports its own command line, and with it click, rich and pygments, wherever they are installed:
# 45 of its 110 ms. It does without when the module can't be imported (httpx/__init__.py, "try: from ._main import").
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is how an import is blocked
