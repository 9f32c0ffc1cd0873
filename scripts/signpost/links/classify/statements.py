"""Which sentences of a page state something of it, and whether a page tells how to reach somebody."""

from __future__ import annotations

import re

CONDITION = re.compile(r"\W*(if|in case|when|where|unless|should you)\b", re.I)
ANY_CONDITION = re.compile(r"\bif\b", re.I)
PHONE_NUMBER = re.compile(r"(?<![\d.-])(\+44|0)\d[\d ]{6,11}\d(?![\d-])|"
                          r"\b(ring|call|phone|telephone|text|dial)\b\D{0,20}\b\d{3}", re.I)
CONTACT = re.compile(r"[\w.+-]@[\w-]+\.\w|\bring\b|"
                     r"\b(contact|call|phone|telephone|text|e-?mail|write to|message) (us|me|our)\b", re.I)


def is_statement(sentence: str) -> bool:
    """Whether a sentence states something: it is no question, and does not begin with a condition."""
    return not is_question(sentence) and not CONDITION.match(sentence)


def is_unconditional(sentence: str) -> bool:
    """Whether a sentence states something, and no part of it is a condition."""
    return is_statement(sentence) and not ANY_CONDITION.search(sentence)


def is_question(sentence: str) -> bool:
    """Whether a sentence or title ends with a question mark, also within quotation marks or brackets."""
    return sentence.rstrip("\"')\u2019\u201d ").endswith("?")


def has_phone_number(text: str) -> bool:
    """Whether a text has a number to ring. No notice of an error or of a missing page has one."""
    return bool(PHONE_NUMBER.search(text))


def says_how_to_reach(text: str) -> bool:
    """Whether a text has a phone number, an email address or words such as "contact us": the site is in use."""
    return has_phone_number(text) or bool(CONTACT.search(text))
