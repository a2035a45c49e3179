"""Each domain is known by words of the press, Thai and English, and not by words that only look like it."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.cues import cued
from citypact.ontology.concepts import concepts

# of each domain: phrases that name it, and phrases that do not
WORDS: dict[str, tuple[list[str], list[str]]] = {
    "education": (
        [
            "พัฒนาหลักสูตรท้องถิ่นของโรงเรียนในสังกัดเทศบาล",
            "ส่งครูอาสามาสอนภาษาจีนปีละสองคน",
            "มอบทุนการศึกษาแก่เด็กในเขตเทศบาล",
            "a learning city of lifelong learning",
            "sister schools and teacher training",
            "Mandarin language classes for clerks' children",
        ],
        ["ผู้อำนวยการกองการศึกษา", "คณะศึกษาดูงานจากอีกจังหวัด", "the old school gate was repainted"],
    ),
    "arts_culture": (
        [
            "ส่งคณะหนังตะลุงและหมอลำไปแสดง",
            "แลกเปลี่ยนคณะนาฏศิลป์ในงานประเพณี",
            "จัดทำพิพิธภัณฑ์เมืองและนิทรรศการภาพถ่าย",
            "ช่างทอและงานหัตถกรรม",
            "film, music and handicrafts",
            "visits of choirs and orchestras",
            "a shared season of theatre and dance",
        ],
        ["แข่งขันกันปีละครั้ง", "ท่องเที่ยวเชิงวัฒนธรรม", "agriculture of the delta", "สำนักงานวัฒนธรรมจังหวัดลมหนาว"],
    ),
    "sports": (
        [
            "แข่งขันฟุตบอลกระชับมิตร",
            "จัดวิ่งมาราธอนสองเมือง",
            "พัฒนานักกีฬาเทควันโด",
            "esports and table tennis",
            "a friendly rowing regatta",
            "athletes training at altitude",
        ],
        ["สำนักงานการท่องเที่ยวและกีฬาจังหวัด", "เพิ่มขีดความสามารถในการแข่งขันของผู้ค้า", "the transport of goods"],
    ),
    "tourism": (
        [
            "ทำแผนที่เส้นทางท่องเที่ยวเชื่อมสองเมือง",
            "อุตสาหกรรมไมซ์",
            "พัฒนามัคคุเทศก์รุ่นใหม่",
            "cruise passengers and tour guides",
            "a geopark network",
            "promotion to visitors from abroad",
        ],
        ["การท่องเที่ยวแห่งประเทศไทย", "ตำรวจท่องเที่ยวดูแลความเรียบร้อย", "the guests signed the visitors' book"],
    ),
    "infrastructure": (
        [
            "นำสายไฟฟ้าลงใต้ดิน",
            "วางระบบระบายน้ำในเขตเมือง",
            "ขยายเขตจำหน่ายน้ำประปา",
            "ปรับปรุงทางเท้าและไฟส่องสว่าง",
            "urban planning and housing",
            "storm drains, street lighting",
            "a joint pumping station",
        ],
        ["เลี้ยงปลาน้ำจืด", "การประปาส่วนภูมิภาคสาขาสายลม", "ลงนามที่อาคารเฉลิมพระเกียรติ", "อธิบดีกรมชลประทาน"],
    ),
    "environment": (
        [
            "ประหยัดน้ำและหมุนเวียนน้ำ",
            "an end to open burning",
            "คัดแยกขยะและลดฝุ่นควัน",
            "บำบัดน้ำเสียชุมชน",
            "ปลูกป่าชายเลนและตั้งธนาคารปู",
            "haze and air quality",
            "seagrass meadows and mangroves",
            "recycling of household waste",
        ],
        ["สำนักสาธารณสุขและสิ่งแวดล้อม", "a better business environment", "แชร์ลิงก์ของเพจ"],
    ),
    "food_safety": (
        [
            "ครัวสะอาดและสุขอนามัยอาหาร",
            "clean and safe kitchens",
            "ตรวจสารตกค้างในตลาดสด",
            "เมืองอาหารปลอดภัย",
            "มาตรฐานร้านอาหารและแผงลอย",
            "food safety in school kitchens",
            "halal certification",
            "hygiene: street food hygiene, tested weekly",
        ],
        ["เพิ่มผลผลิตข้าว", "ความปลอดภัยบนท้องถนน", "road safety"],
    ),
    "public_health": (
        [
            "กายอุปกรณ์และขาเทียม",
            "respiratory check-ups",
            "ควบคุมโรคไข้เลือดออกตามแนวชายแดน",
            "ระบบแพทย์ทางไกล",
            "บำบัดฟื้นฟูผู้ติดยาเสพติด",
            "telemedicine for the islands",
            "dengue and malaria control",
            "exchange of nurses between hospitals",
        ],
        ["ท่องเที่ยวเชิงสุขภาพ", "สำนักงานสาธารณสุขจังหวัด", "a healthy competition between towns"],
    ),
    "economy_trade": (
        [
            "การค้าอัญมณีและพิธีการศุลกากร",
            "จับคู่ธุรกิจและการลงทุน",
            "ช่องทางจำหน่ายสินค้าชุมชน",
            "ส่งเสริมวิสาหกิจชุมชนและโอทอป",
            "trade fairs and investment",
            "start-ups, small and medium enterprises",
            "employment of young workers",
        ],
        [
            "เหล่าพ่อค้ามาร่วมงาน",
            "the ASEAN Economic Community",
            "หอการค้าจังหวัดสายลม",
            "ปรัชญาเศรษฐกิจพอเพียง",
            "the Chamber of Commerce",
        ],
    ),
    "agriculture": (
        [
            "พัฒนาไม้ผลบนพื้นที่สูง",
            "cocoa and honey growers",
            "ปลูกผักอินทรีย์และเลี้ยงปลา",
            "พัฒนาพันธุ์ข้าวหอม",
            "แปรรูปผลไม้ของเกษตรกร",
            "organic farming and fisheries",
            "coffee growers and orchards",
            "livestock breeding",
        ],
        [
            "ต้นคูนที่ปลูกต้นแรก",
            "the talks will bear fruit",
            "มหาวิทยาลัยเกษตรศาสตร์",
            "ปลูกป่าชายเลนริมทะเล",
            "the price of tickets",
        ],
    ),
    "digital_smart_city": (
        [
            "พัฒนาแพลตฟอร์มข้อมูลเมือง",
            "เมืองอัจฉริยะ",
            "เชื่อมกล้องวงจรปิดกับสถานีตำรวจ",
            "smart city solutions and open data",
            "artificial intelligence for city services",
            "CCTV along the canal",
        ],
        ["มหาวิทยาลัยเทคโนโลยีราชมงคล", "ประชุมผ่านระบบออนไลน์", "University of Technology"],
    ),
    "social_welfare": (
        [
            "คุ้มครองแรงงานข้ามแดน",
            "ตั้งศูนย์ดูแลผู้สูงอายุในชุมชน",
            "จ้างงานคนพิการ",
            "ช่วยเหลือกลุ่มเปราะบาง",
            "care for the elderly",
            "homes for orphans and homeless people",
            "wheelchair users and their families",
        ],
        ["งานสตรีตอาร์ต", "ผู้อำนวยการกองสวัสดิการสังคม", "เผยแพร่ทางสื่อสังคมออนไลน์", "shared on social media"],
    ),
    "disaster_safety": (
        [
            "ยืมรถดับเพลิงและเครื่องสูบน้ำเมื่อเกิดอุทกภัย",
            "เตือนภัยแผ่นดินไหว",
            "ลดอุบัติเหตุทางถนน",
            "flood forecasts and rescue",
            "firefighting drills",
            "road safety at school gates",
        ],
        ["กรมป้องกันและบรรเทาสาธารณภัย", "ตลาดอาหารปลอดภัย", "food security of the region"],
    ),
    "governance_capacity": (
        [
            "อบรมพนักงานเทศบาลเรื่องงบประมาณ",
            "แลกเปลี่ยนบุคลากรของสองเทศบาล",
            "หลักธรรมาภิบาลและความโปร่งใส",
            "participatory budgeting",
            "training of municipal staff",
            "public archives and good governance",
        ],
        ["องค์การบริหารส่วนจังหวัดสายลม", "คณะผู้บริหารให้การต้อนรับ", "Subdistrict Administration Organization"],
    ),
    "energy_climate": (
        [
            "ติดตั้งเซลล์แสงอาทิตย์บนหลังคาศาลากลาง",
            "ลดก๊าซเรือนกระจก",
            "สถานีชาร์จยานยนต์ไฟฟ้า",
            "net zero by 2050",
            "solar roofs and biogas",
            "adaptation to climate change",
        ],
        ["การไฟฟ้าส่วนภูมิภาคสาขาสายลม", "in a climate of trust", "สำนักงานพลังงานจังหวัด"],
    ),
    "transport": (
        [
            "เปิดเส้นทางรถโดยสารประจำทาง",
            "เรือข้ามฟากและท่าเรือ",
            "เที่ยวบินตรงระหว่างสองเมือง",
            "a ferry, and direct flights",
            "bus lines and logistics",
            "railway freight",
        ],
        ["the towns will train young weavers", "สถานีรถไฟดอกหญ้า", "กรมการขนส่งทางบก", "passport control"],
    ),
    "youth_exchange": (
        [
            "แลกเปลี่ยนนักเรียนมัธยมปีละสิบคน",
            "ค่ายเยาวชนสองแผ่นดิน",
            "นักเรียนไปพักกับครอบครัวอุปถัมภ์",
            "homestays with host families",
            "school exchanges every summer",
            "send ten secondary-school students each way",
        ],
        [
            "รถรับส่งนักเรียน",
            "ศูนย์กีฬาเด็กและเยาวชน",
            "พัฒนาหลักสูตรโรงเรียน",
            "กรมกิจการเด็กและเยาวชน",
            "the school board met",
        ],
    ),
    "heritage_conservation": (
        [
            "อนุรักษ์อาคารไม้ในย่านเมืองเก่า",
            "เมืองมรดกโลก",
            "บูรณะกำแพงเมือง",
            "World Heritage towns",
            "restoration of old shophouses",
            "archaeological surveys",
        ],
        ["แสดงดนตรีร่วมสมัย", "ชุมชนสมัยใหม่", "contemporary music at a festival"],
    ),
    "science_research": (
        [
            "วิจัยคุณภาพน้ำร่วมกัน",
            "พัฒนานวัตกรรมเพื่อท้องถิ่น",
            "วิทยาศาสตร์และเทคโนโลยี",
            "joint research on bats",
            "a shared laboratory",
            "innovation and science",
        ],
        ["ติวนักเรียนชั้นประถม", "คณบดีคณะวิทยาศาสตร์", "students of political science"],
    ),
    "religion": (
        [
            "ตักบาตรร่วมกันสองแผ่นดิน",
            "แลกเปลี่ยนคณะสงฆ์ของสองเมือง",
            "เส้นทางแสวงบุญ",
            "ดูแลผู้เดินทางไปประกอบพิธีฮัจญ์",
            "Buddhist pilgrimage",
            "interfaith dialogue",
            "exchange between monasteries and mosques",
        ],
        ["ลงนามข้อตกลงคุณธรรม", "พุทธศักราช 2567", "they negotiated in good faith"],
    ),
    "general_cooperation": (
        [
            "ด้านอื่น ๆ ที่เกี่ยวข้อง",
            "และเรื่องอื่นใดที่ทั้งสองฝ่ายเห็นชอบ",
            "ร่วมมือกันในทุกด้าน",
            "other related areas",
            "other fields of mutual interest",
            "cooperation in all areas",
        ],
        ["หัวหน้าหน่วยงานที่เกี่ยวข้องร่วมงาน", "กฎหมายที่เกี่ยวข้อง", "friendship and trust"],
    ),
}


@pytest.mark.parametrize(
    ("phrase", "domain"), [(phrase, domain) for domain, (names, _) in WORDS.items() for phrase in names]
)
def test_a_phrase_names_its_domain(phrase: str, domain: str) -> None:
    assert domain in cued(phrase)


@pytest.mark.parametrize(
    ("phrase", "domain"), [(phrase, domain) for domain, (_, others) in WORDS.items() for phrase in others]
)
def test_a_phrase_that_looks_like_it_does_not(phrase: str, domain: str) -> None:
    assert domain not in cued(phrase)


def test_every_domain_has_four_phrases_and_two_that_are_none() -> None:
    assert set(WORDS) == set(concepts("domain"))
    assert all(len(names) >= 4 and len(others) >= 2 for names, others in WORDS.values())


@pytest.mark.parametrize(
    ("domain", "phrase"),
    [
        ("environment", "โครงการพัฒนาชุมชนสีเขียว"),
        ("digital_smart_city", "พัฒนาท้องถิ่นสู่เมืองอัจริยะ"),
        ("social_welfare", "แก้ไขปัญหาที่อยู่อาศัยของคนริมคลอง"),
        ("governance_capacity", "ลงนามควบรวมเทศบาลตำบลสองแห่ง"),
        ("religion", "ร่วมกันพัฒนาวัดอย่างยั่งยืน"),
        ("religion", "โครงการวัด ประชา รัฐ สร้างสุข"),
        ("sports", "ร่วมจัดงานวิ่งมาตรฐานโลก"),
        ("public_health", "กำจัดมูลฝอยติดเชื้อ"),
        ("education", "a joint master's degree and a PhD degree"),
        ("governance_capacity", "public policy, sports"),
        ("digital_smart_city", "using digitisation for a better life"),
        ("energy_climate", "access to green financing"),
        ("youth_exchange", "an educational camp of four days"),
    ],
)
def test_words_of_towns_agreements_name_their_domain(domain: str, phrase: str) -> None:
    assert domain in cued(phrase)


@pytest.mark.parametrize(
    ("domain", "phrase"),
    [
        ("science_research", "พัฒนางานบริการวิชาการ"),
        ("science_research", "ใช้ที่ดินของศูนย์วิจัยข้าวสายลม"),
        ("arts_culture", "แหล่งท่องเที่ยวเชิงอนุรักษ์วัฒนธรรม"),
        ("arts_culture", "จัดนิทรรศการทางวิชาการเรื่องผู้สูงอายุ"),
        ("environment", "เทศบาลตำบลปากพะยูนลม"),
        ("environment", "เนื่องในวันต้นไม้ประจำปี"),
        ("tourism", "ให้นักท่องเที่ยวและประชาชนเชื่อมั่น"),
        ("social_welfare", "การพัฒนาชุมชนสีเขียว"),
        ("governance_capacity", "administrators of both companies"),
        ("governance_capacity", "heads of local administrative organizations"),
        ("digital_smart_city", "a stay that is Safe & Smart"),
        ("public_health", "a hub for medical tourism"),
        ("science_research", "an innovation-based economy"),
        ("general_cooperation", "a range of fields, among them rice"),
        ("general_cooperation", "to understand each other in many fields"),
        ("social_welfare", "the social and economic condition of both"),
        ("social_welfare", "with senior administrators"),
        ("disaster_safety", "after the earthquake and tsunami"),
        ("disaster_safety", "a green and resilient city"),
        ("tourism", "who will look after the visitors"),
        ("transport", "the free trade port"),
        ("science_research", "senior researcher of the bureau"),
        ("science_research", "market research"),
        ("energy_climate", "the flood damage that climate change brings"),
        ("heritage_conservation", "a place of UNESCO World Heritage like the other"),
        ("general_cooperation", "education, and other economic areas"),
    ],
)
def test_words_of_towns_agreements_that_only_look_like_a_domain(domain: str, phrase: str) -> None:
    assert domain not in cued(phrase)


@pytest.mark.parametrize(
    ("domain", "phrase"),
    [
        ("education", "โครงการทวิภาคี ระหว่างสองฝ่าย"),
        ("education", "พัฒนาสมรรถนะผู้เรียน"),
        ("arts_culture", "วงดุริยางค์และการละเล่นพื้นบ้าน"),
        ("environment", "รับซื้อกล่องนมเก่าและจัดการหลุมฝังกลบ"),
        ("public_health", "จัดรถพยาบาลและหน่วยแพทย์เคลื่อนที่"),
        ("social_welfare", "ยุติความรุนแรงต่อเด็กและสตรี"),
        ("energy_climate", "น้ำมันดีเซลชีวภาพจากน้ำมันพืชใช้แล้ว"),
        ("digital_smart_city", "ระบบสารสนเทศและแชตบอต"),
        ("governance_capacity", "พัฒนาศักยภาพบุคลากรและไกล่เกลี่ยข้อพิพาท"),
        ("religion", "ส่งเสริมศาสนพิธีและศีลธรรม"),
    ],
)
def test_words_of_municipalities_that_name_a_domain(domain: str, phrase: str) -> None:
    assert domain in cued(phrase)


@pytest.mark.parametrize(
    ("domain", "phrase"),
    [
        ("transport", "bus rapid transit"),
        ("transport", "border checkpoints"),
        ("transport", "cycling infrastructure"),
        ("sports", "dragon boat racing"),
        ("arts_culture", "folk performances and book fairs"),
        ("arts_culture", "creative industries"),
        ("arts_culture", "fashion and design"),
        ("education", "Mandarin classes"),
        ("education", "skills development"),
        ("education", "school partnerships"),
        ("social_welfare", "child protection"),
        ("infrastructure", "slum upgrading"),
        ("economy_trade", "manufacturing"),
        ("economy_trade", "workforce development"),
        ("agriculture", "animal husbandry and veterinary services"),
        ("agriculture", "food processing"),
        ("governance_capacity", "municipal management"),
        ("governance_capacity", "tax collection and public finance"),
        ("governance_capacity", "citizen participation"),
        ("digital_smart_city", "e-participation"),
        ("tourism", "hot springs"),
        ("tourism", "hospitality training"),
    ],
)
def test_words_of_english_papers_that_name_a_domain(domain: str, phrase: str) -> None:
    assert domain in cued(phrase)


@pytest.mark.parametrize(
    ("domain", "phrase"),
    [
        ("public_health", "hospitality training"),
        ("public_health", "the hospitable mayor"),
        ("transport", "human trafficking"),
        ("sports", "cycling infrastructure"),
        ("social_welfare", "animal welfare"),
        ("infrastructure", "smart city development"),
        ("food_safety", "halal tourism"),
        ("heritage_conservation", "UNESCO Creative Cities"),
    ],
)
def test_words_of_english_papers_that_only_look_like_a_domain(domain: str, phrase: str) -> None:
    assert domain not in cued(phrase)
