"""Finding the schema files."""

import pytest

from tei.errors import TeiError
from tei.schema import schema_path


@pytest.mark.parametrize("name", ["edition.rng", "edition.xsd", "xml.xsd"])
def test_finds(name: str) -> None:
    assert schema_path(name).name == name
    assert schema_path(name).is_file()


def test_names_those_there_are() -> None:
    with pytest.raises(TeiError, match=r'"other\.rng".*edition\.rng.*edition\.xsd'):
        schema_path("other.rng")
