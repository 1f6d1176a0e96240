"""Minutes: who was present, what was said or decided, point by point."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.part import assemble
from tei.convert.speeches import read_speeches, speeches_by_speaker
from tei.grammar.kinds import KINDS, kind_word
from tei.grammar.vocabulary import starts_with
from tei.model import Part

_LONGEST_LINE = 90


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.headings, "minutes", frame.language) or _named_above(frame)
    if len(kind_word(frame.headings, "conversation", frame.language)) > len(word):
        return Evidence(0.0, ("the title names a record of conversation",))
    speeches = speeches_by_speaker(frame)
    chair = next((name for name in speeches if starts_with(name, "speech", "chairs")), "")
    above = " ".join((frame.headings, *(line for line in frame.above if len(line) < _LONGEST_LINE)))
    meeting = kind_word(above, "meeting") if chair else ""
    listed = any(starts_with(line, "head", "present") and ":" in line[:30] for line in frame.above)
    headed = "" if any(kind_word(frame.headings, kind, frame.language) for kind in KINDS) else frame.headings
    body = kind_word(headed, "meeting") if listed else ""
    return weigh(
        (0.65 if body else 0, f'the title names a body or meeting ("{body}"), and a line says who was present'),
        (0.85 if word else 0, f'a line above the text says "{word}"' if word else "no word for minutes in the title"),
        (0.5 if meeting and len(speeches) > 2 else 0, f'a meeting ("{meeting}") with "{chair}" in the chair'),
        (0.6 if meeting and len(speeches) > 2 else 0, "more than two speak"),
        (0.2 if word and speeches else 0, f"{len(frame.labels)} speeches with labels, {len(speeches)} speakers"),
    )


def _named_above(frame: Frame) -> str:
    """The word for minutes with which a short line above the text begins: `ПРОТОКОЛ № 14`."""
    lines = [line for line in frame.above[:4] if len(line) <= 40]
    return next((word for line in lines if (word := kind_word(line, "minutes")) and line.startswith(word)), "")


def convert(frame: Frame) -> Part:
    blocks, doubts = read_speeches(frame)
    return assemble(frame, "minutes", blocks, doubts)


CONVERTER = Converter("minutes", "minutes and proceedings of meetings", evidence, convert)
