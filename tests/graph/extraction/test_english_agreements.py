"""Which agreements an English text reports, and whose they are."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

REPORTED = [
    (  # twins, and no word for a document
        "People of Dan Hill commune in Norway met those of Lakeford village.\nDan Hill and Lakeford are twins since 22 "
        "November 2023.",
        ["twin_city"],
        ["Dan Hill", "Lakeford"],
    ),
    (  # an agreement that has no name
        "Leaders of Hill province and of Lakeford province met.\nAn agreement on development has bound Hill province and "
        "Lakeford province since 2014, when they signed it.",
        ["other"],
        ["Hill province", "Lakeford province"],
    ),
    (
        "The Rectors of Hill University and Reed University talked.\nOnce that is settled, a comprehensive cooperation "
        "document is to be signed by Hill University and Reed University in December 2023.",
        ["other"],
        ["Hill University", "Reed University"],
    ),
    (
        "SISTERS now are the Hill Foundation and the Reed Foundation. Both signed on 3 May 2024.",
        ["sister_city"],
        ["Hill Foundation", "Reed Foundation"],
    ),
    (  # names of chambers and firms in full
        "The Hill Chamber of Commerce and Industry Inc. and the Reed Chamber of Commerce signed a memorandum of agreement.",
        ["moa"],
        ["Hill Chamber of Commerce and Industry Inc.", "Reed Chamber of Commerce"],
    ),
    (
        "On 25 May 2024 Hill Port Sdn Bhd and Reed Dry Port Co., Ltd. signed a Memorandum of Cooperation.",
        ["mou"],
        ["Hill Port Sdn Bhd", "Reed Dry Port Co., Ltd."],
    ),
    (  # a further paper of the same ceremony
        "On 8 November 2024 a letter of intent was signed by Reed District with Meadow District in Norway.\n\nThe letter of "
        "intent of the two is signed by Chairman of the People's Committee of Reed District Arno Brook.\n\nA second paper was "
        "signed on the occasion, a cooperation agreement on sending seasonal workers.",
        ["loi", "other"],
        ["Meadow District", "Reed District"],
    ),
]


@pytest.mark.parametrize(("text", "types", "names"), REPORTED)
def test_each_agreement_is_read_with_its_parties(text: str, types: list[str], names: list[str]) -> None:
    agreements = extract(text, id="invented").agreements
    assert [each.type for each in agreements] == types
    assert {tuple(sorted(party.name for party in each.parties)) for each in agreements} == {tuple(names)}
    assert len({each.date for each in agreements}) == 1


def test_an_older_tie_with_a_partner_of_its_own_is_told_beside() -> None:
    text = (
        "Reed and Meadow are sister cities: the Municipality of Reed and the Meadow Metropolitan City will cooperate by an "
        "agreement that was concluded here on 11 June 2009.\n\nReed Mayor Arno Brook and Meadow Mayor Ann Hill inked it.\n\nNo "
        "more than one city had allied itself with Reed before. It was Oakford Metropolitan City, whose sister cities "
        "affiliation was signed in late March 2007."
    )
    today, older = extract(text, id="invented").agreements
    assert sorted(party.name for party in today.parties) == [
        "Meadow Metropolitan City",
        "Municipality of Reed",
    ]
    assert sorted(party.name for party in older.parties) == [
        "Municipality of Reed",
        "Oakford Metropolitan City",
    ]
    assert (older.status, older.date) == ("in_force", "2007-03")


def test_a_department_whose_head_is_there_is_no_party_beside_two_that_sign() -> None:
    text = (
        "HLU and Oakmoor University of Technology (Norway) at the signing of their Memorandum of Agreement\n\n"
        "With that in mind Hill Lake University signed a Memorandum of Agreement with Oakmoor University of Technology "
        "(Norway) on April 23rd 2018.\n\n"
        "HLU was there with Dr. Arno Brook – Vice Rector, Ms. Ann Moor – Head of Architecture Department, Architecture "
        "Faculty, and Mr. Carl Reed – Lecturer.\n\n"
        "Assoc. Prof. Eva Lind (on the left) and Dr. Arno Brook as they signed"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert sorted(party.name for party in agreement.parties) == [
        "Hill Lake University",
        "Oakmoor University of Technology",
    ]


def test_a_paper_that_was_signed_is_no_standing_tie_because_its_partners_have_one() -> None:
    text = (
        "The two cities, Marlowe and Tenbridge, signed a memorandum of understanding on 5 March 2024. "
        "Mayor Kon Mekha said they have had friendly ties since 2010."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.status, agreement.date) == ("mou", "signed", "2024-03-05")
