"""The reasons for a verdict, each with one sentence for people, one thing to do, and when it counts as confirmed.

A reason is a text, so that it stands in JSON as it is.
"""

from __future__ import annotations

from enum import Enum, Flag, StrEnum, auto
from typing import Self

WAIT = "Nothing yet. The next check will try again. If it still fails, this report will say so."
LOOK = "Open the link yourself. If it is right, note the date in link-exceptions.yml as checked_by_hand."
REPLACE = "Find the right page and put its address in the entry, or take the link out."
REMOVE_TODAY = "Take the link out today, then look for the service's new address."
TELL_OWNER = "Tell the owner if you can. If it lasts, take the link out or find another page."
USE_NEW_ADDRESS = "Put the new address in the entry when you next edit it."
RING = "Ring or look for a public page to find the right address, and change the entry."


class Confirmation(Enum):
    """The rule by which a failure becomes certain enough to act on."""

    AT_ONCE = auto()
    WITH_SECOND_SIGN = auto()
    """At once where a second, independent sign says the same; else a person must look."""
    WHEN_SEEN_TWICE = auto()
    """At once where both rounds of one run gave the same; else after two runs."""
    AFTER_TWO_RUNS = auto()
    """Two runs, 24 hours apart or more."""
    AFTER_THREE_RUNS = auto()
    """Three runs on different days, over a week or more."""


class Trait(Flag):
    """Further properties of a reason."""

    NONE = 0
    NETWORK = auto()
    """A fault of the network rather than of the page: what an offline machine would see everywhere."""
    RETRYABLE = auto()
    """It may pass within seconds, so that one more request at once is fair."""
    TAKEN_OVER = auto()
    """The address seems to belong to somebody else now."""


