"""Small networks made by hand, in the shape that citypact.graph makes from a build."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

import networkx as nx

from citypact.graph.acting import Acting

ID = "https://w3id.org/citypact/id/"

HOSTILE = (
    "<script>window.broken=1</script>",
    "</script><script>window.broken=2</script>",
    '"><img src=x onerror="window.broken=3">',
    "' onmouseover='window.broken=4' href='javascript:window.broken=5'",
    "<!--<script>",
    "\u202egnp.exe\u2066 right-to-left",
    "line\u2028separator\u2029paragraph\x00\ud800",
    "{{ 7 * 7 }}{% raw %}",
    "ก" * 100_000,
)


def empty(**told: Any) -> nx.MultiGraph[str]:
    """A network without anything in it, with the statements that every network carries."""
    statements: dict[str, Any] = {
        "projection": "bodies",
        "weight": "count",
        "filters": {},
        "left_out": {},
        "build": "0123456789abcdef",
        "as_of": "2026-11-23",
        "collection": "ชุดทดลอง",
        "licences": ("CC BY 4.0",),
    }
    return nx.MultiGraph(**{**statements, **told})


def add_body(
    network: nx.MultiGraph[str], slug: str, th: str, en: str, level: str = "city_municipality", **more: Any
) -> str:
    """A body; its number of agreements grows with those that are added."""
    iri = f"{ID}body/{slug}"
    data: dict[str, Any] = {
        "kind": "body",
        "label_th": th,
        "label_en": en,
        "short_th": th.replace("เทศบาลนคร", "ทน."),
        "level": level,
        "province_th": "",
        "province_en": "",
        "country": "TH",
        "agreements": 0,
        "sort_key": re.sub("([เแโใไ])(.)", r"\2\1", th),
    }
    network.add_node(iri, **{**data, **more})
    return iri


def add_agreement(network: nx.MultiGraph[str], slug: str, parties: Sequence[str], **more: Any) -> str:
    """An agreement: one line for each pair of its parties, or one for each party where agreements are nodes."""
    iri = f"{ID}agreement/{slug}"
    data: dict[str, Any] = {
        "agreement": iri,
        "label_th": f"ข้อตกลง {slug}",
        "label_en": f"Agreement {slug}",
        "type": "mou",
        "status": "signed",
        "date": "2023-02-24",
        "year": 2023,
        "time": "",
        "domains": (),
        "venue_th": "",
        "signatories": (),
        "representatives": (),
        "sources": (source(),),
        "weight": 1.0,
        "bodies": len(parties),
        **more,
    }
    for party in parties:
        network.nodes[party]["agreements"] += 1
    if network.graph["projection"] == "bipartite":
        network.add_node(iri, kind="agreement", label_th=data["label_th"], label_en=data["label_en"])
        for party in parties:
            network.add_edge(party, iri, key=iri, **data)
        return iri
    for place, one in enumerate(parties):
        for other in parties[place + 1 :]:
            network.add_edge(one, other, key=iri, **data)
    return iri


def source(**more: Any) -> dict[str, Any]:
    """A source entered by hand."""
    return {
        "title": "รายการเมืองพี่เมืองน้อง",
        "publisher": "สำนักข่าวทดลอง",
        "url": "https://example.org/list",
        "reading": "curated",
        "retelling": False,
        "invented": False,
        "quote": None,
        **more,
    }


def acting(name: str, body: str, office: str = "นายกเทศมนตรี", capacity: str = "signs") -> Acting:
    """A person of a body; of one that a decision hides, ``name`` is "" and the office stands alone."""
    person = f"{ID}person/{re.sub('[^a-z]', '', name) or 'unnamed'}-{body.rsplit('/', 1)[-1]}"
    return Acting(person=person, name=name, office=office, capacity=capacity, body=body)


def held_in(*names: str) -> tuple[tuple[str, str], ...]:
    """A venue by its names, the narrowest first."""
    return tuple((f"{ID}venue/{'-'.join(names[at:])[:60]}", name) for at, name in enumerate(names))


def one_planned() -> nx.MultiGraph[str]:
    """Two municipalities and the day on which they meant to sign."""
    network = empty()
    chiang_rai = add_body(
        network, "chiang-rai", "เทศบาลนครเชียงราย", "Chiang Rai City Municipality", province_th="เชียงราย"
    )
    rayong = add_body(network, "rayong", "เทศบาลนครระยอง", "Rayong City Municipality", province_th="ระยอง")
    add_agreement(
        network,
        "planned",
        (chiang_rai, rayong),
        status="planned",
        time="13:00",
        domains=("education", "tourism"),
        venue_th="ห้องประชุมลีลาวดี",
        signatories=("วันชัย จงสุทธานามณี (นายกเทศมนตรี)",),
        representatives=("ดาว ริมธาร (ปลัดเทศบาล)",),
        people=(
            acting("วันชัย จงสุทธานามณี", chiang_rai),
            acting("ดาว ริมธาร", rayong, "ปลัดเทศบาล", "represents"),
        ),
        places=held_in("ห้องประชุมลีลาวดี", "โรงเรียนเทศบาล 6", "เชียงราย"),
        sources=(
            source(reading="extracted", quote="ในวันศุกร์ที่ 24 กุมภาพันธ์ 2566"),
            source(reading="extracted", retelling=True, title="เล่าใหม่", quote="สองเมืองนัดกัน", url=""),
            source(quote="ข้อความที่ไม่ควรแสดง"),
        ),
    )
    return network


def small_world(projection: str = "bodies") -> nx.MultiGraph[str]:
    """A hub, a pair with three agreements, a table of five, a chain, and a body with the same bare name."""
    network = empty(projection=projection, left_out={"agreements with one named body": 12, "undated": 3})
    hub = add_body(network, "bangkok", "กรุงเทพมหานคร", "Bangkok", "special_local_government")
    for number, city in enumerate(
        ("Seoul", "Hanoi", "Porto", "Astana", "Moscow", "Beijing", "Manila", "Yokohama")
    ):
        partner = add_body(network, city.lower(), city, city, "foreign_local_government", country="XX")
        status = "in_force" if number else "ended"
        add_agreement(
            network,
            city.lower(),
            (hub, partner),
            type="sister_city",
            status=status,
            date="1997",
            people=(acting("governor", hub, "ผู้ว่าราชการ"), acting(city.lower(), partner, "Mayor")),
            places=held_in("ห้องรัตนโกสินทร์", "ศาลาว่าการ") if number < 4 else held_in("ศาลาว่าการ"),
        )
    rai = add_body(network, "chiang-rai", "เทศบาลนครเชียงราย", "Chiang Rai City Municipality")
    pao = add_body(network, "chiang-rai-province", "จังหวัดเชียงราย", "Chiang Rai Province", "province")
    for slug, status, date in (
        ("first", "signed", "2019"),
        ("second", "renewed", "2022-05"),
        ("third", "proposed", ""),
    ):
        add_agreement(
            network,
            slug,
            (rai, pao),
            status=status,
            date=date,
            domains=("tourism", "education"),
            # a namesake of the other city's mayor, and one whom a decision hides
            people=(
                acting("namesake", rai),
                acting("namesake", pao),
                acting("", pao, "ผู้ว่าราชการจังหวัด", "witnesses"),
            ),
            places=held_in("ศาลากลาง"),
        )
    table = [add_body(network, f"sao-{n}", f"องค์การบริหารส่วนตำบลที่{n}", f"SAO {n}", "sao") for n in range(5)]
    add_agreement(network, "table", table, domains=("environment",), bodies=7)
    links = [
        add_body(network, f"uni-{n}", f"มหาวิทยาลัย{n}", f"University {n}", "university") for n in range(4)
    ]
    for one, other in itertools.pairwise(links):
        add_agreement(network, f"{one[-5:]}-{other[-5:]}", (one, other), domains=("education",))
    add_agreement(network, "bridge", (links[0], table[0], rai), date="2024-01-02")
    return network


def many(bodies: int) -> nx.MultiGraph[str]:
    """A network of that many bodies: hubs with many partners, and pairs; the same for the same number."""
    network = empty()
    levels = ("city_municipality", "sao", "pao", "university", "foreign_local_government", "province")
    iris = [
        add_body(network, f"b{n}", f"เทศบาลนครตัวอย่างที่ {n}", f"Example City {n}", levels[n % len(levels)])
        for n in range(bodies)
    ]
    hubs = max(1, bodies // 40)
    for number in range(hubs, bodies):
        # Two of three hang on a hub, the larger hubs drawing more; the rest are pairs with their neighbour.
        partner = iris[int(hubs * ((number * 0.6180339887) % 1.0) ** 2)] if number % 3 else iris[number - 1]
        domains = (("education", "tourism", "environment")[number % 3],)
        add_agreement(
            network, f"a{number}", (iris[number], partner), domains=domains, date=str(1990 + number % 35)
        )
    return network


def hostile() -> nx.MultiGraph[str]:
    """Every text field of a network is an attack."""
    network = empty(
        build=HOSTILE[0],
        collection=HOSTILE[1],
        licences=(HOSTILE[2],),
        filters={HOSTILE[0]: HOSTILE[3]},
        left_out={HOSTILE[2]: 3},
    )
    iris = []
    for number, name in enumerate(HOSTILE):
        level = {2: name, 3: "constructor", 4: "__proto__"}.get(number, "sao")
        iri = add_body(
            network, f"h{number}", name, name, level, province_th=name, country=name[:40], sort_key=name
        )
        iris.append(iri)
    for number, (one, other) in enumerate(itertools.pairwise(iris)):
        name = HOSTILE[number]
        add_agreement(
            network,
            f"h{number}",
            (one, other),
            label_th=name,
            label_en=name,
            venue_th=name,
            date=name[:30] if number else "2023-02-31",
            type=name if number == 1 else "mou",
            status={2: name, 3: "toString"}.get(number, "planned"),
            domains=("education", name, "valueOf") if number == 3 else ("education",),
            signatories=(name,),
            representatives=(name,),
            people=(acting(name, one, name, name[:20]), acting("", other, name)),
            places=((f"{ID}venue/{name[:50]}", name), (f"{ID}venue/site", name)),
            sources=(
                source(
                    title=name,
                    publisher=name,
                    url="javascript:window.broken=6",
                    reading="extracted",
                    quote=name,
                ),
                source(title=name, publisher=name, url=f"https://example.org/{name[:50]}", reading=name[:20]),
            ),
        )
    return network
