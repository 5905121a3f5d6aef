"""Makes a failing input smaller, as long as it fails in the same way."""

from collections.abc import Callable
from typing import TypeVar

from .seeds import Seed

Whole = TypeVar("Whole", str, bytes)


def shrunk(seed: Seed, fails: Callable[[Seed], bool], most: int = 300) -> Seed:
    """The smallest input found in so many attempts; text by characters, all else by bytes (delta debugging, Zeller 1999)."""
    try:
        text = seed.data.decode()
    except UnicodeDecodeError:
        return Seed(seed.name, _smaller(seed.data, lambda data: fails(Seed(seed.name, data)), most))
    return Seed(seed.name, _smaller(text, lambda part: fails(Seed(seed.name, part.encode())), most).encode())


def _smaller(whole: Whole, fails: Callable[[Whole], bool], most: int) -> Whole:
    size = max(1, len(whole) // 2)
    while size and most > 0:
        at, before = 0, len(whole)
        while at < len(whole) and most > 0:
            less = whole[:at] + whole[at + size :]
            most -= 1
            if fails(less):
                whole = less
            else:
                at += size
        size = size // 2 if len(whole) == before or size > 1 else 0
    return whole
