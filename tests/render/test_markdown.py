import pytest

from render.trees import SAMPLES, document, parse, reading_words, title_statement, words
from tei.render.markdown import escaped, render_markdown


def test_a_document_as_markdown() -> None:
    tree = document(
        "<head>Part</head><p>He said *no*.</p><list><item>one</item></list><quote><p>two</p></quote>"
        '<p>a<note n="1">b</note></p>',
        title_statement("<title>The [Quay]</title>"),
    )

    assert render_markdown(tree) == (
        "# The \\[Quay\\]\n\n## Part\n\nHe said \\*no\\*.\n\n- one\n\n> two\n\na\\[1\\]\n\n## Notes\n\n\\[1\\] b\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. May", "1\\. May"),
        ("- no", "\\- no"),
        ("# 3", "\\# 3"),
        ("1914.5", "1914.5"),
        ("--- x", "\\--- x"),
        ("a | b", "a \\| b"),
        ("<b>", "\\<b\\>"),
    ],
)
def test_no_sign_of_the_text_is_one_of_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_word_of_the_texts_is_there(path: object) -> None:
    tree = parse(path)  # type: ignore[arg-type]
    assert not reading_words(tree) - words(render_markdown(tree).replace("\\", ""))
