"""Telegrams: named as such in the title or on a line of their own, and otherwise laid out as letters are."""

import re

from tei.convert.closing import find_closing
from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import read_letter
from tei.convert.part import assemble
from tei.grammar.kinds import kind_word
from tei.grammar.vocabulary import normal, phrases
from tei.model import Part

_LONGEST_LINE = 90

_RECEIVED = re.compile(
    r"[(\[]\s*(?:Received|Rec'd|Reçu|Eingegangen|Получена?)\b.{0,40}\d{1,2}[:.]\d\d.{0,12}[)\]]", re.I
)
"""The hour of receipt, which telegraph rooms note and registries of letters do not."""


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.headings, "telegram", frame.language)
    lines = [text for text in frame.above if len(text) < _LONGEST_LINE and kind_word(_said(text), "telegram")]
    received = [text for text in frame.above if _RECEIVED.fullmatch(text)]
    signed = find_closing(frame.reader, frame.body).signature is not None
    return weigh(
        (0.8 if word else 0, f'the title says "{word}"' if word else "no word for a telegram in the title"),
        (0.75 if lines and not word else 0, f'a line says "{lines[0]}"' if lines else "no line names a telegram"),
        (0.6 if received else 0, f'a line says when it came in: "{received[0]}"' if received else "no hour of receipt"),
        (0.2 if signed and (word or lines) else 0, "it ends with a signature"),
    )


def _said(line: str) -> str:
    """A line without what only refers to another document: `Bezug: Dortiges Fernschreiben vom …`."""
    key = normal(line.partition(":")[0])
    return "" if ":" in line and key in phrases("head", "fields") | phrases("speech", "fields") else line


def convert(frame: Frame) -> Part:
    telegram = read_letter(frame)
    return assemble(
        frame,
        "telegram",
        telegram.blocks,
        telegram.doubts,
        signature=telegram.signature.span if telegram.signature else None,
        salutation=telegram.salutation.span if telegram.salutation else None,
    )


CONVERTER = Converter("telegram", "telegrams and cables", evidence, convert)
