"""Notes: finding them, and putting those that stand in the text back to their places."""

from tei.convert.notes.find import NotesFound, NoteText, find_notes
from tei.convert.notes.inline import read_inline_notes
from tei.convert.notes.place import put_back, without_notes
from tei.convert.notes.signs import signs_apart

__all__ = ["NoteText", "NotesFound", "find_notes", "put_back", "read_inline_notes", "signs_apart", "without_notes"]
