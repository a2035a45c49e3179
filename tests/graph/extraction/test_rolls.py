"""People told as a list: who stands in one list, and what the words around it say of all of them."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.rolls import Roll, rolls
from citypact.graph.extraction.view import View

A, B, C = "นายก้อน เมฆา", "นางขาว หมอกดี", "นายคราม ฟ้าดี"
NAMES = ["ก้อน เมฆา", "ขาว หมอกดี", "คราม ฟ้าดี"]


def _rolls(text: str) -> tuple[Mentions, list[Roll]]:
    mentions = Mentions.of(article(View(f"ข่าวสมมติ\n\n{text}").text))
    return mentions, [*rolls(mentions, 0, len(mentions.text))]


LISTS = [
    f"ผู้ลงนามคือ {A} นายกเทศมนตรีนครสายลม / {B} นายกเทศมนตรีเมืองดอกหญ้า / {C} ผู้อำนวยการโรงพยาบาลสายลม",
    f"ผู้ลงนาม\n• {A} นายกเทศมนตรีนครสายลม\n• {B} นายกเทศมนตรีเมืองดอกหญ้า\n• {C} ผู้อำนวยการโรงพยาบาลสายลม\n",
    f"ผู้ลงนาม\n{A} นายกเทศมนตรีนครสายลม\n{B} นายกเทศมนตรีเมืองดอกหญ้า\n{C} ผู้อำนวยการโรงพยาบาลสายลม\n",
    f"เทศบาลนครสายลม โดย {A} นายกเทศมนตรี เทศบาลเมืองดอกหญ้า โดย {B} นายกเทศมนตรี และโรงพยาบาลสายลม โดย {C} ผู้อำนวยการ",
    f"นายกเทศมนตรีนครสายลม {A} นายกเทศมนตรีเมืองดอกหญ้า {B} และผู้อำนวยการโรงพยาบาลสายลม {C} ร่วมลงนาม",
    f"{A} นายอำเภอสายลม จ.เชียงใหม่ {B} นายอำเภอดอกหญ้า อ.เมือง จ.ลำปาง และ{C} ผู้อำนวยการโรงพยาบาลสายลม จังหวัดตาก ร่วมลงนาม",
]


@pytest.mark.parametrize("text", LISTS)
def test_people_of_one_list_are_told_together(text: str) -> None:
    _, found = _rolls(text)
    assert [[person.name for person in roll.members] for roll in found] == [NAMES]


APART = [
    f"{A} นายกเทศมนตรีนครสายลม กล่าวว่า {B} นายกเทศมนตรีเมืองดอกหญ้า จะเดินทางมา",
    f"{A} นายกเทศมนตรีนครสายลม เป็นผู้ลงนาม โดยมี {B} นายกเทศมนตรีเมืองดอกหญ้า เป็นพยาน",
    f"ผู้ลงนาม\n• {A} นายกเทศมนตรีนครสายลม\nสักขีพยาน\n• {B} นายกเทศมนตรีเมืองดอกหญ้า\n",
]


@pytest.mark.parametrize("text", APART)
def test_a_verb_or_a_heading_ends_a_list(text: str) -> None:
    _, found = _rolls(text)
    assert [len(roll.members) for roll in found] == [1, 1]


def test_the_words_that_lead_to_a_list_speak_of_all_in_it() -> None:
    mentions, (roll,) = _rolls(LISTS[1])
    assert roll.lead(mentions) == "signs"
    assert "roll.lead.signs.more" in roll.features(mentions, None)


def test_witnesses_who_put_their_names_are_no_signers() -> None:
    mentions, (roll,) = _rolls(f"มีสักขีพยานลงลายมือชื่อ จำนวน ๒ ท่าน คือ {A} ปลัดเทศบาล และ{B} รองปลัดเทศบาล")
    assert roll.lead(mentions) == "witnesses"
