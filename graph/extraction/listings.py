"""Lists of bodies: "A, B และ C", numbered lines, one prefix for several names, with places and people between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from citypact.graph.extraction.body_kinds import body_begins
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at, provinces
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.office_groups import kind_of
from citypact.graph.extraction.rules import alternation

__all__ = ["SEPARATOR", "listed", "located_by", "sharing"]

_COUNT = expression(
    r"[ ]?(?:ทั้ง[ ]?)?\d{1,3}[ ]?(?:หน่วยงาน|แห่ง|ฝ่าย|องค์กร|ภาคี|อปท\.?|เมือง)[ ]?|[ ]?(?:ดังนี้|"
    r"ได้แก่|คือ|ประกอบด้วย|[:：])[ ]?"
    r"|[ ]?(?:ชุมชน|โรงเรียน|โรงพยาบาล|เทศบาล)?(?:นำร่อง|ต้นแบบ|เครือข่าย)?(?:จำนวน|อีก)?[ ]?\d{1,3}[ ]?(?:ชุมชน|โรงเรียน|โรง|เทศบาล)"
    r"(?:[ ]?(?:มี|ได้แก่|คือ|ประกอบด้วย|ดังนี้))?[ ]?"
    r"|[ ]?(?:องค์กรปกครองส่วนท้องถิ่น|หน่วยงาน(?:ด้าน[ก-๙]{1,20})?)[ ]?(?:จำนวน)?[ ]?(?![ ]?(?:จังหวัด|จ\.|อำเภอ|อ\.))"
    r"(?:หลาย(?:แห่ง|หน่วยงาน|องค์กร|ฝ่าย)[ ]?(?=ได้แก่|คือ|ประกอบด้วย|ดังนี้))?"
)

SEPARATOR = expression(
    r"[ ]?(?:,|/|ร่วมกับ|กับ|และ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย|ทั้ง|[×xX+&](?=[ ]|$)|[–—-](?=[ ]|[ก-ฮ]))[ ]?"
)

_BULLET = expression(
    r"[\s]{0,40}(?:\([ก-ฮa-z\d]{1,2}\)|\d{1,2}[.)]|[•●▪◆✅🔹🔸➡>*#–-]{1,3}|[0-9]\ufe0f?\u20e3|\u20e3|"
    r"ฝ่าย(?:ที่[ ]?\d{1,2}(?:[ ]?(?:คือ|[:：]))?)?)[ \ufe0f]{0,4}"
)

# in brackets, or what else it is called: "หรือ สสปน."
_BRACKET = expression(
    r"[ ]?\([^()\n]{1,80}\)|ฯ|[ ]หรือ[ ]?(?:[A-Z][A-Za-z]{1,9}(?![A-Za-z])|(?:[ก-ฮ]{1,5}\.){1,5})"
)

_PLACE = expression(
    r"[ ]?(?:(?:อำเภอ|อ\.|จังหวัด|จ\.|ตำบล|ต\.|มณฑล|แขวง|รัฐ|แคว้น|กรุง|ประเทศ|เกาะ|หมู่เกาะ|ภูมิภาค|เทศมณฑล|"
    r"เหมือง(?=แม่|บ้าน))[ ]?(?P<name>)"
    r"|สาธารณรัฐ|สหภาพ(?!แรง)|สหพันธรัฐ|สหรัฐ|สหราชอาณาจักร|ราชอาณาจักร|สปป\.?[ ]?ลาว|ญี่ปุ่น|จีน|เวียดนาม|"
    r"กัมพูชา|เมียนมา|มาเลเซีย|เกาหลีใต้|ไต้หวัน|อินโดนีเซีย)"
)

_UNDER = expression(r"[ ]?(?:ใน)?สังกัด(?:ของ)?[ ]?")
_BY = expression(r"[ ]?(?:โดย(?:มี)?|ซึ่งมี|ลงนามโดย|[–—-]|มี)[ ]?")

# an item of a list goes on with its people; the next item stands on the next line
_REST_OF_ITEM = expression(
    r"[ ]?(?:[–—:-]|โดย|ซึ่งมี)[^\n]{0,240}\n\s{0,40}(?=\(?[ก-ฮ\d]{1,2}[.)]|[•●▪>✅-]|โรงพยาบาล|"
    r"สำนักงาน|เทศบาล|องค์การ|มหาวิทยาลัย|โรงเรียน|บริษัท|สมาคม|มูลนิธิ)"
)


# what else a list says of a member, up to the comma behind which the next one begins
_REST_TO_COMMA = expression(r"[ ]?(?!ได้|จะ|ลงนาม|เพื่อ|เมื่อ|ณ[ ]|ใน|ที่|ว่า|โดย)[^\n,:]{1,40}?,[ ]?")
_MOST_ASIDE = 3  # of a list, one after the other, that are no bodies
# the rest of a name that was cut too early, up to the "and" behind which another body begins
_REST_TO_AND = expression(
    r"[ ]?(?:(?!ลงนาม|ร่วม|ได้|จะ|จับมือ|ผนึก|เซ็น|เพื่อ(?:ให้|พัฒนา|ยก|ส่ง|ขับ|สร้าง|เป็น)|เมื่อ|ณ[ ]|ว่า|จัด|เป็น|ให้|กับ|ระหว่าง|ต้อน|มี|ด้าน|"
    r"โดย(?:มี|[ ]|นาย|นาง)|นำ|ผู้|นาย(?=[ก-ฮ])|นางสาว|อำเภอ|จังหวัด|ตำบล|ประเทศ|คณะ|หัวหน้า|และ)[ก-๎A-Za-z0-9 ().-]){1,44}[ ]?และ[ ]?"
)
# on the lines of one form: the rest of an item, up to the next one
_MARKED = expression(r"(?:\A|\n)\s{0,12}(?:\(?[ก-ฮ\d]{1,2}[.)]|[•●▪◆✅>*–-])[ ]?\Z")
_REST_OF_LINE = expression(r"[^\n]{1,90}\n\s{0,12}(?=\(?[ก-ฮ\d]{1,2}[.)]|[•●▪◆✅>*–-])")
# what stands before a name: its office, who comes from it; the word for what it is, where the text has named it
_LEADS_IN = expression(
    r"[ ]?(?:สำนักงาน[ ]?(?=เทศบาล|องค์การบริหาร|อบ[จต]|ท[นมต]\.)|(?:ผู้|ตัว)แทน(?:จาก|ของ)?[ ]?(?:ทาง)?|ทาง|(?:บริษัท)?เอกชนชื่อ[ ]?"
    r")(?=[ก-ฮเแโใไ])"
)
_KIND_ALONE = expression(
    r"(?P<pao>องค์การบริหารส่วนจังหวัด|อบจ\.)|(?P<sao>องค์การบริหารส่วนตำบล|อบต\.)|(?P<province>จังหวัด)|(?P<university>มหาวิทยาลัย)"
)
# what some of a list do it for, before others of the list: "A B ภายใต้โครงการ “ก” และ C D"
_PROJECT = expression(r"[ ]?(?:ภายใต้|ใน)(?:โครงการ|กิจกรรม)[ ]?[“\"][^”\"\n]{2,120}[”\"][ ]?(?=และ|,|กับ)")
# what may stand between two; a bracket does not part them
_BETWEEN = expression(
    "|".join(f"(?:{each.pattern})" for each in (SEPARATOR, _COUNT, _BULLET, _LEADS_IN, _PROJECT))
    + f"|(?P<bracket>{_BRACKET.pattern})"
)
_OF_PROVINCES = frozenset({"pao", "province"})  # behind these, a province is the next of the list
_OF_A_PROVINCE = expression(rf"จังหวัด(?:{alternation(provinces())})\Z")
_AND_ANOTHER = expression(r"[ ]?(?:และ|กับ|,)[ ]?อำเภอ")
_TELL_WHERE = frozenset({"จังหวัด", "แขวง", "มณฑล", "รัฐ", "เขต", "เขตปกครองตนเอง", "อำเภอ", "แคว้น"})


def _qualifies(text: str, position: int, last: BodyMention) -> int | None:
    """The end of a place that says where a body lies: a province, a region, a country."""
    match = _PLACE.match(text, position)
    if not match:
        of_one = last.kind in _OF_PROVINCES or _OF_A_PROVINCE.search(
            last.name
        )  # another is the next of the list
        blank = text[position : position + 1] == " " and not of_one
        province = province_at(text, position + 1) if blank else None  # โรงแรมก ระยอง
        return position + 1 + len(province) if province else None
    end = match.end()
    following, _ = name_end(text, end)
    return max(end, following) if match["name"] is not None or following > end else end


def listed(
    mentions: Mentions, start: int, limit: int, *, behind: BodyMention | None = None
) -> list[BodyMention]:
    """The bodies of a list that begins at a position: names with their places, their people and their separators.

    A bare name after a local government has the same prefix (ทต.ก ข และค). ``behind``: the first of the list, which ends there.
    """
    text, found = mentions.text, [behind] if behind else []
    starts = [body.start for body in mentions.bodies]
    persons = [person.start for person in mentions.people]
    position, separated, misses = start, not found, 0
    while position < limit and len(found) < 60 and misses < 40:
        index = bisect_left(starts, position)
        skipped = position + (text[position : position + 1] == " ")
        body = mentions.bodies[index] if index < len(starts) and starts[index] <= skipped else None
        if body and found and found[-1].kind in _SHARING and _shares(text, body):
            body = None  # ทต.ก วัดข และค: a name, no temple
        if body and body.start < limit and not body.council:
            place = body.prefix in _TELL_WHERE and found and not separated and _lies_in(text, found[-1], body)
            if (not place and (separated or (found and found[-1].kind in LOCAL_KINDS))) or (
                not place
                and text[body.start - 1 : body.start] == " "
                and (body.kind != "province" or (found and {found[-1].prefix, body.prefix} <= _SIDE_BY_SIDE))
            ):
                found.append(body)
            elif found and body.start == found[-1].end and body.prefix == found[-1].prefix:
                found.append(body)  # glued to the one before
            position, separated, misses = body.end, False, 0
            continue
        misses += 1
        end = _skipped(mentions, position, persons, found[-1] if found else None)
        if end is not None:
            position = end[0]
            separated = separated or end[1]
            continue
        bare = _bare(text, skipped, found, separated) if found and body is None else None
        if bare is None and body is None and (separated or not found):
            bare = _again(mentions, skipped)
        if bare:
            found.append(_as_governed(mentions, bare))
            position, separated = bare.end, False
            continue
        break
    return found


def _as_governed(mentions: Mentions, bare: BodyMention) -> BodyMention:
    """A bare name of a list as that of the city whose mayor the text names, where it is another kind than the others."""
    if bare.name in mentions.around.known:
        return bare
    place = bare.name.removeprefix(bare.prefix)
    for person in mentions.people:
        if place in (office.name if (office := person.office) else "") and (body := mentions.body_of(person)):
            level = next((level for level in _LEVELS if body == level + place), None)
            if level:
                return replace(bare, name=body, kind=kind_of(body), prefix=level)
    return bare


_LEVELS = ("เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "เมือง", "นคร", "แขวง", "จังหวัด")


_SIDE_BY_SIDE = frozenset({"จังหวัด", "แขวง"})  # no one of which lies in another


def _lies_in(text: str, body: BodyMention, place: BodyMention) -> bool:
    """Whether a place behind a body tells where that lies: a whole province's lies in no district, none lies in two."""
    if body.prefix == "อำเภอ" or {body.prefix, place.prefix} <= _SIDE_BY_SIDE:
        return False
    district = place.prefix == "อำเภอ"
    return not (district and (_OF_A_PROVINCE.search(body.name) or _AND_ANOTHER.match(text, place.end)))


