"""A web page as the check sees it: title, headings, words, ids, a password field, a refresh; and how HTML is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from signpost.links.page.dom_text import HEADING_LIMIT, TEXT_LIMIT, TextCollector, Texts, tidy
from signpost.links.page.fragments import candidate_ids, is_left_to_scripts, needs_no_place
from signpost.links.page.names import is_in_drawing, meta_name, names_on, text_in

COMPARED_TEXT = 6_000
MOST_TAGS = 300_000
"""A page with more is read up to there: its tree takes some 200 bytes a tag."""
MAX_NODES = 60_000
"""So many nodes are looked at for their text; ids are looked for in all."""
MAX_ANCHORS = 50_000
MOST_BLOCKS = 400
CONTENT = ("img, iframe, object, embed, video, audio, canvas, svg, frame, picture, math, input, button, textarea, "
           "select, progress, meter")
"""Elements that show something without any text."""
FOOTER = "footer, [role=contentinfo], [id*=footer], [class*=footer]"
APP_ROOT_ID = re.compile(r"(root|app|__next|__nuxt|___gatsby|main-?app|app-?root|app-?mount|q-app|svelte|"
                         r"react-?(root|app)|vue-?app|ember|application|mount)", re.I)
APP_ROOT = ("app-root, ion-app, [ng-app], [ng-version], [data-reactroot], [data-v-app], "
            "[data-server-rendered], [data-sveltekit-preload-data], [data-sveltekit-hydrate]")
APP_SCRIPT = re.compile(r"/(_next|_nuxt|_app/immutable|static/js)/|"
                        r"(^|/)(main|app|index|bundle|vendor|runtime|chunk|polyfills|client)[.-][\w-]{6,}\.m?js(\?|$)",
                        re.I)
"""How the scripts of apps are named by what builds them: with a folder of their own, or a hash of their content."""
APP_STATE = re.compile(r"__NEXT_DATA__|__NUXT__|__INITIAL_STATE__|__PRELOADED_STATE__|__APOLLO_STATE__|__remixContext|"
                       r"history\.(push|replace)State")
NEEDS_SCRIPTS = re.compile(r"java ?script", re.I)
READS_FRAGMENT = re.compile(r"location\s*\.\s*hash|hashchange|popstate")


@dataclass(slots=True)
class Page:
    """One HTML page. `text` is what is seen, `main` the same without menus, headers and footers."""

    title: str = ""
    description: str = ""
    site_name: str = ""
    names: str = ""
    """Names outside the text: of pictures, labels, metadata and linked data."""
    language: str = ""
    """As <html lang> has it, in lower case."""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    main: str = ""
    footer: str = ""
    blocks: list[str] = field(default_factory=list)
    """The main text but for <h1> and <h2>, by paragraphs and their like."""
    noscript: str = ""
    scripts: str = ""
    script_files: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    """Every id and every name of an <a>."""
    has_password: bool = False
    has_media: bool = False
    may_be_app: bool = False
    """Whether scripts may put something else in place of what the server sent."""
    reads_fragment: bool = False
    """Whether a script on the page acts on what follows the #."""
    refresh: str = ""
    complete: bool = True
    """False where not all of the page came, or not all of it could be read."""

    def discard_content(self) -> None:
        """Keep only as much text as comparing two pages takes."""
        self.text, self.main = self.text[:COMPARED_TEXT], self.main[:COMPARED_TEXT]
        self.noscript, self.scripts, self.names, self.footer, self.blocks = self.noscript[:200], "", "", "", []

    @property
    def words(self) -> int:
        """How many words the page's own text has; all of its text where it is nothing but menus."""
        return len((self.main or self.text).split())

    @property
    def is_app(self) -> bool:
        """Whether scripts build the page, so that there is little to see without them."""
        return self.words < 40 and self.may_be_app

    def has_anchor(self, fragment: str) -> bool:
        """Whether the place after a # is on the page; True too where that cannot be told from the page alone."""
        if needs_no_place(fragment) or candidate_ids(fragment) & self.anchors:
            return True
        return (not self.complete or self.is_app or self.reads_fragment or not self.text.strip()
                or is_left_to_scripts(fragment))


