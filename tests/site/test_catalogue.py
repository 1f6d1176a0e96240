"""Who is who, and where papers lie, over all editions."""

from lxml import etree
from render.trees import document

from tei.site.catalogue import Catalogue, make_catalogue
from tei.site.entry import SiteEntry
from tei.site.facts import DocumentFacts, read_facts

RECORD = "https://www.wikidata.org/wiki/Q1"


def facts(name: str, tree: etree._ElementTree) -> DocumentFacts:
    return read_facts(tree, SiteEntry(name, __file__))  # type: ignore[arg-type]


def person(name: str, inside: str = "", id: str = "a") -> str:
    return (
        f"<profileDesc><particDesc><listPerson><person xml:id='{id}'><persName>{name}</persName>{inside}</person>"
        "</listPerson></particDesc></profileDesc>"
    )


def catalogue(*headers: str, body: str = "<p>a</p>") -> Catalogue:
    return make_catalogue([facts(f"d{n}", document(body, header)) for n, header in enumerate(headers)])


def names(found: Catalogue) -> list[tuple[str, int]]:
    return [(each.name, len(each.occurrences)) for each in found.people]


def test_one_record_is_one_person_whatever_the_name() -> None:
    one = person("Anna Weiss", f"<idno type='URI'>{RECORD}</idno>")
    other = person("A. Weiß", "<idno type='Wikidata'>Q1</idno>")

    assert names(catalogue(one, other, other)) == [("A. Weiß", 3)]


def test_one_name_with_two_records_is_two_people() -> None:
    one = person("John Smith", f"<idno type='URI'>{RECORD}</idno>")
    other = person("John Smith", "<idno type='VIAF'>7</idno>")
    found = catalogue(one, other, person("John Smith"))

    assert names(found) == [("John Smith", 1), ("John Smith", 1), ("John Smith", 1)]
    assert [each.slug for each in found.people] == ["john-smith", "john-smith-2", "john-smith-3"]


def test_a_name_alone_joins_the_only_one_that_has_it() -> None:
    assert names(catalogue(person("John Smith", "<idno type='VIAF'>7</idno>"), person("John Smith"))) == [
        ("John Smith", 2)
    ]


def test_ids_of_one_file_say_nothing_about_another() -> None:
    assert names(catalogue(person("Anna Weiss"), person("Paul Brandt"))) == [("Paul Brandt", 1), ("Anna Weiss", 1)]


def test_names_that_may_be_one_point_to_each_other_and_stay_two() -> None:
    people = {
        each.name: each for each in catalogue(person("Anna Weiss"), person("A. Weiss"), person("Paul Weiss")).people
    }

    assert people["Anna Weiss"].related == ("a-weiss",)
    assert people["Paul Weiss"].related == ()


def test_what_somebody_did_is_kept_apart() -> None:
    header = (
        "<fileDesc><titleStmt><title>T</title><author>Anna Weiss</author></titleStmt></fileDesc><profileDesc>"
        "<correspDesc><correspAction type='received'><persName ref='#a'>Anna</persName></correspAction></correspDesc>"
        "<particDesc><listPerson><person xml:id='a'><persName>Anna Weiss</persName></person></listPerson></particDesc>"
        "</profileDesc>"
    )
    body = (
        "<sp who='#a'><speaker>Anna:</speaker><p>Yes.</p></sp><p>Then <persName ref='#a'>she</persName> left.</p>"
        "<p><persName ref='https://viaf.org/viaf/9'>Paul</persName></p>"
    )
    found = catalogue(header, body=body)
    anna = next(each for each in found.people if each.name == "Anna Weiss").occurrences[0]

    assert (anna.roles, anna.spoke, anna.mentioned) == (("author", "received"), ("p1",), (("p2", "Then she left."),))
    assert [each.others for each in found.people if each.name == "Anna Weiss"] == [("Anna",)]
    assert [each.authorities for each in found.people if each.name == "Paul"] == [("https://viaf.org/viaf/9",)]


def test_people_and_places_may_stand_beside_the_header() -> None:
    tree = document("<p><persName ref='#a'>She</persName> left <placeName ref='#s'>the town</placeName>.</p>")
    listed = etree.fromstring(
        '<standOff xmlns="http://www.tei-c.org/ns/1.0"><listPerson><person xml:id="a"><persName>Anna Weiss</persName>'
        '</person></listPerson><listPlace><place xml:id="s"><placeName>Salm</placeName></place></listPlace></standOff>'
    )
    tree.getroot().insert(1, listed)
    found = make_catalogue([facts("a", tree)])

    assert [each.name for each in (*found.people, *found.places)] == ["Anna Weiss", "Salm"]
    assert [each.occurrences[0].mentioned[0][0] for each in (*found.people, *found.places)] == ["p1", "p1"]


def test_a_record_with_an_unsafe_address_is_no_link() -> None:
    found = catalogue(person("Anna", "<idno type='URI'>javascript:alert(1)</idno><idno type='VIAF'>1/../x</idno>"))

    assert found.people[0].authorities == ()


def mark(archive: str, fond: str, file: str) -> str:
    return (
        f"<bibl type='archival' xml:id='r{fond}{file}'><orgName type='repository' key='{archive}'>{archive}</orgName>"
        f" <idno type='fond' n='{fond}'>F. {fond}.</idno> <idno type='delo' n='{file}'>D. {file}.</idno></bibl>"
    )


def test_files_are_in_the_order_of_their_numbers_below_their_archive() -> None:
    body = f"<p>{mark('SALM', '10', '2')}</p><p>{mark('SALM', '9', '11')}{mark('SALM', '9', '2')}</p>"
    (archive,) = make_catalogue([facts("a", document(body))]).archives

    assert [file.steps for file in archive.files] == [
        (("fond", "9"), ("delo", "2")),
        (("fond", "9"), ("delo", "11")),
        (("fond", "10"), ("delo", "2")),
    ]
    assert [each.holding.passage for file in archive.files for each in file.cited] == ["p2", "p2", "p1"]


def test_ibidem_stands_for_what_it_leaves_out() -> None:
    body = (
        f"<p>{mark('SALM', '9', '2')}</p><p><bibl type='archival'>"
        "<idno type='ibid' n='SALM' corresp='#r92'>Ibid.</idno> <idno type='delo' n='5'>D. 5.</idno></bibl></p>"
    )
    (archive,) = make_catalogue([facts("a", document(body))]).archives

    assert [file.steps for file in archive.files] == [
        (("fond", "9"), ("delo", "2")),
        (("fond", "9"), ("delo", "5")),
    ]


def test_the_reference_below_a_document_is_its_own_file_and_no_citation() -> None:
    header = (
        "<fileDesc><sourceDesc><msDesc><msIdentifier><repository key='SALM'>City Archive</repository>"
        "<collection type='fond' n='9'/><idno type='delo'>2</idno></msIdentifier></msDesc></sourceDesc></fileDesc>"
    )
    found = make_catalogue([facts("a", document(f"<p>{mark('SALM', '9', '2')}</p>", header))])

    assert [(each.name, each.documents, each.citations) for each in found.archives] == [("City Archive", 1, 0)]
