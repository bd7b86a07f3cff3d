"""What a template can't do: reach into Python, eat time or memory, or read other files."""

import itertools
import signal
import threading
import time
from datetime import date

import pytest
from jinja2.exceptions import SecurityError

from notesnet.errors import RefusedError, UsageError
from notesnet.model.contact import Contact
from notesnet.model.me import Me
from notesnet.render.sandbox import time_limit
from notesnet.render.templates import parse_template, render
from notesnet.render.views import me_view, person_context, person_view

CONTEXT = person_context(
    person_view(Contact("p.md", "Ada Lovelace", extra={"city": "London"})),
    me_view(Me(name="Robin")),
    date(2026, 11, 25),
)


def make(body: str) -> str:
    """The body that a template of a vault gives."""
    return render(parse_template(f"---\nsubject: x\n---\n{body}\n", "templates/x.eml.j2"), CONTEXT, {}).body


@pytest.mark.parametrize(
    "body",
    [
        "{{ contact.__class__ }}",
        "{{ contact.__class__.__mro__[1].__subclasses__() }}",
        "{{ contact['__class__'] }}",
        "{{ contact.name.__class__ }}",
        "{{ contact|attr('__class__') }}",
        "{{ contact|map(attribute='__class__')|list }}",
        "{{ [contact]|map(attribute='__class__')|list }}",
        "{{ [contact]|sort(attribute='__class__')|list }}",
        "{{ contact.extra.__class__ }}",
        "{{ contact.extra._values }}",
        "{{ contact.__init__.__globals__ }}",
        "{{ greet_both.__globals__ }}",
        "{{ greet_both.__code__ }}",
        "{{ work.__module__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ '{0.__class__}'.format(contact) }}",
        "{{ '{a.__class__}'.format_map({'a': contact}) }}",
        "{{ '%s'|format(contact) }}",
        "{{ ['{0.__class__}']|map('format', contact)|list }}",
        "{{ [].append(1) }}",
        "{{ {}.update(a=1) }}",
        "{{ today.today() }}",
        "{{ today.fromtimestamp(0) }}",
        "{{ today.replace(year=1) }}",
        "{{ contact.name.encode() }}",
        "{% macro f() %}{% endmacro %}{{ f._func }}",
        "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
        "{% include 'intro.eml.j2' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
        "{% from 'x' import x %}",
        "{% extends 'x' %}",
        "{{ lipsum(n=100000) }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler('a').next() }}",
        "{{ joiner() }}",
        "{% set n = namespace(x=1) %}",
        "{{ dict(a=1) }}",
    ],
)
def test_nothing_leads_out_of_the_view(body: str) -> None:
    """Refused, with file and line, and exit code 5; never rendered."""
    with pytest.raises((RefusedError, UsageError), match=r"templates/x\.eml\.j2:4: ") as caught:
        make(body)
    assert "0x" not in caught.value.message
    if not any(
        part in body for part in ("contact|map", "sort(attribute", "map('format'")
    ):  # errors before they get there
        assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    "body",
    [
        "{{ 'A' * 10**9 }}",
        "{{ 10**9 * 'A' }}",
        "{{ [1] * 10**9 }}",
        "{{ 10 ** (10 ** 10) }}",
        "{{ 2 ** 100000 }}",
        "{% set x = 10 ** 1000 %}{{ x * x * x * x * x }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ 'x'.ljust(10**9) }}",
        "{{ 'x'.center(10**9) }}",
        "{{ 'x'.zfill(10**9) }}",
        "{{ 'x'.replace('', 'y') }}",
        "{{ 'x'.join(['a']) }}",
        "{{ 'x'.expandtabs(10**9) }}",
        "{{ 'x'|indent(10**9) }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'|wordwrap(1, wrapstring='y' * 1000) }}",
        "{{ 'x'|urlize }}",
        "{{ 5|round(10**9, 'ceil') }}",
        "{{ [1]|slice(10**9)|list }}",
        "{{ [1]|batch(10**9, 'x')|list }}",
        "{{ [1]|tojson(indent=10**9) }}",
        "{{ (1).to_bytes(10**9, 'big') }}",
        "{{ range(10**9)|list }}",
        "{% for a in range(10**6) %}{% for b in range(10**6) %}x{% endfor %}{% endfor %}",
        "{% set x = 'x' * 100000 %}{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}",
        "{% set x = 'x' * 100000 %}{{ x.split('x')|list }}",
        "{% set x = 'x' * 1000 %}{{ x|replace('x', x)|replace('x', x) }}",
        "{% set x = 'x' * 2000 %}{{ x|list|join(x) }}",
        "{% set x = 'x' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
        "{% set x = 'x' %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
        "{% set x = ['x'] %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
        "{% set x = 'x' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}",
        "{% set x = 'x' * 1000000 %}" + "{{ x|upper|length }}" * 20,
        "{% set x = 'x' * 1000000 %}{{ x }}{{ x }}",
        "{% set x = 'x' * 50000 %}{% set y %}{% for c in x %}{{ x ~ c }}{% endfor %}{% endset %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% for x in [[]] recursive %}{{ loop(x) }}{% endfor %}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% if x is defined %}" * 200 + "{% endif %}" * 200,
        "{{ " + "-" * 20000 + "1 }}",
        "{{ 1" + " + 1" * 20000 + " }}",
    ],
)
def test_nothing_eats_time_or_memory(body: str) -> None:
    """Refused, or an error of the template, in well under the six seconds that a hostile one may cost."""
    started = time.monotonic()
    with pytest.raises((RefusedError, UsageError), match=r"templates/x\.eml\.j2:\d+: "):
        make(body)
    assert time.monotonic() - started < 6


