"""What the lab's pages say: good ones, walls, lapsed domains, missing pages."""

from __future__ import annotations

from .web import Reply

HTML = ("Content-Type", "text/html; charset=utf-8")
GOOD_TEXT = (
    "Harbour Carers gives young carers in Essex somebody to talk to, a break at weekends and a voice in meetings. "
    "You can ring us, write to us or come to one of our evenings. It is free and you need no referral."
)


def html(
    title: str, body: str, status: int = 200, head: str = "", headers: list[tuple[str, str]] | None = None
) -> Reply:
    """Return an HTML page."""
    text = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Reply(status, text.encode(), [*(headers or []), HTML])


def good(title: str = "Harbour Carers", more: str = "") -> Reply:
    """Return a page as it should be."""
    return html(title, f"<h1>{title}</h1><p id=contact>{GOOD_TEXT}</p>{more}")


ARTICLE = html(
    "Why a page not found error harms people in need",
    "<h1>Why dead links harm</h1>"
    + "".join(
        f"<p>{n}. A parent who meets the words page not found on the night when a child is missing does not come back. "
        "We looked at forty local directories and rang the services behind their links, one after the other.</p>"
        for n in range(6)
    ),
)
ANUBIS = html(
    "Making sure you&#39;re not a bot!",
    "<h1>Making sure you're not a bot!</h1><p>Loading...</p><script async "
    "type=module src='/.within.website/x/cmd/anubis/static/js/main.mjs'></script>",
)
CHALLENGE = html(
    "",
    "<noscript>Please enable JavaScript to continue.</noscript><script>var a=3*7;document.cookie="
    "'c='+a+';path=/';location.reload();</script>",
)
CLOUDFLARE = html(
    "Just a moment...",
    "<p>Checking your browser</p><script src='/cdn-cgi/challenge-platform/h/b/x.js'></script>",
    503,
    headers=[("Server", "cloudflare")],
)
CASINO = html(
    "Lucky Star Casino - best online slots",
    "<h1>Play 500 slots</h1><p>Free spins, jackpot every hour, no deposit "
    "needed. Join the casino that pays the most and bet with your phone tonight.</p>",
)
SHOP = html(
    "Grand Sofas of Leicester",
    "<h1>Sofas, beds and wardrobes</h1><p>Winter sale on leather armchairs, delivered to "
    "your door by our own drivers, with two hundred designs in eleven colours.</p>",
)
PARKED = html("harbourcarers.lab is for sale", "<h1>This domain is for sale</h1><p>Make an offer on this domain.</p>")
SUSPENDED = html("Account Suspended", "<h1>This Account has been suspended.</h1><p>Contact your hosting provider.</p>")
SOFT_404 = html(
    "Page not found - Harbour Carers",
    "<h1>Page not found</h1><p>Sorry, the page you are looking for does not exist. Try the menu.</p>",
)
SOFT_404_QUIET = html("Harbour Carers", "<p>We're sorry, we couldn't find what you were looking for.</p>")
LOGIN = html("Sign in", "<h1>Sign in</h1><form><input name=u><input type=password name=p></form>")
APP = html(
    "Harbour",
    "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"
    "<script src=/static/main.js></script>",
)
DATABASE = html("Database Error", "<h1>Error establishing a database connection</h1>")
EMPTY = html("", "")
