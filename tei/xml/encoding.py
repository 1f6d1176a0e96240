"""The encoding of an XML file, from its first bytes."""

import codecs
import re

DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def encoding_of(data: bytes) -> tuple[str, int]:
    """The name of the encoding, and the number of bytes its byte order mark takes."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    for start, encoding in WIDE:
        if data.startswith(start):
            return encoding, 0
    declared = DECLARED.match(data, 0, 400)
    return (declared[1].decode("ascii").lower() if declared else "utf-8"), 0
