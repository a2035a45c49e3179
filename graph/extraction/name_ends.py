"""Where a name ends in a run of letters: Thai writes no spaces between words, and releases glue verbs to names.

Every place where a word may begin that is no part of a name is a candidate; a judge weighs the word, what stands before it
and what behind: จะ ends เทศบาลเมืองก|จะลงนาม and ends nothing in เทศบาลตำบลแม่จะเรา.
"""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at, provinces
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.rules import alternation, words

__all__ = ["SYLLABLE", "end_candidates", "is_over", "name_end", "name_limit", "stops_at"]

_STOP = expression("|".join(f"(?:{stop})" for stop in words("bodies", "stops")))
_END = expression("|".join(f"(?:{end})" for end in words("bodies", "ends")))
_END_OF_PLACE = expression(
    rf"(?<!ส่วน)จังหวัด(?:{alternation(provinces())})|"
    + "|".join(f"(?:{end})" for key in ("ends", "ends_of_places") for end in words("bodies", key))
)
_JOINED = expression("|".join(f"(?:{phrase})" for phrase in words("bodies", "joined")))
_BEGUN_SO = expression("|".join(f"(?:{name})" for name in words("bodies", "begun_so")))
_WORKS = expression("|".join(f"(?:{work})" for work in words("bodies", "works")))
_HEAD = expression("|".join(words("bodies", "place_heads")))
# a hyphen joins the two halves of one name (สุไหงโก-ลก); before a body or a province it joins two names
_RUN = expression(
    r"[\u0e00-\u0e3a\u0e40-\u0e4f]{1,120}"
    r"(?:-(?!เทศบาล|องค์การ|มหาวิทยาลัย|โรง|จังหวัด|เมือง|นคร|บริษัท|สำนัก|กรม|อบ[จต]|ท[นมต]|สภ|รพ|จ\.|นาย|นาง)"
    rf"[ก-ฮเแโใไ][\u0e00-\u0e3a\u0e40-\u0e4f]{{1,12}}?(?:(?![.\u0e00-\u0e4f])|(?={_STOP.pattern})))?"
)
_LATIN_RUN = expression(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.&'’-]{0,40}(?:[ ][A-Z][A-Za-zÀ-ɏ0-9.&'’-]{0,40}){0,4}")
# behind a joining word, another body or a person: no name goes on so
_ANOTHER = expression(
    r"(?:เทศบาล(?=นคร|เมือง|ตำบล)|กรุงเทพมหานคร|โครงการชลประทาน|องค์การบริหารส่วน|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|จังหวัด(?=[ก-ฮ])|บริษัท|มูลนิธิ|"
    r"สมาคม|นาย(?=[ก-ฮ])|นางสาว|รักษา(?:การ|ราชการ)|ผู้อำนวยการ|ผู้แทน|รอง(?=ผู้|นายก|อธิการ|ประธาน)|หัวหน้า)"
)
_BODY = expression(
    r"สำนัก|หอการค้า|ชมรม|สภา|กรม|กอง|ศูนย์|สถาบัน|วิทยาลัย|ธนาคาร|สหกรณ์|สมาพันธ์|สหพันธ์|ตำรวจ|อบ[จต]|ท[นมต]\.|ผู้ว่า|ผู้|รอง|นายก|ปลัด|เรือนจำ|เหล่า"
)
_SEATED = expression(rf"[ก-๎]{{2,40}}?(?:ประจำ)?(?:จังหวัด(?:{alternation(provinces())})|อำเภอ[ก-๎]{{2,20}})")
# the seat of an agency, which ends its name where a word stands behind it
_SEAT = expression(
    rf"(?:(?<=จังหวัด)|(?<=ราชภัฏ)|(?<=เทคนิค)|(?<=อาชีวศึกษา)|(?<=มหาวิทยาลัย))(?:{alternation(provinces())})"
    rf"(?=(?!และ|หรือ|ใน(?:พระ|เครือ)){_STOP.pattern}|{_END_OF_PLACE.pattern})"
)
_LOCAL_HEADS = r"(?:เทศบาล|นายกเทศมนตรี)(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[จต]\.?|ท[นมต]\."
_LOCAL = expression(rf"(?:{_LOCAL_HEADS})[ ]?\Z")
_PLACED = expression(
    rf"(?:{_LOCAL_HEADS}|จังหวัด|เมือง|นคร|กรุง|แขวง|มณฑล|โรงพยาบาล|สถานีตำรวจภูธร|(?:รพ|สภ)\.|วัด)[ ]?\Z"
)
# behind these a nation is another; the names of others end with it: สมาคมโรงแรมไทย
_OF_LANDS = expression(
    rf"(?:{_LOCAL_HEADS}|เมือง|นคร|กรุง|แขวง|จังหวัด|มณฑล|รัฐ|แคว้น|เขต|สถาน(?:ทูต|กงสุล)[ก-๎]{{0,12}})[ ]?\Z"
)
# the last words of names, behind words that may end others; and with what no such name goes on
_CLOSED = expression(
    r"(?:(?!กับ|ลงนาม|ร่วม|ได้|จะ|โดย|ระหว่าง|และ)[ก-๎]){0,40}?(?:แห่งชาติ|แห่งประเทศไทย|ในประเทศไทย|พระราชดำริ)"
)
_ALL_LAND = expression(
    r"(?!การ|องค์|อุทยาน|หอ|พิพิธ|คณะ|กลุ่ม|เครือ|กระทรวง|ตลาด|ท่า|หน่วย)(?:(?!กับ|ลงนาม|ร่วม|ได้|จะ|โดย|ระหว่าง|และ)[ก-๎]){2,30}?แห่ง(?:ประเทศไทย|ชาติ(?!พันธุ์))"
)
_HARD = expression("กับ|ลงนาม|ร่วม|ได้|จะ|โดย|และ|หรือ|เซ็น|จับมือ|จัด|มอบ|เมื่อ|พร้อม|เตรียม|เปิด|เข้า|จาก|ถึง")
_SHORT = expression(r"(?:กับ|และ)[ก-ฮ]{1,5}\Z")
_SOCIETY = expression(r"(?:มูลนิธิ|สมาคม|กองทุน|ชมรม|เครือข่าย|สหกรณ์|สโมสร|กลุ่ม|ศูนย์|สถาบัน)\Z")
_SPLIT = expression(r"[เแโใไ]")
_GOES_ON = expression(r"[ะ-ฺ็-๎]")
# a syllable as it is written, and a letter that is none by itself at the end or the beginning of a name: กรุงห|ยัน, กุดเพียขอ|ม
_ONSET = r"(?:ห[งญนมยรลว]|อย|ทร|[กขคตปผพ][รลว]|บ[รล]|[ดฟ][รล]|ส[รลวน]|[ก-ฮ])"
_FINAL = r"(?:[กตท]ร|[ก-ฆงจ-ชซญ-นบปพ-ภม-วศ-สฬ](?:[ิุ]?[ก-ฮ]?[ิุ]?์)?|[ก-ฮ][ิุ]?์)"
SYLLABLE = (
    rf"(?:เ{_ONSET}(?:[ี][่-๋]?ย(?:ะ|{_FINAL})?|ื[่-๋]?อ(?:ะ|{_FINAL})?|[่-๋]?าะ?|ิ[่-๋]?{_FINAL}|็[่-๋]?{_FINAL}|[่-๋]?อะ?|[่-๋]?ะ|[่-๋]?{_FINAL}|[่-๋]?)"
    rf"|[แโ]{_ONSET}(?:็?[่-๋]?{_FINAL}|[่-๋]?ะ?)|[ใไ]{_ONSET}[่-๋]?(?:ย|[ก-ฮ]์)?"
    rf"|{_ONSET}(?:[่-๋]?ำ|[่-๋]?ะ|ั[่-๋]?(?:วะ?|{_FINAL})|[ิีึืุู][่-๋]?(?:อ{_FINAL}?|{_FINAL})?|[่-๋]?า{_FINAL}?|[่-๋]?[อว]{_FINAL}?|็อ?{_FINAL}|รร{_FINAL}?|[่-๋]?{_FINAL})"
    rf"|ฤ{_FINAL}?|[ก-ฮ](?=[ก-ฮเแโใไ]))"
)
_WHOLE = expression(rf"{SYLLABLE}{{1,9}}")
_LONE = expression(rf"[ก-ฮ](?=\Z|{_STOP.pattern})")
_THEN = expression("ลงนาม|ร่วม|จับมือ|ได้|จะ|กับ|และ|โดย|เซ็น|นำ|จัด(?!การ|เก็บ)|ผนึก|เตรียม|เป็น|เพื่อ|พร้อม")
_NEEDS = expression("ใน|นาง|นาย|ถนน|จาก|ทาง|ออก|หลัง|ไทย|เดือน|ของ|เป็น|ให้")
_IS_NAME = expression("ปากน้ำ|ท่าม่วง|ตลาด|ช่อง")  # of places, though others begin with it
# no name ends so: more has to follow
_ASKS = expression(r"(?:(?:เพื่อ|ด้าน|แห่ง)(?:การ|ความ)?|(?:สนับสนุน|ส่งเสริม|พัฒนา|คุ้มครอง|ควบคุม)(?:การ|ความ))\Z")
_SAID_ALSO = ("เพื่อ", "ความร่วมมือ", "ส่งเสริม")  # phrases of names that sentences hold as well
_HALF = expression(r"-[ก-ฮเแโใไ]")  # the other half of a name may follow
_SURE = 0.5
_LEAST = 2  # letters of a name before a word that may end it
_TIME = "ครั้ง"  # of "this time"
_OVER = 4  # letters by which such a word may reach over the end of the run


