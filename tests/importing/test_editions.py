"""Paragraphs keep their ids in a new edition, wherever they stand in it; no id is ever given to another one."""

from __future__ import annotations

import time

from signpost.importing.editions import carry_over
from signpost.importing.paragraphs import SourceParagraph

OLD = ["Shelter gives advice on housing to everyone.", "Mind helps with how you feel, at any age.",
       "The foodbank is open on Mondays and Fridays.", "A class for parents meets at the library."]


def listed(*texts: str) -> list[SourceParagraph]:
    """Return an earlier edition."""
    return [SourceParagraph(f"S{number:03}", "text", text) for number, text in enumerate(texts, 1)]


def test_ids_are_counted_when_there_is_no_earlier_edition() -> None:
    """From S001 on, all of them new."""
    edition = carry_over([], ["a", "b"])
    assert edition.ids == edition.came == ("S001", "S002") and not edition.went


def test_ids_stay_when_a_paragraph_is_put_in_before_them() -> None:
    """One inserted paragraph moves no id."""
    edition = carry_over(listed(*OLD), [OLD[0], "Something wholly new for carers in Leeds.", *OLD[1:]])
    assert edition.ids == ("S001", "S005", "S002", "S003", "S004")
    assert (edition.came, edition.went, edition.changed) == (("S005",), (), {})


def test_ids_stay_when_paragraphs_move() -> None:
    """A paragraph is known by its text."""
    assert carry_over(listed(*OLD), OLD[::-1]).ids == ("S004", "S003", "S002", "S001")


def test_id_stays_and_the_change_is_told_when_a_text_changes() -> None:
    """Most of its words are the same."""
    edition = carry_over(listed(*OLD), [*OLD[:2], "The foodbank is open on Tuesdays and Fridays.", OLD[3]])
    assert edition.ids == ("S001", "S002", "S003", "S004") and edition.changed == {"S003": OLD[2]}


def test_mark_of_a_list_is_no_change() -> None:
    """A bullet may become a number, and a straight quote a curly one."""
    edition = carry_over(listed("- It’s here"), ["2. It's here"])
    assert edition.ids == ("S001",) and not edition.changed


def test_id_is_not_given_again_when_its_paragraph_went() -> None:
    """What is new has a number higher than any before, also those of paragraphs that went long ago."""
    earlier = [*listed(*OLD[:2]), SourceParagraph("S009", "removed", OLD[2])]
    edition = carry_over(earlier, [OLD[0], "Something wholly new for carers in Leeds."])
    assert (edition.ids, edition.went) == (("S001", "S010"), ("S002",))


def test_paragraph_gets_its_id_back_when_it_comes_back() -> None:
    """It is listed as new."""
    edition = carry_over([*listed(OLD[0]), SourceParagraph("S009", "removed", OLD[2])], [OLD[0], OLD[2]])
    assert (edition.ids, edition.came) == (("S001", "S009"), ("S009",))


def test_same_text_twice_keeps_both_ids() -> None:
    """In their order."""
    ids = carry_over(listed("a", "b", "a"), ["a", "a", "b"]).ids
    assert sorted(ids) == ["S001", "S002", "S003"] and ids[2] == "S002"


def test_ids_are_all_different_and_found_soon_when_everything_changed() -> None:
    """Nine hundred paragraphs with the same common words, each changed a little: no id twice, in a few seconds."""
    old = [f"Service number {each} of place {each * 7} helps people with matter {each * 13}." for each in range(900)]
    start = time.process_time()
    edition = carry_over(listed(*old), [text.replace("helps people", "supports everyone") for text in old])
    assert time.process_time() - start < 10
    assert edition.ids == tuple(f"S{number:03}" for number in range(1, 901))
    assert len(edition.changed) == 900
