"""English releases, with the same model."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.documents import documents
from citypact.graph.extraction.english_bodies import english_bodies
from citypact.graph.extraction.english_named import NamedBodies
from citypact.graph.extraction.english_offices import english_offices
from citypact.graph.extraction.english_people import english_people
from citypact.graph.extraction.english_places import english_places
from citypact.graph.extraction.english_sentences import sentences

TEXT = """Seabreeze and Meadow become friendship cities

MEADOW - Seabreeze Town Municipality of Thailand and Meadow City Council signed a Friendship City Agreement at the \
Lotus Hall of the Riverside Hotel on Friday, October 13, 2023, at 2.30pm.

The document was signed by Mr. Windy Cloudson, Mayor of Seabreeze Town Municipality, and Ms. Anna Hill, Mayor of Meadow. \
The ceremony was witnessed by Prof. Paul Stone, president of the Meadow Heritage Society.

Under the agreement the two cities will work on tourism, flood preparedness, and organic rice farming.

Also read: Hilltop signs waste MoU with Riverport City
"""


def test_an_english_release_is_read_like_a_thai_one() -> None:
    record = extract(TEXT, id="invented")
    (agreement,) = record.agreements
    assert record.lang == "en"
    assert (agreement.type, agreement.status, agreement.date, agreement.time) == (
        "friendship",
        "signed",
        "2023-10-13",
        "14:30",
    )
    assert {party.name for party in agreement.parties} == {
        "Seabreeze Town Municipality",
        "Meadow City Council",
    }
    assert set(agreement.domains) == {"tourism", "disaster_safety", "agriculture"}
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (
        "Lotus Hall",
        "Riverside Hotel",
    )


def test_english_officials_have_titles_roles_and_bodies() -> None:
    officials = {official.name: official for official in extract(TEXT, id="invented").officials}
    assert (officials["Windy Cloudson"].honorific, officials["Windy Cloudson"].role) == ("Mr.", "mayor")
    assert officials["Anna Hill"].of == "Meadow City Council"
    assert officials["Paul Stone"].role == "other"


def test_english_signers_sign_and_witnesses_do_not() -> None:
    (agreement,) = extract(TEXT, id="invented").agreements
    assert "Windy Cloudson" in agreement.signatories and "Paul Stone" not in agreement.signatories


def test_a_forum_about_cooperation_is_no_agreement() -> None:
    text = "Mayors meet\n\nTen mayors met at a forum on sister cities. Students drew up mock memoranda of understanding."
    assert extract(text, id="invented").agreements == ()


def test_the_capital_is_a_party_by_its_bare_name_but_no_place_of_a_meeting() -> None:
    text = (
        "Invented news\n\nBangkok and Seabreeze Province of Japan signed a memorandum of understanding on "
        "5 March 2024. It covers smart city development, the prevention of floods, and culture."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == ["Bangkok", "Seabreeze Province"]
    assert agreement.domain_phrases == ("smart city development", "prevention of floods", "culture")
    text = (
        "Invented news\n\nSeabreeze Town Municipality and Meadow City Municipality signed a memorandum of "
        "understanding in Bangkok on 5 March 2024."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [
        "Seabreeze Town Municipality",
        "Meadow City Municipality",
    ]


def names_of(text: str) -> list[list[str]]:
    return [
        [party.name for party in agreement.parties] for agreement in extract(text, id="invented").agreements
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Lotusford and Meadowby became twin towns on Saturday by a charter signed there.", {"Lotusford", "Meadowby"}),
        ("A sisterhood agreement between Lotusford and Meadowby was sealed on Friday.", {"Lotusford", "Meadowby"}),
        ("The mayor of Lotusford and the mayor of Meadowby signed a sister city agreement.", {"Lotusford", "Meadowby"}),
        ("Lotusford signed a friendship pact with the French town of Meadowby.", {"Lotusford", "Meadowby"}),
        ("Hanabi-gu of South Korea and Lotusford City signed a memorandum of understanding.", {"Hanabi-gu", "Lotusford City"}),
        ("Lotusford Ward and Meadowby Prefecture signed a friendship pact.", {"Lotusford Ward", "Meadowby Prefecture"}),
    ],
)  # fmt: skip
def test_places_named_alone_are_parties(sentence: str, names: set[str]) -> None:
    (parties,) = names_of(f"News of the day\n\n{sentence} The two will work together in tourism.")
    assert set(parties) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hill and its twin town Meadow signed.", {"Hill", "Meadow"}),
        ("Delegates from Lotusford met Mr Meadow, chairman of Hill University.", {"Lotusford"}),
        ("The Lotusford-Meadowby partnership grew. The mayor of Lotusford spoke.", {"Lotusford", "Meadowby"}),
        ("In March Lotusford, Japan, became a sister city of Santa Rosa.", {"Lotusford", "Santa Rosa"}),
        ("A River Runs Through Green Hill Park And Sister City Street\nNothing else.", set()),
    ],
)
def test_a_place_is_told_by_what_stands_beside_its_name(text: str, names: set[str]) -> None:
    assert {place.name for place in english_places(text, [], [])} == names


def test_a_place_has_the_country_that_is_told_with_it() -> None:
    (place,) = english_places("A delegation from Lotusford, Japan, came.", [], [])
    assert place.country == "JP"


def test_a_sentence_full_of_names_is_no_headline() -> None:
    text = "In May Mr. Kon Mekha, Mayor of Hill, met guests from Fuchow, Fumian Province, and Mrs. Fasai Mok."
    assert "Fuchow" in {place.name for place in english_places(text, [], [])}
    assert [body.name for body in english_bodies(text)] == ["Fumian Province"]


def test_a_headline_goes_on_behind_a_city() -> None:
    assert [body.name for body in english_bodies("City of Hill Celebrates New Sister City: Meadow")] == [
        "City of Hill"
    ]


def test_the_province_of_a_city_concludes_nothing() -> None:
    text = (
        "Hillton City Municipality signs MOU\n\nOn March 11, 2025, Mr. Kon Mekha, Mayor of Hillton, and Mr. Fa Sai, Mayor of "
        "Fuchow, Fumian Province, China, signed a memorandum of understanding at the Hillton Municipality office."
    )
    assert names_of(text) == [["Hillton City Municipality", "Fuchow"]]


def test_cities_that_are_only_counted_name_no_type() -> None:
    text = (
        "Hillton to sign\n\nHillton City will sign a memorandum of understanding with Meadowby City on 5 May 2024. "
        "Hillton City has 36 sister cities around the world."
    )
    assert [agreement.type for agreement in extract(text, id="invented").agreements] == ["mou"]


def test_a_letter_of_intent_that_founds_friendly_ties_is_their_instrument() -> None:
    text = (
        "Hillton and Meadowby forge friendly city ties\n\nHillton City has entered into a friendly exchange relationship "
        "with Meadowby City after the mayors signed a letter of intent on Thursday (20 June 2024)."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.instrument, agreement.date) == ("friendship", "loi", "2024-06-20")


def test_a_full_stop_behind_a_title_ends_no_sentence() -> None:
    text = "Signed by Asst. Prof. Kon Mekha and Mr. Fa Sai. They ate."
    assert next(text[start:end] for start, end in sentences(text, 0, len(text))).endswith("Fa Sai.")


def test_a_government_of_a_city_has_its_name_behind_it() -> None:
    words = "The City Government of Hillton and the Meadowby City Government signed."
    assert [body.name for body in english_bodies(words)] == [
        "City Government of Hillton",
        "Meadowby City Government",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Chiang Mai Municipality", "city_municipality"),
        ("Municipality of Yala", "city_municipality"),
        ("Phayao Municipality", "town_municipality"),
        ("Hillton Municipality", "foreign_local_government"),
    ],
)
def test_a_municipality_of_a_thai_place_is_thai(name: str, kind: str) -> None:
    assert [body.kind for body in english_bodies(f"They met {name} today.")] == [kind]


def test_abbreviations_in_brackets_name_the_body_again() -> None:
    text = "The Hill Provincial Administrative Organization (HPAO) met. Later HPAO signed; the Meadow PAO did not."
    assert [body.name for body in english_bodies(text)] == [
        "Hill Provincial Administrative Organization",
        "Hill Provincial Administrative Organization",
        "Meadow Provincial Administrative Organization",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("memorandum of cooperation", "mou"),
        ("letter of intention", "loi"),
        ("joint declaration", "declaration"),
        ("cooperation charter", "agreement"),
        ("signed a five-year pact", "agreement"),
        ("sisterhood", "sister_city"),
        ("sister prefectures", "sister_city"),
        ("twinned", "twin_city"),
        ("friendship accord", "friendship"),
    ],
)
def test_words_for_agreements_are_many(words: str, kind: str) -> None:
    assert kind in {document.type for document in documents(f"They {words} here")}


def test_a_tie_that_has_long_stood_is_another_agreement_than_todays() -> None:
    text = (
        "Lotusford finds a partner\n\nLotusford City and Meadowby City signed a memorandum of understanding on "
        "5 March 2024. Lotusford City has been a sister city of Hillton City since 1999."
    )
    found = extract(text, id="invented").agreements
    assert ("sister_city", "in_force") in {(agreement.type, agreement.status) for agreement in found}
    assert len(found) == 2


SET_OFF = [
    ("The municipality’s clerk, Mr Kon Mekha, signed.", "Kon Mekha", "clerk"),
    ("The Spanish ambassador, Kon Mekha, watched.", "Kon Mekha", "ambassador"),
    ("Governor of Meadow province Kon Mekha received them.", "Kon Mekha", "governor"),
    ("Sailom Mayor Cllr Kon Mekha spoke.", "Kon Mekha", "mayor"),
    ("They met Kon Mekha, Sailom’s governor since May.", "Kon Mekha", "governor"),
    ("Then-Mayor Kon Mekha began it.", "Kon Mekha", "other"),
    ("Brown, a town, and Deputy City Manager Kon Mekha.", "Kon Mekha", "other"),
    ("Deputy Governor of Meadow Province Mr. Kon Mekha came.", "Kon Mekha", "deputy_governor"),
    ("Chairman of the municipal People’s Committee Kon Me Kha spoke.", "Kon Me Kha", "mayor"),
    ("President of the Sailom PAO Kon Mekha spoke.", "Kon Mekha", "pao_president"),
    ("Director of Development and Growth Kon Mekha spoke.", "Kon Mekha", "director"),
    ("They met Mayor K.M. Sailom today.", "K.M. Sailom", "mayor"),
    ("Herr Kon Mekha, Oberbürgermeister of Hügelstadt, signed.", "Kon Mekha", "mayor"),
    ("Assoc. Prof. Kon Mekha, M.D., Rector of Hill University, signed.", "Kon Mekha", "other"),
    ("Mr Kon Mekha (Mayor of Hillton) signed.", "Kon Mekha", "mayor"),
    ("Sailom vice mayor for economic affairs Kon Mekha signed.", "Kon Mekha", "deputy_mayor"),
    ("Consul of Meadowland in Little Hill Kon Mekha Fasai came.", "Kon Mekha Fasai", "other"),
    ("Kon Mekha, Assistant Governor of Hill, came.", "Kon Mekha", "other"),
    ("Kon Mekha, Governor of the Tourism Authority of Hill, came.", "Kon Mekha", "other"),
    (
        "Kon Mekha, Chairman of Hill Provincial Administrative Organization, came.",
        "Kon Mekha",
        "pao_president",
    ),
    ("Dr Kon Mekha, HPO Chief, came.", "Kon Mekha", "director"),
    ("Clinical Professor Kon Mekha, President of Hill University, signed.", "Kon Mekha", "other"),
    ("Secretary of the Hill Party Kon Mekha came.", "Kon Mekha", "other"),
    ("Kon Mekha, Secretary of the Party of Hill and Mayor of Hill City, came.", "Kon Mekha", "mayor"),
    ("said vice chairman of the city’s people’s committee, Kon Mekha.", "Kon Mekha", "other"),
    ("said delegation leader Kon Mekha, director of the Hill Centre.", "Kon Mekha", "director"),
]


@pytest.mark.parametrize(("words", "name", "role"), SET_OFF)
def test_an_english_office_stands_before_or_behind_its_holder(words: str, name: str, role: str) -> None:
    found = [person for person in english_people(words, english_bodies(words)) if person.office]
    assert [(person.name, person.office.role) for person in found if person.office] == [(name, role)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Mayor of Hillstad Kon Mekha and Mayor of Meadowby Fasai Mok signed.",
            [("Kon Mekha", "Hillstad"), ("Fasai Mok", "Meadowby")],
        ),
        (
            "With Kon Mekha, the Old Hill mayor, Fasai Mok, his New Meadow counterpart, and others.",
            [("Kon Mekha", "Old Hill"), ("Fasai Mok", "New Meadow")],
        ),
        ("Governor Kon Mekha of Hill Prefecture came.", [("Kon Mekha", "Hill Prefecture")]),
        (
            "The Hill Metropolitan Administration met Kon Mekha, clerk of the HMA, today.",
            [("Kon Mekha", "Hill Metropolitan Administration")],
        ),
        (
            "The City of Hill, France, represented by Mayor Kon Mekha, signed.",
            [("Kon Mekha", "City of Hill")],
        ),
        (
            "Windford University met Windford president Prof Kon Mekha.",
            [("Kon Mekha", "Windford University")],
        ),
        (
            "The Hill provincial administration organisation met Kon Mekha, head of the PAO.",
            [("Kon Mekha", "Hill provincial administration organisation")],
        ),
        ("Signing for Old Hill was Mayor Kon Mekha.", [("Kon Mekha", "Old Hill")]),
        (
            "The Meadow Provincial Administrative Organization, whose head, Kon Mekha, president of the PAO, signed",
            [("Kon Mekha", "Meadow Provincial Administrative Organization")],
        ),
        ("Sailom City Municipality met Sailom governor Kon Mekha.", [("Kon Mekha", "Sailom")]),
        ("Mayor Kon Mekha from Sailom, Ruritania, came.", [("Kon Mekha", "Sailom")]),
        ("They met Sailom, Ohio Mayor Kon Mekha.", [("Kon Mekha", "Sailom")]),
        (
            "They met Minister of Public Health and Housing Kon Mekha.",
            [("Kon Mekha", "Ministry of Public Health and Housing")],
        ),
        ("They met Culture Minister Kon Mekha.", [("Kon Mekha", "Ministry of Culture")]),
        ("They met Foreign Minister Kon Mekha.", [("Kon Mekha", "Ministry of Foreign Affairs")]),
        ("The Minister of the Government of Hill, Kon Mekha, came.", [("Kon Mekha", "Government of Hill")]),
        (
            "Ten pupils made up the delegation of Sailom Prefecture, along with Fa Sai, teacher at Hill School, and Kon Mekha, "
            "assistant director of the foreign affairs bureau.",
            [("Fa Sai", "Hill School"), ("Kon Mekha", "Sailom Prefecture")],
        ),
        ("Mr Kon Mekha, Deputy Mayor City of Sailom, came.", [("Kon Mekha", "City of Sailom")]),
        ("Kon Mekha, Ambassador of Norway to the US, came.", [("Kon Mekha", "Norway")]),
        ("They came to Sailom City Hall, where Mayor Kon Mekha met them.", [("Kon Mekha", "Sailom City")]),
        ("Sailom had sent a delegation under its governor, Kon Mekha.", [("Kon Mekha", "Sailom")]),
        (
            "Kon Mekha, Mayor of Sailom City, came. The Sailom Municipality was host.",
            [("Kon Mekha", "Sailom Municipality")],
        ),
        (
            "The Sailom Municipal Council (SMX) was host. SMX chairman Kon Mekha spoke.",
            [("Kon Mekha", "Sailom Municipal Council")],
        ),
        (
            "The Sailom Electricity Authority (SEA) sent Kon Mekha, head of SEA Region 2.",
            [("Kon Mekha", "Sailom Electricity Authority")],
        ),
        (
            "Mr Kon Mekha, Manager of the Sailom Tourism Organization and Mr Fa Sai, Mayor of Hill, came.",
            [("Kon Mekha", "Sailom Tourism Organization"), ("Fa Sai", "Hill")],
        ),
        (
            "Meadow Consul in Hill City Kon Mekha and Mrs Fa Sai, director of the Hill Office, came.",
            [("Kon Mekha", "Hill City"), ("Fa Sai", "Hill Office")],
        ),
        (
            "Ms Kon Mekha, Vice Consul, the Consulate General of Ruritania in Hill, came.",
            [("Kon Mekha", "Consulate General of Ruritania in Hill")],
        ),
        (
            "Kon Mekha, Deputy Director, Foreign Affairs office, came.",
            [("Kon Mekha", "Foreign Affairs office")],
        ),
        (
            "Chairman of the Municipal People’s Committee Kon Mekha spoke.\n"
            "Kon Mekha, Chairman of the People’s Committee of Sailom City.",
            [("Kon Mekha", "People’s Committee of Sailom City")],
        ),
        (
            "President of the Hill PAO Kon Mekha came.",
            [("Kon Mekha", "Hill Provincial Administrative Organization")],
        ),
    ],
)
def test_an_office_is_of_the_place_beside_it(words: str, told: list[tuple[str, str]]) -> None:
    found = english_people(words, english_bodies(words))
    assert [(person.name, person.office.body) for person in found if person.office] == told


def test_who_is_known_is_not_read_again_under_another_spelling() -> None:
    words = "Sailom Vice Governor Thawin Mekha came. Later V/Gov Tawin signed."
    assert [person.name for person in english_people(words, [])] == ["Thawin Mekha"]


@pytest.mark.parametrize(
    "words",
    ["They met at the Monument of President Kon Mekha.", "They saw the President Kon Mekha Memorial."],
)
def test_a_monument_holds_no_office(words: str) -> None:
    assert [person.name for person in english_people(words, []) if person.office] == []


def test_a_town_of_a_saint_is_one_name() -> None:
    words = "With his counterpart in St Sailom Kon signed a protocol."
    assert english_people(words, []) == []


def test_two_mayors_share_one_word() -> None:
    words = "Their mayors, Kon Mekha and Ms Fasai Mok, put their names to it."
    assert [person.name for person in english_people(words, []) if person.office] == [
        "Kon Mekha",
        "Fasai Mok",
    ]


def test_deputy_ministers_share_one_word() -> None:
    words = "Deputy Ministers of Public Health, Housing and Trade Mr. Kon Mekha and Fa Sai, and others, were present."
    found = [(person.name, person.office.body) for person in english_people(words, []) if person.office]
    ministry = "Ministry of Public Health, Housing and Trade"
    assert found == [("Kon Mekha", ministry), ("Fa Sai", ministry)]


def test_an_envoy_is_of_the_nation_that_sends() -> None:
    words = "Norwegian Ambassador to Thailand Kon Mekha came."
    (person,) = (person for person in english_people(words, []) if person.office)
    assert person.office and person.office.body == "Norway"


def test_the_words_of_a_body_are_no_name() -> None:
    words = "Kon Mekha, chairman of the Sailom Lake Foundation, came."
    assert [person.name for person in english_people(words, english_bodies(words))] == ["Kon Mekha"]


def test_a_dateline_names_no_person() -> None:
    text = "Sukhothai and Hill City sign\n\nNakhon Sawan – Mayor Ann Brook of Hill City signed an agreement."
    assert [person["name"] for person in extract(text, id="invented").plain()["officials"]] == ["Ann Brook"]


@pytest.mark.parametrize(
    "office", ["branch manager", "Acting Dean", "board commissioner", "ex-governor", "bürgermeister"]
)
def test_an_office_is_found_by_how_its_words_begin(office: str) -> None:
    text = f"They met the {office} of Hill."
    (found,) = english_offices(text, NamedBodies(text, []))
    assert office in text[found.start : found.end]


def test_a_dateline_in_capitals_hides_nobody_behind_it() -> None:
    text = (
        "HILL TOWN – The mayor of Lake City Municipality, Mr. Kon Mekha, and U Khao Mok, "
        "chairman of the Stone Municipal Committee, signed a memorandum of understanding."
    )
    told = extract(text, id="x").plain()["officials"]
    assert [(official["name"], official["honorific"]) for official in told] == [
        ("Kon Mekha", "Mr."),
        ("Khao Mok", "U"),
    ]


@pytest.mark.parametrize(
    ("written", "name", "office", "of"),
    [
        (
            "Colonel Kon Mekha, Deputy Director of the Meadow Unit",
            "Kon Mekha",
            "Deputy Director of the Meadow Unit",
            None,
        ),
        ("M.R. Kon Mekha, Governor of Meadow", "Kon Mekha", "Governor of Meadow", "Meadow"),
        ("Hon. Kon L. Mekha, Jr., Mayor of Meadow", "Kon L. Mekha, Jr", "Mayor of Meadow", "Meadow"),
        ("Mr. Kon Mekha (นายก้อน เมฆา), Mayor of Meadow", "Kon Mekha", "Mayor of Meadow", "Meadow"),
        (
            "Kon Mekha, Governor of the Thai northeastern province of Khon Kaen",
            "Kon Mekha",
            "Governor of the Thai northeastern province of Khon Kaen",
            "Khon Kaen",
        ),
        (
            "Vietnamese Ambassador to Thailand Kon Mekha on March 3",
            "Kon Mekha",
            "Vietnamese Ambassador to Thailand",
            "Vietnam",
        ),
    ],
)
def test_ranks_and_what_a_place_is_belong_to_no_name(
    written: str, name: str, office: str, of: str | None
) -> None:
    text = f"The guests met {written}, and talked."
    (person,) = english_people(text, english_bodies(text))
    assert person.office is not None
    assert (person.name, person.office.name) == (name, office)
    assert of is None or person.office.body == of


def test_a_city_that_the_text_calls_the_city_of_its_name_is_one() -> None:
    text = "Hill City Mayor Kon Mekha came. The City of Hill is glad."
    assert {body.name for body in english_bodies(text)} == {"City of Hill"}
    (person,) = english_people(text, english_bodies(text))
    assert person.office is not None and person.office.body == "City of Hill"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Chairman of the Nang Hill People’s Committee Kon Duc Tho and Meadow Mayor Fa Sai signed.",
            "Kon Duc Tho",
            "Chairman of the Nang Hill People’s Committee",
        ),
        (
            "They were mayor of Hill Municipal People’s Government Kon Mekha and MDC chairman Fa Sai.",
            "Kon Mekha",
            "mayor of Hill Municipal People’s Government",
        ),
        ("Of it Hill Gov. Kon Mekha heard from Meadow.", "Kon Mekha", "Hill Gov"),
        ("They met Minister of Transport Dato Sri Kon Fa Sai there.", "Kon Fa Sai", "Minister of Transport"),
    ],
)
def test_a_name_behind_a_long_office_is_that_of_its_holder(text: str, name: str, office: str) -> None:
    told = {person.name: person.office for person in english_people(text, english_bodies(text))}
    assert (held := told[name]) is not None
    assert held.name == office


def test_a_city_before_an_office_is_nobody_who_holds_it() -> None:
    text = "For Old Hill City, Chairman of the Municipal People’s Committee Kon Van Lau spoke."
    assert [person.name for person in english_people(text, english_bodies(text))] == ["Kon Van Lau"]


def test_a_municipal_corporation_governs_a_city() -> None:
    text = "Representing Hill City, the mayor met the Municipal Corporation of Meadow and Lake Municipal Corporation."
    assert [(body.name, body.kind) for body in english_bodies(text)] == [
        ("Hill City", "foreign_local_government"),
        ("Municipal Corporation of Meadow", "foreign_local_government"),
        ("Lake Municipal Corporation", "foreign_local_government"),
    ]


def test_initials_in_a_headline_are_those_that_the_text_explains() -> None:
    text = "MDC and Hill City sign\nHill City and the Meadow Dale Council (MDC) signed an agreement."
    assert [body.name for body in english_bodies(text)] == [
        "Meadow Dale Council",
        "Hill City",
        "Hill City",
        "Meadow Dale Council",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hillford and Lakeford signed a MOU in the Orchid Room of the Sports Complex.",
        "Port Hill and Lakeford signed a MOU. Arno Reed, chairman of the regional tourism board, was there.",
        "Hillford and Lakeford signed a MOU. The Department of Tourism and Sports congratulated both sides.",
    ],
)
def test_what_is_called_so_names_no_field(text: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the Department of Health and Meadow Hospital signed", ["Department of Health", "Meadow Hospital"]),
        ("the Ministry of Digital Economy and Society signed", ["Ministry of Digital Economy and Society"]),
    ],
)
def test_and_joins_two_bodies_where_the_second_has_a_kind_of_its_own(words: str, names: list[str]) -> None:
    assert [body.name for body in english_bodies(words)] == names


def test_the_country_behind_a_town_is_not_whose_mayor_leads_its_delegation() -> None:
    text = "A delegation from Windville City Municipality, Thailand, led by Mayor Kon Mekha, signed a memorandum."
    (official,) = extract(text, id="invented").officials
    assert official.of == "Windville City Municipality"


def test_a_congress_of_the_people_is_named_whole() -> None:
    text = "the Standing Committee of the Meadow Municipal People's Congress signed"
    assert [body.name for body in english_bodies(text)] == [
        "Standing Committee of the Meadow Municipal People's Congress"
    ]
