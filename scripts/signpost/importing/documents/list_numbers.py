"""The marks of the items of lists: "-" for bullets, and figures, letters or Roman numerals as they are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

BULLET = "-"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
UNNUMBERED = ("bullet", "none", "")
MAX_LEVEL = 9


class ListNumbers:
    """Counts the items of each list. `forms` has for each list the form of each level, and the first number of it."""

    def __init__(self, forms: Mapping[str, Sequence[tuple[str, int]]]) -> None:
        """Begin before the first item."""
        self.forms = forms
        self.counts: dict[tuple[str, int], int] = {}

    def next(self, key: str, level: int) -> str:
        """Return the mark of the next item of a list at a level."""
        forms = self.forms.get(key, ())
        form, start = forms[min(level, len(forms) - 1)] if forms else ("bullet", 1)
        if form in UNNUMBERED:
            return BULLET
        for deeper in range(level + 1, MAX_LEVEL):
            self.counts.pop((key, deeper), None)
        count = self.counts[key, level] = self.counts.get((key, level), start - 1) + 1
        return f"{written(count, form)}."


def written(count: int, form: str) -> str:
    """Return a number in one of the forms of lists; in figures where the form is another."""
    if "Letter" in form and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if "Roman" in form and 0 < count < 4000:
        numeral = ""
        for number, letters in ROMAN:
            numeral += letters * (count // number)
            count %= number
        return numeral.upper() if form.startswith("upper") else numeral
    return str(count)
