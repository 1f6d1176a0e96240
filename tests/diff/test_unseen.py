"""What is said of words that look the same."""

import pytest

from tei.diff.unseen import unseen


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("caf\u00e9", "cafe\u0301", "the same letters, composed of other characters (Unicode normalisation)"),
        ("14 March", "14\u00a0March", "looks the same: U+0020 space → U+00A0 no-break space"),
        ("har\u00adbour", "harbour", "looks the same: U+00AD soft hyphen → nothing"),
        ("word", "wo\u200brd", "looks the same: nothing → U+200B zero width space"),
        (
            "cap",
            "с\u0430\u0440",
            "letters of another script: U+0063 latin small letter c → U+0441 cyrillic small letter es, "
            "U+0061 latin small letter a → U+0430 cyrillic small letter a, "
            "U+0070 latin small letter p → U+0440 cyrillic small letter er",
        ),
        ("north", "south", ""),
        ("a", "", ""),
        ("März", "Maerz", ""),
    ],
)
def test_what_the_eye_does_not_see_is_named(old: str, new: str, said: str) -> None:
    assert unseen(old, new) == said
