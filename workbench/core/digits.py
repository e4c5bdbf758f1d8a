"""Reads whole numbers that somebody else wrote: of thousands of digits Python makes an exception and no number."""


def whole(text: str, most: int) -> int | None:
    """The number, or ``most`` where it is larger; None for what isn't all ASCII digits."""
    if not (text.isascii() and text.isdecimal()):
        return None
    digits = text.lstrip("0") or "0"
    return most if len(digits) > len(str(most)) else min(int(digits), most)
