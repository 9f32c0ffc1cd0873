"""Signs on a page that answers: a missing page, a lapsed domain, a login, a fault, an empty page."""

from __future__ import annotations

import difflib
import re

from .page import Page

_PAGE = r"(the |this |that |your |requested |web)*(page|content|article|document|url|address|link|file|item|resource|site)"
MISSING_TITLE = re.compile(
    rf"^(error\W*)?(http )?404\b.{{0,40}}$|^.{{0,20}}\b404 (error|not found|page)\b.{{0,20}}$|^(error|oops)?\W*{_PAGE}s?"
    rf" (was |is |could |can|has |does )?(not be|not|n['\u2019]t|no longer)?( be| been)? ?(found|missing|available|exist|unavailable|"
    rf"removed|moved|located|gone)( here)?\b.{{0,20}}$|^(we )?(sorry\W+)?(we )?(can['\u2019]?t|could ?n[o\u2019']t|cannot|can not|unable to) "
    rf"(be )?(find|found|locate)\b.{{0,40}}$|^not found\b.{{0,20}}$|^nothing (was )?found( here)?\b.{{0,20}}$|"
    rf"^missing page$|^page missing$|^{_PAGE} (doesn['\u2019]t|does not|no longer) exists?\b.{{0,20}}$|"
    r"^(oops|whoops|uh.?oh|sorry)\W*$|^(oops|whoops|sorry)\b.{0,40}\b(page|found|missing|gone)\b.{0,30}$|"
    r"^tudalen heb ei (chanfod|ganfod).{0,20}$|^seite nicht gefunden$|^page (non trouv\u00e9e|introuvable)$|"
    r"^p\u00e1gina no encontrada$", re.I)
MISSING_TEXT = re.compile(
    rf"\b(404 (error|not found|page)|(error|code) 404|page (was |is )?(not|n['\u2019]t) found|{_PAGE}( that)?( you(\W?re|\u2019re| are| were| have|"
    rf"'ve| \u2019ve)?( been)?( looking for| requested| tried to (reach|access|view)| asked for| want(ed)?))?( here)?,?( (was|is|could|can|has|have|"
    rf"does|may have|might have|has been|cannot|can['\u2019]t|could ?n['\u2019]t|does ?n['\u2019]t|is ?n['\u2019]t|either))+ ?(not|n['\u2019]t|no longer)?"
    rf"( be| been| seem to)? ?(found|missing|available|exist|removed|moved|deleted|located|unavailable|gone)|"
    rf"(can['\u2019]?t|cannot|can not|could ?n['\u2019]?t|could not|were unable to|unable to|did ?n['\u2019]?t|did not) (seem to )?"
    rf"(find|locate|be found)\b.{{0,40}}|no longer (exists?|available)|nothing (was |here|to see)?.{{0,12}}(found|here)|"
    rf"(no such|missing) page|tudalen heb ei (chanfod|ganfod)|has been (removed|deleted|archived)|looking for (is|does|has|was|can))",
    re.I)
PARKED = re.compile(
    r"(this |the |\S+\.\w+ )?(web ?site |domain( name)?|web address)s? (\S+ )?(is|may be|might be|could be) (available )?(for|to buy|up for) ?(sale|purchase)?|"
    r"buy this domain|domain (is )?for sale|make an offer (on|for) this domain|acquire this domain|"
    r"(domain|website|page|site|web ?page) (name )?(is |has been )?parked|parked (free|domain|page|by)|domain parking|"
    r"(domain|registration|website|hosting|subscription)( name)? (has |is )?(expired|lapsed)|this domain (was|is|has been) (recently )?registered|"
    r"renew (this|your) domain|account (has been )?suspended|this account has been suspended|site (has been )?suspended|"
    r"this domain is (pending|not connected|not configured)|(website|site|web ?site|page) (is )?coming soon|future home of|under construction|"
    r"default (web ?site|web ?server|web|page|server|home)( page)?\b|apache2? .{0,30}default page|welcome to nginx|it works!|"
    r"iis windows server|test page for the|placeholder page|this is a placeholder|index of /$|website is no longer available|"
    r"no website (is )?configured|sponsored listings|related (searches|links)|"
    r"courtesy of (godaddy|namecheap|sedo|enom|register)|the domain .{3,60} is (available|for sale)", re.I)
PARKED_STRONG = re.compile(
    r"sedoparking\.com|parkingcrew\.net|bodis\.com|dan\.com/buy|afternic\.com|hugedomains\.com|godaddy\.com/forsale|"
    r"parking-lander|img1\.wsimg\.com/parking|/lander[\"']|above\.com/marketplace|namebright\.com|domainmarket\.com|"
    r"uniregistry\.com|undeveloped\.com|cgi-sys/(suspended|defaultwebpage)|parklogic|skenzo|voodoo\.com|"
    r"domainsponsor|adsense/domains|caf\.js|parkingpage|nic\.uk/parking|fasthosts.{0,20}park|buydomains\.com|squadhelp\.com", re.I)
