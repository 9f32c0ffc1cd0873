"""The text of an entry's file, and its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import yaml

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/entry.json\n"
"""The first line of an entry's file: editors then know its fields."""


class EntryDumper(yaml.SafeDumper):
    """Writes YAML as the catalogue's files have it: lists of texts on one line, other lists indented.

    All values are text, as the catalogue's reader takes them, so that a date or a number needs no quotes.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (as PyYAML declares it)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the items of a list, which PyYAML leaves at the column of their field."""
        super().increase_indent(flow, False)

    def represent_list(self, data: Any) -> yaml.SequenceNode:
        """Return a list of texts in flow style, and other lists in block style."""
        return self.represent_sequence("tag:yaml.org,2002:seq", data, all(isinstance(each, str) for each in data))


EntryDumper.add_representer(list, EntryDumper.represent_list)


def slug_of(name: str) -> str:
    """Return the file name of an entry, without its ending: its name in lower case, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", name.lower().replace("'", "").replace("’", "").replace("&", " and "))
    return "-".join(re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode()))


def entry_text(record: Mapping[str, Any]) -> str:
    """Return the text of an entry's file."""
    return SCHEMA_LINE + yaml_text(record)


def yaml_text(record: Mapping[str, Any]) -> str:
    """Return fields as they stand in an entry's file."""
    return str(yaml.dump(dict(record), Dumper=EntryDumper, sort_keys=False, allow_unicode=True, width=120))
