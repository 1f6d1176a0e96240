"""Interviews: questions and answers of two voices or more, each with the speaker's name before it."""

from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.part import assemble
from tei.convert.speeches import questions_by_speaker, read_one_voice, read_speeches, speeches_by_speaker
from tei.grammar.kinds import kind_word
from tei.grammar.vocabulary import phrases
from tei.model import Part


def evidence(frame: Frame) -> Evidence:
    speeches = speeches_by_speaker(frame)
    word = kind_word(frame.headings, "interview", frame.language) or next(filter(None, map(_field, frame.above)), "")
    asked = questions_by_speaker(frame)
    asker, questions = max(asked.items(), key=lambda pair: pair[1], default=("", 0))
    steady = bool(asker) and questions >= min(3, speeches[asker]) and questions >= 0.6 * speeches[asker]
    asks = bool(speeches) and set(speeches) <= phrases("speech", "questions")
    return weigh(
        (0.25 if speeches else 0, f"{len(frame.labels)} speeches with labels, {len(speeches)} speakers"),
        (0.6 if steady and len(speeches) <= 4 else 0, f"{questions} of {speeches[asker]} speeches by one ask"),
        (0.6 if asks else 0, "the labels are such as question and answer"),
        (0.6 if word else 0, f'the title says "{word}"' if word else "no word for an interview in the title"),
    )


def _field(line: str) -> str:
    """The key of a line above the text that names who asks or answers, such as `Person Interviewed: …`."""
    key = line.partition(":")[0]
    return key if ":" in line and len(key) < 40 and "interview" in key.lower() else ""


def convert(frame: Frame) -> Part:
    if not frame.labels and (name := _interviewed(frame)):
        speech, doubts = read_one_voice(frame, name)
        return assemble(frame, "interview", speech, doubts)
    blocks, doubts = read_speeches(frame)
    return assemble(frame, "interview", blocks, doubts)


def _interviewed(frame: Frame) -> str:
    """Who is named above the text as the one who answers: `Person Interviewed: Silas Gray`."""
    for line in frame.above:
        key, _, name = line.partition(":")
        if _field(line) and not key.strip().lower().endswith("viewer") and name.strip():
            return name.strip()
    return ""


CONVERTER = Converter("interview", "questions and answers with the speakers' names", evidence, convert)
