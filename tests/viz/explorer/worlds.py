"""Worlds made by hand for the explorer, in the shape in which ``citypact.graph.ties`` reads them from a store."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.network import network
from citypact.graph.sentences import Mark, Sentence
from citypact.graph.ties import Party, Tie, Ties
from citypact.viz import render
from citypact.viz.explorer import explorer

ID = "https://w3id.org/citypact/id/"
COUNTRIES = ("TH", "JP", "FR", "DE", "CN", "LA", "VN", "US")
PROVINCES = (("เชียงใหม่", "Chiang Mai"), ("ขอนแก่น", "Khon Kaen"), ("สงขลา", "Songkhla"))
BODIES = 8  # of the small world that have agreements


class World:
    """Bodies and agreements that are added one by one."""

    def __init__(self, **told: Any) -> None:
        self.agreements: list[Tie] = []
        self.sentences: dict[str, tuple[Sentence, ...]] = {}
        self._parties: dict[str, Party] = {}
        self._places: dict[str, tuple[float, float]] = {}
        self._roles: dict[str, dict[str, tuple[str, ...]]] = {}
        self._told = told

    def body(self, slug: str, th: str, en: str, level: str = "city_municipality", **more: Any) -> str:
        iri, place = f"{ID}body/{slug}", more.pop("place", None)
        if place:
            self._places[iri] = place
        given: dict[str, Any] = {
            "short_th": th.replace("เทศบาลนคร", "ทน."),
            "province_th": "",
            "province_en": "",
            "country": "TH",
            "sort_key": en,
        }
        self._parties[iri] = Party(iri=iri, label_th=th, label_en=en, level=level, **{**given, **more})
        return iri

    def pact(self, slug: str, parties: Sequence[str], **more: Any) -> str:
        iri = f"{ID}agreement/{slug}"
        self._roles[iri] = more.pop("roles", {})
        quoted = more.pop("sentences", ())
        if quoted:
            self.sentences[iri] = tuple(quoted)
        date = more.get("date", "")
        given: dict[str, Any] = {
            **dict.fromkeys(
                (
                    "label_th",
                    "label_en",
                    "earliest",
                    "latest",
                    "valid_until",
                    "valid_until_latest",
                    "time",
                    "venue_th",
                ),
                "",
            ),
            **dict.fromkeys(("domains", "signatories", "representatives", "others"), ()),
            "type": "mou",
            "status": "signed",
            "date": date,
            "year": int(date[:4]) if date[:4].isdigit() else None,
            "sources": (source(),),
        }
        self.agreements.append(Tie(iri=iri, parties=tuple(sorted(parties)), **{**given, **more}))
        return iri

    def party(self, iri: str) -> Party:
        return self._parties[iri]

    def coordinates(self, iri: str) -> tuple[float, float] | None:
        return self._places.get(iri)

    def roles(self, tie: Tie) -> Mapping[str, tuple[str, ...]]:
        return self._roles[tie.iri] or dict.fromkeys(tie.parties, ("party",))

    def page(self, lang: str = "en") -> str:
        """The explorer of this world."""
        return explorer(self._built(), ties=cast("Ties", self), lang=lang)

    def view(self, kind: str, lang: str = "en", focus: str | None = None, **filters: Any) -> str:
        """One of the smaller views of this world."""
        ties = cast("Ties", self)
        drawn = network(self._built(), ties=ties, **filters)
        return render(kind, drawn, focus=focus, lang=lang, ties=ties)

    def _built(self) -> BuiltGraph:
        given: dict[str, Any] = {
            "id": "0123456789ab",
            "version": "0.1.0",
            "as_of": "2026-11-23",
            "collection": "ชุดทดลอง",
            "base": ID,
            "licences": ("CC BY 4.0",),
        }
        info = BuildInfo(**{**given, **self._told})
        return cast("BuiltGraph", _Built(info))


class _Built:
    def __init__(self, info: BuildInfo) -> None:
        self.info = info


def source(**more: Any) -> Any:
    """A source entered by hand."""
    iri = more.get("source", f"{ID}source/list")
    given = {"source": iri, "witness": iri, "title": "รายการเมืองพี่เมืองน้อง", "publisher": "สำนักข่าวทดลอง"}
    flags = {"url": "https://example.org/list", "reading": "curated", "retelling": False, "invented": False}
    return {**given, **flags, "reprint": False, "quote": None, **more}


QUOTE = "เทศบาลนครเชียงราย 😀 ลงนามบันทึกข้อตกลงกับเทศบาลนครระยอง วันที่ 24 กุมภาพันธ์ 2566"

RETOLD = "ทั้งสองเมือง ต่ออายุความร่วมมือด้านการศึกษา ซึ่งเริ่มขึ้นเมื่อสองปีก่อนระหว่างเทศบาลนครทั้งสองแห่ง"


def small() -> World:
    """Four Thai bodies, three abroad, a round table, parallel agreements, a body apart, and one agreement with its sentence."""
    world = World()
    rai = world.body(
        "chiang-rai",
        "เทศบาลนครเชียงราย",
        "Chiang Rai City Municipality",
        province_th="เชียงราย",
        province_en="Chiang Rai",
        place=(19.91, 99.83),
        also=("Jiang Hai",),
    )
    rayong = world.body(
        "rayong",
        "เทศบาลนครระยอง",
        "Rayong City Municipality",
        province_th="ระยอง",
        province_en="Rayong",
        place=(12.68, 101.28),
    )
    pao = world.body(
        "chiang-rai-pao",
        "องค์การบริหารส่วนจังหวัดเชียงราย",
        "Chiang Rai PAO",
        "pao",
        province_th="เชียงราย",
        province_en="Chiang Rai",
        place=(19.91, 99.83),
    )
    university = world.body("university", "มหาวิทยาลัยตัวอย่าง", "Example University", "university")
    kyoto = world.body(
        "kyoto", "เกียวโต", "Kyoto", "foreign_local_government", country="JP", place=(35.01, 135.77)
    )
    lyon = world.body("lyon", "ลียง", "Lyon", "foreign_local_government", country="FR", place=(45.76, 4.84))
    porto = world.body(
        "porto", "ปอร์โต", "Porto", "foreign_local_government", country="PT", place=(41.15, -8.61)
    )
    at = QUOTE.index("ลงนาม")
    said = ("agreement", 0, len(QUOTE)), ("status", at, at + 5), ("date", QUOTE.index("วันที่"), len(QUOTE))
    marks = tuple(
        Mark(start=start, end=end, fact=fact, confidence=1.0 if fact == "status" else 0.97, by=by)
        for (fact, start, end), by in zip(said, ("", "ดวงใจ ผู้ตรวจ", ""), strict=True)
    )
    province = world.body("province", "จังหวัดเชียงราย", "Chiang Rai Province", "province")
    news = source(
        source=f"{ID}source/news",
        reading="extracted",
        title="สองเมืองลงนาม",
        publisher="ข่าวเมือง",
        url="https://example.org/news",
    )
    again = {**news, "source": f"{ID}source/again", "title": "ลงข่าวซ้ำ", "reprint": True}
    world.pact(
        "signed", (rai, rayong), date="2023-02-24", time="13:00", venue_th="ห้องประชุมลีลาวดี", domains=("education", "tourism"),
        signatories=("วันชัย จงสุทธานามณี (นายกเทศมนตรี)",), representatives=("ดาว ริมธาร (ปลัดเทศบาล)",),
        others=(("witnesses", ("ฟ้า ปลายนา (ผู้ว่าราชการจังหวัด)",)),),
        roles={rai: ("initiator",), rayong: ("invited",), province: ("witness",)},
        sources=(again, source(), news), duration="P3Y", purposes=("ยกระดับคุณภาพชีวิต",),
        sentences=[Sentence(source=f"{ID}source/news", text=QUOTE, marks=marks)],
    )  # fmt: skip
    retelling = source(
        source=f"{ID}source/retold",
        reading="extracted",
        retelling=True,
        title="เรื่องเล่าใหม่",
        witness=f"{ID}source/lost",
    )
    world.pact(
        "renewed", (rai, rayong), date="2025-03", status="renewed", domains=("education",), sources=(retelling,),
        sentences=[
            Sentence(
                source=f"{ID}source/retold",
                text=RETOLD,
                marks=(Mark(start=13, end=43, fact="status", confidence=0.88),),
            )
        ],
    )  # fmt: skip
    world.pact("third", (rai, rayong), type="friendship", status="planned", date="2020")
    world.pact("table", (rai, pao, university, rayong), date="2021-05-01", domains=("environment",))
    world.pact("kyoto", (rai, kyoto), type="sister_city", date="1999")
    world.pact("lyon", (kyoto, lyon), type="sister_city", date="2001")
    world.pact("undated", (lyon, porto), type="twin_city", status="in_force")
    alone = world.body("alone", "เทศบาลตำบลเดียวดาย", "Lonely Municipality", "subdistrict_municipality")
    world.pact("alone", (alone,), date="2010")
    return world


@cache
def around(bodies: int) -> World:
    """The small world with others around it, that many bodies in all: drawn by lot, the same for the same number.

    Half of the others are Thai at 150 bodies and a tenth at 14,000, so that there the picture starts from countries.
    """
    world, lot = small(), random.Random(bodies)
    thai = 0.5 if bodies < 1000 else 0.1
    levels = ("city_municipality", "sao", "pao", "university", "subdistrict_municipality", "province")
    iris = []
    for n in range(bodies - BODIES):
        where = "TH" if lot.random() < thai else lot.choice(COUNTRIES[1:])
        home = lot.choice(PROVINCES) if where == "TH" else ("", "")
        level = lot.choice(levels) if where == "TH" else "foreign_local_government"
        place = (
            (round(lot.uniform(-40, 60), 3), round(lot.uniform(-120, 150), 3)) if lot.random() < 0.9 else None
        )
        names = f"เมืองทดลอง {n}", f"Town {n}"
        iris.append(
            world.body(
                f"b{n}", *names, level, country=where, province_th=home[0], province_en=home[1], place=place
            )
        )
    hubs = max(1, len(iris) // 40)
    for n in range(hubs, len(iris)):
        other = iris[int(hubs * lot.random() ** 2)] if lot.random() < 0.6 else iris[n - 1]
        parties = {iris[n], other, *(lot.sample(iris, 3) if lot.random() < 0.03 else ())}
        year, month = lot.randint(1990, 2025), lot.randint(1, 12)
        world.pact(
            f"a{n}",
            tuple(parties),
            date="" if lot.random() < 1 / 3 else f"{year}" if lot.random() < 0.4 else f"{year}-{month:02}-01",
            type=lot.choice(("mou", "mou", "sister_city", "twin_city", "friendship")),
            status=lot.choice(("signed", "signed", "in_force", "planned", "ended")),
            domains=tuple(
                lot.sample(("education", "tourism", "environment", "public_health"), lot.randint(0, 2))
            ),
        )
    return world


def many(bodies: int) -> World:
    """A world of that many bodies in eight countries and two provinces; the same for the same number."""
    world = World()
    levels = ("city_municipality", "sao", "pao", "university", "foreign_local_government", "province")
    iris = [
        world.body(
            f"b{n}", f"เมืองที่ {n}", f"Town {n}", levels[n % len(levels)], country=COUNTRIES[n % len(COUNTRIES)],
            place=(((n * 37) % 1300) / 10 - 60, ((n * 53) % 3400) / 10 - 170),
        )
        for n in range(bodies)
    ]  # fmt: skip
    hubs = max(1, bodies // 40)
    for n in range(hubs, bodies):
        other = iris[int(hubs * ((n * 0.6180339887) % 1.0) ** 2)] if n % 3 else iris[n - 1]
        date = str(1990 + n % 35) if n % 4 else ""
        world.pact(
            f"a{n}", (iris[n], other), date=date, domains=(("education", "tourism", "environment")[n % 3],)
        )
    return world
