"""Converting again over a file that a person edited: what a person did stays, what the tool reads better comes in."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from converting import TEI as NAMESPACE
from converting import Made as MadeText
from converting import defects, lost
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.edition import read_edition
from tei.errors import ChangedByHandError, XmlError
from tei.pipeline import convert
from tei.seal import is_untouched, made_lines, sealed, unsealed
from tei.text.source import Source
from tei.update import Update, update
from tei.xml.canonical import canonical
from tei.xml.parse import parse

SOURCE = """Interview with Professor Brekke
May 12, 1957
Lindgren: When did you first come to the observatory, and who led it in those days, Professor?
Brekke: I came there in September 1921. Old Halvorsen led it[1]; he had been there since the spring of that year.
Lindgren: Is it true that you had no coal, and that the pipes burst on New Year's Eve?
Brekke: It is true. We burnt the crates in which the instruments had come from Jena in 1913.
Lindgren: Who paid for the telescope?
Brekke: Nobody ever paid for it[2].
[1] Halvorsen died on March 3, 1934.
[2] The bill is in the archive of the town.
"""


@dataclass
class Edition:
    """A file the tool wrote, to be edited by hand, and the tool's next reading of the same source."""

    path: Path
    source: Source
    made: str

    def edit(self, *changes: tuple[str, str]) -> None:
        """What a person does."""
        text = self.path.read_text()
        for before, after in changes:
            assert text.count(before) == 1, (text.count(before), before)
            text = text.replace(before, after)
        self.path.write_text(text)

    def read_anew(self, *changes: tuple[str, str]) -> None:
        """What the tool finds now, and did not before."""
        for before, after in changes:
            assert self.made.count(before) == 1, (self.made.count(before), before)
            self.made = self.made.replace(before, after)

    def update(self, keep: bool = False, overwrite: bool = False) -> Update:
        return update(self.path, self.made.encode(), self.source, overwrite, keep)

    @property
    def text(self) -> str:
        return self.path.read_text()


def start(folder: Path, text: str = SOURCE) -> Edition:
    source = Source.of(text, "source.txt")
    made = convert(source).xml.decode()
    path = folder / "edition.xml"
    path.write_bytes(sealed(made.encode()))
    return Edition(path, source, made)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return start(tmp_path)


SPEAKER = (
    "<speaker>Lindgren:</speaker>\n        <p>Who paid",
    "<speaker><persName>Lindgren</persName>:</speaker>\n        <p>Who paid",
)
PERSON = ("Old Halvorsen", "<persName>Old Halvorsen</persName>")
DATE_ELSEWHERE = ("New Year's Eve", '<date when="1956-12-31">New Year\'s Eve</date>')
DATE_SAME_PARAGRAPH = ("the spring of that year", '<date when="1921">the spring of that year</date>')
IN_HEADER = ("<publisher>not stated</publisher>", "<publisher>Town Archive</publisher>")


@pytest.mark.parametrize(
    ("by_hand", "anew"),
    [
        ([SPEAKER], [DATE_ELSEWHERE]),
        ([PERSON], [DATE_ELSEWHERE]),
        ([PERSON], [DATE_SAME_PARAGRAPH]),
        ([PERSON], [IN_HEADER]),
        ([('when="1921-09"', 'when="1921-10"')], [DATE_SAME_PARAGRAPH]),
        ([('<date when="1913">1913</date>', "1913")], [DATE_ELSEWHERE, IN_HEADER]),
        ([("<p>It is true.", "<!-- sic --><p>It is true.")], [DATE_SAME_PARAGRAPH]),
        ([PERSON, SPEAKER], [DATE_SAME_PARAGRAPH, DATE_ELSEWHERE, IN_HEADER]),
        ([("not stated", "Town Archive")], [IN_HEADER]),
        ([("<p>It is true. We burnt", "<p>It is true.</p>\n        <p>We burnt")], [DATE_SAME_PARAGRAPH]),
        (
            [("paid for it<ref", "<emph>paid</emph> for it<ref")],
            [("<p>Nobody ever", "<p><persName>Nobody</persName> ever")],
        ),
    ],
)
def test_both_come_in(edition: Edition, by_hand: list[tuple[str, str]], anew: list[tuple[str, str]]) -> None:
    edition.edit(*by_hand)
    edition.read_anew(*anew)
    updated = edition.update()
    assert (updated.state, updated.conflicts) == ("merged", ())
    wanted = sealed(edition.made.encode()).decode()
    both = unsealed(edition.text.encode()).decode()
    for before, after in by_hand:
        assert squeezed(after) in squeezed(both)
        assert squeezed(before) not in squeezed(both) or squeezed(before) in squeezed(after)
    for _, after in anew:
        assert squeezed(after) in squeezed(both)
    assert made_lines(edition.path.read_bytes()) == made_lines(wanted.encode())
    assert not is_untouched(edition.path.read_bytes()) or both == edition.made
    again = edition.path.read_bytes()
    assert edition.update().state in ("edited by hand", "unchanged")
    assert edition.path.read_bytes() == again


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", text))


