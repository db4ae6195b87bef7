"""Regular expressions that match the decimal texts of a range of numbers."""


def number_pattern(minimum: int, maximum: int) -> str:
    """Matches the texts of all numbers from `minimum` to `maximum` (0 <= minimum < maximum), whole or not."""
    whole = "|".join(_of_length(minimum, maximum - 1))
    return rf"^(?:(?:{whole})(?:\.[0-9]{{1,30}})?|{maximum}(?:\.0{{1,30}})?)$"


def _of_length(low: int, high: int) -> list[str]:
    """One expression for each span of whole numbers that have the same length."""
    found: list[str] = []
    while low <= high:
        top = min(high, 10 ** len(str(low)) - 1)
        found += _between(str(low), str(top))
        low = top + 1
    return found


def _between(low: str, high: str) -> list[str]:
    """Expressions for all numbers from `low` to `high`, which have the same number of digits."""
    if not low:
        return [""]
    first, last = int(low[0]), int(high[0])
    rest = len(low) - 1
    if first == last:
        return [low[0] + tail for tail in _between(low[1:], high[1:])]
    found: list[str] = []
    if low[1:].strip("0"):
        found += [low[0] + tail for tail in _between(low[1:], "9" * rest)]
        first += 1
    tails: list[str] = []
    if high[1:].strip("9"):
        tails = [high[0] + tail for tail in _between("0" * rest, high[1:])]
        last -= 1
    if first <= last:
        digit = str(first) if first == last else f"[{first}-{last}]"
        found.append(digit + "[0-9]" * rest)
    return found + tails
