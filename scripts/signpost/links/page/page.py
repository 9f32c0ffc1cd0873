"""A web page as the link check sees it, and how it is parsed from HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from signpost.links.http.refresh import parse_refresh
from signpost.links.page.dom_text import (
    HEADING_LIMIT,
    TEXT_LIMIT,
    PageTexts,
    TextCollector,
    collapse_whitespace,
    end_of_text,
)
from signpost.links.page.fragments import candidate_ids, is_handled_by_scripts, needs_no_anchor
from signpost.links.page.names import (
    NAMES_LIMIT,
    address_names,
    extract_addresses,
    extract_names,
    is_inside,
    meta_name,
    text_of_nodes,
)

END_LIMIT = 100_000
"""Characters kept of the end of a long page."""
COMPARED_TEXT = 6_000
"""Characters of the text that are compared with that of another page."""
MAX_TAGS = 300_000
"""A page with more tags is cut off there: its tree takes some 200 bytes a tag."""
MAX_NODES = 60_000
"""The nodes searched for text; ids are searched for in all."""
MAX_ANCHORS = 50_000
MAX_BLOCKS = 400
MAX_FILES = 100
URL_LIMIT = 500
REFERENCE_LIMIT = 2000
"""Characters kept of an address to which the page leads."""
APP_MAX_WORDS = 40
CONTENT_ELEMENTS = ("img, iframe, object, embed, video, audio, canvas, svg, frame, picture, math, input, button, "
                    "textarea, select, progress, meter")
"""Elements that show something without any text."""
FOOTER = "footer, [role=contentinfo], [id*=footer], [class*=footer]"
APP_ROOT_ID = re.compile(r"(root|app|__next|__nuxt|___gatsby|main-?app|app-?root|app-?mount|q-app|svelte|"
                         r"react-?(root|app)|vue-?app|ember|application|mount)", re.I)
APP_ROOT = ("app-root, ion-app, [ng-app], [ng-version], [data-reactroot], [data-v-app], "
            "[data-server-rendered], [data-sveltekit-preload-data], [data-sveltekit-hydrate]")
APP_SCRIPT = re.compile(r"/(_next|_nuxt|_app/immutable|static/js)/|"
                        r"(^|/)(main|app|index|bundle|vendor|runtime|chunk|polyfills|client)[.-][\w-]{6,}\.m?js(\?|$)",
                        re.I)
"""The script files that app bundlers write: in a folder of their own, or with a hash in the name."""
APP_STATE = re.compile(r"__NEXT_DATA__|__NUXT__|__INITIAL_STATE__|__PRELOADED_STATE__|__APOLLO_STATE__|__remixContext|"
                       r"history\.pushState")
NEEDS_JAVASCRIPT = re.compile(r"\b(?:needs?|requires?|must|without)\b[^.!]{0,30}java ?script|"
                              r"java ?script[^.!]{0,30}\b(?:needed|required)\b", re.I)
JAVASCRIPT_FOR_A_PART = re.compile(r"\b(some|parts?|features?|functions?|functionality|best|better|full|all|comments?|"
                                   r"maps?|forms?|videos?|menus?|search)\b", re.I)
"""Words of a notice by which only a part of the page needs scripts."""
READS_FRAGMENT = re.compile(r"location\s*\.\s*hash|hashchange|popstate|history\s*\.\s*replaceState")


@dataclass(slots=True)
class Page:
    """One HTML page. `text` is the visible text, `main` the same without menus, headers and footers."""

    title: str = ""
    description: str = ""
    site_name: str = ""
    names: str = ""
    """Names outside the text: of pictures, labels, metadata and linked data, and in addresses once they are added."""
    addresses: list[str] = field(default_factory=list)
    """The addresses on the page, as written; those of its links, and its own in metadata and linked data."""
    language: str = ""
    """The value of <html lang>, in lower case."""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    main: str = ""
    footer: str = ""
    """The text of the footers, and the end of the text where `text` is cut off before it."""
    blocks: list[str] = field(default_factory=list)
    """The main text by paragraphs and similar blocks, <h1> and <h2> apart."""
    noscript: str = ""
    scripts: str = ""
    script_files: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """Every id, and every name of an <a>."""
    has_password: bool = False
    has_media: bool = False
    may_be_app: bool = False
    """Whether scripts may replace what the server sent, as in a single-page app."""
    reads_fragment: bool = False
    """Whether a script on the page reads or changes its address, and so the fragment."""
    base: str = ""
    """The value of <base href>."""
    refresh: str = ""
    """The value of the first <meta http-equiv=refresh> that browsers obey."""
    complete: bool = True
    """False where a part of the page is missing or could not be parsed."""

    def discard_content(self) -> None:
        """Discard what is not needed to compare the page with another one, to save memory."""
        self.text, self.main = self.text[:COMPARED_TEXT], self.main[:COMPARED_TEXT]
        self.noscript, self.scripts, self.names, self.footer = self.noscript[:200], "", "", ""
        self.blocks, self.addresses = [], []

    def add_address_names(self, own_host: str) -> None:
        """Add the addresses on the page to its names, without the host at which it was found."""
        self.names = f"{self.names} {collapse_whitespace(address_names(self.addresses, own_host))}".strip()

    @property
    def word_count(self) -> int:
        """The number of words of the main text; of all text where there is no main text."""
        return len((self.main or self.text).split())

    @property
    def is_app(self) -> bool:
        """Whether scripts build the page, so that there is little text without them."""
        return self.word_count < APP_MAX_WORDS and (self.may_be_app or "javascript" in self.noscript.lower())

    def has_anchor(self, fragment: str) -> bool:
        """Whether a fragment refers to an anchor of the page; True too where the page alone cannot tell."""
        if needs_no_anchor(fragment) or candidate_ids(fragment) & self.anchors:
            return True
        return (not self.complete or self.is_app or self.reads_fragment or not self.text.strip()
                or is_handled_by_scripts(fragment))


def parse_page(html: str, complete: bool, limit: int = MAX_NODES) -> Page:
    """Parse a page; text is collected from the first `limit` nodes, ids from all.

    `complete` says that `html` is all of the page and its encoding is certain. The time is not bounded by the length
    of `html`, so pages from the web are parsed by `parser_pool`.
    """
    end = _end_of_last_tag(html)
    tree = LexborHTMLParser(html[:end])
    page = Page(complete=complete and end == len(html))
    collector = TextCollector()
    if tree.root is not None:
        collector.walk(tree.root, min(limit, MAX_NODES))
        page.language = (tree.root.attributes.get("lang") or "").strip().lower()[:20]
    _set_texts(page, collector.texts)
    _set_other_texts(page, tree)
    if collector.is_cut_off and tree.body is not None:
        page.footer += " " + collapse_whitespace(end_of_text(tree.body, END_LIMIT, MAX_NODES))
    _set_metadata(page, tree)
    _set_elements(page, tree)
    _set_anchors(page, tree)
    page.may_be_app = _may_be_app(page, tree)
    names = extract_names(tree)
    page.names = collapse_whitespace(f"{names} | {page.noscript}").strip("| ")
    page.addresses = extract_addresses(tree)
    page.complete = page.complete and len(names) + 3 < NAMES_LIMIT
    return page


def _end_of_last_tag(html: str) -> int:
    """Return where the page is cut off: at its end, or before the first tag over the limit."""
    if html.count("<") <= MAX_TAGS:
        return len(html)
    position = -1
    for _ in range(MAX_TAGS):
        position = html.index("<", position + 1)
    return position


def _set_texts(page: Page, texts: PageTexts) -> None:
    """Set the texts collected from the tree, each within its limit."""
    page.text, page.main = (collapse_whitespace(" ".join(parts))[:TEXT_LIMIT] for parts in (texts.visible, texts.main))
    page.headings = [heading for parts in texts.headings
                     if (heading := collapse_whitespace(" ".join(parts))[:HEADING_LIMIT])]
    page.blocks = [block for parts in texts.blocks[:MAX_BLOCKS] if (block := collapse_whitespace(" ".join(parts)))]


def _set_other_texts(page: Page, tree: LexborHTMLParser) -> None:
    """Set title, scripts and <noscript>, which are not rendered, and the footers, wherever they are in a long page."""
    titles = (collapse_whitespace(text_of_nodes([node], 500))[:300] for node in tree.css("title")
              if not is_inside(node, "svg"))
    page.title = next(titles, "")
    page.scripts = text_of_nodes(tree.css("script"), TEXT_LIMIT)
    page.noscript = collapse_whitespace(text_of_nodes(tree.css("noscript"), TEXT_LIMIT))[:5000]
    page.footer = collapse_whitespace(text_of_nodes(tree.css(FOOTER)[-3:], TEXT_LIMIT))
    page.reads_fragment = bool(READS_FRAGMENT.search(page.scripts))


def _set_metadata(page: Page, tree: LexborHTMLParser) -> None:
    """Set description, site name and refresh from <meta>, and the base of relative addresses."""
    page.base = next((href[:REFERENCE_LIMIT] for node in tree.css("base")
                      if (href := node.attributes.get("href")) and not _is_without_scripts(node, tree)), "")
    for node in tree.css("meta"):
        name, content = meta_name(node), node.attributes.get("content") or ""
        if name in ("description", "og:description"):
            page.description = page.description or collapse_whitespace(content[:500])
        elif name in ("og:site_name", "application-name"):
            page.site_name = page.site_name or collapse_whitespace(content[:200])
        elif (node.attributes.get("http-equiv") or "").strip().lower() == "refresh" and not page.refresh:
            is_obeyed = parse_refresh(content) is not None and not _is_without_scripts(node, tree)
            page.refresh = content[:REFERENCE_LIMIT] if is_obeyed else ""


def _is_without_scripts(node: LexborNode, tree: LexborHTMLParser) -> bool:
    """Whether an element is in a <noscript>, whose content browsers with scripts ignore.

    The parser moves what may not be in the <head> out of a <noscript> there, into the <body>.
    """
    return is_inside(node, "noscript") or (is_inside(node, "body") and tree.css_first("head noscript") is not None)


def _set_elements(page: Page, tree: LexborHTMLParser) -> None:
    """Set which elements the page has that show what kind of page it is."""
    page.has_media = tree.css_first(CONTENT_ELEMENTS) is not None
    page.has_password = any((node.attributes.get("type") or "").strip().lower() == "password"
                            for node in tree.css("input[type]"))
    page.script_files = _sources(tree, "script[src]")
    page.frames = _sources(tree, "frame[src], iframe[src]")


def _sources(tree: LexborHTMLParser, selector: str) -> list[str]:
    """Return the addresses in the `src` of elements."""
    sources = (node.attributes.get("src") for node in tree.css(selector))
    return [source[:URL_LIMIT] for source in sources if source][:MAX_FILES]


def _may_be_app(page: Page, tree: LexborHTMLParser) -> bool:
    """Whether a page has scripts, and an element, file, state or message by which apps are recognised."""
    if not page.script_files and not page.scripts.strip():
        return False
    return (any(APP_ROOT_ID.fullmatch(anchor) for anchor in page.anchors) or tree.css_first(APP_ROOT) is not None
            or any(APP_SCRIPT.search(src) for src in page.script_files)
            or bool(APP_STATE.search(page.scripts)) or _needs_javascript(page.noscript))


def _needs_javascript(noscript: str) -> bool:
    """Whether a notice says that the page as a whole needs scripts."""
    return any(NEEDS_JAVASCRIPT.search(sentence) and not JAVASCRIPT_FOR_A_PART.search(sentence)
               for sentence in re.split(r"(?<=[.!?])\s", noscript))


def _set_anchors(page: Page, tree: LexborHTMLParser) -> None:
    """Set the anchors: every id, and every name of an <a>."""
    ids = [node.id for node in tree.css("[id]")]
    names = [node.attributes.get("name") for node in tree.css("a[name]")]
    page.anchors = {anchor for anchor in (*ids, *names)[:MAX_ANCHORS] if anchor}
    page.complete = page.complete and len(ids) + len(names) <= MAX_ANCHORS
