"""Who can introduce me to somebody."""

from notesnet.app.open_vault import OpenVault
from notesnet.model.route import Routes
from notesnet.network.edges import Net
from notesnet.network.paths import routes, silent_ties
from notesnet.network.targets import find_targets


def find_routes(opened: OpenVault, typed: str, more: tuple[str, ...] = ()) -> Routes:
    """The strongest routes to the person or the company that was typed; none is no error.

    Raises:
        NotFoundError: nobody is called so or works there, or several are called so.
        UsageError: ``company:`` without a name.
    """
    net = Net(opened.vault, opened.today)
    to, targets = find_targets(net, typed, more)
    found = routes(net, targets)
    return Routes(to, found, () if found else silent_ties(net, targets))
