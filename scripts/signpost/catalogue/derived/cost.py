"""What an entry costs: the one rule by which it counts as free, in the filter and in every export."""

from __future__ import annotations

import re

from signpost.catalogue.model import Entry


def is_free(entry: Entry) -> bool:
    """Return whether an entry says that it is free: the word stands first in its cost.

    A condition may follow ("Free where the area has paid for it"): it is shown beside the word wherever there is room.
    """
    return re.match(r"free\b", entry.cost or "", re.IGNORECASE) is not None
