import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.site.file import SiteFile
from tei.site.settings import USUAL, SiteSettings, checked, read_settings
from tei.site.theme import Theme


def written(folder: Path, text: str) -> Path:
    path = folder / "site.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "site.toml") == USUAL


def test_settings_are_read_and_an_address_ends_with_a_slash(tmp_path: Path) -> None:
    path = written(tmp_path, 'title = "Letters\\n of  Salm"\naddress = "https://a.example.org/x"\nlanguage = "de"\n')
    found = read_settings(path)

    assert (found.title, found.address, found.language) == ("Letters of Salm", "https://a.example.org/x/", "de")


def test_a_logo_is_a_picture_of_the_theme(tmp_path: Path) -> None:
    path = written(tmp_path, 'logo = "seal.svg"')
    theme = Theme(assets=(SiteFile("assets/theme/seal.svg", b"<svg/>"),))

    assert read_settings(path, theme).logo == "seal.svg"
    with pytest.raises(TeiError, match=r"no seal\.svg in theme/assets; put the picture there"):
        read_settings(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = Letters", r"is not in the form of TOML: .*; a line reads: title = \"Letters\""),
        ('titel = "x"', r"nothing is called 'titel' here; write one of title, subtitle"),
        ("title = 3", r'title is 3, which is no text; write title = "…"'),
        ('language = "it"', r"language is 'it'; the interface speaks de, en, fr, ru"),
        ('address = "javascript:alert(1)"', "write the web address of the start page"),
        ('address = "https://a.org/?x"', "write the web address of the start page"),
        ('logo = "../seal.svg"', "write the path of a picture"),
        ('logo = "https://a.org/seal.svg"', "write the path of a picture"),
        ('contact = "javascript:x"', "write an e-mail address or a web address"),
        ('licence_link = "data:x"', "write a web address"),
        ('theme = "x"', "nothing is called 'theme' here"),
    ],
)
def test_a_mistake_is_one_message_with_its_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TeiError, match=message) as failed:
        read_settings(written(tmp_path, text))
    assert "site.toml" in str(failed.value)
    assert "\n" not in str(failed.value)


def test_every_setting_is_in_the_documentation() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "site.md").read_text(encoding="utf-8")
    example = tomllib.loads(text.partition("```toml\n")[2].partition("```")[0])

    assert set(example) == {field.name for field in fields(SiteSettings)} - {"theme"}
    checked(example, Path("site.toml"))
