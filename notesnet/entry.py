"""The console script: ready for Ctrl-C before anything else is loaded."""

import os
import signal
import sys


def run() -> None:
    """Runs one command and ends with its exit code; interrupted at any moment with 130, terminated with 143."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
    from notesnet.cli.main import main  # noqa: PLC0415 - loading takes a moment, in which Ctrl-C may come

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.unraisablehook = _unraisable
    sys.exit(main(sys.argv[1:]))


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    """A Ctrl-C that comes where Python can't raise, as in the lock of an import, would be printed and lost."""
    if args.exc_type is KeyboardInterrupt:
        os._exit(130)
    sys.__unraisablehook__(args)


def _stop(number: int, _frame: object) -> None:
    """Ends as a shell expects (143 for SIGTERM), after what is being written has been cleaned up."""
    sys.exit(128 + number)
