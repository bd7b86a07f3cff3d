"""What a letter would be better with: it is named on stderr, and the letter is whole without it."""

from collections.abc import Mapping

from notesnet.render.templates import Template, variables
from notesnet.render.views import MeView, PersonView
from notesnet.text.words import join

_ASKS_FOR_IT = "blurb-request"
_UNSIGNED = "me.md has neither `signature` nor `name`, so nobody signs the letter"
# (template, or empty for any; slot left empty): what the letter then does not say.
_WITHOUT = {
    ("", "reason"): "the letter does not say what the thanks are for",
    ("article", "why"): "the letter does not say why it is for them",
    ("follow-up", "promised"): "the letter does not say what you promised",
    ("referral", "why"): "the letter does not say what help is wanted",
}
# (template, slot): what its default says of the sender, which no note bears out.
_CLAIMS = {("referral", "consent"): "the letter says that you asked them first: do so before you send it"}


def lacks(
    template: Template, context: Mapping[str, object], slots: Mapping[str, str], unsigned: str = _UNSIGNED
) -> list[str]:
    """A sentence for each thing that the letter would be better with; the letter is whole without them.

    ``unsigned`` is what is said when nothing is known to sign it with.
    """
    used = set(variables(template))
    found = []
    for key in ("contact", "a", "b"):
        person = context.get(key)
        stands_for_it = f"{key}.blurb" in used and template.name != _ASKS_FOR_IT
        if stands_for_it and isinstance(person, PersonView) and not person.blurb:
            found.append(_no_blurb(person))
    if "intro.why" in used and not getattr(context["intro"], "why", ""):
        found.append("the introduction has no `why`, so the letter does not say what the two have for each other")
    empty = {slot.name for slot in template.slots if not slot.default and not slots.get(slot.name, "").strip()}
    found += [
        f'{message}: --set {name}="…"'
        for (kind, name), message in _WITHOUT.items()
        if kind in (template.name, "") and name in empty
    ]
    found += [
        f"{message}, or --set {name}="
        for (kind, name), message in _CLAIMS.items()
        if _claims(template, kind, name, slots)
    ]
    b = context.get("b")
    if (
        template.name == "intro-handover"
        and isinstance(b, PersonView)
        and not (b.phone or b.email)
        and not slots.get("details")
    ):
        found.append(f"{b.name} has neither `phone` nor `email`: the letter does not say how to reach them")
    me = context.get("me")
    if "me.sign_off" in used and isinstance(me, MeView) and not me.name and not me.signature:
        found.append(unsigned)
    return found


def _claims(template: Template, kind: str, name: str, slots: Mapping[str, str]) -> bool:
    """Whether a letter is of that kind and has that slot as it stands in the template."""
    return template.name == kind and name not in slots and any(slot.name == name for slot in template.slots)


def _no_blurb(person: PersonView) -> str:
    there = [word for word, value in (("role", person.role), ("company", person.company)) if value]
    there += ["first offer"] if person.offers else []
    if not there:
        return f"{person.name} has no blurb, role, company or offers: the letter gives only the name"
    return f"{person.name} has no blurb: {join(there)} {'stands' if len(there) == 1 else 'stand'} in for it"
