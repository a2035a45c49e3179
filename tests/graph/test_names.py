from __future__ import annotations

import pytest

from citypact.graph.names import (
    abbreviation,
    expanded,
    fold,
    kind_of,
    short_form,
    sort_key,
    tidy,
    without_province,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ทน.เชียงราย", "เทศบาลนครเชียงราย"),
        ("ทม. ตัวอย่าง", "เทศบาลเมืองตัวอย่าง"),
        ("ทต.ตัวอย่าง", "เทศบาลตำบลตัวอย่าง"),
        ("อบจ.ตัวอย่าง", "องค์การบริหารส่วนจังหวัดตัวอย่าง"),
        ("อบต.ตัวอย่าง", "องค์การบริหารส่วนตำบลตัวอย่าง"),
        ("กทม", "กรุงเทพมหานคร"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("เเม่ฮ่องสอน", "แม่ฮ่องสอน"),
        ("โรงเรียน ๖", "โรงเรียน6"),
        ("นํ้าพอง", "น้ำพอง"),
        ("น\u0e49\u0e4d\u0e32พอง", "น้ำพอง"),
        ("เทศบาลนคร\u200bตัวอย่าง", "เทศบาลนครตัวอย่าง"),
        ("The City of Lyon", "city of lyon"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_spellings_that_mean_the_same_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("เทศบาลนครตัวอย่าง", "เทศบาลเมืองตัวอย่าง"),
        ("จังหวัดตัวอย่าง", "องค์การบริหารส่วนจังหวัดตัวอย่าง"),
        ("บ้านใหม่", "บ้านไหม"),
    ],
)
def test_names_that_differ_in_meaning_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_an_abbreviation_inside_a_name_is_left_alone() -> None:
    assert expanded("โรงเรียน อบจ.ตัวอย่าง") == "โรงเรียน อบจ.ตัวอย่าง"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("เทศบาลนครก", "city_municipality"),
        ("ทม.ก", "town_municipality"),
        ("อบจ.ก", "pao"),
        ("จังหวัดก", "province"),
        ("จ.ก", "province"),
        ("กทม.", "special_local_government"),
        ("มหาวิทยาลัยก", "university"),
        ("Foo Town Municipality", "town_municipality"),
        ("ก", None),
    ],
)
def test_a_kind_is_read_from_the_name_only_where_it_shows_one(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_district_and_province_are_taken_off_the_name() -> None:
    assert without_province("เทศบาลตำบลก อ.เมือง จ.ข") == ("เทศบาลตำบลก", "ข")
    assert without_province("จังหวัดข") == ("จังหวัดข", None)


def test_thai_sorts_as_its_dictionary_does() -> None:
    assert sorted(["แกลง", "ขอนแก่น", "เกาะ", "กาญจนบุรี", "ทราย"], key=sort_key) == [
        "กาญจนบุรี",
        "เกาะ",
        "แกลง",
        "ขอนแก่น",
        "ทราย",
    ]


def test_thai_order_agrees_with_a_library() -> None:
    pythainlp = pytest.importorskip("pythainlp.util", reason="needs pythainlp")
    from citypact.graph.places import provinces

    names = [place.name_th for place in provinces().values()]
    assert sorted(names, key=sort_key) == pythainlp.collate(names)


def test_names_are_shown_short_and_tidy() -> None:
    assert short_form("องค์การบริหารส่วนจังหวัดตัวอย่าง") == "อบจ.ตัวอย่าง"
    assert tidy("  เเม่  สอด ") == "แม่ สอด"


@pytest.mark.parametrize("name", ["เมืองพัทยา", "เทศบาลตำบล", "จังหวัด", "กรุงเทพมหานครธนบุรี"])
def test_only_a_whole_name_has_an_abbreviation_of_its_own(name: str) -> None:
    assert abbreviation("กรุงเทพมหานคร") == "กทม."
    assert abbreviation(name) is None
