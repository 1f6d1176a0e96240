"""Telegrams: named as such in the title or on a line of their own, and otherwise laid out as letters are."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import closing_lines, read_letter
from tei.convert.part import assemble
from tei.grammar.kinds import kind_word
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.title, "telegram")
    lines = [block.text for block in frame.body[:3] if len(block.text) < 60 and kind_word(block.text, "telegram")]
    return weigh(
        (0.8 if word else 0, f'the title says "{word}"' if word else "no word for a telegram in the title"),
        (0.6 if lines and not word else 0, f'a line says "{lines[0]}"' if lines else "no line names a telegram"),
        (0.2 if "signed" in closing_lines(frame.body, frame.reader.years) else 0, "it ends with a signature"),
    )


def convert(frame: Frame) -> Part:
    telegram = read_letter(frame)
    return assemble(
        frame,
        "telegram",
        telegram.blocks,
        telegram.doubts,
        signature=telegram.signature.span if telegram.signature else None,
    )


CONVERTER = Converter("telegram", "telegrams and cables", evidence, convert)
