"""Who is told outright to sign in an English text, and who only stands by."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    "sentence",
    [
        "Hillton Mayor Kon Mekha and Meadowby Mayor Fa Sai signed a sister city agreement on Friday.",
        "The sister city agreement was signed by Hillton Mayor Kon Mekha on behalf of Hillton and Mayor Fa Sai for Meadowby.",
        "Hillton Mayor Kon Mekha signed the sister city agreement together with the mayor of Meadowby, Fa Sai.",
        "Hillton, represented by Mayor Kon Mekha, and Meadowby, represented by Mayor Fa Sai, signed a friendship agreement.",
        "Hillton Mayor Kon Mekha met Meadowby Mayor Fa Sai on Friday. The two mayors signed a sister city agreement.",
        "Hillton Mayor Kon Mekha and Meadowby Mayor Fa Sai signed an agreement, witnessed by the Governor, Mr. Nam Din.",
        "Mr. Nam Din, Mayor of Hillton, assigned Deputy Mayor Mr. Kon Mekha to sign the sister city agreement. Meadowby Mayor "
        "Fa Sai signed it for Meadowby.",
    ],
)
def test_those_sign_of_whom_a_sentence_says_it(sentence: str) -> None:
    record = extract(f"Hillton and Meadowby become sister cities\n\n{sentence}", id="invented")
    names = {name for agreement in record.agreements for name in agreement.signatories}
    assert names == {"Kon Mekha", "Fa Sai"}
