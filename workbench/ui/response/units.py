"""Times and sizes in the few figures that a person reads."""


def milliseconds(value: float) -> str:
    """``0.41 ms``, ``12.3 ms``, ``1.20 s``."""
    if value >= 1000:
        return f"{value / 1000:.2f} s"
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms"


def size(count: int) -> str:
    """``348 B``, ``2.1 kB``, ``50.0 MB``: powers of a thousand, as in the headers."""
    if count < 1000:
        return f"{count} B"
    for factor, unit in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} B"