def name_end(text: str, start: int, *, begun: bool = False) -> tuple[int, bool]:
    """Where the name that begins here ends, and whether a space or mark ended it; ``begun``: its first word is known.

    >>> name_end("สายลมลงนาม", 0), name_end("สายลม ลงนาม", 0)
    ((5, False), (5, True))
    """
    limit = name_limit(text, start)
    if not limit:
        latin = _LATIN_RUN.match(text, start)
        return (latin.end(), True) if latin else (start, False)
    if not begun and stops_at(text, start) and not _begins(text, start):
        return start, False
    run = limit
    if text[limit : limit + 1] == "." and (short := _SHORT.search(text, start + _LEAST, limit)):
        limit = short.start()  # behind a joining word the abbreviation of another begins: ทม.กกับม.ข
    decide = judge("names").probability
    sure = _sure_end(text, start, limit)
    for position, features in end_candidates(text, start, limit):
        if position >= sure:
            break
        if "another-begins" in features or decide(features) >= _SURE:
            return position, False
    return (sure, False) if sure < run else (limit, not _HALF.match(text, limit))


def _sure_end(text: str, start: int, limit: int) -> int:
    """Where a word stands with which no name goes on; the end of the run where none does."""
    placed = _PLACED.search(text, max(0, start - 24), start) is not None
    for end in (_END_OF_PLACE if placed else _END).finditer(text, start + _LEAST, limit + _OVER * 3):
        if end.start() >= limit:
            break
        if not (_SPLIT.match(text, end.start() - 1) or _GOES_ON.match(text, end.end())):
            limit = end.start()
            break
    if not placed and (seat := _SEAT.search(text, start, limit + _OVER * 3)) and seat.end() < limit:
        return seat.end()
    return limit


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin with the word that ends others here: ทต.ในเมือง; of an institution, สำนักงานจัดหางาน."""
    if province_at(text, start) or _BEGUN_SO.match(text, start):
        return True
    return _WORKS.match(text, start) is not None and not _LOCAL.search(text, max(0, start - 24), start)


def stops_at(text: str, position: int) -> bool:
    """Whether a word stands here with which no name goes on, mostly."""
    stop = _STOP.match(text, position)
    return stop is not None and not _GOES_ON.match(text, stop.end())


def is_over(text: str, position: int) -> bool:
    """Whether a word stands here that belongs to no name before it."""
    return stops_at(text, position) or _END.match(text, position) is not None


def name_limit(text: str, start: int) -> int:
    """Where the run of Thai letters ends in which a name begins here; 0 where none begins."""
    run = _RUN.match(text, start)
    if not run:
        return 0
    short = text.find("ฯ", start + 1, run.end()) + 1  # what is left out behind it is told no more
    if short:
        return short
    hyphen = text.find("-", start, run.end())
    return (
        hyphen if hyphen >= 0 and (province_at(text, start) or province_at(text, hyphen + 1)) else run.end()
    )


def end_candidates(text: str, start: int, limit: int) -> Iterator[tuple[int, set[str]]]:
    """The places in a run where a name may end, each with features for the judge."""
    if not _STOP.search(text, start + _LEAST, limit + _OVER):
        return  # as for most names
    local = _LOCAL.search(text, max(0, start - 24), start) is not None  # their names are short
    society = _SOCIETY.search(text, max(0, start - 12), start) is not None  # theirs tell what for
    first = province_at(text, start) or ""
    province = first or _province_before(text, start, limit)
    joined = [
        (*match.span(), "และ" in match[0] or not match[0].startswith(_SAID_ALSO))
        for match in _JOINED.finditer(text, start, limit)
    ]
    position = start + max(_LEAST, len(first))
    while stop := _STOP.search(text, position, limit + _OVER):
        if stop.start() >= limit:
            return
        before, rest = text[start : stop.start()], text[stop.end() : limit]
        if _SPLIT.match(text, stop.start() - 1) or _GOES_ON.match(text, stop.end()):
            position = stop.start() + 1  # letters of a syllable, no word
            continue
        if local and (
            (_HEAD.fullmatch(before) and not (_IS_NAME.fullmatch(before) or _THEN.match(text, stop.start())))
            or not _WHOLE.fullmatch(before)
            or _LONE.match(text, stop.end(), limit)
        ):
            position = stop.start() + 1  # no name is cut so: บ้าน|ขอ, กรุงห|ยัน, กุดเพียขอ|ม
            continue
        if stop[0] == "ไทย" and not local and not _OF_LANDS.search(text, max(0, start - 24), start):
            position = stop.start() + 1
            continue
        if (
            stop[0] == "และ"
            and not (local or _another_body(text, stop.end()))
            and _ALL_LAND.match(text, stop.end(), limit)
        ):
            position = stop.start() + 1  # สมาคมกและขแห่งประเทศไทย
            continue
        if not local and _CLOSED.match(text, stop.start(), limit) and not _HARD.match(text, stop.start()):
            position = stop.start() + 1  # the name is said to its last word: หอการค้าจีนในประเทศไทย
            continue
        if local and _NEEDS.fullmatch(stop[0]) and (not rest or _THEN.match(rest)):
            position = stop.start() + 1  # what it would be said of has to follow: กอง|นาง, สามเสน|ใน|ลงนาม
            continue
        own = {
            f"word.{stop[0]}",
            f"local.{min(len(before), 20) // 4}" if local else f"before.{min(len(before), 12) // 3}",
            f"rest.{min(len(rest), 15) // 3}",
            f"next.{rest[:2]}",
            f"word.{stop[0]}.next.{rest[:2]}",
        }
        if not rest:
            own |= {"at-end", f"at-end.{stop[0]}"}
        if society:
            own.add(f"society.{stop[0]}")
        if stop[0] == "ใน" and not rest:
            return  # no preposition ends a run: อบต.ท่าใน
        if not local and _ASKS.search(before):
            position = stop.start() + 1  # มูลนิธิเพื่อการ|ไม่
            continue
        another = stop[0] in ("และ", "กับ", "ร่วม") and _ANOTHER.match(text, stop.end()) is not None
        within = [fixed for begin, end, fixed in joined if begin <= stop.start() < end]
        if (
            stop[0] == "และ"
            and not (another or local or _BODY.match(text, stop.end()))
            and _SEATED.fullmatch(rest)
        ):
            position = stop.start() + 1  # one seat for both: ศาลเยาวชนและครอบครัวจังหวัดก
            continue
        if any(within) and not another:
            position = stop.start() + 1  # a set phrase
            continue
        if within:
            own.add("joined")
        if before == first:
            own.add("behind-province")
        if another and not province:
            own.add("another-begins")
        if stop[0] == "และ" and province and province_at(text, stop.end()):
            own.add("two-provinces")
        if _HEAD.fullmatch(before):
            own.add("head-alone")
        own.add("wide" if text[limit : limit + 1] == " " else "mark")
        yield stop.start() - (len(_TIME) if stop[0] == "นี้" and before.endswith(_TIME) else 0), own
        position = max(stop.start() + 1, position)


def _another_body(text: str, position: int) -> bool:
    """Whether the name of another body begins behind a joining word."""
    return _ANOTHER.match(text, position) is not None or _BODY.match(text, position) is not None


def _province_before(text: str, start: int, end: int) -> str | None:
    """The province that a joining "and" in a name follows, if one does."""
    joint = text.find("และ", start, end)
    if joint < 0:
        return None
    return next((name for name in provinces() if text.endswith(name, start, joint)), None)
