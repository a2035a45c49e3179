"""Who signs an English agreement, and who only presides or witnesses."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.english_bystanders import english_bystanders
from citypact.graph.extraction.english_events import english_capacities
from tests.graph.extraction.reports import mentions_of

HEAD = "Hill City and Meadow City sign\n\nHill City and Meadow City signed a sister city agreement on May 6, 2024. "


def told_to_sign(sentence: str) -> set[str]:
    """Who is told to sign by the words of a text alone."""
    mentions = mentions_of(HEAD + sentence)
    told = english_capacities(mentions, parts(mentions)[0])
    return {person.name for person, capacity, *_ in told if capacity == "signs"}


def signatories(text: str) -> tuple[str, ...]:
    return extract(text, id="invented").agreements[0].signatories


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Hill City Kon Mekha and the mayor of Meadow City Fa Sai presided over it.",
        "It was held with two men presiding: Kon Mekha, mayor of Hill City, and Fa Sai, mayor of Meadow City.",
        "Mr. Kon Mekha, mayor of Hill City, and Mr. Fa Sai, mayor of Meadow City, came and were witnesses of it.",
        "“This opens a new chapter,” Kon Mekha, mayor of Hill City, said after the two signed it.",
        "“We are proud of it,” said Mr. Fa Sai, mayor of Meadow City.",
        "Also present at the signing were Mr. Kon Mekha, mayor of Hill City, and Fa Sai, mayor of Meadow City.",
    ],
)
def test_who_presides_or_witnesses_signs_nothing(sentence: str) -> None:
    assert signatories(HEAD + sentence) == ()


def test_who_signs_before_others_witness_is_no_bystander() -> None:
    sentence = "Kon Mekha, mayor of Hill City, signed it, while Fa Sai and Lom Nao, director of the Hill Club, were witnesses."
    assert signatories(HEAD + sentence) == ("Kon Mekha",)


def test_a_signature_comes_from_whoever_signs() -> None:
    sentence = (
        "Hill City’s signature came from Kon Mekha, Mayor of Hill City, and that of Meadow City from Fa Sai, Administrator, "
        "Municipal Corporation of Meadow City."
    )
    assert signatories(HEAD + sentence) == ("Kon Mekha", "Fa Sai")


def test_those_listed_below_the_word_have_signed() -> None:
    names = "Signed by:\nProf. Kon Mekha, Mayor of Hill City\nMr. Fa Sai, Permanent Secretary of Meadow City\nIt was fine."
    assert signatories(f"{HEAD}\n{names}") == ("Kon Mekha", "Fa Sai")


def test_they_are_those_that_the_sentence_before_counts() -> None:
    text = (
        "Three sides sign\n\nOn May 6, 2024 three sides put their names to an MoU on waste. They were Mr. Kon "
        "Mekha, Mayor of Hill "
        "City, Ms. Fa Sai, Chairman of the Federation of Hill Industries, and Dr. Lom Nao, President of Hill University."
    )
    assert signatories(text) == ("Kon Mekha", "Fa Sai", "Lom Nao")


def test_what_is_in_force_was_signed_by_who_is_told_to_have_signed_it() -> None:
    text = (
        "A tie of 25 years\n\nHill City and Meadow City have been twin cities for 25 years. It was former "
        "Hill City mayor Kon Mekha, "
        "who signed with his counterpart a Protocol of Friendly Ties on June 19, 1997."
    )
    assert signatories(text) == ("Kon Mekha",)


@pytest.mark.parametrize(
    "sentence",
    [
        "It bears the names of Kon Mekha, Mayor of Hill City, and Fa Sai, Mayor of Meadow City.",
        "Kon Mekha, Mayor of Hill City, and Fa Sai, Mayor of Meadow City, met for their signatures.",
        "There came Kon Mekha, Mayor of Hill City, and Fa Sai, Mayor of Meadow City, whose signatures stand under it.",
        "It was signed by the mayors. Kon Mekha, Mayor of Hill City, was glad, and so was Fa Sai, Mayor of Meadow City.",
    ],
)
def test_a_signing_may_be_told_by_names_and_signatures_and_by_the_office_of_those_who_do_it(
    sentence: str,
) -> None:
    assert told_to_sign(sentence) == {"Kon Mekha", "Fa Sai"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kon Mekha, President of the Hill Club, had come to see the agreement signed.",
        "At the fair were Kon Mekha, Mayor of Hill City, and the flag of the ties signed 13 years ago.",
    ],
)
def test_who_sees_it_or_is_told_of_beside_an_older_signing_signs_nothing(sentence: str) -> None:
    assert told_to_sign(sentence) == set()


def test_who_sends_greetings_stands_aside() -> None:
    sentence = (
        "The guests brought greetings of the Mayor of Hill City, Mr. Kon Mekha, to those who were there."
    )
    assert english_bystanders(mentions_of(HEAD + sentence)) == {"Kon Mekha"}
