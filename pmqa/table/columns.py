"""What the headers of a table of marks stand for: an answer by its key (``LD1``, ``LD1.A``, ``LD1.evidence``), or who the agency is.

An attribute is named by its key or its title in either language; where an answer bears the same name, by ``@key``.
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.register import KNOWN
from pmqa.standard.compiled import Standard
from pmqa.texts import Text
from pmqa.thai import canonical_code
from pmqa.workbook.reading.seeking import letters
from pmqa.workbook.words import IDENTITY

WHO = ("standard", "type", "year", "group")  # what a row may say of itself besides its profile
_OWN = {  # headers of a table as it is handed out: both languages, so that one file serves all
    "standard": IDENTITY["standard"], "type": IDENTITY["type"], "year": IDENTITY["year"], "group": Text("กลุ่ม", "Group"),
}
_NAMES = {name: f"@{key}" for key, known in KNOWN.items() for name in known}
_NAMES |= {name: f"@{key}" for key, text in _OWN.items() for name in (key, *text)}
_SHARED = {letters(name): attribute for name, attribute in _NAMES.items()}


class Headers(NamedTuple):
    """Forms of headers → what they stand for: the key of an answer, or ``@key`` of an attribute."""

    exact: dict[str, str]
    loose: dict[str, str]

    def meant(self, header: str) -> str | None:
        """What a header stands for; None for one that the standard does not know.

        Only attributes may be named in both languages at once (``รหัส / Code``): ``LD1 / หมายเหตุ`` is not LD1.
        """
        known = self.exact.get(canonical_code(header)) or self.loose.get(letters(header))
        return known or next((means for part in header.split("/") if (means := self._attribute(part))), None)

    def _attribute(self, name: str) -> str | None:
        known = self.loose.get(letters(name), "")
        return known if known[:1] == "@" else None


_kept: dict[tuple[str, str], Headers] = {}


def headers_of(standard: Standard) -> Headers:
    """The headers that a table of this standard may bear; made once for all tables."""
    key = (standard.digest, standard.variant)
    if key not in _kept:
        exact = {canonical_code(field.key): field.key for field in standard.fields}
        names: dict[str, set[str]] = {}
        for field in standard.fields:
            names.setdefault(letters(field.key), set()).add(field.key)
        answers = {form: keys.pop() for form, keys in names.items() if len(keys) == 1}
        attributes = _attributes(standard)
        _kept[key] = Headers({**{canonical_code(name): known for name, known in attributes.items()}, **exact},
                             {**{letters(name): known for name, known in attributes.items() if letters(name)}, **answers})
    return _kept[key]


def header_of(standard: Standard, attribute: str) -> str:
    """How a table names an attribute: its key, with ``@`` before it where an answer bears that name."""
    return attribute if headers_of(standard).meant(attribute) == f"@{attribute}" else f"@{attribute}"


def attribute_of(header: str) -> str | None:
    """The attribute that any table may have under this header, as ``@key``, whatever its standard is."""
    parts = (letters(part) for part in (header, *header.split("/")))
    return next((known for part in parts if (known := _SHARED.get(part))), None)


def attributes_needed(standard: Standard) -> list[str]:
    """Attributes of the profile that group the ranking, or that a measure or condition reads."""
    read = {target[1:] for condition in standard.conditions for target in condition.of if target[:1] == "@"}
    read |= {standard.ranking.group, *(key[1:] for key in standard.attributes)}
    return [field.key for field in standard.profile if field.key in read]


def _attributes(standard: Standard) -> dict[str, str]:
    """Every name of an attribute → ``@key``; the standard's own keys and titles before those that all tables share."""
    names = dict(_NAMES)
    names |= {name: f"@{field.key}" for field in standard.profile for name in field.title}
    names |= {field.key: f"@{field.key}" for field in standard.profile}
    return names | {f"@{key}": f"@{key}" for key in [*WHO, *(field.key for field in standard.profile)]}
