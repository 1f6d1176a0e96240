"""Letters: a salutation, paragraphs, words of leave-taking, a signature."""

from tei.convert.closing import find_closing, with_lines
from tei.convert.converter import Converter, Evidence, weigh
from tei.convert.frame import Frame
from tei.convert.letters import has_salutation, read_letter
from tei.convert.lines import is_addressed
from tei.convert.part import assemble
from tei.grammar.kinds import kind_word
from tei.model import Closer, Part


def evidence(frame: Frame) -> Evidence:
    word = kind_word(frame.headings, "letter", frame.language)
    if word and word in kind_word(
        frame.headings, "memorandum", frame.language
    ):  # `докладная записка` is more than `записка`
        word = ""
    spoken = bool(kind_word(frame.headings, "speech", frame.language))  # whose salutation greets those who listen
    closing = find_closing(frame.reader, with_lines(frame.body))
    kinds = {line.kind for block in closing.blocks if isinstance(block, Closer) for line in block.lines}
    addressed = is_addressed(frame.title)
    return weigh(
        (0.5 if addressed else 0, "the title is a number, a name and a date" if addressed else "no name and date"),
        (0.6 if word else 0, f'the title says "{word}"' if word else "no word for a letter in the title"),
        (0 if not has_salutation(frame.body) else 0.3 if spoken else 0.6, "it begins with a salutation"),
        (0.3 if "signed" in kinds else 0, "it ends with a signature"),
        (0.3 if "salute" in kinds else 0, "it ends with words of leave-taking"),
    )


def convert(frame: Frame) -> Part:
    letter = read_letter(frame)
    return assemble(
        frame,
        "letter",
        letter.blocks,
        letter.doubts,
        signature=letter.signature.span if letter.signature else None,
        salutation=letter.salutation.span if letter.salutation else None,
    )


CONVERTER = Converter("letter", "letters with salutation, closing and signature", evidence, convert)