def test_a_note_that_was_moved(edition: Edition) -> None:
    notes = re.findall(r" *<note n=.*?</note>\n", edition.text, re.DOTALL)
    assert len(notes) == 2
    edition.edit(("".join(notes), notes[1] + notes[0]))
    edition.read_anew(DATE_ELSEWHERE)
    assert edition.update().state == "merged"
    assert notes[1] + notes[0] in edition.text
    assert DATE_ELSEWHERE[1] in edition.text


def test_a_source_that_was_corrected(edition: Edition) -> None:
    edition.edit(PERSON)
    edition.source = Source.of(SOURCE.replace("burnt the crates", "burned the crates").replace("in those days", "then"))
    edition.made = convert(edition.source).xml.decode()
    assert edition.update().state == "merged"
    assert PERSON[1] in edition.text
    assert "burned the crates" in edition.text
    assert "who led it then" in edition.text
    made = MadeText(edition.source, convert(edition.source), parse(edition.path))
    assert lost(made) == []
    assert defects(made.parsed) == []


def test_decisions_that_changed(edition: Edition, tmp_path: Path) -> None:
    edition.edit(PERSON)
    decisions = tmp_path / "edition.toml"
    decisions.write_text(
        'publisher = "Town Archive"\n[[person]]\nid = "brekke"\nname = "Arne Brekke"\nlabels = ["Brekke"]\n'
        '[[conjecture]]\nfind = "burnt"\ncorr = "burned"\nreason = "a test"\n'
    )
    edition.made = convert(edition.source, read_edition(decisions)).xml.decode()
    assert edition.update().state == "merged"
    for words in (PERSON[1], "<publisher>Town Archive</publisher>", "Arne Brekke", "<sic>burnt</sic>"):
        assert words in edition.text


@pytest.mark.parametrize(
    ("by_hand", "anew", "mine", "theirs"),
    [
        (('when="1921-09"', 'when="1921-10"'), ('when="1921-09"', 'when="1921-09-01"'), "1921-10", "1921-09-01"),
        (PERSON, ("Old Halvorsen", "<name>Old</name> Halvorsen"), "<persName>Old", "<name>Old</name>"),
        (
            ("<p>Nobody ever paid", "<p><emph>Nobody</emph> ever paid"),
            ("<p>Nobody ever paid", "<p>No one paid"),
            "emph",
            "No one",
        ),
        (IN_HEADER, ("not stated", "The Town"), "Town Archive", "The Town"),
    ],
)
def test_both_touched_the_same_place(
    edition: Edition, by_hand: tuple[str, str], anew: tuple[str, str], mine: str, theirs: str
) -> None:
    edition.edit(by_hand, ("<p>It is true.", "<p>It <emph>is</emph> true."))
    edition.read_anew(anew, DATE_ELSEWHERE)
    before = edition.path.read_bytes()
    updated = edition.update()
    assert updated.state == "conflict"
    assert edition.path.read_bytes() == before
    (conflict,) = updated.conflicts
    assert (conflict.code, conflict.file) == ("M001", str(edition.path))
    assert mine in edition.text.split("\n")[conflict.line - 1]
    assert f"{mine}" in conflict.message
    assert theirs in conflict.message

    kept = edition.update(keep=True)
    assert (kept.state, kept.conflicts) == ("merged", ())
    assert mine in edition.text
    assert DATE_ELSEWHERE[1] in edition.text
    assert "<emph>is</emph>" in edition.text
    assert edition.update().state == "edited by hand"


