"""Links that show another number, mailbox or page than the one that they lead to: who presses one is sent elsewhere."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Problems


def messages(found: list[str]) -> list[str]:
    """Return problems without their places, except those on how hard a link is to read."""
    return [each.partition(": ")[2] for each in found if "easier to read" not in each]


@pytest.mark.parametrize(("link", "cure"), [
    ("[116 111](tel:116000)", "write [116 111](tel:116111) if '116 111' is right, else [116 000](tel:116000)"),
    ("[0808 800 5001](tel:+448088005000)",
     "write [0808 800 5001](tel:08088005001) if '0808 800 5001' is right, else [0808 800 5000](tel:+448088005000)"),
    ("[Text SHOUT to 85258](sms:85257)",
     "write [Text SHOUT to 85258](sms:85258) if '85258' is right, else [Text SHOUT to 85257](sms:85257)"),
    ("[info@a.org](mailto:help@a.org)", "write [info@a.org](mailto:info@a.org), or help@a.org between [ and ]"),
    ("[www.childline.org.uk](https://www.samaritans.org/)",
     "'www.childline.org.uk' is shown, and the link opens samaritans.org; write the same in both")])
def test_check_shown_links_complains_when_a_link_leads_elsewhere(problems_of: Problems, link: str, cure: str) -> None:
    """One message, with both ways to mend it."""
    found = messages(problems_of(description=f"Do this: {link}."))
    assert len(found) == 1 and found[0].startswith("description must show the ") and found[0].endswith(cure)


@pytest.mark.parametrize("link", [
    "[116 000](tel:116000)", "[Ring us on 116 000](tel:116000)", "[Ring, 24 hours a day](tel:116000)",
    "[Ring us (2024)](tel:116000)", "[116000](tel:116%20000)", "[info@a.org](mailto:Info@a.org?subject=Hello)",
    "[Write to us](mailto:help@a.org)", "[childline.org.uk](https://www.childline.org.uk/get-support)",
    "[nhs.uk](https://111.nhs.uk/)", "[The page](https://a.org/)"])
def test_check_shown_links_accepts_what_leads_where_it_says(problems_of: Problems, link: str) -> None:
    """Other numbers in its words, other ways to write the same, or words alone."""
    assert messages(problems_of(description=f"Do this: {link}.")) == []


def test_check_shown_links_takes_a_number_with_the_code_of_the_country_for_the_same(problems_of: Problems) -> None:
    """+44 20 and 020."""
    contacts = {"phones": [{"number": "020 7946 0000"}]}
    assert problems_of(contacts=contacts, description="Ring [020 7946 0000](tel:+442079460000).") == []


def test_check_shown_links_names_the_line_in_the_catalogue_s_own_files(problems_of: Problems) -> None:
    """Of a text of many lines."""
    themes = ("themes:\n  - id: missing\n    title: Missing\n    summary: What to do.\n    introduction: |\n"
              "      Ring first.\n\n      Then ring [116 111](tel:116000).\n    audience: [professional]\n"
              "    sensitive: true\n")
    found = problems_of({"themes.yml": themes + "  - id: exploitation\n    title: Exploitation\n    summary: Help.\n"
                         "    audience: [professional]\n    sensitive: false\n"})
    assert [each.partition(" must")[0] for each in found] == ["themes.yml:8: introduction"]


@pytest.mark.parametrize("field", ["title", "note"])
def test_check_numbers_complains_when_words_beside_a_number_give_one_that_no_entry_has(
        problems_of: Problems, field: str) -> None:
    """A number that was changed may not stay in its own note."""
    found = messages(problems_of(contacts={"phones": [{"number": "116 000", field: "No answer? Ring 01375 372468."}]}))
    assert found == [f"{field} must give a number that stands below `phones`: '01375 372468'; if the number has "
                     "changed, change it here too; if it is right, the number below `phones` is wrong"]