def located_by(mentions: Mentions, place: BodyMention) -> BodyMention:
    """The body of which a place right behind it tells where it lies; what is no such place is itself."""
    body = place
    while body.prefix in _LOCATES:
        before = mentions.around.before(body.start)
        if before is None or before.prefix == "จังหวัด":
            break
        if not _WITHIN.fullmatch(mentions.text, before.end, body.start):
            break
        body = before
    return place if body.prefix in _LOCATES else body


_LOCATES = frozenset({"จังหวัด", "อำเภอ"})
_WITHIN = expression(r"[ ]?(?:(?:ตำบล|ต\.|อำเภอ|อ\.)[ ]?[ก-๎]{2,24}[ ]?){0,2}")


def _again(mentions: Mentions, position: int) -> BodyMention | None:
    """A body that a list calls by its kind alone: the one of that kind that the text names."""
    told = _KIND_ALONE.match(mentions.text, position)
    if told is None or not re.match(r"[ ]|,", mentions.text[told.end() : told.end() + 1]):
        return None
    named = {body.name: body for body in mentions.bodies if body.kind == told.lastgroup}
    if len(named) != 1:
        return None
    (body,) = named.values()
    return replace(body, start=position, end=told.end())


def sharing(mentions: Mentions, start: int, limit: int) -> Iterator[BodyMention]:
    """Bodies that share the prefix of one before them, wherever a stretch lists them: ทต.ก ข และค."""
    index = bisect_left(mentions.bodies, start, key=lambda body: body.start)
    after, lists = start, 0
    for body in mentions.bodies[index:]:
        if body.start >= limit or lists > 20:
            return
        if body.start < after:
            continue
        if body.kind in _SHARED and _SHARE.match(mentions.text, body.end):
            lists += 1
            for other in listed(mentions, body.start, limit):
                after = other.end
                if other.kind in _SHARED and other.start - other.end == -len(other.name) + len(other.prefix):
                    yield other
        elif (
            body.kind not in _OF_PROVINCES
            and _OF_A_PROVINCE.search(body.name)
            and _OTHERS.match(mentions.text, body.end)
        ):
            lists += 1
            sisters = listed(mentions, body.start, limit, behind=body)
            after = max(sister.end for sister in sisters)
            yield from (sister for sister in sisters if sister.kind == body.kind)


