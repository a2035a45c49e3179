"""Who concludes an agreement."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract, party_ground
from citypact.graph.extraction.agreements import Part, parts
from citypact.graph.extraction.bodies import bodies
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import one_each
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.party_features import candidates
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.signatories import Signer
from tests.graph.extraction.reports import mentions_of

A, B, C = "เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า", "มหาวิทยาลัยทุ่งกว้าง"

FORMS = [
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับ {B}", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง {A} และ{B}", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} {B} และ{C}", [A, B, C]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} จังหวัดสายลม กับ{B} จังหวัดลมหนาว", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง 3 หน่วยงาน ได้แก่ {A} {B} และ{C}", [A, B, C]),
    (
        f"มีพิธีลงนาม MOU ระหว่าง\n1. {A} โดย นายก้อน เมฆา นายกเทศมนตรีนครสายลม\n2. {B} โดย นางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า",
        [A, B],
    ),
    (f"{A} ลงนาม MOU กับ{B}", [A, B]),
    (f"{A} อำเภอเมือง จังหวัดน่าน และ{B} อำเภอเมือง จังหวัดตรัง ร่วมลงนาม MOU", [A, B]),
    (f"{A}อำเภอเมือง จังหวัดน่าน จับมือกับ{B} ทำ MOU", [A, B]),
    (f"{A}ร่วมกับโรงพยาบาลหินผา วัดดอกหญ้า และ{C} ลงนาม MOU", [A, "โรงพยาบาลหินผา", "วัดดอกหญ้า", C]),
    (f"นอกจาก{A}แล้ว ยังมี{B}และ{C}ร่วมลงนามใน MOU ด้วย", [A, B, C]),
    (f"โรงพยาบาลหินผา สังกัด{A} ลงนาม MOU กับ{B}", ["โรงพยาบาลหินผา", B]),
    (f"องค์การบริหารส่วนตำบลหินผาเข้าร่วมพิธีลงนาม MOU ระหว่าง{A}กับ{B}", [A, B]),
    (f"{A}, {B} และเทศบาลเมืองหินผา ทั้งสามแห่งลงนามใน MOU ร่วมกัน", [A, B, "เทศบาลเมืองหินผา"]),
    ("นายกเทศมนตรีนครสายลมจับมือนายกเทศมนตรีเมืองดอกหญ้า ลงนาม MOU ร่วมกัน", [A, B]),
    (
        "ผู้ลงนาม 3 หน่วยงาน ได้แก่ นายกเทศมนตรีนครสายลม, ผู้อำนวยการโรงพยาบาลหินผา และอธิการบดีมหาวิทยาลัยทุ่งกว้าง ร่วมกันลงนาม MOU",
        [A, "โรงพยาบาลหินผา", C],
    ),
    ("ทน.สายลมผนึกทม.ดอกหญ้า เซ็น MOU", [A, B]),
    (
        f"{A}ลงนาม MOU กับ{B} โดยความร่วมมือครั้งนี้จะเป็นต้นแบบให้องค์การบริหารส่วนจังหวัดน่านและเทศบาลตำบลหินผานำไปปรับใช้",
        [A, B],
    ),
    (f"{A}ได้รับการประสานจากสำนักงานสาธารณสุขจังหวัดน่านให้ร่วมลงนาม MOU กับ{B}", [A, B]),
    (
        f"{A}และ{B} ลงนาม MOU โดยมี นายคราม ฟ้าดี นายกองค์การบริหารส่วนตำบลหินผา และหัวหน้าส่วนราชการร่วมเป็นสักขีพยาน",
        [A, B],
    ),
    ("นายกเทศมนตรีนครสายลมควงนายกเทศมนตรีเมืองดอกหญ้าลงนาม MOU", [A, B]),
    (f"{A} ลงนาม MOU ร่วมกับ {B} และ {C}", [A, B, C]),
    (f"{A} และ{B} ร่วมลงนาม MOU", [A, B]),
    (f"{A} โดยนายก้อน เมฆา นายกเทศมนตรีนครสายลม ลงนาม MOU กับ{C} โดย ดร.คราม ฟ้าดี อธิการบดี", [A, C]),
    ("นายก้อน เมฆา นายกเทศมนตรีนครสายลม และนางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า ร่วมลงนาม MOU", [A, B]),
    ("มีพิธีลงนาม MOU ระหว่าง ทน.สายลม กับ ทม.ดอกหญ้า", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับเมืองน้ำใส สาธารณรัฐประชาชนจีน", [A, "เมืองน้ำใส"]),
    (f"มีพิธีลงนาม MOU หน่วยงานที่ร่วมลงนาม ได้แก่\n1) {A}\n2) {B}\n3) {C}", [A, B, C]),
    (
        "มีพิธีลงนาม MOU ระหว่าง อบจ.น่าน แพร่ และพะเยา",
        [f"องค์การบริหารส่วนจังหวัด{name}" for name in ("น่าน", "แพร่", "พะเยา")],
    ),
    (f"มีพิธีลงนาม MOU ระหว่าง{B} กับสภาภูมิภาคน้ำใส ประเทศอิตาลี", [B, "สภาภูมิภาคน้ำใส"]),
    (
        "มีพิธีลงนาม MOU ระหว่าง ทต.ในเมือง อำเภอดอกหญ้า จังหวัดระยอง กับ กศน.จังหวัดระยอง",
        ["เทศบาลตำบลในเมือง", "สำนักงาน กศน.จังหวัดระยอง"],
    ),
    (
        "มีพิธีลงนาม MOU ระหว่าง อบต.หนึ่งใจ วัดใหม่ และสามใจ",
        [f"องค์การบริหารส่วนตำบล{name}" for name in ("หนึ่งใจ", "วัดใหม่", "สามใจ")],
    ),
    (
        "มีพิธีลงนาม MOU ระหว่าง อบต.หนึ่งใจ สองใจ และสามใจ",
        [f"องค์การบริหารส่วนตำบล{name}" for name in ("หนึ่งใจ", "สองใจ", "สามใจ")],
    ),
    (f"{C} จับมือ {A} เซ็น MOU กับ{B}", [C, A, B]),
    (f"{C} ลงนาม MOU ร่วมกับ {A} และ {B}", [C, A, B]),
    (
        "อบต.หนึ่งใจ สองใจ และสามใจ พร้อมใจลงนาม MOU กับ" + C,
        [*(f"องค์การบริหารส่วนตำบล{name}" for name in ("หนึ่งใจ", "สองใจ", "สามใจ")), C],
    ),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับบริษัท หินผาพลังงาน จำกัด", [A, "บริษัท หินผาพลังงาน จำกัด"]),
]


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_the_parties_are_who_concludes(text: str, names: list[str]) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 {text}", id="invented").agreements
    assert [party.name for party in agreement.parties] == names


def test_witnesses_guests_and_the_owner_of_the_venue_are_no_parties() -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 ณ ห้องประชุมใหญ่ โรงแรมฟ้าใส มีพิธีลงนาม MOU ระหว่าง{A} กับ {B} โดยมีนายคราม ฟ้าดี "
        "ผู้ว่าราชการจังหวัดลมหนาว เป็นประธาน และ ดร.เขียว ใบดี อธิการบดีมหาวิทยาลัยทุ่งกว้าง เป็นสักขีพยาน"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [A, B]


def test_who_invites_initiates_and_the_other_is_invited() -> None:
    (agreement,) = extract(
        f"ข่าวสมมติ\n\n{A} จึงได้เชิญ{B} ร่วมลงนามในบันทึกข้อตกลงความร่วมมือ (MOU) กับ{A}", id="invented"
    ).agreements
    assert {party.name: party.role for party in agreement.parties} == {A: "initiator", B: "invited"}


def test_a_foreign_party_has_its_country() -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nลงนาม MOU ระหว่าง{A} กับเมืองน้ำใส ประเทศญี่ปุ่น", id="invented").agreements
    assert {party.name: (party.kind, party.country) for party in agreement.parties}["เมืองน้ำใส"] == (
        "foreign_local_government",
        "JP",
    )


def test_parties_that_are_only_counted_are_counted() -> None:
    text = "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนามบันทึกข้อตกลง (MOU) กับองค์กรปกครองส่วนท้องถิ่น 3 แห่ง"
    (counted,) = extract(text, id="invented").agreements
    assert counted.unnamed_parties == 3 and [party.name for party in counted.parties] == ["เทศบาลนครสายลม"]
    (named,) = extract(
        f"{text} ได้แก่ เทศบาลเมืองดอกหญ้า เทศบาลตำบลหินผา และเทศบาลตำบลฟ้าใส", id="invented"
    ).agreements
    assert named.unnamed_parties is None


def test_a_province_that_is_none_of_thailands_is_of_another_country() -> None:
    (agreement,) = extract(
        "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 จังหวัดตากลงนาม MOU กับจังหวัดน้ำใส", id="invented"
    ).agreements
    assert {party.name: party.kind for party in agreement.parties} == {
        "จังหวัดตาก": "province",
        "จังหวัดน้ำใส": "foreign_local_government",
    }


def test_a_peoples_committee_concludes_for_its_place() -> None:
    text = f"ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 {A} ลงนาม MOU กับคณะกรรมการประชาชนเมืองน้ำใส สาธารณรัฐสังคมนิยมเวียดนาม"
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [A, "เมืองน้ำใส"]


def _proposed(text: str) -> dict[str, set[str]]:
    """The rules that propose each body for the first agreement of a text."""
    mentions = Mentions.of(article(text))
    return rules_by_body(evidence_for(mentions, parts(mentions)[0]))


@pytest.mark.parametrize(
    ("office", "names"),
    [
        ("ผู้ว่าราชการจังหวัดปัตตานี ยะลา และนราธิวาส", ["จังหวัดปัตตานี", "จังหวัดยะลา", "จังหวัดนราธิวาส"]),
        ("ผู้ว่าราชการจังหวัดตากและสุโขทัย", ["จังหวัดตาก", "จังหวัดสุโขทัย"]),
        ("พ่อเมืองตรังกับพ่อเมืองกระบี่", ["จังหวัดกระบี่"]),
        (
            "นายกเทศมนตรีเมืองดอกหญ้า สายหมอก และลมหนาว",
            ["เทศบาลเมืองดอกหญ้า", "เทศบาลเมืองสายหมอก", "เทศบาลเมืองลมหนาว"],
        ),
        ("นายกเทศมนตรีเมืองดอกหญ้าและสายหมอก", ["เทศบาลเมืองดอกหญ้า", "เทศบาลเมืองสายหมอก"]),
        (
            "นายก อบต.บ้านดอน ท่าใหญ่ และวังใส",
            [f"องค์การบริหารส่วนตำบล{name}" for name in ("บ้านดอน", "ท่าใหญ่", "วังใส")],
        ),
        ("ผู้อำนวยการโครงการชลประทานสายลม", ["โครงการชลประทานสายลม"]),
        ("นายอำเภอดอกหญ้า สายหมอก และลมหนาว", ["อำเภอดอกหญ้า", "อำเภอสายหมอก", "อำเภอลมหนาว"]),
    ],
)
def test_heads_who_act_without_their_names_speak_for_their_bodies(office: str, names: list[str]) -> None:
    proposed = _proposed(f"สายลมลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 {office} ร่วมลงนามบันทึกข้อตกลงจัดการขยะ")
    assert {name for name, rules in proposed.items() if "party.heads" in rules} >= set(names)


def test_a_head_who_watches_or_presides_speaks_for_no_party() -> None:
    watched = f"สายลมลงนาม\n\n{A} และ{B} ทำพิธี โดยผู้ว่าราชการจังหวัดตาก เป็นสักขีพยาน และร่วมลงนาม MOU"
    assert not any("party.heads" in rules for rules in _proposed(watched).values())
    presided = f"ผู้ว่าราชการจังหวัดตาก ประธานพิธีลงนาม (MOU)\n\n{A} และ{B} ทำพิธีลงนาม (MOU)"
    assert not any("party.heads" in rules for rules in _proposed(presided).values())


def test_who_is_listed_behind_what_they_have_in_common_is_proposed() -> None:
    text = f"สายลมลงนาม MOU\n\nมีพิธีลงนาม MOU ระหว่าง สถานศึกษาคู่ความร่วมมือ ได้แก่ {C}, โรงเรียนดอกไม้ และโรงเรียนลำธาร กับ {B}"
    proposed = _proposed(text)
    assert {name for name, rules in proposed.items() if "party.between" in rules} == {
        C,
        B,
        "โรงเรียนดอกไม้",
        "โรงเรียนลำธาร",
    }


def test_who_concluded_before_may_conclude_the_next_agreement_as_well() -> None:
    text = (
        f"สายลมลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 {A} ลงนาม MOU ด้านการกีฬากับ{B}\n\n"
        f"ก่อนหน้านี้ เทศบาลมีบันทึกข้อตกลงด้านการศึกษากับ{C} ลงนามไว้เมื่อวันที่ 7 มิถุนายน 2563 ซึ่งยังมีผลบังคับใช้"
    )
    mentions = Mentions.of(article(text))
    _, older = parts(mentions)
    found: dict[str, Candidate] = {
        candidate.name: candidate
        for candidate in candidates(mentions, older, [], list(evidence_for(mentions, older)))
    }
    assert {"carried", "carried.first", "carried.again"} <= found[A].features
    assert not any(feature.startswith("carried") for feature in found[C].features)


def test_a_name_cut_short_at_its_end_is_that_of_the_full_one() -> None:
    text = "นครสาย์ลงนาม\n\nเทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า นครสาย์เป็นเจ้าภาพ"
    mentions = Mentions.of(article(text))
    part = parts(mentions)[0]
    names = {each.name for each in candidates(mentions, part, [], list(evidence_for(mentions, part)))}
    assert "เทศบาลนครสายลม" in names
    assert "นครสาย์" not in names


def features_by_name(text: str) -> dict[str, set[str]]:
    """What is told of each candidate for a party in the first part of a text."""
    mentions = Mentions.of(article(text))
    part = parts(mentions)[0]
    return {
        each.name: each.features
        for each in candidates(mentions, part, [], list(evidence_for(mentions, part)))
    }


def test_who_is_named_where_an_older_agreement_is_told_is_weighed_so() -> None:
    text = (
        f"สายลมลงนาม\n\nเมื่อวันที่ 5 มีนาคม 2567 {A} ลงนาม MOU กับ{B} "
        f"ก่อนหน้านี้ {A} เป็นเมืองพี่เมืองน้องกับเมืองลมหนาวมาตั้งแต่ปี 2550"
    )
    weighed = features_by_name(text)
    assert "told-with-older" in weighed["เมืองลมหนาว"]
    assert "told-with-older" not in weighed[A] | weighed[B]


def test_a_province_behind_the_office_of_a_mayor_tells_where() -> None:
    text = (
        f"{B} รับแขก\n\nนายหลิว เจี้ยน รองนายกเทศมนตรีเมืองน้ำใส มณฑลลมหนาว สาธารณรัฐประชาชนจีน "
        f"ลงนาม MOU กับ{B} ระหว่างการเยือนของเมืองน้ำใส"
    )
    weighed = features_by_name(text)
    assert "free.0" in weighed["มณฑลลมหนาว"]
    assert "only-foreign" in weighed["เมืองน้ำใส"]


def test_who_joined_a_signing_may_be_listed_behind_its_day() -> None:
    text = f"{A} ลงนาม MOU แล้ว หน่วยงานที่ร่วมลงนามเมื่อวันที่ 9 กันยายน 2562 ประกอบด้วย {B} และ{C}"
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    assert {B, C} <= {body.name for body, rule in evidence_for(mentions, part) if rule == "party.counted"}


def test_quarters_of_a_town_that_a_count_leads_to_are_of_the_list() -> None:
    text = (
        "บันทึกข้อตกลงความร่วมมือระหว่างเทศบาลนครสายลม เทศบาลเมืองดอกหญ้า กับชุมชนนำร่องอีก 3 ชุมชน มี "
        "ชุมชนประตูลม ชุมชนท่าหิน ชุมชนนาหญ้า และชุมชนริมน้ำ ทุกฝ่ายลงนามแล้ว"
    )
    names = {party.name for party in extract(text, id="x").agreements[0].parties}
    assert {"เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า", "ชุมชนประตูลม", "ชุมชนท่าหิน"} <= names


def test_a_branch_told_with_and_without_its_university_is_one_party() -> None:
    text = (
        "เทศบาลเมืองสายลมกับมหาวิทยาลัยราชภัฏหินผา วิทยาลัยน่าน จับมือกันลงนามบันทึกข้อตกลง (MOU)\n"
        "เทศบาลเมืองสายลม และวิทยาลัยน่าน ลงนามบันทึกข้อตกลง โดยคณบดีวิทยาลัยน่าน"
    )
    names = {party.name for party in extract(text, id="x").agreements[0].parties}
    assert names == {"เทศบาลเมืองสายลม", "มหาวิทยาลัยราชภัฏหินผา วิทยาลัยน่าน"}


def test_sisters_that_a_number_tells_apart_are_two_parties() -> None:
    sisters = ["การไฟฟ้าส่วนภูมิภาคจังหวัดน่าน", "การไฟฟ้าส่วนภูมิภาคจังหวัดน่าน 2 (บ้านลม)"]
    text = f"มีพิธีลงนามบันทึกข้อตกลง (MOU) ผู้ร่วมลงนามคือ เทศบาลนครสายลม {' '.join(sisters)} และ{C}"
    names = {party.name for party in extract(text, id="x").agreements[0].parties}
    assert names >= set(sisters)


def _parties(text: str) -> set[str]:
    return {party.name for each in extract(text, id="x").agreements for party in each.parties}


def test_what_is_handed_over_is_no_party() -> None:
    text = (
        "เทศบาลเมืองสายลม และอบจ.น่าน เซ็น MOU รับภารกิจ รพ.สต.เพิ่ม 3 แห่ง\nรพ.สต. 3 แห่ง ถูกส่งมอบแก่อบจ.น่าน ในพิธีลงนามบันทึกข้อตกลงการ"
        "ถ่ายโอนภารกิจ เมื่อวันที่ 8 พฤษภาคม 2567 ทั้ง 3 แห่ง มี รพ.สต.หนองลม, รพ.สต.บ้านหิน และ รพ.สต.บ้านป่า"
    )
    assert _parties(text) == {"เทศบาลเมืองสายลม", "องค์การบริหารส่วนจังหวัดน่าน"}


def test_the_faculties_of_a_university_that_concludes_are_no_parties_beside_it() -> None:
    text = (
        f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ{C} เมื่อวันที่ 8 พฤษภาคม 2567 ร่วมกับคณะนิติศาสตร์ คณะวิทยาศาสตร์ "
        "และคณะวิศวกรรมศาสตร์ ลงนาม"
    )
    assert _parties(text) == {A, C}


def test_a_campus_that_an_office_tells_yields_to_the_university_that_concludes() -> None:
    text = (
        f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ{C} เมื่อวันที่ 8 พฤษภาคม 2567 โดย รศ.ดร.คราม ฟ้าดี รองอธิการบดี {C} "
        "วิทยาเขตน่าน ร่วมพิธีลงนาม"
    )
    assert _parties(text) == {A, C}


def test_a_town_has_one_municipality() -> None:
    judged = [(0.9, _candidate("เทศบาลตำบลหินผา")), (0.5, _candidate("เทศบาลเมืองหินผา")), (0.8, _candidate(B))]
    assert [each.name for _, each in one_each(judged)] == ["เทศบาลตำบลหินผา", B]


@pytest.mark.parametrize(
    "text",
    [
        f"{C} กับโรงพยาบาลลมหนาว ลงนามบันทึกข้อตกลง (MOU) เมื่อวันที่ 7 มีนาคม 2567 ที่ห้องประชุม{B} อำเภอลมหนาว",
        f"{C} กับโรงพยาบาลลมหนาว ลงนามบันทึกข้อตกลง (MOU) เมื่อวันที่ 7 มีนาคม 2567 ที่หอประชุม {B} อำเภอลมหนาว",
    ],
)
def test_who_only_owns_the_hall_is_no_party(text: str) -> None:
    assert _parties(text) == {C, "โรงพยาบาลลมหนาว"}


def test_a_ministry_told_behind_its_department_is_no_party() -> None:
    text = f"ผู้ร่วมลงนามบันทึกข้อตกลง (MOU) มี {A}, กรมสายลม, กระทรวงสายฝน, {B} และ{C} เมื่อวันที่ 7 มีนาคม 2567"
    assert "กระทรวงสายฝน" not in _parties(text) >= {A, "กรมสายลม", B}


def test_those_by_whom_it_was_signed_are_proposed() -> None:
    proposed = _proposed(
        f"ข่าวสมมติ\n\nบันทึกข้อตกลง (MOU) ลงนามกันเมื่อวันที่ 7 มีนาคม 2567 โดย{A} {C} และโรงเรียนลมหนาว"
    )
    assert {name for name, rules in proposed.items() if "party.between" in rules} == {A, C, "โรงเรียนลมหนาว"}


@pytest.mark.parametrize(
    "told",
    [
        f"บันทึกข้อตกลง (MOU) ที่{A}ทำกับ{B} เดินหน้าแล้ว",
        f"ข้อตกลงความร่วมมือซึ่ง{A}มีไว้กับ{B}",
        f"มีพิธีทำบันทึกข้อตกลง (MOU) ฝั่งผู้ขายได้แก่ {A} ฝั่งผู้ซื้อคือ {B}",
        f"สามหน่วยงานลงนามบันทึกความเข้าใจด้วยกันในวันศุกร์ที่ 9 กันยายน 2565 ได้แก่ {A} และ{B}",
    ],
)
def test_who_made_it_with_whom_are_proposed(told: str) -> None:
    proposed = _proposed(f"ข่าวสมมติ\n\n{told}")
    assert {name for name, rules in proposed.items() if rules & {"party.between", "party.counted"}} == {A, B}


def test_who_has_an_agreement_with_another_is_proposed_as_well() -> None:
    proposed = _proposed(f"ข่าวสมมติ\n\n{A} กับ{B} มีข้อตกลงเป็นหนังสือแสดงเจตจำนง (LOI)")
    assert "party.with" in proposed[A] & proposed[B]


def test_a_university_that_has_an_office_concludes_itself() -> None:
    text = f"สำนักงาน{C} เปิดห้องประชุม จัดพิธีลงนามบันทึกข้อตกลง (MOU) ระหว่าง{C} กับ{A}"
    assert _parties(text) == {A, C}


def test_a_ministry_behind_its_enterprise_is_no_party() -> None:
    text = f"ผู้ร่วมลงนามบันทึกข้อตกลง (MOU) มี {A}, องค์การสายลม กระทรวงสายฝน, {B} และ{C} เมื่อวันที่ 7 มีนาคม 2567"
    assert "กระทรวงสายฝน" not in _parties(text) >= {A, "องค์การสายลม", B}


def test_a_ministry_for_which_others_act_is_no_party() -> None:
    text = f"จังหวัดตาก และกระทรวงสายฝน (สฝ.) โดย {C} และ โรงพยาบาลลมหนาว ลงนามบันทึกข้อตกลง (MOU) เมื่อวันที่ 7 มีนาคม 2567"
    assert _parties(text) == {"จังหวัดตาก", C, "โรงพยาบาลลมหนาว"}


def test_an_envoy_signs_for_the_body_that_is_told_behind_the_own_office() -> None:
    text = (
        f"ผู้แทนสองฝ่ายลงนามบันทึกข้อตกลง (MOU) เมื่อวันที่ 7 มีนาคม 2567 คือ {A} โดยนายก้อน เมฆา นายกเทศมนตรีนครสายลม "
        f"กับ ดร.คราม ฟ้าดี ผู้อำนวยการสถาบันวิจัยลมหนาว ผู้แทน{C}"
    )
    assert _parties(text) == {A, C}


def test_the_head_of_an_office_is_called_by_its_task() -> None:
    office = "สำนักงานวัฒนธรรมจังหวัดน่าน"
    text = (
        f"วัฒนธรรมจังหวัดน่าน ร่วมลงนาม MOU กับ{A}\n\nนางขาว หมอกดี วัฒนธรรมจังหวัดน่าน ลงนามบันทึกข้อตกลง (MOU) กับ{A} "
        f"ที่ห้องประชุม{office}"
    )
    assert _parties(text) == {A, office}


def test_the_abbot_signs_for_the_clergy_of_the_temple_where_that_is_told() -> None:
    text = (
        "บันทึกข้อตกลง (MOU) ซึ่งคณะสงฆ์วัดหนองลม ทำกับ เทศบาลตำบลหินผา เมื่อวันที่ 7 มีนาคม 2567 ผู้ลงนามมี"
        "\n1.พระครูนิทานปัญญา เจ้าอาวาสวัดหนองลม\n2.นายก้อน เมฆา นายกเทศมนตรีตำบลหินผา"
    )
    assert "วัดหนองลม" not in _parties(text)


def test_a_committee_of_the_people_is_told_by_its_short_name_as_well() -> None:
    text = (
        "นายก้อน เมฆา นายกเทศมนตรีนครสายลม, นายหลี่ เฉิง ประธานกรรมการประชาชนจังหวัดก้อนเมฆ และนายดั๋ง ก๊วก "
        "รองประธานคณะกรรมการประชาชนเขตฟ้าใส ประเทศเวียดนาม ได้ร่วมกันลงนามบันทึกความเข้าใจ (MOU) เมื่อวันที่ 7 มีนาคม 2567"
    )
    assert _parties(text) == {A, "จังหวัดก้อนเมฆ", "เขตฟ้าใส"}


def test_the_unit_that_signs_is_the_party_where_it_is_told_with_the_body_that_has_it() -> None:
    text = (
        f"{C} ลงนามบันทึกข้อตกลง (MOU) กับ สำนักสิ่งแวดล้อม กรุงเทพมหานคร เมื่อวันที่ 7 มีนาคม 2567 โดย รศ.คราม ฟ้าดี อธิการบดี{C} "
        "และนายก้อน เมฆา ผู้อำนวยการสำนักสิ่งแวดล้อม ร่วมลงนาม\nกรุงเทพมหานครเห็นว่าต้องช่วยกัน"
    )
    assert _parties(text) == {C, "สำนักสิ่งแวดล้อม กรุงเทพมหานคร"}


def test_where_a_ceremony_is_held_is_no_subject() -> None:
    proposed = _proposed(f"ข่าวสมมติ\n\nศาลาประชาคม {A} เป็นสถานที่จัดพิธีลงนาม MOU ของ{C} กับโรงเรียนลมหนาว")
    assert A not in proposed


def test_a_kind_of_city_is_no_party_for_whom_somebody_signs() -> None:
    text = (
        f"{A}ลงนามบันทึกข้อตกลง (MOU) เมื่อวันที่ 7 มีนาคม 2567 โดยนายก้อน เมฆา นายกเทศมนตรีนครสายลม "
        "และ ผศ.คราม ฟ้าดี ประธานกรรมการพัฒนาสายลมเมืองสร้างสรรค์ ร่วมลงนาม"
    )
    assert _parties(text) == {A}


def _candidate(name: str) -> Candidate:
    (body,) = bodies(name)
    return Candidate(body, name, body.kind)


def test_what_is_said_beside_a_body_is_read_once_whoever_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"สายลมลงนาม\n\n{A} ลงนาม MOU กับ{B} โดยมี{C} เป็นพยาน"
    page, looked = article(text), list[str]()
    said = party_ground._said

    def looking(mentions: Mentions, part: Part, body: BodyMention) -> list[str]:
        looked.append(body.name)
        return said(mentions, part, body)

    monkeypatch.setattr(party_ground, "_said", looking)
    with held(page.text):
        mentions = Mentions.of(page)
        part = parts(mentions)[0]
        proposed = list(evidence_for(mentions, part))
        before = {each.name: set(each.features) for each in candidates(mentions, part, [], proposed)}
        once = list(looked)
        signer = Signer("ก้อน เมฆา", "signs", A, 0, 1, "capacity.signs", 0.9)
        after = {each.name: each.features for each in candidates(mentions, part, [signer], proposed)}
    assert set(once) >= {A, B, C} and looked == once
    assert {"head.signs", "party.signer"} <= after[A] - before[A]
    assert not {
        own for own in after[C] ^ before[C] if own.startswith(("told.", "before.", "after.", "kind."))
    }


def test_the_subject_of_a_line_is_the_one_that_joins_hands_further_on() -> None:
    text = f"{A}ก้าวไปอีกขั้น หลังจับมือกับ{B}และ{C} ลงนาม MOU"
    (agreement,) = extract(f"ข่าวสมมติ\n\n{text}", id="invented").agreements
    assert [party.name for party in agreement.parties] == [A, B, C]


def test_who_signs_while_another_does_signs_in_no_place() -> None:
    text = f"การลงนามครั้งนี้ {A} มี นายก้อน เมฆา เป็นผู้ลงนาม ขณะที่ {B} มี นางขาว หมอกดี เป็นผู้ลงนามใน MOU"
    (agreement,) = extract(f"ข่าวสมมติ\n\n{text}", id="invented").agreements
    assert agreement.venue is None or agreement.venue.site is None


def test_a_council_whose_municipality_concludes_is_no_party_beside_it() -> None:
    text = (
        "ข่าวสมมติ\n\nนางขาว หมอกดี ประธานสภาเทศบาลตำบลสายลม นำคณะเยี่ยมชมบูธ ขณะที่ นายก้อน เมฆา นายกเทศมนตรีตำบลสายลม "
        "ได้ลงนามบันทึกข้อตกลงความร่วมมือ กับ นายคราม ฟ้าดี นายกเทศมนตรีเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == {"เทศบาลตำบลสายลม", "เทศบาลเมืองดอกหญ้า"}


def test_heads_of_sections_are_no_municipality_of_the_kind_told_before() -> None:
    text = "ข่าวสมมติ\n\nปลัดเทศบาลเมืองสายลม และหัวหน้าส่วนราชการ ร่วมพิธีลงนามบันทึกข้อตกลง ระหว่างเทศบาลเมืองสายลม กับเทศบาลเมืองดอกหญ้า"
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == {"เทศบาลเมืองสายลม", "เทศบาลเมืองดอกหญ้า"}
