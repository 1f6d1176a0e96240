"""Books: EPUB 3 of one document or of a whole edition, from the pages that `render_html` makes."""

from tei.render.epub.bind import bind, render_epub, reopen
from tei.render.epub.chapter import Chapter, read_chapter

__all__ = ["Chapter", "bind", "read_chapter", "render_epub", "reopen"]