_OTHERS = expression(
    rf"[ ]?,?[ ]?(?:{alternation(provinces())}).{{1,90}}?และ[ ]?(?:{alternation(provinces())})"
)
_SHARED = frozenset({"town_municipality", "subdistrict_municipality", "sao"})
_SHARING = frozenset({*_SHARED, "city_municipality", *_OF_PROVINCES})
_SHARE = expression(
    r"[ ]?(?:,[ ]?)?(?:(?!อำเภอ|จังหวัด|ตำบล)[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,15}(?:,[ ]?|[ ])){0,9}และ[ ]?[ก-ฮเแโใไ]"
)


def _skipped(
    mentions: Mentions, position: int, persons: list[int], last: BodyMention | None
) -> tuple[int, bool] | None:
    """The end of what may stand between the bodies of a list, and whether it separates them."""
    text = mentions.text
    if between := _BETWEEN.match(text, position):
        return between.end(), between["bracket"] is None
    if last and (under := _UNDER.match(text, position)) and (over := mentions.around.at(under.end())):
        return over.end, False  # whose it is: "โรงเรียนก สังกัดเทศบาลข"
    place = _qualifies(text, position, last) if last else None
    if place and place > position:
        return place, False
    by = _BY.match(text, position)
    after = by.end() if by else position
    index = bisect_left(persons, position)
    if index < len(persons) and last and persons[index] - after <= 1 and persons[index] >= position:
        person = mentions.people[index]
        if by and by[0].strip().endswith("มี") and mentions.body_of(person) not in (None, last.name):
            return None  # "A, with the mayor of B as a witness"
        end = person.stop
        while index + 1 < len(persons) and re.fullmatch(
            r"[ ]?(?:และ|กับ|,)?[ ]?", text[end : persons[index + 1]]
        ):
            index += 1
            end = mentions.people[index].stop
        return end, True
    aside = _REST_OF_ITEM.match(text, position) if last else None
    if aside:
        return aside.end(), True
    end = position
    for _ in range(_MOST_ASIDE if last else 0):
        if not (rest := _REST_TO_COMMA.match(text, end)):
            break
        end = rest.end()
        if body_begins(text, end):
            return end, True
    whole = last is None or last.kind in _SHARING or last.prefix == "อำเภอ"  # names by themselves may follow
    if not whole and (rest := _REST_TO_AND.match(text, position)) and body_begins(text, rest.end()):
        return rest.end(), True
    if (
        last
        and (rest := _REST_OF_LINE.match(text, position))
        and _MARKED.search(text, max(0, last.start - 18), last.start)
    ):
        return rest.end(), True
    line = re.match(
        r"[ ]?\n\s*(?=\(?[ก-ฮ\d]{1,2}[.)]|[•●▪>-]|โรงพยาบาล|สำนักงาน|เทศบาล|องค์การ|มหาวิทยาลัย|โรงเรียน|"
        r"บริษัท|สมาคม|มูลนิธิ)",
        text[position : position + 40],
    )
    if line:
        return position + line.end(), True
    return None


