"""Writes times, counts and ratios the way the bench shows them everywhere."""


def format_ms(value: float) -> str:
    """Write a time with the digits that matter: '<0.01 ms', '0.41 ms', '46.2 ms', '320 ms', '12.0 s'."""
    if value < 0.005:
        return "0 ms" if value <= 0 else "<0.01 ms"
    if value < 9.995:
        return f"{value:.2f} ms"
    if value < 99.95:
        return f"{value:.1f} ms"
    return f"{value:.0f} ms" if value < 9_999.5 else f"{value / 1000:.1f} s"


def format_count(value: int) -> str:
    """Write a count with thousands set apart: '200,000'."""
    return f"{value:,}"


def format_ratio(value: float) -> str:
    """Write a factor: '1.4×', '22×'."""
    return f"{value:.1f}×" if value < 9.95 else f"{value:,.0f}×"
