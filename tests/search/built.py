"""Pages of a built site, the address and HTML of each, and the words of its search index."""

from __future__ import annotations

from typing import Any

from signpost.search.index_file import DIGITS, addresses_of


def built_page(address: str, title: str, content: str = "") -> tuple[str, str]:
    """Return a page of a built site."""
    return address, ('<html><body><header>Menu</header><article class="md-content__inner"><a data-sp-exit>Exit</a>'
                     f'<h1 id="x">{title}<a class="headerlink" href="#x">¶</a></h1>{content}</article></body></html>')


def read_words(index: dict[str, Any]) -> list[str]:
    """Return the words of a search index's texts as they stand in the texts."""
    words = [""]
    for text in index["words"].split():
        words.append(words[-1][:DIGITS.index(text[0])] + text[1:])
    return words[1:]


def read_field(index: dict[str, Any], name: str) -> list[str]:
    """Return a field of a search index's records, a text for each record; addresses are whole."""
    if name == "location":
        return addresses_of(index["records"])
    column: str = index["records"][name]
    return column.split("\n")


BUILT = [
    built_page("themes/missing/safecall/", "SafeCall", "<p>Old text.</p>"),
    built_page("themes/missing/", "Missing", "<p>Old text.</p>"),
    built_page("visit/", "On a visit", "<h2>No signal</h2><p>It works &lt;offline&gt; &amp; on.</p>"),
    built_page("find/kind/", "What sort of thing?", "<p>SafeCall</p>"),
    built_page("calls/", "Calls to make", "<p>SafeCall</p>"),
    built_page("404.html", "Page not found"),
    built_page("changed/", "What has changed", "<p>SafeCall</p>"),
]