class Reason(StrEnum):
    """Why a verdict was given; each with a sentence, what to do, the rule of its confirmation, and its traits."""

    # ok
    WORKS = ("works", "It works.", "Nothing.")

    # moved
    PERMANENT = ("permanent", "The page has moved for good; the old address still leads there.", USE_NEW_ADDRESS)
    CLIENT_REDIRECT = ("client_redirect", "The page sends the reader on to another address.", USE_NEW_ADDRESS)

    # fragment_missing
    NO_SUCH_PLACE = (
        "no_such_place", "The page works, but the place on it that the link names (after the #) is not there.",
        "Open the page, and take the part after the # away or put the right one.")

    # suspect
    CHANGED_HANDS = (
        "changed_hands", "The address now shows something that has nothing to do with this service.",
        REMOVE_TODAY, Confirmation.WITH_SECOND_SIGN, Trait.TAKEN_OVER)
    PARKED = (
        "parked", "The web address has lapsed: it is for sale, or shows only its host's notice.",
        REMOVE_TODAY, Confirmation.WITH_SECOND_SIGN, Trait.TAKEN_OVER)
    SOFT_404 = (
        "soft_404", "The page says that there is no such page, or is what the site shows for any address.", REPLACE)
    HOME_PAGE = ("home_page", "The link no longer leads to its page, but to the home page.", REPLACE)
    LOGIN_PAGE = (
        "login_page", "The link leads to a page that asks for a password.",
        "Open it yourself. If the public cannot read it, find the right page and put its address in the entry, or "
        "take the link out.")
    EMPTY_PAGE = (
        "empty_page", "The address answers, but with an empty page.",
        "Open the link yourself; find the right page and put its address in the entry, or take the link out.")
    ERROR_PAGE = (
        "error_page", "The page shows only that something went wrong.",
        "Open the link yourself. If it still shows a fault next week, find another page.")
    MANY_REDIRECTS = (
        "many_redirects", "The address sends the reader on more often than the check will follow.",
        "Open the link and put the address where it ends up in the entry.")
    ODD_REDIRECT = ("odd_redirect", "The address leads to something that is not a web page, such as an app.", LOOK)

    # blocked
    BOT_WALL = ("bot_wall", "The site lets people in, but turns away checks like this one.", LOOK)
    LOGIN_REQUIRED = ("login_required", "The site asks for a password, so the check cannot see the page.", LOOK)
    HTTP_402 = ("http_402", "The site asks for payment, so the check cannot see the page.", LOOK)
    HTTP_403 = ("http_403", "The site refuses checks like this one (403).", LOOK)
    HTTP_451 = ("http_451", "The site says that it may not show the page here for legal reasons (451).", LOOK)
    HTTP_999 = ("http_999", "The site refuses checks like this one (999).", LOOK)
    REFUSES_CHECKS = ("refuses_checks", "The site does not answer a check as it would answer a person.", LOOK)

    # temporary, and broken when it lasts
    SERVER_ERROR = ("server_error", "The site's own server had an error.", WAIT,
        Confirmation.AFTER_THREE_RUNS, Trait.RETRYABLE)
    RATE_LIMITED = (
        "rate_limited", "The site asked the check to come back later.", WAIT,
        Confirmation.AFTER_THREE_RUNS, Trait.RETRYABLE)
    TIMEOUT = ("timeout", "The site took too long to answer.", WAIT, Confirmation.AFTER_THREE_RUNS, Trait.NETWORK)
    REFUSED = (
        "refused", "The site's computer refused the connection.", WAIT, Confirmation.AFTER_THREE_RUNS,
        Trait.NETWORK | Trait.RETRYABLE)
    RESET = (
        "reset", "The site broke off in the middle of the answer.", WAIT, Confirmation.AFTER_THREE_RUNS,
        Trait.NETWORK | Trait.RETRYABLE)
    UNREACHABLE = (
        "unreachable", "The site's computer cannot be reached.", WAIT, Confirmation.AFTER_THREE_RUNS,
        Trait.NETWORK | Trait.RETRYABLE)
    BAD_RESPONSE = (
        "bad_response", "The site's answer makes no sense to a browser.", WAIT, Confirmation.AFTER_THREE_RUNS,
        Trait.NETWORK | Trait.RETRYABLE)
    TLS_FAILURE = (
        "tls_failure", "No secure connection could be made to the site.", WAIT, Confirmation.AFTER_THREE_RUNS,
        Trait.NETWORK | Trait.RETRYABLE)
    DNS_FAILURE = (
        "dns_failure", "The internet's address book had a fault when asked for this name.", WAIT,
        Confirmation.AFTER_THREE_RUNS, Trait.NETWORK | Trait.RETRYABLE)
    DNS_TIMEOUT = (
        "dns_timeout", "The internet's address book did not answer when asked for this name.", WAIT,
        Confirmation.AFTER_THREE_RUNS, Trait.NETWORK)

    # broken
    NOT_FOUND = ("not_found", "There is no such page any more (404).", REPLACE)
    GONE_FOR_GOOD = (
        "gone_for_good", "The site says that the page has been removed for good (410).", REPLACE, Confirmation.AT_ONCE)
    HTTP_400 = ("http_400", "The site says that the address makes no sense to it (400).", REPLACE)
    HTTP_REFUSED = ("http_refused", "The site refuses this address (an error in the 400s).", REPLACE)
    REDIRECT_LOOP = ("redirect_loop", "The address sends the reader round in a circle.", REPLACE)
    BAD_REDIRECT = ("bad_redirect", "The address sends the reader on, but not to anything that can be opened.", REPLACE)
    PRIVATE_ADDRESS = (
        "private_address", "The address leads into a private network that the public cannot reach.", REPLACE)
    NO_SUCH_DOMAIN = (
        "no_such_domain",
        "The name of the site (the part before the first single slash, or after the @) does not exist any more.",
        "Look for the service's new address and change the entry. If there is none, take it out.",
        Confirmation.WHEN_SEEN_TWICE, Trait.NETWORK)
    NO_ADDRESS = ("no_address", "The name exists, but there is no website behind it.", REPLACE)

    # insecure
    EXPIRED = (
        "expired", "The site's security certificate has expired, so browsers warn people away.", TELL_OWNER)
    NOT_YET_VALID = (
        "not_yet_valid", "The site's security certificate is not valid yet, so browsers warn people away.", TELL_OWNER)
    WRONG_NAME = (
        "wrong_name", "The site's security certificate is for another name, so browsers warn people away.",
        "Look whether the site has another address (with or without www) and use that one.")
    NOT_TRUSTED = (
        "not_trusted", "The site's security certificate is not trusted, so browsers warn people away.", TELL_OWNER)
    WEAK_SECURITY = (
        "weak_security", "The site's security is so old that browsers refuse it or warn people away.", TELL_OWNER)

    # expiring
    CERTIFICATE_ENDS = (
        "certificate_ends", "It works, but the site's security certificate expires within two weeks.",
        "Nothing. Owners usually renew in time; the check tells you if they do not.")

    # caution
    NO_MX = (
        "no_mx", "The domain names no mail server; mail may still arrive at its web server.",
        "Ask the service whether they read mail at this address.")
    SOME_MX_MISSING = (
        "some_mx_missing", "One of the domain's mail servers does not exist; the others do.",
        "Nothing. Mail should arrive.")
    DOWNGRADE = (
        "downgrade", "It works, but the site sends readers from a secure address to one that is not.",
        "Look whether the site has a secure address (https) for the page.")
    PASSWORD_IN_ADDRESS = (
        "password_in_address", "It works, but a user name stands in the address.",
        "Take the part before the @ out of the address.")
    COSTS_MONEY = (
        "costs_money", "The number is valid, but ringing it costs extra.",
        "Look for a number that begins 01, 02, 03 or 0800.")
    FOREIGN_NUMBER = ("foreign_number", "The number is valid, but not a UK one.", "Check that it is the right number.")

    # undeliverable
    NULL_MX = ("null_mx", "The domain says that it takes no mail at all.", RING, Confirmation.AT_ONCE)
    MX_NOT_A_HOST = ("mx_not_a_host", "The domain's mail server is no server that mail can be sent to.", RING)
    MX_MISSING = ("mx_missing", "The domain's mail server does not exist.", RING)
    NO_MAIL_SERVER = ("no_mail_server", "The domain has neither a mail server nor a web server.", RING)

    # invalid
    EMPTY = ("empty", "The address is empty.", "Write the address, or take the line out.")
    NO_SCHEME = ("no_scheme", "The address does not begin with https:// or http://.", "Put https:// in front of it.")
    BAD_SCHEME = (
        "bad_scheme", "The address does not begin with https:// or http:// as it should.",
        "Correct the beginning of the address to https://.")
    BAD_HOST = ("bad_host", "The name of the site in the address is not one that can exist.", "Correct the address.")
    BAD_PORT = (
        "bad_port", "The number after the colon in the address is not one that browsers open.", "Correct the address.")
    INVISIBLE_CHARACTER = (
        "invisible_character", "A character that cannot be seen stands in it, probably pasted by mistake.",
        "Delete it and type it again by hand.")
    TWO_ADDRESSES = ("two_addresses", "Two addresses stand in one.", "Make two of it.")
    PLACEHOLDER = ("placeholder", "It is a placeholder, not a real address.", "Put the real address, or take it out.")
    BAD_ADDRESS = ("bad_address", "It is not written as an address should be.", "Correct the address.")
    BAD_NUMBER = (
        "bad_number", "It is not a phone number that can be rung from the UK.",
        "Check the number against the service's own page and correct it.")
    NUMBER_DIFFERS = (
        "number_differs", "The number that is rung is not the number that is shown.",
        "Make both the same, after checking the service's own page.")

    # not_checked
    OUT_OF_TIME = (
        "out_of_time", "The check ran out of time before it came to this one.",
        "Nothing. The next check will try it.")
    DO_NOT_CHECK = (
        "do_not_check", "The owner of this site does not want it checked by a machine.",
        "Open it yourself now and then.")
    OTHER_SCHEME = ("other_scheme", "It opens an app, which the check cannot see.", "Try it yourself now and then.")
    NO_IPV6_HERE = (
        "no_ipv6_here",
        "The site has only an address of the newer kind (IPv6), which the check's computer cannot reach.",
        "Open it yourself now and then.")
    STOPPED = ("stopped", "The check could not finish with this one.", "Nothing. The next check will try it.")

    sentence: str
    what_to_do: str
    confirmation: Confirmation
    traits: Trait

    def __new__(cls, value: str, sentence: str, what_to_do: str,
                confirmation: Confirmation = Confirmation.AFTER_TWO_RUNS, traits: Trait = Trait.NONE) -> Self:
        """Create a member whose value is the text that stands in files."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence, member.what_to_do = sentence, what_to_do
        member.confirmation, member.traits = confirmation, traits
        return member

    @property
    def is_network_error(self) -> bool:
        """Whether it is a fault of the network rather than of the page."""
        return Trait.NETWORK in self.traits

    @property
    def is_retryable(self) -> bool:
        """Whether it may pass within seconds."""
        return Trait.RETRYABLE in self.traits

    @property
    def is_taken_over(self) -> bool:
        """Whether the address seems to belong to somebody else now."""
        return Trait.TAKEN_OVER in self.traits