def parse_page(html: str, complete: bool, limit: int = MAX_NODES) -> Page:
    """Read a page; text is looked for in the first `limit` nodes, ids in all.

    `whole` tells whether `html` is all of the page and was decoded without doubt. Takes time that is not bounded by
    the length of `html`: see `page_reader` for pages of strangers.
    """
    cut = _cut_after_tags(html)
    tree = LexborHTMLParser(html[:cut])
    page = Page(complete=complete and cut == len(html))
    collector = TextCollector()
    if tree.root is not None:
        collector.walk(tree.root, min(limit, MAX_NODES))
        page.language = (tree.root.attributes.get("lang") or "").strip().lower()[:20]
    _take_texts(page, collector.texts)
    _take_unseen(page, tree)
    _take_metadata(page, tree)
    _take_elements(page, tree)
    _take_places(page, tree)
    page.may_be_app = _may_be_app(page, tree)
    page.names = tidy(names_on(tree))
    return page


def _cut_after_tags(html: str) -> int:
    """Return where the last tag ends that is still read."""
    if html.count("<") <= MOST_TAGS:
        return len(html)
    place = -1
    for _ in range(MOST_TAGS):
        place = html.index("<", place + 1)
    return place


def _take_texts(page: Page, texts: Texts) -> None:
    """Put the texts of a tree into a page, each tidied and within its limit."""
    page.text, page.main = (tidy(" ".join(parts))[:TEXT_LIMIT] for parts in (texts.seen, texts.main))
    page.headings = [heading for parts in texts.headings if (heading := tidy(" ".join(parts))[:HEADING_LIMIT])]
    page.blocks = [block for parts in texts.blocks[:MOST_BLOCKS] if (block := tidy(" ".join(parts)))]


def _take_unseen(page: Page, tree: LexborHTMLParser) -> None:
    """Take the texts that a page does not show itself, and its footers, wherever in a long page they are."""
    page.title = next((tidy(text_in([node], 500))[:300] for node in tree.css("title") if not is_in_drawing(node)), "")
    page.scripts = text_in(tree.css("script"), TEXT_LIMIT)
    page.noscript = tidy(text_in(tree.css("noscript"), TEXT_LIMIT))[:5000]
    page.footer = tidy(text_in(tree.css(FOOTER)[-3:], TEXT_LIMIT))[-2000:]
    page.reads_fragment = bool(READS_FRAGMENT.search(page.scripts))


def _take_metadata(page: Page, tree: LexborHTMLParser) -> None:
    """Take description, site name and refresh from <meta>."""
    for node in tree.css("meta"):
        name, content = meta_name(node), node.attributes.get("content") or ""
        if name in ("description", "og:description"):
            page.description = page.description or tidy(content[:500])
        elif name in ("og:site_name", "application-name"):
            page.site_name = page.site_name or tidy(content[:200])
        elif (node.attributes.get("http-equiv") or "").strip().lower() == "refresh" and not page.refresh:
            parent = node.parent
            page.refresh = "" if parent is not None and parent.tag == "noscript" else content[:2000]


def _take_elements(page: Page, tree: LexborHTMLParser) -> None:
    """Note which elements the page has that tell what kind of page it is."""
    page.has_media = tree.css_first(CONTENT) is not None
    page.has_password = any((node.attributes.get("type") or "").strip().lower() == "password"
                            for node in tree.css("input[type]"))
    page.script_files = [src[:500] for node in tree.css("script[src]") if (src := node.attributes.get("src"))][:100]
    page.frames = [src[:500] for node in tree.css("frame[src], iframe[src]")
                   if (src := node.attributes.get("src"))][:100]


def _may_be_app(page: Page, tree: LexborHTMLParser) -> bool:
    """Whether a page has scripts, and something that shows that they build it: a root, a bundle, a state, a remark."""
    if not page.script_files and not page.scripts.strip():
        return False
    return (any(APP_ROOT_ID.fullmatch(place) for place in page.anchors) or tree.css_first(APP_ROOT) is not None
            or any(APP_SCRIPT.search(src) for src in page.script_files)
            or bool(APP_STATE.search(page.scripts) or NEEDS_SCRIPTS.search(page.noscript)))


def _take_places(page: Page, tree: LexborHTMLParser) -> None:
    """Collect every id, and every name of an <a>."""
    ids = [node.id for node in tree.css("[id]")]
    names = [node.attributes.get("name") for node in tree.css("a[name]")]
    page.anchors = {place for place in (*ids, *names)[:MAX_ANCHORS] if place}
    page.complete = page.complete and len(ids) + len(names) <= MAX_ANCHORS
