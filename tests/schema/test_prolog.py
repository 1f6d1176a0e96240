"""The xml-model instructions of a file."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.schema.prolog import LONGEST, read_models

RNG = "http://relaxng.org/ns/structure/1.0"


@pytest.mark.parametrize(
    ("prolog", "hrefs"),
    [
        ("", []),
        ('<?xml-model href="a.rng"?>', ["a.rng"]),
        ("<?xml version='1.0'?>\n<?xml-model href='a.rng' type='application/xml'?>\n", ["a.rng"]),
        ('<?xml-model href="a.rng"?><?xml-model href="b.sch"?>', ["a.rng", "b.sch"]),
        ('<!-- <?xml-model href="no.rng"?> -->\n<?xml-model\n  href = "a.rng"?>', ["a.rng"]),
        ('<?xml-model href="a.rng?x=1&amp;y=&#50;"?>', ["a.rng?x=1&y=2"]),
        ('<!DOCTYPE TEI [<!ENTITY a "]>"> <!-- x --> ]>\n<?xml-model href="a.rng"?>', ["a.rng"]),
        ('<!DOCTYPE TEI SYSTEM "a>b.dtd"><?xml-model href="a.rng"?>', ["a.rng"]),
        ('<?xml-models href="no.rng"?><?xml-stylesheet href="b.css"?>', []),
        ("<?xml-model?>", [""]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "koi8-r"])
def test_reads(tmp_path: Path, prolog: str, hrefs: list[str], encoding: str) -> None:
    data = f'{prolog}<TEI><?xml-model href="inside.rng"?></TEI><?xml-model href="after.rng"?>'.encode(encoding)
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    assert [model.href for model in read_models(path)] == hrefs
    assert [model.href for model in read_models(data)] == hrefs


def test_place_and_kind() -> None:
    text = f'<?xml version="1.0"?>\n  <?xml-model href="a" schematypens="{RNG}" type="t" phase="p"?>\n<TEI/>'
    (model,) = read_models(text.encode())
    assert (model.line, model.column, model.schematypens, model.type, model.phase) == (2, 3, RNG, "t", "p")


def test_behind_a_long_comment(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f'<!--{"x" * 300_000}-->\n<?xml-model href="a.rng"?>\n<TEI/>')
    assert [(model.href, model.line) for model in read_models(path)] == [("a.rng", 2)]


def test_no_more_is_read_than_a_prolog_may_have(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f'<!--{"x" * LONGEST}-->\n<?xml-model href="a.rng"?>\n<TEI/>')
    assert read_models(path) == ()
    path.write_text('<?xml-model href="a.rng"?>' * 10_000 + "<TEI/>")
    assert len(read_models(path)) == 32


def test_a_file_that_is_not_there_names_nothing(tmp_path: Path) -> None:
    assert read_models(tmp_path / "none.xml") == read_models(tmp_path) == ()


@pytest.mark.parametrize("piece", ["<!DOCTYPE [", "<!DOCTYPE '", '<!DOCTYPE a [ "', "<?a ", "<!--", "<!DOCTYPE a ["])
def test_no_prolog_takes_long(piece: str) -> None:
    begin = time.perf_counter()
    read_models((piece * 100_000).encode())
    read_models((piece + "<a b='" * 100_000).encode())
    read_models((piece + "]" * 900_000).encode())
    assert time.perf_counter() - begin < 60, "what takes the square of its length does not end in this time"


@given(st.binary(max_size=200) | st.text(alphabet='<?!->[]"xml-model href=a \n', max_size=200).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    for model in read_models(data):
        assert model.line >= 1
