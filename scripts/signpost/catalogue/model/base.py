"""What every record of the catalogue has in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

MEANT = {**dict.fromkeys(("true", "yes", "y", "on", "1"), "true"),
         **dict.fromkeys(("false", "no", "n", "off", "0"), "false")}
"""What people write for true and false."""


def _validate_flag(value: Any) -> Any:
    """Refuse other words for true and false: files compare, and editors' schemas know, these two alone."""
    if isinstance(value, str) and value not in ("true", "false"):
        meant = MEANT.get(value.strip().lower())
        raise PydanticCustomError("flag", "must be true or false" + (f"; write {meant}" if meant else ""))
    return value


Flag = Annotated[bool, BeforeValidator(_validate_flag)]
"""true or false."""


class StrictModel(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
