"""What is wrong with a theme, said in one line with its file and place."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import jinja2
from lxml import etree

from tei.errors import TeiError
from tei.render.html import compiled
from tei.site.environment import environment
from tei.site.theme import Theme


@contextmanager
def theme_in_use(theme: Theme) -> Iterator[None]:
    """Use a theme as it is now, whatever was read of it earlier.

    Raises:
        TeiError: its stylesheet or one of its templates is wrong.
    """
    compiled.cache_clear()
    environment.cache_clear()
    try:
        if theme.xslt:
            compiled(theme.xslt)
        yield
    except jinja2.TemplateSyntaxError as error:
        raise TeiError(f"{error.filename or error.name}:{error.lineno}: {error.message}") from None
    except jinja2.TemplateNotFound as error:
        raise TeiError(f"{place(error)}: there is no template {error.message!r}") from None
    except jinja2.TemplateError as error:
        raise TeiError(f"{place(error)}: {error.message}") from None
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        if theme.templates and str(theme.templates) in place(error):
            raise TeiError(f"{place(error)}: {error or type(error).__name__}") from None
        raise
    except (etree.XSLTParseError, etree.XMLSyntaxError, PermissionError) as error:
        raise TeiError(f"{theme.xslt}: {stylesheet_words(error)}") from None


def place(error: Exception) -> str:
    """The line of the template in which it happened."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "a template"


def stylesheet_words(error: Exception) -> str:
    """The first thing libxslt has to say, with its line; the exception alone often has only the last."""
    if isinstance(error, PermissionError):
        return str(error)
    log = getattr(error, "error_log", None)
    first = log[0] if log else None
    return f"line {first.line}: {first.message}" if first else str(error)
