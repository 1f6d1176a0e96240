"""Files checked by the schema and the rules at once."""

from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.validate.checking import check_files, fix_files

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc><titleStmt><title>A</title><author>B</author>'
    "</titleStmt>\n<publicationStmt><publisher>C</publisher><date>2024</date><availability><p>Free.</p></availability>"
    "</publicationStmt>\n<sourceDesc><p>Typed.</p></sourceDesc></fileDesc></teiHeader>\n<text><body>\n{}\n</body></text>"
    "</TEI>"
)


def codes(folder: Path, *bodies: str) -> list[list[tuple[str, int]]]:
    files = [folder / f"{number}.xml" for number in range(len(bodies))]
    for file, body in zip(files, bodies, strict=True):
        file.write_text(TEI.format(body), encoding="utf-8")
    return [[(each.code, each.line) for each in checked.found] for checked in check_files(files)]


def test_both_in_the_order_of_lines_and_each_defect_once(tmp_path: Path) -> None:
    body = "<p>pеке</p>\n<pp>A</pp>\n<p lang='ru'>Да</p>\n<div>He left.</div>"
    assert codes(tmp_path, "<p>A</p>", body) == [[], [("C001", 6), ("X002", 7), ("X006", 8), ("X005", 9)]]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert codes(tmp_path, "<p>", "<p>A</p>") == [[("X001", 7)], []]


def test_the_project_decides(tmp_path: Path) -> None:
    (tmp_path / "tei.toml").write_text('[rules]\nignore = ["C001"]')
    assert codes(tmp_path, "<p>pеке</p>") == [[]]
    (tmp_path / "tei.toml").write_text('[rules]\nignore = ["C999"]')
    with pytest.raises(TeiError, match="C999"):
        codes(tmp_path, "<p>A</p>")


def test_an_edition_that_is_no_longer_its_source(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("The harbour is open.\n")
    file = tmp_path / "edition.xml"
    file.write_text(TEI.format("<p>The harbor is open.</p>"))
    (checked,) = check_files([file])
    (found,) = checked.found
    assert (found.code, found.message) == ("V003", 'changed: "harbor" instead of "harbour" (line 1 of the source)')


def test_files_put_right(tmp_path: Path) -> None:
    (tmp_path / "tei.toml").write_text('[rules]\nignore = ["L"]')
    good, bad, broken = (tmp_path / name for name in ("a.xml", "b.xml", "c.xml"))
    good.write_text(TEI.format("<p>A</p>"))
    bad.write_text(TEI.format("<p lang='rus'>Да</p>"), encoding="utf-8")
    broken.write_text("<p>")

    fixed = list(fix_files([good, bad, broken]))

    assert [each.changed for each in fixed] == [False, True]
    assert bad.read_text(encoding="utf-8") == TEI.format("<p xml:lang='rus'>Да</p>")
    assert broken.read_text() == "<p>"
