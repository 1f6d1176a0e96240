"""The sets of characters that the regular expressions of XSD name.

Source:
    XSD 1.0 Part 2, second edition, appendix F.1.1. The categories are those of Python's Unicode.
"""

import unicodedata
from functools import cache

from tei.grammar.xml_names import is_name, is_nmtoken
from tei.validate.datatypes_kind import compiled

_CATEGORY = "L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?"
_BLOCKS = """
    0-7F BasicLatin 80-FF Latin-1Supplement 100-17F LatinExtended-A 180-24F LatinExtended-B 250-2AF IPAExtensions
    2B0-2FF SpacingModifierLetters 300-36F CombiningDiacriticalMarks 370-3FF Greek 400-4FF Cyrillic 530-58F Armenian
    590-5FF Hebrew 600-6FF Arabic 700-74F Syriac 780-7BF Thaana 900-97F Devanagari 980-9FF Bengali A00-A7F Gurmukhi
    A80-AFF Gujarati B00-B7F Oriya B80-BFF Tamil C00-C7F Telugu C80-CFF Kannada D00-D7F Malayalam D80-DFF Sinhala
    E00-E7F Thai E80-EFF Lao F00-FFF Tibetan 1000-109F Myanmar 10A0-10FF Georgian 1100-11FF HangulJamo
    1200-137F Ethiopic 13A0-13FF Cherokee 1400-167F UnifiedCanadianAboriginalSyllabics 1680-169F Ogham 16A0-16FF Runic
    1780-17FF Khmer 1800-18AF Mongolian 1E00-1EFF LatinExtendedAdditional 1F00-1FFF GreekExtended
    2000-206F GeneralPunctuation 2070-209F SuperscriptsandSubscripts 20A0-20CF CurrencySymbols
    20D0-20FF CombiningMarksforSymbols 2100-214F LetterlikeSymbols 2150-218F NumberForms 2190-21FF Arrows
    2200-22FF MathematicalOperators 2300-23FF MiscellaneousTechnical 2400-243F ControlPictures
    2440-245F OpticalCharacterRecognition 2460-24FF EnclosedAlphanumerics 2500-257F BoxDrawing 2580-259F BlockElements
    25A0-25FF GeometricShapes 2600-26FF MiscellaneousSymbols 2700-27BF Dingbats 2800-28FF BraillePatterns
    2E80-2EFF CJKRadicalsSupplement 2F00-2FDF KangxiRadicals 2FF0-2FFF IdeographicDescriptionCharacters
    3000-303F CJKSymbolsandPunctuation 3040-309F Hiragana 30A0-30FF Katakana 3100-312F Bopomofo
    3130-318F HangulCompatibilityJamo 3190-319F Kanbun 31A0-31BF BopomofoExtended
    3200-32FF EnclosedCJKLettersandMonths 3300-33FF CJKCompatibility 3400-4DB5 CJKUnifiedIdeographsExtensionA
    4E00-9FFF CJKUnifiedIdeographs A000-A48F YiSyllables A490-A4CF YiRadicals AC00-D7A3 HangulSyllables
    E000-F8FF PrivateUse F0000-FFFFD PrivateUse 100000-10FFFD PrivateUse F900-FAFF CJKCompatibilityIdeographs
    FB00-FB4F AlphabeticPresentationForms FB50-FDFF ArabicPresentationForms-A FE20-FE2F CombiningHalfMarks
    FE30-FE4F CJKCompatibilityForms FE50-FE6F SmallFormVariants FE70-FEFE ArabicPresentationForms-B
    FEFF-FEFF Specials FF00-FFEF HalfwidthandFullwidthForms FFF0-FFFD Specials 10300-1032F OldItalic
    10330-1034F Gothic 10400-1044F Deseret 1D000-1D0FF ByzantineMusicalSymbols 1D100-1D1FF MusicalSymbols
    1D400-1D7FF MathematicalAlphanumericSymbols 20000-2A6D6 CJKUnifiedIdeographsExtensionB
    2F800-2FA1F CJKCompatibilityIdeographsSupplement E0000-E007F Tags
"""


def is_property(name: str) -> bool:
    """Whether `\\p{name}` means something: a category, or a block after `Is`."""
    return compiled(_CATEGORY).fullmatch(name) is not None or (name.startswith("Is") and name[2:] in _blocks())


def has_property(sign: str, name: str) -> bool:
    """Whether `\\p{name}` stands for the sign."""
    if name.startswith("Is"):
        return any(low <= ord(sign) <= high for low, high in _blocks()[name[2:]])
    return unicodedata.category(sign).startswith(name)


def escape_holds(sign: str, letter: str) -> bool:
    """Whether `\\d`, `\\w`, `\\s`, `\\i` or `\\c` stands for the sign."""
    match letter:
        case "d":
            return unicodedata.category(sign) == "Nd"
        case "w":
            return unicodedata.category(sign)[0] not in "PZC"
        case "s":
            return sign in " \t\n\r"
        case "i":
            return is_name(sign)
        case _:
            return is_nmtoken(sign)


@cache
def _blocks() -> dict[str, list[tuple[int, int]]]:
    words = _BLOCKS.split()
    found: dict[str, list[tuple[int, int]]] = {}
    for numbers, name in zip(words[::2], words[1::2], strict=True):
        low, high = numbers.split("-")
        found.setdefault(name, []).append((int(low, 16), int(high, 16)))
    return found
