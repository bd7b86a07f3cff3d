"""The console script: ready for Ctrl-C before anything else is loaded."""

import gc
import os
import signal
import sys

# where one of these stands, the notes are most likely not asked for
_NO_VAULT = frozenset(
    ("-h", "--help", "-V", "--version", "init", "new", "import", "templates", "undo", "history", "index", "watch")
)


def run() -> None:
    """Runs one command and ends with its exit code; interrupted at any moment with 130, terminated with 143."""
    gc.set_threshold(100_000, 50, 100)  # what is loaded makes no garbage, and a command is over before it makes much
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
    _look_early(sys.argv[1:])
    from notesnet.cli.main import main  # noqa: PLC0415 - loading takes a moment, in which Ctrl-C may come

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.unraisablehook = _unraisable
    from notesnet.store.look_begun import forget  # noqa: PLC0415 - as above

    try:
        sys.exit(main(sys.argv[1:]))
    finally:
        forget()
        gc.freeze()  # Python would look through everything once more before it ends


def _look_early(typed: list[str]) -> None:
    """Commands that ask about people begin to look at the vault before all that they need is there."""
    if typed and "_NOTESNET_COMPLETE" not in os.environ and not _NO_VAULT.intersection(typed):
        from importlib import import_module  # noqa: PLC0415 - as above

        from notesnet.store.early_look import look_early  # noqa: PLC0415 - as above

        # only the child asks what the settings pass over, so that it costs this process nothing
        look_early(typed, lambda root: import_module("notesnet.app.open_vault").excluded_in(root))


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    """A Ctrl-C that comes where Python can't raise, as in the lock of an import, would be printed and lost."""
    if args.exc_type is KeyboardInterrupt:
        os._exit(130)
    sys.__unraisablehook__(args)


def _stop(number: int, _frame: object) -> None:
    """Ends as a shell expects (143 for SIGTERM), after what is being written has been cleaned up."""
    sys.exit(128 + number)
