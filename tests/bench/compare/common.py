"""What the makers share: meetings as values, and the words that their templates need."""

import datetime
import pathlib
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "fonts"

MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
STATES = {"open": "مفتوح", "in_progress": "قيد التنفيذ", "done": "منجز", "deferred": "مؤجّل"}


def load(path):
    """A meeting, by PyYAML's fast loader where its C library is there."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(pathlib.Path(path).read_text(encoding="utf-8"), Loader=loader)


def day(value):
    if isinstance(value, str):
        value = datetime.date.fromisoformat(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def person(value):
    return f"{value['honorific']} {value['name']}، {value['role']}"


def filters(environment):
    environment.filters.update(day=day, person=person, state=STATES.__getitem__)
    return environment


def arguments():
    """The folder to write to, and the meetings."""
    output = pathlib.Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    return output, [pathlib.Path(path) for path in sys.argv[2:]]