def test_the_budget_holds_without_an_alarm() -> None:
    """Another thread gets no signals."""
    caught: list[BaseException] = []

    def run() -> None:
        try:
            make("{% set x = 'x' * 100000 %}{% for a in x %}{% for b in x %}x{% endfor %}{% endfor %}")
        except RefusedError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(6)
    assert len(caught) == 1


def test_the_alarm_gives_an_older_one_its_handler_and_its_time_back() -> None:
    """Somebody else may be using it."""
    struck: list[int] = []

    def older(number: int, _frame: object) -> None:
        struck.append(number)

    before = signal.signal(signal.SIGALRM, older)
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        with pytest.raises(SecurityError, match=r"over 0\.1 seconds"), time_limit(0.1):
            any(number < 0 for number in itertools.count())
        assert 30 < signal.getitimer(signal.ITIMER_REAL)[0] <= 60
        assert signal.getsignal(signal.SIGALRM) is older
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert struck == []


@pytest.mark.slow
def test_the_alarm_strikes_what_the_budget_does_not_see() -> None:
    """After five seconds."""
    started = time.monotonic()
    with pytest.raises(RefusedError, match="over 5 seconds"):
        make("{% set x = 'x ' * 200000 %}{% for a in 'x' * 50000 %}{% if x|wordcount == 1 %}{% endif %}{% endfor %}")
    assert time.monotonic() - started < 6


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{{ contact.name.split()[0] | upper }}", "ADA"),
        ("{{ contact.name.lower().startswith('ada') }}", "True"),
        ("{{ contact.extra['city'] }}, {{ contact.extra.city }}", "London, London"),
        ("{{ contact.extra.zip | default('none') }}{% if contact.extra.zip is defined %}!{% endif %}", "none"),
        ("{{ today.year - 1 }}-{{ today.strftime('%m') }}, {{ (today - today).days }}", "2025-11, 0"),
        ("{{ [3, 1, 2] | sort | reverse | join('-') }}", "3-2-1"),
        ("{{ ['b', 'a', 'b'] | unique | map('upper') | join(', ') }}", "B, A"),
        ("{% for x in ['a', 'b'] %}{{ loop.index }}{{ x }}{{ ', ' if not loop.last }}{% endfor %}", "1a, 2b"),
        ("{{ 'a' * 3 }}{{ 2 + 3 * 4 ** 2 % 5 }}", "aaa5"),
        ("{% macro hi(name) %}Hi {{ name }}{% endmacro %}{{ hi('Ada') }}", "Hi Ada"),
        ("{% set a, b = (1, 2) %}{{ b }}{% raw %}{{ x }}{% endraw %}", "2{{ x }}"),
        ("{% filter upper %}hi{% endfilter %}", "HI"),
        ("{{ 'x' | replace('x', 'y') | title }}", "Y"),
    ],
)
def test_what_letters_need_still_works(body: str, expected: str) -> None:
    """The walls leave room for ordinary templates."""
    assert make(body) == f"{expected}\n"
