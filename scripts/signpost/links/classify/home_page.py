"""Recognises the addresses of home pages, in the forms that sites use."""

from __future__ import annotations

import re
from urllib.parse import unquote

from signpost.links.addresses import Address
from signpost.links.page.phrases import phrase_pattern

LOCALE = re.compile(r"[a-z]{2}([-_]([a-z]{2}|[a-z]{4}|419))?|eng|cym|wel|english|cymraeg|welsh", re.I)
"""A segment that names a language or country: en, eng, cy, en-gb, zh_hans."""
HOME_FILE = re.compile(r"(index|default|home|(home|front|landing)[-_]?page|landing|main|welcome|start|hafan|hom)"
                       r"([-_.](en|cy|eng|cym|wel|english|cymraeg|welsh)([-_]gb)?)?(\.\w{2,5})?", re.I)
"""The file name of a home page, which may name a language: index.html, index_en.html, home.en.aspx."""
SECTION = re.compile(r"(web|guest|public|pages?|site[-_]?pages|content|site|sites|www|home|portal|cms|html)", re.I)
"""Segments that stand before a home page's name and say nothing: /web/guest/home, /pages/home.aspx, /Home/Index."""
PAGE_NUMBER = re.compile(r"(?<=/home)/tabid/\d+(?=/)", re.I)
"""The number of a page that DNN adds to its address: /Home/tabid/36/Default.aspx."""
ERROR_QUERY = re.compile(r"\d{3};\w+:", re.I)
"""The query that IIS gives to an error page: the status and the address that was asked for."""


def is_home_page(address: Address) -> bool:
    """Whether an address is that of a home page: /, //, /en-gb/, /home/, /index.html, /home.aspx?x, /?redirected=1."""
    path = PAGE_NUMBER.sub("", unquote(address.url.raw_path), count=1)
    segments = [part.partition(";")[0].strip() for part in path.split("/")]
    segments = [part for part in segments if part]
    if len(segments) > 4 or not _is_home_path(segments):
        return False
    return not _identifies_page(address.url.raw_query_string)


def _is_home_path(segments: list[str]) -> bool:
    """Whether a path has only languages, then at most sections and the file name of a home page."""
    while segments and LOCALE.fullmatch(segments[0]):
        segments = segments[1:]
    if not segments:
        return True
    return bool(HOME_FILE.fullmatch(segments[-1])) and all(
        SECTION.fullmatch(part) or LOCALE.fullmatch(part) for part in segments[:-1])


def _identifies_page(query: str) -> bool:
    """Whether a query identifies a page, rather than how the visitor came."""
    if ERROR_QUERY.match(unquote(query)):
        return False
    for part in re.split(r"[&;]", query):
        name, has_value, value = part.partition("=")
        name = unquote(name).partition("[")[0]
        if HOME_FILE.fullmatch(unquote(value)):
            continue
        if phrase_pattern("page-parameters").fullmatch(name) and value:
            return True
        if has_value and not phrase_pattern("visitor-parameters").fullmatch(name) and not _is_flag(value):
            return True
        if not has_value and "/" in unquote(part):
            return True  # a route: /?/services/young-carers
    return False


def _is_flag(value: str) -> bool:
    """Whether a value can only switch something on or off, or name a language."""
    return bool(re.fullmatch(r"|[01]|true|false|yes|no|on|off|[a-z]{2}([-_][a-z]{2})?", value, re.I))
