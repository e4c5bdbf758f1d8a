"""Formats figures the same way all over the Experiment screen."""

from workbench.core.experiment import PercentileRow, StageChange, WorkRow
from workbench.core.verdict import percent, percent_digits, times


def ms(value: float | None) -> str:
    """Milliseconds with about three digits: '8.9', '0.41', '0.006', '1,250'; '–' for none."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 2 else f"{value:.2f}" if value >= 0.095 else f"{value:.3f}"


def own_ms(value: float | None) -> str:
    """Own time of a stage; three decimals below 0.1 ms, because most stages live there."""
    return "–" if value is None else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def ratio_words(row: PercentileRow) -> tuple[str, str]:
    """The factor between A and B, and its interval."""
    if row.ratio is None:
        if row.a_ms and row.b_ms:
            return times(row.a_ms / row.b_ms), "one value"
        return "–", "–"
    digits = 1 if row.ratio.value >= 1.5 else 2
    return factor(row.ratio.value), f"{row.ratio.low:.{digits}f} – {row.ratio.high:.{digits}f}"


def factor(value: float) -> str:
    """'21.7×', and two decimals where one would hide the difference."""
    return times(value) if value >= 1.5 else f"{value:.2f}×"


def change_words(stage: StageChange) -> str:
    """'−94 % (−96 … −91)'."""
    if stage.change is None:
        return "only on B" if stage.a_ms is None else "only on A"
    digits = percent_digits(stage.change)
    value, low, high = (percent(v, digits) for v in (stage.change.value, stage.change.low, stage.change.high))
    return f"{value} % ({low} … {high})"


def work_value(value: float) -> str:
    """A counter per request: whole where it is whole."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.2f}"


def less_by(row: WorkRow) -> tuple[str, str]:
    """How many times less work B does, and the tone of that: 'ok', 'warn' or ''."""
    if row.name == "Cache hits" and row.a != row.b:
        return ("more", "ok") if row.b > row.a else ("fewer", "warn")
    if not row.a or not row.b:
        return ("same", "") if row.a == row.b else ("none left", "ok") if row.a else ("new", "warn")
    share = max(row.a, row.b) / min(row.a, row.b)
    if share < 1.005:
        return "same", ""
    size = factor(share) if share >= 1.5 else f"{(share - 1) * 100:.0f} %"
    return (size, "ok") if row.a > row.b else (f"{size} more", "warn")