def _shares(text: str, body: BodyMention) -> bool:
    """Whether what is named like a temple is a place of a list whose last name has no prefix of its own either."""
    if body.prefix != "วัด":
        return False
    rest = _TO_THE_LAST.match(text, body.end)
    return rest is not None and not body_begins(text, rest.end())


_TO_THE_LAST = expression(r"(?:[ ][ก-ฮเแโใไ][\u0e00-\u0e4f]{1,13}){0,9}[ ]?และ[ ]?(?=[ก-ฮเแโใไ])")

# names without prefixes go on to an "and"
_BARE_LIST = expression(r"(?:[ก-ฮเแโใไ][\u0e00-\u0e4f]{1,13}[ ]){1,9}และ[ ]?[ก-ฮเแโใไ]")

_BARE_STOP = expression(
    r"(?:แห่ง)?อื่น|ศึกษาธิการ|ฝ่าย|นาย|นาง|น\.ส|ดร\.|โดย|ณ|เมื่อ|วัน|ใน|ที่|เวลา|ได้|ร่วม|ซึ่ง|เพื่อ|ว่า|จะ|ลง|มี|เป็น|อีก|รวม|"
    r"หรือ|ผู้|จำนวน|เข้า|ทำ|จัด|ด้าน|เรื่อง|จับ|ผนึก|จึง|ตาม|ภาย|หลัง|ครั้ง|นำ|รอบ|ตั้ง|ด้วย|ให้|"
    r"พร้อม|ก่อน|กำหนด|เซ็น|เตรียม|(?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)(?=เมือง|ฝ่าย|แห่ง|หน่วย|องค์กร|เทศบาล|ตำบล|อำเภอ|จังหวัด|ท้องถิ่น|ภาคี)|หนึ่ง|พิธี|บันทึก|ข้อตกลง|ฉบับ|กิจกรรม|โครงการ|โอกาส|ภาพ|คณะ|สปป|แขวง|อำเภอ|จังหวัด|เป็น|ของ|จาก|เปิด|รับ|ส่ง|นี้|ทั้ง|"
    r"ส่วน(?=ราชการ|กลาง|ท้องถิ่น|[ ])|หน่วย|องค์กร|เครือข่าย|ภาคี|ท้องถิ่น|ชุมชน|ประชาชน|"
    r"หัวหน้า|กำนัน|เจ้าหน้าที่|พนักงาน|ข้าราชการ|แขก|สื่อ|บุคลากร|ครู(?=[ ]|และ|อาจารย์)|"
    r"ตัวแทน|คณาจารย์|อาจารย์|เยาวชน|นักเรียน|ภาค|สถาน|กลุ่ม|ชาว|เพื่อน|นัก|ต่าง|ปลัด|รอง|ประธาน|สมาชิก|อบ|ทต|ทม|ทน|"
    r"สภา|สมาคม|สโมสร|สหกรณ์|สหพันธ์|สมาพันธ์|มูลนิธิ|ชมรม|มหาวิทยาลัย|วิทยาลัย|โรง(?=เรียน|พยาบาล|แรม|งาน)|บริษัท|ห้าง(?=หุ้น|สรรพ)|ธนาคาร|"
    r"กรม(?!หลวง)|กระทรวง|กอง(?=ทัพ|ทุน|บัญชา|บังคับ|พัน|บิน|อำนวย|สาธารณสุข|ช่าง|การ)|ศูนย์|สำนัก(?=งาน|ชล|ศิลป|บริหาร)|หอการค้า|ตำรวจ|เทศบาล|องค์การ|การ(?=ไฟฟ้า|ประปา|ท่องเที่ยว|กีฬา|เคหะ|รถไฟ|ยาง)|เหล่า|พระ(?=ครู|มหา)|"
    r"สถาบัน|บัณฑิตวิทยาลัย|วุฒิสภา|หอ(?=สมุด|ภาพยนตร์|ศิลป|จดหมาย|ประชุม)|อุทยาน|เครือ(?!วัลย์)|หนังสือพิมพ์|นิตยสาร|พิพิธภัณฑ|"
    r"สวน(?=สัตว์|พฤกษ|สาธารณะ)|เขต(?=เศรษฐกิจ|พัฒนา|นวัตกรรม)|"
    r"ไทย(?=พีบีเอส|รัฐ|โพสต์)|สำนัก(?=ข่าว|พิมพ์)|เมือง(?![ก-๎])|เมือง(?=[ก-๎]{2,16}[ ](?:ประเทศ|แขวง|มณฑล|รัฐ|สปป))|"
    r"ตลาด(?=สด|นัด|กลาง)|รัฐ|แคว้น|มณฑล|ประเทศ|กรุง(?=เทพ)|ท่าน|พล\.|[ก-ฮ]{1,4}\."
)