def test_the_tool_can_be_given_its_way(edition: Edition) -> None:
    edition.edit(PERSON)
    edition.read_anew(DATE_ELSEWHERE)
    assert edition.update(overwrite=True).state == "changed"
    assert edition.path.read_bytes() == sealed(edition.made.encode())


def test_what_each_may_do_but_not_both(edition: Edition) -> None:
    """A person takes a note out with its mark, and the tool finds a second mark of it."""
    note = next(note for note in re.findall(r" *<note n=.*?</note>\n", edition.text, re.DOTALL) if "note-2" in note)
    mark = re.search(r'<ref [^>]*target="#note-2"[^>]*>\[2\]</ref>', edition.text)
    assert mark
    edition.edit((note, ""), (mark[0], "[2]"))
    edition.read_anew(("the pipes burst", '<ref target="#note-2">the pipes</ref> burst'))
    before = edition.path.read_bytes()
    updated = edition.update()
    assert updated.state == "conflict"
    assert {each.code for each in updated.conflicts} == {"M002"}
    assert "note-2" in updated.conflicts[0].message
    assert edition.path.read_bytes() == before


def indented(text: str) -> str:
    """What an XML editor makes of a file: wide indentation, attributes in another order, lines broken at a measure."""
    text = re.sub(r"^( +)", lambda match: match[1] * 2, text, flags=re.MULTILINE)
    text = re.sub(r'<date when="([^"]*)" cert="([^"]*)"', r"<date cert='\2'  when='\1'", text)
    text = re.sub(r"<p>([^<\n]{30,60}) ", r"<p>\n            \1\n            ", text)
    return text.replace(
        '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' encoding='utf-8' standalone='no'?>"
    )


