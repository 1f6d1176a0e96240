"""Schemas and documents that several tests share, made once."""

import shutil
from pathlib import Path

import pytest
from generate import Generator, mutate
from lxml import etree

from tei.schema import schema_path
from tei.validate.engines.relaxng.compile import compile_schema
from tei.validate.engines.relaxng.schema import Schema

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "tei"


@pytest.fixture(scope="session")
def grammar() -> Schema:
    return Schema(compile_schema(schema_path("edition.rng"))[0])


@pytest.fixture(scope="session")
def documents(grammar: Schema, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Random documents that the profile allows; together they use nearly all it allows."""
    folder = tmp_path_factory.mktemp("documents")
    generator = Generator(grammar, seed=20)
    return [written(folder, number, generator.document()) for number in range(150)]


@pytest.fixture(scope="session")
def mutants(grammar: Schema, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Smaller ones with one thing changed, about half of them to something the profile forbids."""
    folder = tmp_path_factory.mktemp("mutants")
    generator = Generator(grammar, seed=21)
    found = []
    for number in range(500):
        root = generator.document(depth=5)
        mutate(root, grammar, seed=number)
        found.append(written(folder, number, root))
    return found


def written(folder: Path, number: int, root: etree._Element) -> Path:
    path = folder / f"{number:04}.xml"
    path.write_bytes(etree.tostring(root))
    return path


@pytest.fixture(scope="session")
def jing() -> str:
    found = shutil.which("jing")
    if found is None:
        pytest.skip("jing is not installed")
    return found


@pytest.fixture(scope="session")
def tei_all() -> Path:
    path = SHARED / "tei_all.rng"
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the checkout")
    return path