def _sister(text: str, position: int, last: BodyMention, stem: str) -> BodyMention | None:
    """A province alone, behind a body of another: สำนักงานแรงงานจังหวัดก ข และค."""
    province = province_at(text, position)
    if province is None:
        return None
    end = position + len(province)
    if not (province_at(text, end) or _ENDS.match(text, end)):
        return None
    return replace(last, start=position, end=end, name=f"{stem}จังหวัด{province}")


_OTHERWISE = expression(r"ร่วมกับ|โดย")
# letters that are written for foreign sounds: no Thai town is called so
_COINED = expression(r"[สซฟลกดบ]์|ฟท์|บริติช")
_ENDS = expression(r"[ ]?(?:,|และ|/|[ ]|\n|\Z|ได้|ร่วม|ลงนาม|รวม|ตามลำดับ)")


def _bare(text: str, position: int, found: list[BodyMention], separated: bool) -> BodyMention | None:
    """A name without its own prefix in a list of names that share one."""
    last = found[-1]
    if (stem := _OF_A_PROVINCE.search(last.name)) and last.kind not in _OF_PROVINCES:
        return _sister(text, position, last, last.name[: stem.start()])
    if last.kind not in _SHARING and last.prefix != "อำเภอ":
        return None
    if _OTHERWISE.search(text, last.end, position):
        return None  # no list of one kind
    if position == last.end or _BARE_STOP.match(text, position):
        return None
    if last.kind in _OF_PROVINCES and not province_at(text, position):
        return None
    if not separated and not _BARE_LIST.match(text, position):
        return None
    end, _ = name_end(text, position)
    name = text[position:end]
    if _COINED.search(name):
        return None
    if not 2 <= len(name) <= 20 or not re.match(r"[ก-ฮเแโใไ]", name):
        return None
    after = text[end : end + 14]
    if not re.match(r"[ ]?(?:,|และ|/|[ ]|\n|$|ได้|ร่วม|ลงนาม|รวม|ตามลำดับ)", after):
        return None
    return replace(last, start=position, end=end, name=last.prefix + name)