@pytest.mark.parametrize("form", [indented, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_form_is_no_change(edition: Edition, form: object) -> None:
    assert callable(form)
    edition.path.write_bytes(form(edition.text).encode())
    before = edition.path.read_bytes()
    assert edition.update().state == "unchanged"
    assert edition.path.read_bytes() == before
    edition.read_anew(DATE_ELSEWHERE)
    assert edition.update().state in ("changed", "merged")
    assert edition.path.read_bytes().replace(b"\r\n", b"\n") == sealed(edition.made.encode())


def test_an_editors_form_with_a_persons_change(edition: Edition) -> None:
    edition.edit(PERSON)
    edition.path.write_bytes(indented(edition.text).replace("\n", "\r\n").encode())
    edition.read_anew(DATE_SAME_PARAGRAPH)
    updated = edition.update()
    assert (updated.state, updated.by_hand) == ("merged", 1)
    text = edition.path.read_bytes().decode()
    assert "\n" not in text.replace("\r\n", "")
    plain = text.replace("\r\n", "\n")
    assert unsealed(plain.encode()).decode() == edition.made.replace(*PERSON)


def test_what_stands_beside_the_root_stays(edition: Edition) -> None:
    model = '<?xml-model href="our.rng"?>\n<!-- seen by A. L. -->\n<TEI '
    edition.edit(("<TEI ", model), ("</TEI>\n", "</TEI>\n<!-- the end -->\n"))
    edition.read_anew(DATE_ELSEWHERE)
    assert edition.update().state == "merged"
    assert model in edition.text
    assert "</TEI>\n<!-- the end -->\n<?tei-made" in edition.text


def test_what_stands_below_the_seal_stays(edition: Edition) -> None:
    edition.path.write_text(
        edition.text.replace("\n", " ").replace("> <?tei-made", ">\n<?tei-made") + "\n<!-- seen -->\n"
    )
    before = edition.text
    assert edition.update().state == "edited by hand"
    assert edition.text == before
    edition.read_anew(DATE_ELSEWHERE)
    assert edition.update().state == "merged"
    assert "</TEI>\n<!-- seen -->\n<?tei-made" in edition.text
    assert unsealed(edition.path.read_bytes()).decode() == edition.made + "<!-- seen -->\n"


def test_files_without_a_base_stay(edition: Edition) -> None:
    for text in ("<my>notes</my>", unsealed(edition.path.read_bytes()).decode()):
        edition.path.write_text(text + "<!-- mine -->")
        with pytest.raises(ChangedByHandError, match=r"edition\.xml: was not written by this tool"):
            edition.update()
        assert edition.text == text + "<!-- mine -->"


def test_a_file_that_is_not_well_formed_stays(edition: Edition) -> None:
    edition.edit(("<speaker>Lindgren:</speaker>\n        <p>Who paid", "<speaker>Lindgren:\n        <p>Who paid"))
    before = edition.text
    with pytest.raises(XmlError, match=r"edition\.xml:\d+"):
        edition.update()
    assert edition.text == before


EDITS = ("comment", "markup", "attribute", "element", "take away", "words")


def edited(line: str, how: str, sign: str) -> str:
    """A line as a person may leave it: always well-formed, always with a sign by which it is known again."""
    if how == "markup" and (
        match := re.search(
            r"(?<=[\w>] )(\w+)(?= \w)", re.sub(r"<[^>]*>", lambda m: "<" + "_" * (len(m[0]) - 2) + ">", line)
        )
    ):
        return f'{line[: match.start()]}<seg n="{sign}">{match[0]}</seg>{line[match.end() :]}'
    if how == "attribute" and (match := re.match(r"\s*<(p|head|speaker|note|item|div|sp)\b", line)):
        return f'{match[0]} rend-{sign}="{sign}"{line[match.end() :]}'
    if how == "element" and re.match(r"\s*<(p|sp|head|note)\b", line):
        return f"<!-- {sign} -->\n{line}"
    if how == "words" and (match := re.match(r"\s*<p>", line)):
        return f"{match[0]}{sign} {line[match.end() :]}"
    return f"{line}<!--{sign}-->" if line.rstrip().endswith(">") else line


@given(st.integers(0, 2**32), st.integers(1, 8), st.integers(0, 8))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_nothing_a_person_did_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, seed: int, mine: int, theirs: int
) -> None:
    """Random edits on random lines: all are in the file afterwards, with all of the tool's, or nothing was touched."""
    dice = random.Random(seed)
    edition = start(tmp_path_factory.mktemp("random"))
    lines, made = edition.made.split("\n"), edition.made.split("\n")
    body = range(next(i for i, line in enumerate(lines) if "<body" in line) + 1, len(lines) - 4)
    signs = [f"mine{number}" for number in range(mine)]
    for sign in signs:
        place = dice.choice(body)
        lines[place] = edited(lines[place], dice.choice(EDITS), sign)
    for number in range(theirs):
        place = dice.choice(body)
        made[place] = edited(made[place], dice.choice(EDITS), f"theirs{number}")
    edition.path.write_bytes("\n".join(lines).encode() + sealed(edition.made.encode())[len(edition.made.encode()) :])
    edition.made = "\n".join(made)
    parse(edition.made.encode(), "made")
    before = edition.path.read_bytes()
    done = [sign for sign in signs if sign.encode() in unsealed(before)]
    updated = edition.update()
    after = edition.path.read_bytes()
    if updated.state == "conflict":
        assert after == before
        assert updated.conflicts
        updated = edition.update(keep=True)
        if updated.state == "conflict":
            return
        after = edition.path.read_bytes()
    else:
        for number in range(theirs):
            assert (f"theirs{number}" in edition.made) == (f"theirs{number}".encode() in after)
    assert [sign for sign in done if sign.encode() not in after] == []
    assert sorted(re.findall(r"\w+", plain(before))) <= sorted(re.findall(r"\w+", plain(after)))


def plain(data: bytes) -> str:
    text = parse(data, "x").tree.getroot().find(f"{NAMESPACE}text")
    assert text is not None
    return " ".join(str(piece) for piece in text.itertext())


def test_what_the_tool_writes_is_canonical(root: Path) -> None:
    for path in sorted((root / "tests" / "converters").glob("*/*.xml")):
        lines = canonical(parse(path)).lines
        assert list(lines) == path.read_text().removesuffix("\n").split("\n"), path
