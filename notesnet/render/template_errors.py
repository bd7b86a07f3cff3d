"""What goes wrong in a template, told with its file and line."""

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

from notesnet.errors import RefusedError, UsageError
from notesnet.render.sandbox import ForbiddenError, time_limit


@contextmanager
def limited(path: str) -> Iterator[None]:
    """The time limit, with the template's name when it strikes between two pieces."""
    with explained(path, 1), time_limit():
        yield


@contextmanager
def explained(path: str, line: int) -> Iterator[None]:
    """Turns what Jinja raises into an error with the template's file and line; ``line`` when Jinja does not know."""
    try:
        yield
    except ForbiddenError as error:
        raise RefusedError(f"{path}:{error.line}: {error}") from None
    except SecurityError as error:
        raise RefusedError(f"{path}:{_line_of(error, line)}: {error}") from None
    except (RecursionError, MemoryError, SyntaxError) as error:  # Python has limits for what Jinja makes of it
        raise RefusedError(f"{path}:{_line_of(error, line)}: the template is nested too deeply, or too large") from None
    except TemplateSyntaxError as error:
        raise UsageError(
            f"{path}:{error.lineno}: {error.message}", "this is not a Jinja template as it stands"
        ) from None
    except UndefinedError as error:
        remedy = "`notesnet templates NAME` shows what a template sees"
        raise UsageError(f"{path}:{_line_of(error, line)}: {error.message}", remedy) from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UsageError(f"{path}:{_line_of(error, line)}: {error}") from None


def _line_of(error: BaseException, default: int) -> int:
    """The line of the template that ran when something was raised."""
    line = default
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
