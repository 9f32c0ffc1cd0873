"""The documents of a built site, as MkDocs' search plugin lists them."""

from __future__ import annotations

BUILT = [
    {"location": "themes/missing/safecall/", "title": "SafeCall", "text": "Old text."},
    {"location": "themes/missing/safecall/#who-it-is-for", "title": "Who it is for", "text": "Old text."},
    {"location": "themes/missing/", "title": "Missing", "text": "<p>Old text.</p>"},
    {"location": "visit/", "title": "On a visit", "text": ""},
    {"location": "visit/#offline", "title": "No signal", "text": "<p>It works &lt;offline&gt; &amp; on.</p>"},
    {"location": "find/kind/", "title": "What sort of thing?", "text": "SafeCall"},
    {"location": "changed/", "title": "What has changed", "text": "SafeCall"},
]
