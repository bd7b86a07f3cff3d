"""A clock that only goes forward: for waiting, never for a day."""

import time


def steady() -> float:
    """Seconds since some moment; the hours in which the computer slept count where the system knows of them.

    So whoever waited has waited long enough when it wakes up. Nobody can set this clock.
    """
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)