PARKING_HOST = re.compile(r"(^|\.)(sedo|sedoparking|parkingcrew|bodis|dan|afternic|hugedomains|undeveloped|buydomains|"
                          r"domainmarket|namebright|above|parklogic)\.(com|net)$")
LOGIN_PATH = re.compile(r"(^|[/._-])(log-?in|log-?on|sign-?in|sign-?on|signin|sso|saml2?|oauth2?|auth|authorize|authenticate|"
                        r"wp-login\.php|account/login|users/sign_in|accounts?|identity|adfs)([/._?-]|$)", re.I)
LOGIN_WORDS = re.compile(r"\b(log ?in|log ?on|sign ?in|password|mewngofnodi)\b", re.I)
FAULT = re.compile(
    r"error establishing a database connection|internal server error|service (is )?(temporarily )?unavailable|bad gateway|"
    r"gateway time-?out|fatal error:|uncaught exception|application error|server error|database error|"
    r"(technical|system) (error|fault|difficulties|problem)|something went wrong|an error (has )?occurred|"
    r"(down|closed|unavailable) for (scheduled |essential )?maintenance|under maintenance|scheduled maintenance|"
    r"(be|are) back (soon|shortly|later)|temporarily (down|offline|unavailable)|critical error on this website|"
    r"server is (too )?busy|503 |502 |500 error|http error 5\d\d", re.I)
SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7:\u00bb\u2022-]+\s+|\s*[|\u00bb\u00b7]\s*|:\s+")


def says_missing(page: Page) -> bool:
    """Words of a missing page and little text; an article that mentions such words says nothing of itself."""
    titles = [part.strip(" .!?-") for told in (page.title, *page.headings[:2])
              for part in (told, *SEPARATORS.split(told)) if part.strip()]
    words = page.words
    if words <= 250 and any(MISSING_TITLE.match(part) for part in titles):
        return True
    if page.title and words <= 800 and any(MISSING_TITLE.match(part.strip(" .!?-")) for part in
                                           (page.title, *SEPARATORS.split(page.title))):
        return _title_is_about_itself(page)
    return words <= 70 and bool(MISSING_TEXT.search(" ".join(page.headings[:2]) + " . " + page.main[:600]))


def _title_is_about_itself(page: Page) -> bool:
    """Whether the words of a missing page stand in the text too, near its beginning."""
    return bool(MISSING_TEXT.search(page.main[:800]) or re.search(r"\b404\b", page.main[:400]))


def is_parked(page: Page, host: str, markup: str) -> bool:
    """A domain that is for sale, lapsed, suspended or shows its host's notice: such pages have little text."""
    if PARKING_HOST.search(host):
        return True
    words = page.words
    if words < 300 and PARKED_STRONG.search(markup + " " + " ".join(page.frames)):
        return True
    told = " ".join((page.title, *page.headings[:3]))
    if words < 400 and PARKED.search(told) and not _is_about_something_else(told):
        return True
    return (words < 60 and bool(PARKED.search(page.text[:600]))) or bool(
        words < 250 and re.search(r"(buy|purchase|make an offer|for sale|inquire).{0,40}\bdomain|\bdomain.{0,40}(for sale|is parked|"
                                  r"has expired|to purchase)", page.text[:1200], re.I))


def _is_about_something_else(told: str) -> bool:
    """Whether a heading is a full sentence of an article rather than a notice."""
    return bool(re.match(r"^(how|why|what|when|where|who)\b", told, re.I)) or len(told.split()) > 24


def is_login(page: Page, path: str) -> bool:
    """Whether the page is a login: a password field and little else, or a login's address and words."""
    if page.words > 200:
        return False
    told = f"{page.title} {' '.join(page.headings[:2])} {page.main[:500]}"
    return (page.has_password or bool(LOGIN_PATH.search(path))) and bool(LOGIN_WORDS.search(told) or page.has_password)


def tells_of_fault(page: Page) -> bool:
    """Whether the whole page is only the notice of a fault or of maintenance."""
    return page.words <= 80 and bool(FAULT.search(f"{page.title} {' '.join(page.headings[:2])} {page.main[:400]}"))


def is_empty(page: Page) -> bool:
    """Whether there is nothing to see: no text, no picture, no frame, and no script that could make any."""
    has_code = bool(page.script_files) or len(page.scripts.strip()) > 40
    return not page.text.strip() and not page.has_media and not has_code


def alike(one: Page, other: Page) -> float:
    """Return how alike two pages' texts are, from 0 to 1."""
    first, second = one.text[:6000].split(), other.text[:6000].split()
    if one.title != other.title and not (first or second):
        return 0.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() if first or second else 0.0
