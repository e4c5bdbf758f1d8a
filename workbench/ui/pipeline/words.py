"""The words of the pipeline, so that a mark is never told by colour or shape alone."""

from PySide6.QtCore import QCoreApplication

from workbench.core.trace.cards import SQL, Card
from workbench.core.trace.text import format_ms

MARKS: dict[str, tuple[str, str]] = {
    "passed": ("check", "ok.base"),
    "turned": ("undo-2", "warn.base"),
    "failed": ("x", "error.base"),
    "refused": ("x", "error.base"),
    "not_reached": ("minus", "text.disabled"),
    "off": ("circle-off", "text.disabled"),
    "hit": ("zap", "stage.cache"),
    "miss": ("circle-dashed", "text.muted"),
}
"""Icon and colour token of each mark; a card that waits for its first request has none."""

TONES = {"trace": "trace.base", "warn": "warn.base", "error": "error.base", "rail": "trace.rail"}


def tr(text: str) -> str:
    """Translate a word of the pipeline."""
    return QCoreApplication.translate("Pipeline", text)


def state_word(state: str) -> str:
    """Say a card's state: 'passed', 'turned the request round', ..."""
    words = {
        "passed": tr("passed"),
        "turned": tr("turned the request round"),
        "failed": tr("failed"),
        "refused": tr("no connection"),
        "not_reached": tr("not reached"),
        "off": tr("off"),
        "hit": tr("hit"),
        "miss": tr("miss"),
    }
    return words.get(state, tr("waiting for a request"))


def card_text(card: Card) -> str:
    """Write what stands under a card's name."""
    if card.state in ("off", "refused"):
        return tr("off") if card.state == "off" else tr("refused")
    if card.state == "idle":
        return ""
    if card.reached and not card.timed:
        return card.note.partition("/")[0] or "–"
    return format_ms(card.own_ms) if card.reached else "–"


def spoken(card: Card) -> str:
    """Say a card for a screen reader: 'rate limit, passed, 0.03 ms'."""
    parts = [card.title, state_word(card.state)]
    if card.reached and card.timed:
        parts.append(format_ms(card.own_ms))
    if card.note:
        parts.append(card.note)
    if card.id == SQL:
        parts += [f"{row.text} {format_ms(row.total_ms)}" for row in card.rows if not row.earlier]
    return ", ".join(parts)


def status_tone(status: int) -> str:
    """Choose a status code's tone: 2xx and 3xx are ok, 4xx turned round, 5xx broken."""
    if status >= 500 or status < 100:
        return "error"
    return "warn" if status >= 400 else "ok"
