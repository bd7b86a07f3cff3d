"""What day it is; nothing else in notesnet asks the system for the date."""

from datetime import UTC, date, datetime

from notesnet.errors import NoVaultError


def today(timezone: str | None = None) -> date:
    """The current day in ``timezone``, else where this computer thinks it is.

    Raises:
        NoVaultError: the settings name a time zone that this computer does not know.
    """
    if not timezone:
        return datetime.now(UTC).astimezone().date()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - only vaults that name a zone need it

    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = f"notesnet.toml: vault.timezone {timezone!r} is not known here"
        raise NoVaultError(message, "write a name such as Europe/Berlin") from None
    return datetime.now(zone).date()


def now() -> str:
    """This moment with its offset, to the second, as ISO: for the journal, never for a decision."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")
