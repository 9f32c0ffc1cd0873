"""The closed lists: what the check may say of a target, why, and what to do about it.

`VERDICTS` are the words for a machine; each reason has one plain sentence and one thing to do.
"""

from __future__ import annotations

from dataclasses import dataclass

VERDICTS = ("ok", "moved", "fragment_missing", "suspect", "blocked", "temporary", "broken", "insecure", "expiring",
            "caution", "undeliverable", "invalid", "not_checked")

WORKING = frozenset({"ok", "moved", "expiring", "caution"})
FAILING = frozenset({"fragment_missing", "suspect", "temporary", "broken", "insecure", "undeliverable", "invalid"})
NEUTRAL = frozenset({"blocked", "not_checked"})


@dataclass(frozen=True, slots=True)
class Reason:
    """What is wrong, in one sentence, and what a person should do."""

    sentence: str
    what_to_do: str


WAIT = "Nothing yet. It is asked again at the next check, and you are told if it stays like this."
LOOK = "Open the link yourself. If it is right, note the date in link-exceptions.yml as checked_by_hand."
REPLACE = "Find the right page and put its address in the entry, or take the link out."
RING = "Ring or look for a public page to find the right address, and change the entry."

REASONS: dict[str, Reason] = {
    # ok
    "works": Reason("It works.", "Nothing."),
    # moved
    "permanent": Reason("The page has moved for good; the old address still leads there.",
                        "Put the new address in the entry when you next edit it."),
    "client_redirect": Reason("The page sends the reader on to another address.",
                              "Put the new address in the entry when you next edit it."),
    # fragment_missing
    "no_such_place": Reason("The page works, but the place on it that the link names (after the #) is not there.",
                            "Open the page, and take the part after the # away or put the right one."),
    # suspect
    "changed_hands": Reason("The address now shows something that has nothing to do with this service.",
                            "Take the link out today, then look for the service's new address."),
    "parked": Reason("The web address has lapsed: it is for sale, or shows only its host's notice.",
                     "Take the link out today, then look for the service's new address."),
    "soft_404": Reason("The page says that there is no such page, or is what the site shows for any address.",
                       REPLACE),
    "home_page": Reason("The link no longer leads to its page, but to the home page.", REPLACE),
    "login_page": Reason("The link leads to a page that asks for a password.",
                         "Open it yourself. If the public cannot read it, " + REPLACE[0].lower() + REPLACE[1:]),
    "empty_page": Reason("The address answers, but with an empty page.", "Open the link yourself; " + REPLACE[0].lower()
                         + REPLACE[1:]),
    "error_page": Reason("The page shows only that something went wrong.",
                         "Open the link yourself. If it still shows a fault next week, find another page."),
    "many_redirects": Reason("The address sends the reader on more often than the check will follow.",
                             "Open the link and put the address where it ends up in the entry."),
    "odd_redirect": Reason("The address leads to something that is not a web page, such as an app.", LOOK),
    # blocked
    "bot_wall": Reason("The site lets people in, but turns away checks like this one.", LOOK),
    "login_required": Reason("The site asks for a password, so the check cannot see the page.", LOOK),
    "http_402": Reason("The site asks for payment, so the check cannot see the page.", LOOK),
    "http_403": Reason("The site refuses checks like this one (403).", LOOK),
    "http_451": Reason("The site says that it may not show the page here for legal reasons (451).", LOOK),
    "http_999": Reason("The site refuses checks like this one (999).", LOOK),
    "refuses_checks": Reason("The site does not answer a check as it would answer a person.", LOOK),
    # temporary, and broken when it lasts
    "server_error": Reason("The site's own server had an error.", WAIT),
    "rate_limited": Reason("The site asked the check to come back later.", WAIT),
    "timeout": Reason("The site took too long to answer.", WAIT),
    "refused": Reason("The site's computer refused the connection.", WAIT),
    "reset": Reason("The site broke off in the middle of the answer.", WAIT),
    "unreachable": Reason("The site's computer cannot be reached.", WAIT),
    "bad_response": Reason("The site's answer makes no sense to a browser.", WAIT),
    "tls_failure": Reason("No secure connection could be made to the site.", WAIT),
    "dns_failure": Reason("The internet's address book had a fault when asked for this name.", WAIT),
    "dns_timeout": Reason("The internet's address book did not answer when asked for this name.", WAIT),
    # broken
    "not_found": Reason("There is no such page any more (404).", REPLACE),
    "gone_for_good": Reason("The site says that the page has been removed for good (410).", REPLACE),
    "http_400": Reason("The site says that the address makes no sense to it (400).", REPLACE),
    "http_refused": Reason("The site refuses this address (an error in the 400s).", REPLACE),
    "redirect_loop": Reason("The address sends the reader round in a circle.", REPLACE),
    "bad_redirect": Reason("The address sends the reader on, but not to anything that can be opened.", REPLACE),
    "private_address": Reason("The address leads into a private network that the public cannot reach.", REPLACE),
    "no_such_domain": Reason("The name of the site (the part before the first single slash, or after the @) does not "
                             "exist any more.", "Look for the service's new address and change the entry. If there is "
                             "none, take it out."),
    "no_address": Reason("The name exists, but there is no website behind it.", REPLACE),
    # insecure
    "expired": Reason("The site's security certificate has run out, so browsers warn people away.",
                      "Tell the owner if you can. If it lasts, take the link out or find another page."),
    "not_yet_valid": Reason("The site's security certificate is not valid yet, so browsers warn people away.",
                            "Tell the owner if you can. If it lasts, take the link out or find another page."),
    "wrong_name": Reason("The site's security certificate is for another name, so browsers warn people away.",
                         "Look whether the site has another address (with or without www) and use that one."),
    "not_trusted": Reason("The site's security certificate is not trusted, so browsers warn people away.",
                          "Tell the owner if you can. If it lasts, take the link out or find another page."),
    "weak_security": Reason("The site's security is so old that browsers refuse it or warn people away.",
                            "Tell the owner if you can. If it lasts, take the link out or find another page."),
    # expiring
    "certificate_ends": Reason("It works, but the site's security certificate runs out within two weeks.",
                               "Nothing. Owners usually renew in time; the check tells you if they do not."),
    # caution
    "no_mx": Reason("The domain names no mail server; mail may still arrive at its web server.",
                    "Ask the service whether they read mail at this address."),
    "some_mx_missing": Reason("One of the domain's mail servers does not exist; the others do.",
                              "Nothing. Mail should arrive."),
    "downgrade": Reason("It works, but the site sends readers from a secure address to one that is not.",
                        "Look whether the site has a secure address (https) for the page."),
    "password_in_address": Reason("It works, but a user name stands in the address.",
                                  "Take the part before the @ out of the address."),
    "costs_money": Reason("The number is valid, but ringing it costs extra.",
                          "Look for a number that begins 01, 02, 03 or 0800."),
    "foreign_number": Reason("The number is valid, but not a UK one.", "Check that it is the right number."),
    # undeliverable
    "null_mx": Reason("The domain says that it takes no mail at all.", RING),
    "mx_not_a_host": Reason("The domain's mail server is no server that mail can be sent to.", RING),
    "mx_missing": Reason("The domain's mail server does not exist.", RING),
    "no_mail_server": Reason("The domain has neither a mail server nor a web server.", RING),
    # invalid
    "empty": Reason("The address is empty.", "Write the address, or take the line out."),
    "no_scheme": Reason("The address does not begin with https:// or http://.", "Put https:// in front of it."),
    "bad_scheme": Reason("The address does not begin with https:// or http:// as it should.",
                         "Correct the beginning of the address to https://."),
    "bad_host": Reason("The name of the site in the address is not one that can exist.", "Correct the address."),
    "bad_port": Reason("The number after the colon in the address is not one that browsers open.",
                       "Correct the address."),
    "invisible_character": Reason("A character that cannot be seen stands in it, probably pasted by mistake.",
                                  "Delete it and type it again by hand."),
    "two_addresses": Reason("Two addresses stand in one.", "Make two of it."),
    "placeholder": Reason("It is a placeholder, not a real address.", "Put the real address, or take it out."),
    "bad_address": Reason("It is not written as an address should be.", "Correct the address."),
    "bad_number": Reason("It is not a phone number that can be rung from the UK.",
                         "Check the number against the service's own page and correct it."),
    "number_differs": Reason("The number that is rung is not the number that is shown.",
                             "Make both the same, after checking the service's own page."),
    # not_checked
    "out_of_time": Reason("The check ran out of time before it came to this one.",
                          "Nothing. It is asked at the next check."),
    "do_not_check": Reason("The owner of this site does not want it checked by a machine.",
                           "Open it yourself now and then."),
    "other_scheme": Reason("It opens an app, which the check cannot see.", "Try it yourself now and then."),
    "stopped": Reason("The check could not finish with this one.", "Nothing. It is asked at the next check."),
}

LASTING = Reason("It has failed at every check for at least a week.", REPLACE)
"""What is said of a temporary trouble once it is confirmed."""


def advice(verdict: str, reason: str) -> Reason:
    """Return what is said of a verdict with its reason; KeyError for a reason that is not in the list."""
    found = REASONS[reason]
    if verdict in ("broken", "undeliverable") and found.what_to_do is WAIT:
        return Reason(f"{found.sentence} {LASTING.sentence}", LASTING.what_to_do)
    return found
