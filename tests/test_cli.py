"""The command line: exit statuses, one clear line for what cannot be done, nothing half-written, nothing destroyed."""

import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tei.cli import run
from tei.explain import all_explanations
from tei.seal import is_untouched
from tei.version import VERSION

LETTER = """Letter to the Keeper of Maps
Tallow Street, September 9, 1925
Dear Dr. Hollis,
I send you herewith the three sheets that I found in the desk of the late Captain Orme.
I should be glad to have them back before October 12, 1925, since the family has asked for them.
Yours sincerely,
M. Pettigrew
"""
PLAIN = "The Ferry\nThe ferry crossed twice a day, and on Sundays it did not cross at all, as is well known.\n"
INTERVIEW = """Interview with Professor Brekke
May 12, 1957
Lindgren: When did you first come to the observatory?
Brekke: I came there in September 1921.
Lindgren: Is it true that you had no coal?
Brekke: It is true.
Lindgren: Who paid for the telescope?
Brekke: Nobody ever paid for it.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tei(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder: its exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = run([str(each) for each in arguments])
        out, err = capfd.readouterr()
        return status, out, err

    return call


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def process(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tei", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    return subprocess.run(command, text=True, check=False, env=environment, **options)  # type: ignore[call-overload,no-any-return]


def assert_refused(status: int, out: str, err: str, *words: str) -> None:
    assert status == 2
    assert out == ""
    assert len(err.splitlines()) == 1, err
    assert "Traceback" not in err
    for word in words:
        assert word in err


class TestConvert:
    def test_to_standard_output(self, tei: Run, letter: Path) -> None:
        status, out, err = tei("convert", letter)
        assert status == 0
        assert out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"')
        assert "<salute>Dear Dr. Hollis,</salute>" in out
        assert "letter (en)" in err
        assert "because" in err
        assert files(letter.parent) == {"letter.txt": LETTER.encode()}

    def test_to_a_file(self, tei: Run, letter: Path) -> None:
        status, out, err = tei("convert", letter, "-o", "letter.xml")
        assert (status, out) == (0, "")
        assert "letter (en)" in err
        assert set(files(letter.parent)) == {"letter.txt", "letter.xml"}
        assert is_untouched(Path("letter.xml").read_bytes())
        assert tei("validate", "letter.xml")[0] == 0
        assert tei("verify", "letter.xml", "--source", letter)[0] == 0

    def test_the_file_has_the_rights_of_any_new_file(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        Path("new").touch()
        assert Path("letter.xml").stat().st_mode == Path("new").stat().st_mode

    def test_the_review_list_names_lines(self, tei: Run, letter: Path) -> None:
        letter.write_text(LETTER.replace("October 12, 1925", "October 12"))
        _, _, err = tei("convert", letter)
        entry = next(line for line in err.splitlines() if "R011" in line)
        assert "letter.txt:5:" in entry
        assert '"October 12"' in entry
        assert "1925-10-12" in entry

    def test_speakers_with_their_speeches(self, tei: Run, tmp_path: Path) -> None:
        (tmp_path / "talk.txt").write_text(INTERVIEW)
        _, _, err = tei("convert", "talk.txt")
        assert "Lindgren (3), Brekke (3)" in err

    def test_json_goes_where_the_tei_does_not(self, tei: Run, letter: Path) -> None:
        _, out, err = tei("convert", letter, "--json")
        assert out.startswith("<?xml")
        report = json.loads(err)
        assert report["source"] == str(letter)
        (document,) = report["documents"]
        assert (document["kind"], document["language"], document["dates"]) == ("letter", "en", 2)
        assert document["reasons"]
        assert {"code", "line", "column", "message", "help", "text"} <= set(report["review"][0])
        _, out, err = tei("convert", letter, "-o", "letter.xml", "--json")
        report["output"] = {"state": "new", "changed_by_hand": 0, "read_anew": 0, "conflicts": []}
        assert json.loads(out) == report
        assert err == ""

    def test_why(self, tei: Run, letter: Path) -> None:
        letter.write_text(LETTER.replace("October 12, 1925", "October 12"))
        status, out, err = tei("convert", letter, "--why")
        assert status == 0
        assert "letter (en)" in err
        page = (Path(__file__).resolve().parents[1] / "docs" / "cli.md").read_text()
        shown = [line for line in page.splitlines() if re.match(r"\d+:\d+-\d+:\d+ ", line)]
        assert len(shown) >= 2
        assert [line for line in shown if line.split() not in [each.split() for each in out.splitlines()]] == []
        status, out, _ = tei("convert", letter, "--why", "--json", "-o", "letter.xml")
        dated = next(each for each in json.loads(out)["why"] if each["text"] == "October 12")
        assert dated["cert"] == "medium"
        assert letter.read_text()[dated["start"] : dated["end"]] == "October 12"
        assert dated["place"].startswith("5:")
        assert tei("verify", "letter.xml", "--source", letter)[0] == 0

    def test_the_kind_as_the_user_says(self, tei: Run, letter: Path) -> None:
        status, out, err = tei("convert", letter, "--converter", "document")
        assert status == 0
        assert 'type="document"' in out
        assert "named by the user" in err

    def test_twice_the_same(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        first, before = Path("letter.xml").read_bytes(), Path("letter.xml").stat()
        assert tei("convert", letter, "-o", "letter.xml")[0] == 0
        assert Path("letter.xml").read_bytes() == first
        assert Path("letter.xml").stat().st_mtime_ns == before.st_mtime_ns

    def test_a_new_source_replaces_what_nobody_touched(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        letter.write_text(LETTER.replace("three sheets", "four sheets"))
        assert tei("convert", letter, "-o", "letter.xml")[0] == 0
        assert "four sheets" in Path("letter.xml").read_text()

    def test_what_was_edited_by_hand_stays(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        edited = Path("letter.xml").read_bytes().replace(b"Hollis,<", b"<persName>Hollis</persName>,<")
        Path("letter.xml").write_bytes(edited)
        status, _, err = tei("convert", letter, "-o", "letter.xml")
        assert status == 0
        assert "letter.xml: nothing new; 1 place changed by hand" in err
        assert Path("letter.xml").read_bytes() == edited
        letter.write_text(LETTER.replace("three sheets", "four sheets"))
        status, out, _ = tei("convert", letter, "-o", "letter.xml", "--json")
        assert status == 0
        assert json.loads(out)["output"] == {"state": "merged", "changed_by_hand": 1, "read_anew": 1, "conflicts": []}
        merged = Path("letter.xml").read_text()
        assert "<persName>Hollis</persName>" in merged
        assert "four sheets" in merged
        assert tei("convert", letter, "-o", "letter.xml", "--overwrite")[0] == 0
        assert "persName>Hollis" not in Path("letter.xml").read_text()

    def test_what_both_changed_is_shown(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        edited = Path("letter.xml").read_text().replace("three sheets", "<num>three</num> sheets")
        Path("letter.xml").write_text(edited)
        letter.write_text(LETTER.replace("three sheets", "four sheets"))
        status, _, err = tei("convert", letter, "-o", "letter.xml")
        assert status == 1
        line = edited[: edited.index("<num>")].count("\n") + 1
        (conflict,) = (each for each in err.splitlines() if "M001" in each)
        assert conflict.startswith(f"letter.xml:{line}: error M001")
        assert "<num>three</num>" in conflict
        assert "four sheets" in conflict
        assert Path("letter.xml").read_text() == edited
        status, out, _ = tei("convert", letter, "-o", "letter.xml", "--json")
        (found,) = json.loads(out)["output"]["conflicts"]
        assert (status, found["line"]) == (1, line)

    def test_a_file_that_is_not_ours_stays(self, tei: Run, letter: Path) -> None:
        Path("notes.xml").write_text("<my>notes</my>")
        assert_refused(*tei("convert", letter, "-o", "notes.xml"), "notes.xml")
        assert Path("notes.xml").read_text() == "<my>notes</my>"

    def test_line_ends_changed_by_version_control_are_no_edit(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        Path("letter.xml").write_bytes(Path("letter.xml").read_bytes().replace(b"\n", b"\r\n"))
        letter.write_text(LETTER.replace("three sheets", "four sheets"))
        assert tei("convert", letter, "-o", "letter.xml")[0] == 0


class TestBadSources:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", ("empty",)),
            (b" \n\t\r\n\x0c", ("empty",)),
            (b"\xef\xbb\xbf\n", ("empty",)),
            (b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 40, ("not a text file", "UTF-8")),
            (b"PK\x03\x04" + bytes(range(32)) * 40, ("not a text file",)),
            (b"\xff\xfeA", ("UTF-16",)),
        ],
    )
    def test_bytes_that_are_no_text(self, tei: Run, data: bytes, words: tuple[str, ...]) -> None:
        Path("bad.txt").write_bytes(data)
        assert_refused(*tei("convert", "bad.txt", "-o", "bad.xml"), "bad.txt", *words)
        assert files(Path()) == {"bad.txt": data}

    def test_missing(self, tei: Run) -> None:
        assert_refused(*tei("convert", "missing.txt", "-o", "x.xml"), "missing.txt", "no such file")
        assert files(Path()) == {}

    def test_a_folder(self, tei: Run, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        assert_refused(*tei("convert", "folder"), "folder", "is a folder")

    def test_an_unknown_converter(self, tei: Run, letter: Path) -> None:
        assert_refused(*tei("convert", letter, "--converter", "sermon"), '"sermon"', "interview", "letter")

    def test_an_output_folder_that_is_missing(self, tei: Run, letter: Path) -> None:
        assert_refused(*tei("convert", letter, "-o", "nowhere/letter.xml"), "nowhere/letter.xml", "cannot be written")
        assert files(Path()) == {"letter.txt": LETTER.encode()}

    def test_an_output_in_the_place_of_a_folder(self, tei: Run, letter: Path) -> None:
        Path("out/letter.xml").mkdir(parents=True)
        assert_refused(*tei("convert", letter, "-o", "out"), "out/letter.xml")
        assert files(Path()) == {"letter.txt": LETTER.encode()}

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
    def test_a_full_disk(self, letter: Path) -> None:
        with Path("/dev/full").open("w") as full:
            done = process("convert", letter, stdout=full, stderr=subprocess.PIPE)
        last = done.stderr.splitlines()[-1]
        assert done.returncode == 2
        assert "No space left" in last
        assert "Traceback" not in done.stderr

    def test_who_reads_has_gone(self, letter: Path) -> None:
        """`tei convert … | head -1` leaves no traceback."""
        letter.write_text(LETTER + PLAIN * 3000)
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            done = process("convert", letter, stdout=pipe, stderr=subprocess.PIPE)
        assert "Traceback" not in done.stderr
        assert done.returncode == 2

    def test_characters_that_xml_forbids_stay_visible(self, tei: Run) -> None:
        Path("odd.txt").write_text(PLAIN.replace("twice", "tw\x01ice"))
        status, out, err = tei("convert", "odd.txt")
        assert status == 0
        assert "tw\u2401ice" in out
        assert "R019" in err


BROKEN_DECISIONS = [
    ("title = ", ("not valid TOML", "end of document")),
    ("title = 5", ("`title`", "text")),
    ('titel = "x"', ("`titel`", "title")),
    ('title = "Gr\udcfc"', ("not valid TOML",)),
    ('person = "Orme"', ("[[person]]",)),
    ('[person]\nid = "orme"', ("[[person]]",)),
    ('[[person]]\nname = "Orme"', ("`id`",)),
    ('[[person]]\nid = "orme"\nlabels = "Orme"', ("person.labels", "list")),
    ('[[person]]\nid = "orme"\nborn = "1850"', ("`born`", "[person]")),
    ('[[conjecture]]\nfind = "sheets"\ncorr = "sheet"', ("`reason`",)),
    ('[[conjecture]]\nfind = "sheets"\nreason = "r"\ncert = "sure"', ('"sure"', "high, medium, low")),
    ('[[conjecture]]\nfind = "sheets"\nreason = "r"\nkind = "wrong"', ('"wrong"', "corr")),
    ('[[conjecture]]\nfind = "four sheets"\ncorr = "x"\nreason = "r"', ('"four sheets"', "not in the source")),
    ('[[conjecture]]\nfind = "them"\ncorr = "it"\nreason = "r"', ('"them"', "2 times", "lines 5, 5", "context")),
    (
        '[[conjecture]]\nfind = "them"\ncontext = "burn them"\ncorr = "it"\nreason = "r"',
        ('"burn them"', "not in the source"),
    ),
    ('[[conjecture]]\nfind = "10, 1925, since"\ncorr = "x"\nreason = "r"', ("not in the source",)),
    ('[[conjecture]]\nfind = "12, 1925, since"\ncorr = "x"\nreason = "r"', ("line 5", "crosses")),
    ('[[flag]]\nfind = "no such words"\nmessage = "m"', ('"no such words"', "not in the source")),
    ('converter = "sermon"', ('"sermon"',)),
    ('[sent]\nperson = "orme"\nwhere = "x"', ("`where`", "[sent]")),
    ("[date]\nwhen = 1925", ("`when`", "text")),
    ('sent = "Orme"', ("[sent]",)),
]


class TestDecisions:
    @pytest.mark.parametrize(("decisions", "words"), BROKEN_DECISIONS)
    def test_that_are_broken(self, tei: Run, letter: Path, decisions: str, words: tuple[str, ...]) -> None:
        Path("edition.toml").write_bytes(decisions.encode("utf-8", "surrogateescape"))
        before = files(Path())
        refused = tei("convert", letter, "--edition", "edition.toml", "-o", "letter.xml")
        assert_refused(*refused, "sermon" if "sermon" in decisions else "edition.toml", *words)
        assert files(Path()) == before

    def test_that_are_missing(self, tei: Run, letter: Path) -> None:
        assert_refused(*tei("convert", letter, "--edition", "nowhere.toml"), "nowhere.toml", "no such file")

    def test_that_apply(self, tei: Run, letter: Path) -> None:
        Path("edition.toml").write_text(
            'title = "not used"\n[[conjecture]]\nfind = "them"\ncontext = "have them back"\n'
            'corr = "these"\ncert = "low"\nreason = "a test"\n'
        )
        status, out, err = tei("convert", letter, "--edition", "edition.toml")
        assert status == 0
        choice = re.search(r"<choice[^>]*><sic>them</sic><corr[^>]*>these</corr></choice> back", out)
        assert choice
        assert 'cert="low"' in choice[0]
        assert 'resp="#editor"' in choice[0]
        assert "R015" in err


class TestValidate:
    def test_defects(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        text = Path("letter.xml").read_text()
        line = text[: text.index("<salute>")].count("\n") + 1
        Path("letter.xml").write_text(text.replace("<salute>", "<salut>").replace("</salute>", "</salut>"))
        status, out, err = tei("validate", "letter.xml", "--no-rules")
        assert status == 1
        assert out.splitlines()[0].startswith(f"letter.xml:{line}:")
        assert "`salut`" in out.splitlines()[0]
        assert "found" in err
        status, out, _ = tei("validate", "letter.xml", "--json")
        assert status == 1
        assert {each["line"] for each in json.loads(out)} >= {line}

    def test_rules(self, tei: Run, letter: Path) -> None:
        """A warning is shown, and the file is still good."""
        tei("convert", letter, "-o", "letter.xml")
        status, out, err = tei("validate", "letter.xml")
        assert status == 0
        assert "warning H003" in out
        assert "1 warning" in err
        assert tei("validate", "letter.xml", "--no-rules")[:2] == (0, "")
        Path("tei.toml").write_text('[rules.severity]\nH003 = "error"')
        assert tei("validate", "letter.xml")[0] == 1
        Path("tei.toml").write_text('[rules]\nignore = ["H003"]')
        assert tei("validate", "letter.xml")[:2] == (0, "")
        Path("tei.toml").write_text('[rules]\nignore = ["H999"]')
        assert_refused(*tei("validate", "letter.xml"), '"H999"')

    def test_rules_of_standard_input_are_those_of_the_place_it_is_named_for(
        self, tei: Run, letter: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tei("convert", letter, "-o", "letter.xml")
        data = Path("letter.xml").read_bytes()
        Path("letters").mkdir()
        Path("letters/tei.toml").write_text('[rules]\nignore = ["H"]')
        for name, said in (("letter.xml", "letter.xml:4:5: warning H003"), ("letters/letter.xml", "")):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
            status, out, _ = tei("validate", "--stdin", name)
            assert status == 0
            assert out.startswith(said)
            assert bool(out) == bool(said)

    def test_putting_right(self, tei: Run) -> None:
        before = (
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\r\n<text><body><p lang='ru'>pека</p></body></text></TEI>"
        ).encode()
        path = Path("a.xml")
        path.write_bytes(before)
        status, out, _ = tei("validate", "a.xml", "--diff")
        assert status == 1
        assert "-<text><body><p lang='ru'>pека" in out
        assert "+<text><body><p xml:lang='ru'>pека" in out
        assert path.read_bytes() == before
        assert "+<text><body><p xml:lang='ru'>река" in tei("validate", "a.xml", "--diff", "--unsafe")[1]
        _, _, err = tei("validate", "a.xml", "--fix")
        assert "a.xml: 1 place put right" in err
        assert path.read_bytes() == before.replace(b"lang=", b"xml:lang=")
        assert tei("validate", "a.xml", "--diff")[:2] == (0, "")
        status, _, err = tei("validate", "a.xml", "--unsafe")
        assert status == 2
        assert "--unsafe goes with --fix or --diff" in err

    @pytest.mark.parametrize(
        "text",
        [
            '<!DOCTYPE TEI [<!ENTITY a "b">]>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">&a;</TEI>',
            '<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
            '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI xmlns="http://www.tei-c.org/ns/1.0">&a;</TEI>',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">&undeclared;</TEI>',
            "<TEI>",
            "no XML at all",
        ],
    )
    def test_what_is_no_xml_we_read(self, tei: Run, text: str) -> None:
        Path("bad.xml").write_text(text)
        status, out, _ = tei("validate", "bad.xml")
        assert status == 1
        assert out.startswith("bad.xml:1")
        assert "X001" in out
        assert "root:" not in out
        (Path() / "source.txt").write_text(PLAIN)
        assert_refused(*tei("render", "bad.xml", "--to", "html"), "bad.xml:1")
        assert_refused(*tei("verify", "bad.xml"), "bad.xml:1")

    def test_nothing_to_check(self, tei: Run, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        assert_refused(*tei("validate", "missing.xml"), "missing.xml")
        assert_refused(*tei("validate", "empty"), "empty")
        assert_refused(*tei("validate", "*.xml"), "*.xml")

    def test_another_schema(self, tei: Run, letter: Path, root: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        assert tei("validate", "letter.xml", "--schema", root / "schema" / "edition.xsd")[0] == 0
        assert_refused(*tei("validate", "letter.xml", "--schema", "missing.rng"), "missing.rng")
        assert_refused(*tei("validate", "letter.xml", "--schema", letter), "letter.txt")


class TestRender:
    @pytest.mark.parametrize(("form", "begin"), [("html", "<!DOCTYPE html>"), ("txt", "")])
    def test_to_standard_output(self, tei: Run, letter: Path, form: str, begin: str) -> None:
        tei("convert", letter, "-o", "letter.xml")
        status, out, err = tei("render", "letter.xml", "--to", form)
        assert (status, err) == (0, "")
        assert out.startswith(begin)
        assert "Captain Orme" in " ".join(out.split())

    def test_several_into_a_folder(self, tei: Run, letter: Path) -> None:
        for name in ("a.xml", "b.xml"):
            tei("convert", letter, "-o", name)
        Path("pages").mkdir()
        assert tei("render", "a.xml", "b.xml", "--to", "txt", "-o", "pages")[0] == 0
        assert set(files(Path("pages"))) == {"a.txt", "b.txt"}
        assert_refused(*tei("render", "a.xml", "b.xml", "--to", "txt", "-o", "letter.txt"), "letter.txt")
        assert letter.read_text() == LETTER

    def test_a_book_is_written_beside_its_tei(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        assert tei("render", "letter.xml", "--to", "epub") == (0, "", "")
        assert Path("letter.epub").read_bytes()[30:58] == b"mimetypeapplication/epub+zip"

    def test_the_text_of_the_source_comes_back(self, tei: Run, letter: Path) -> None:
        tei("convert", letter, "-o", "letter.xml")
        out = tei("render", "letter.xml", "--to", "txt", "--view", "source", "--no-header")[1]
        assert out.split() == letter.read_text().split()

    def test_missing(self, tei: Run) -> None:
        assert_refused(*tei("render", "missing.xml", "--to", "txt"), "missing.xml")

    def test_an_unknown_format(self, tei: Run, letter: Path) -> None:
        status, out, err = tei("render", letter, "--to", "pdf")
        assert (status, out) == (2, "")
        assert "'pdf'" in err


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("1925-letter", LETTER), ("ferry", PLAIN)):
        folder = tmp_path / "project" / "editions" / name
        folder.mkdir(parents=True)
        (folder / "source.txt").write_text(text)
    return tmp_path / "project"


def published(project: Path) -> dict[str, bytes]:
    """The files of a project but those that are kept for the next build."""
    return {path: data for path, data in files(project).items() if ".tei" not in Path(path).parts}


class TestBuild:
    def test_all_editions(self, tei: Run, project: Path) -> None:
        status, out, err = tei("build", project)
        assert (status, err) == (0, "")
        assert [line.split()[:3] for line in out.splitlines()[:2]] == [
            ["1925-letter", "letter", "new"],
            ["ferry", "document", "new"],
        ]
        assert "index.html" in out.splitlines()[-1]
        index = (project / "build" / "index.html").read_text()
        assert "Letter to the Keeper of Maps" in index
        assert "The Ferry" in index
        for name in ("1925-letter", "ferry"):
            assert is_untouched((project / "editions" / name / "edition.xml").read_bytes())
            assert any(name in path for path in files(project / "build"))

    def test_again(self, tei: Run, project: Path) -> None:
        tei("build", project)
        before = published(project)
        status, out, _ = tei("build", project)
        assert status == 0
        assert out.splitlines() == ["2 editions, none changed; open project/build/index.html"]
        assert published(project) == before

    def test_a_source_that_changed(self, tei: Run, project: Path) -> None:
        tei("build", project)
        (project / "editions" / "ferry" / "source.txt").write_text(PLAIN.replace("twice", "thrice"))
        _, out, _ = tei("build", project)
        assert out.splitlines()[0].split()[:3] == ["ferry", "document", "changed"]
        assert out.splitlines()[1:] == ["2 editions, 1 built, 1 unchanged; open project/build/index.html"]
        assert "thrice" in (project / "editions" / "ferry" / "edition.xml").read_text()

    def test_what_was_edited_by_hand_is_published_as_it_is(self, tei: Run, project: Path) -> None:
        tei("build", project)
        path = project / "editions" / "1925-letter" / "edition.xml"
        edited = path.read_text().replace("three sheets", "<emph>three</emph> sheets")
        assert edited != path.read_text()
        path.write_text(edited)
        status, out, _ = tei("build", project)
        assert status == 0
        assert "edited by hand" in out
        assert path.read_text() == edited
        status, out, _ = tei("build", project, "--overwrite")
        assert status == 0
        assert "<emph>" not in path.read_text()

    def test_what_was_edited_by_hand_is_merged(self, tei: Run, project: Path) -> None:
        tei("build", project)
        folder = project / "editions" / "1925-letter"
        path = folder / "edition.xml"
        path.write_text(path.read_text().replace("three sheets", "<emph>three</emph> sheets"))
        (folder / "edition.toml").write_text('publisher = "Map Room"\n')
        status, out, _ = tei("build", project)
        assert status == 0
        assert re.search(r"1925-letter +letter +merged +valid", out)
        assert "Map Room" in path.read_text()
        assert "<emph>three" in path.read_text()
        (folder / "edition.toml").unlink()
        path.write_text(path.read_text().replace("Map Room", "Town Archive"))
        before = path.read_text()
        status, out, _ = tei("build", project)
        assert status == 1
        assert "M001" in out
        assert path.read_text() == before
        assert tei("build", project, "--keep")[0] == 0
        assert "Town Archive" in path.read_text()

    def test_a_text_that_was_changed_by_hand_is_a_defect(self, tei: Run, project: Path) -> None:
        tei("build", project)
        path = project / "editions" / "1925-letter" / "edition.xml"
        path.write_text(path.read_text().replace("three sheets", "sheets"))
        status, out, _ = tei("build", project)
        assert status == 1
        assert "V001" in out
        assert '"three"' in out

    def test_an_edition_that_cannot_be_read(self, tei: Run, project: Path) -> None:
        for folder in (project / "editions").iterdir():
            (folder / "source.txt").write_text("\n")
        status, out, err = tei("build", project)
        assert (status, out) == (2, "")
        assert [line.split(": ")[2].split(";")[0] for line in err.splitlines()] == ["the file is empty"] * 2
        assert not (project / "build").exists()

    def test_an_edition_that_cannot_be_read_does_not_stop_the_others(self, tei: Run, project: Path) -> None:
        (project / "editions" / "ferry" / "source.txt").write_text("\n")
        status, out, err = tei("build", project)
        assert_refused(status, "", err, "ferry", "empty")
        assert out.splitlines()[0].split()[:3] == ["1925-letter", "letter", "new"]
        assert {name for name in files(project / "build") if "ferry" in name} == set()
        assert "1925-letter.html" in files(project / "build")

    def test_no_editions(self, tei: Run, tmp_path: Path) -> None:
        (tmp_path / "nothing").mkdir()
        assert_refused(*tei("build", "nothing"), "no editions")
        assert not (tmp_path / "build").exists()


class TestOther:
    def test_version(self) -> None:
        done = process("--version", capture_output=True)
        assert done.returncode == 0
        assert VERSION in done.stdout

    def test_help(self, tei: Run) -> None:
        status, out, _ = tei("--help")
        assert status == 0
        for command in ("convert", "validate", "verify", "render", "build", "converters", "explain"):
            assert f"  {command} " in out
            assert tei(command, "--help")[0] == 0

    def test_unknown_command_and_option(self, tei: Run) -> None:
        assert tei("konvert")[0] == 2
        assert tei("convert", "--quickly")[0] == 2
        assert tei("convert")[0] == 2

    def test_converters(self, tei: Run) -> None:
        status, out, _ = tei("converters")
        assert status == 0
        names = [line.split()[0] for line in out.splitlines()]
        assert {"article", "conversation", "document", "interview", "letter", "telegram"} <= set(names)
        assert names == sorted(names)

    @pytest.mark.parametrize("code", sorted(all_explanations()))
    def test_explain(self, tei: Run, code: str) -> None:
        status, out, err = tei("explain", code)
        assert (status, err) == (0, "")
        assert out.startswith(f"{code}  ")
        assert "Why:" in out
        assert "Do:" in out
        assert tei("explain", code.lower())[1] == out

    def test_explain_what_nothing_has(self, tei: Run) -> None:
        assert_refused(*tei("explain", "Z999"), '"Z999"', "X001")

    def test_every_code_the_program_names_is_explained(self, root: Path) -> None:
        named = {
            code for path in (root / "tei").rglob("*.py") for code in re.findall(r'"([MRVX]\d{3})"', path.read_text())
        }
        assert named
        assert named <= set(all_explanations())


class TestTerminal:
    def on_terminal(self, folder: Path, *arguments: str, **environment: str) -> str:
        """What a command writes to a terminal."""
        ours, theirs = pty.openpty()
        path = str(Path(__file__).resolve().parents[1])
        plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
        started = subprocess.Popen(
            [sys.executable, "-m", "tei", *arguments],
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env={**plain, "TERM": "xterm", "PYTHONPATH": path, **environment},
        )
        os.close(theirs)
        data = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
        os.close(ours)
        started.wait()
        return data.decode()

    def test_colour_on_a_terminal_only_and_not_against_the_users_will(self, letter: Path) -> None:
        Path(letter.parent, "bad.xml").write_text("<TEI>")
        assert "\033[" in self.on_terminal(letter.parent, "validate", "bad.xml")
        assert "\033[" not in self.on_terminal(letter.parent, "validate", "bad.xml", NO_COLOR="1")
        assert "\033[" not in self.on_terminal(letter.parent, "validate", "bad.xml", TERM="dumb")
        piped = process("validate", letter.parent / "bad.xml", capture_output=True)
        assert "\033[" not in piped.stdout + piped.stderr

    def test_no_progress_where_it_is_piped(self, project: Path) -> None:
        done = process("build", project, capture_output=True)
        assert done.stderr == ""
        assert "\r" not in done.stdout


class TestVerify:
    @pytest.fixture
    def edition(self, tei: Run, tmp_path: Path) -> Path:
        folder = tmp_path / "edition"
        folder.mkdir()
        text = "Home | Archive | Search\n" + LETTER.replace("sheets", "sheets[1]").replace("Orme.", "Orme[2].")
        text += "[1] Now in the museum.\n[2] Died in 1924.\n"
        (folder / "source.txt").write_text(text)
        (folder / "edition.toml").write_text('[[conjecture]]\nfind = "herewith"\ncorr = "hereby"\nreason = "a test"\n')
        assert (
            tei("convert", folder / "source.txt", "--edition", folder / "edition.toml", "-o", folder / "edition.xml")[0]
            == 0
        )
        return folder

    def test_nothing_was_changed(self, tei: Run, edition: Path) -> None:
        status, out, err = tei("verify", edition)
        assert (status, out) == (0, "")
        assert "letter by letter" in err
        assert tei("verify", edition / "edition.xml")[0] == 0

    @pytest.mark.parametrize(
        ("found", "replaced", "code", "words"),
        [
            ("the three", "the", "V001", ('missing: "three"', "line 5 of the source")),
            ("the late Captain", "the very late Captain", "V002", ('added: "very"',)),
            ("Tallow Street", "Yellow Street", "V003", ("line 3 of the source",)),
            ("in the museum", "in museum", "V001", ('missing: "the"', "line 9 of the source")),
            ("Home | Archive | Search", "Home | Archives | Search", "V004", ("line 1 of the source",)),
        ],
    )
    def test_what_was_changed_is_named(
        self, tei: Run, edition: Path, found: str, replaced: str, code: str, words: tuple[str, ...]
    ) -> None:
        path = edition / "edition.xml"
        text = path.read_text()
        assert text.count(found) == 1
        line = text[: text.index(found)].count("\n") + 1
        path.write_text(text.replace(found, replaced))
        status, out, _ = tei("verify", edition)
        assert status == 1
        first = out.splitlines()[0]
        assert first.startswith(f"edition/edition.xml:{line}:")
        assert code in first
        for word in words:
            assert word in out

    def test_a_note_that_was_moved(self, tei: Run, edition: Path) -> None:
        path = edition / "edition.xml"
        text = path.read_text()
        notes = re.findall(r" *<note n=.*?</note>\n", text, re.DOTALL)
        assert len(notes) == 2
        path.write_text(text.replace("".join(notes), notes[1] + notes[0]))
        status, out, _ = tei("verify", edition)
        assert status == 1
        assert "Died in 1924" in out

    @pytest.mark.parametrize(
        ("found", "replaced"),
        [
            (">hereby<", ">with this letter<"),
            ("Captain Orme", "<persName>Captain Orme</persName>"),
            ("Tallow Street", "<placeName>Tallow   Street</placeName>"),
            ("</salute>", "</salute>\n\n"),
            ("three sheets", "<choice><sic>three</sic><corr>four</corr></choice> sheets"),
            ("three sheets", "three <supplied>large</supplied> sheets"),
            ("<p>I should", "<pb n='2'/><!-- seen --><p>I should"),
        ],
    )
    def test_what_an_editor_may_do(self, tei: Run, edition: Path, found: str, replaced: str) -> None:
        path = edition / "edition.xml"
        text = path.read_text()
        assert found in text
        path.write_text(text.replace(found, replaced, 1))
        assert tei("verify", edition)[:2] == (0, "")

    def test_as_json(self, tei: Run, edition: Path) -> None:
        path = edition / "edition.xml"
        path.write_text(path.read_text().replace("the three", "the"))
        status, out, _ = tei("verify", edition, "--json")
        assert status == 1
        (defect,) = json.loads(out)
        assert (defect["code"], defect["text"]) == ("V001", "three")

    def test_without_a_source(self, tei: Run, edition: Path, tmp_path: Path) -> None:
        shutil.copy(edition / "edition.xml", tmp_path / "alone.xml")
        assert_refused(*tei("verify", "alone.xml"), "--source")
        assert tei("verify", "alone.xml", "--source", edition / "source.txt")[0] == 0
        assert_refused(*tei("verify", "nowhere"), "nowhere")


class TestSchemasNamedByFiles:
    """What a file names in `xml-model` rules, and the report says so."""

    SCH = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="a">'
        '<report test="true()">one</report></rule></pattern></schema>'
    )
    RNG = (
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="http://purl.oclc.org/dsdl/schematron">'
        '<s:rule context="a"><s:report test="true()">one</s:report></s:rule><empty/></element>'
    )

    def test_schematron_rules_are_run_and_said_to_have_ruled(self, tei: Run) -> None:
        """They were run, and reported as not checked."""
        Path("r.sch").write_text(self.SCH)
        model = '<?xml-model href="r.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
        Path("a.xml").write_text(f"{model}<a/>")
        status, out, err = tei("validate", "a.xml")
        assert status == 1
        assert "X030" in out
        assert "schema: r.sch (named by the file), Schematron: 1 file" in err
        assert "not checked" not in err

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_a_file_that_is_no_xml_is_said_once(self, tei: Run, language: str) -> None:
        """It was said by the grammar and by the rules inside it, and by these in English."""
        Path("a.rng").write_text(self.RNG)
        Path("a.xml").write_text("<a><b></a>")
        status, out, _ = tei("validate", "a.xml", "--schema", "a.rng", "--format", "concise", "--lang", language)
        assert status == 1
        assert out.count("X001") == 1
        assert ("geöffnet" in out) == (language == "de")

    def test_the_line_of_a_schema_is_not_taken_from_standard_input(
        self, tei: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("r.sch").write_text(self.SCH.replace("true()", "doc('x.xml')"))
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<a>of the file</a>")))
        _, out, _ = tei("validate", "--stdin", "a.xml", "--schema", "r.sch")
        assert "X033" in out
        assert "of the file" not in out
