"""The links of a paragraph, with what is wrong with each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from signpost.catalogue.syntax.link_wrappers import is_local, unwrap
from signpost.importing.contact_details import HOST, addresses_in, same_address
from signpost.importing.documents.document import Block

LOST, LOCAL, WRAPPED, DOUBLED = "lost", "local", "wrapped", "doubled"
"""No address behind the words; an address that others cannot open; one that a mail filter or a search engine put around
the page's own; one that stands in the document more than once."""
POINTING = re.compile(r"\bclick (?:on )?(?:here|this link|the link|the link below|below)\b"
                      r"|\b(?:follow|see|use|visit) (?:this|the) link(?: below)?\b|[(\[]link[)\]]", re.I)
"""Words that point at a link."""
BESIDE = 5
"""Characters between such words and an address that is spelled out behind them."""
ONLY_POINTING = re.compile(r"\W*(?:click )?(?:on )?(?:here|this|more|details|info|read more|find out more|"
                           r"more information|(?:(?:the|this|their|our) )?(?:link|page|web ?site|web ?page))\W*", re.I)
"""Words of a link that say nothing of where it leads."""
TITLE_OF_PAGE = re.compile(rf"(?P<title>[^()\n]{{3,120}}?) \((?P<host>(?:https?://)?(?:www\.)?{HOST})/?\)", re.I)
"""What a browser leaves of a link that was pasted without its address: the page's title, and its host in brackets."""
IN_HOUSE = (".sharepoint.com", ".sharepoint.us")
"""Ends of hosts that only the people of one organisation can open."""
CONTACT_SCHEMES = ("mailto", "tel", "sms")


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link of a paragraph: its address, empty where it is lost; its words; what is wrong with it."""

    address: str
    words: str
    flags: tuple[str, ...] = ()
    shown: str = ""
    """The address that the words spell out, where it is another one than that behind them."""

    @property
    def is_page(self) -> bool:
        """Whether everybody can open it in a browser."""
        return bool(re.match("https?:", self.address, re.I)) and not {LOST, LOCAL} & {*self.flags}

    @property
    def says_nothing(self) -> bool:
        """Whether its words name no page: "click here"."""
        return not self.words or bool(ONLY_POINTING.fullmatch(self.words))


def links_of(block: Block) -> list[SourceLink]:
    """Return the links of a paragraph: those of the document, those that are spelled out, those that are lost."""
    links = [_classified(link.address, link.words) for link in block.links]
    text = block.text
    for link in sorted((link for link in block.links if link.words), key=lambda link: -len(link.words)):
        text = text.replace(link.words, " " * len(link.words), 1)
    known = {same_address(link.address) for link in links} | {same_address(link.shown) for link in links if link.shown}
    for found in TITLE_OF_PAGE.finditer(text):
        if same_address(found["host"]) not in known:
            links.append(SourceLink("", _title(found), (LOST,)))
            known.add(same_address(found["host"]))
    spelled_out = addresses_in(text)
    for address in spelled_out:
        if same_address(address.text) not in known:
            links.append(_classified(address.text, address.text))
            known.add(same_address(address.text))
    starts = {each.start for each in spelled_out}
    links += [SourceLink("", pointing[0].strip("()[]"), (LOST,)) for pointing in POINTING.finditer(text)
              if starts.isdisjoint(range(pointing.end(), pointing.end() + BESIDE))]
    return links


def with_doubled(links: Mapping[str, Sequence[SourceLink]]) -> dict[str, list[SourceLink]]:
    """Return the links of all paragraphs by their ids, with those marked that stand in the document more than once."""
    counts = Counter(same_address(link.address) for each in links.values() for link in each if link.address)
    return {key: [replace(link, flags=(*link.flags, DOUBLED)) if link.address and counts[same_address(link.address)] > 1
                  else link for link in each] for key, each in links.items()}


def _classified(address: str, words: str) -> SourceLink:
    """Return a link with what is wrong with its address."""
    plain = "".join(address.split()).strip("\u200b")
    if re.fullmatch(rf"(?:www\.)?{HOST}(?:[/?#].*)?", plain, re.I):
        plain = f"https://{plain}"
    elif re.fullmatch(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", plain):
        plain = f"mailto:{plain}"
    wrapped = unwrap(plain)
    flags = [WRAPPED] if wrapped else []
    plain = wrapped.inside if wrapped and wrapped.inside else plain
    fault = _fault(plain)
    if fault == LOST:
        return SourceLink("", words, (LOST,))
    return SourceLink(plain, words, (*flags, *([fault] if fault else ())), _other_address_shown(plain, words))


def _fault(address: str) -> str:
    """Return whether an address is lost or local; an empty text for one that everybody can open."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return LOCAL
    if not address or address in ("http://", "https://") or parts.scheme in ("about", "javascript", "data"):
        return LOST
    if parts.scheme in CONTACT_SCHEMES:
        return "" if parts.path else LOST
    if parts.scheme not in ("http", "https") or "." not in host or is_local(host) or host.endswith(IN_HOUSE):
        return LOCAL
    return ""


def _other_address_shown(address: str, words: str) -> str:
    """Return the address that the words of a link spell out, where it is on another host than the link's own."""
    shown = [each.text for each in addresses_in(words)]
    if len(shown) != 1 or not address.lower().startswith("http"):
        return ""
    own, other = (same_address(each).split("/")[0].split("?")[0] for each in (address, shown[0]))
    return "" if own == other or own.endswith(f".{other}") or other.endswith(f".{own}") else shown[0]


def _title(found: re.Match[str]) -> str:
    """Return the title of a page with its host in brackets; the host alone if nobody can see where the title begins."""
    title = re.split(r"(?<=[.!?;])\s+(?=[A-Z\d])|\s[–—•]\s", found["title"].strip())[-1].strip(" -")
    return f"{title} ({found['host']})" if title[:1].isupper() or title[:1].isdigit() else found["host"]


def links_table(links: Mapping[str, Sequence[SourceLink]], with_words: bool = True) -> str:
    """Return the text of links.tsv: a line for each link, with its words or without; its columns' names above."""
    lines = ["paragraph\taddress\twords\tflags"]
    for key, each in links.items():
        lines += ["\t".join((key, link.address, link.words if with_words else "", ",".join(link.flags)))
                  for link in each]
    return "\n".join(lines) + "\n"


def read_links(text: str) -> Iterator[tuple[str, SourceLink]]:
    """Yield the links of links.tsv with the ids of their paragraphs."""
    for line in text.splitlines()[1:]:
        key, address, words, flags = [*line.split("\t"), "", "", ""][:4]
        yield key, SourceLink(address, words, tuple(filter(None, flags.split(","))))
