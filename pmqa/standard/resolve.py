"""Conditions as criteria files write them, with what they speak of found: nodes, fields, attributes."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard.compiled import Condition, Node
from pmqa.standard.doubt import Doubt
from pmqa.standard.faults import Words
from pmqa.standard.fields import Field, key_of
from pmqa.standard.model import Condition as WrittenCondition
from pmqa.standard.sentences import meant, say
from pmqa.texts import Text

OPERATORS = {
    "at_least": Text("อย่างน้อย", "at least"),
    "more_than": Text("มากกว่า", "more than"),
    "at_most": Text("ไม่เกิน", "at most"),
    "less_than": Text("น้อยกว่า", "less than"),
    "is_": Text("คือ", "is"),
}


class Unresolved(Exception):
    """A name that stands for nothing, or a value that will not do; without words where that cannot be told yet."""

    def __init__(self, words: Words | None) -> None:
        super().__init__(words.en if words else "")
        self.words = words


class Known(NamedTuple):
    """What conditions may name. ``attributes``: key → whether it is a number. ``choices``: key → codes, where there are some."""

    nodes: dict[str, Node]
    fields: dict[str, Field]
    attributes: dict[str, bool]
    choices: dict[str, tuple[str, ...]]
    doubt: Doubt


_CELLS = ("value", "option", "given")  # a condition on these looks at answer cells, not at scores


def condition_for(written: WrittenCondition, owner: str, known: Known) -> Condition:
    """A condition with its targets found; ``owner`` is the node that carries it. Raises Unresolved."""
    op, value = comparison(written)
    targets = targets_of(written.of or (".",), written.on, owner, known)
    need = {"all": 0, "any": 1}.get(written.need, written.need)
    plural = any(_nodes(token, known) is not None for token in _tokens(written.of))
    more = plural and known.doubt.several(written.on in _CELLS)
    if need > len(targets) and not more:
        raise Unresolved(say("need", need=need, count=len(targets)))
    if (written.on in ("bars", "given")) != isinstance(value, bool):
        raise Unresolved(say("bars-are-met"))
    if isinstance(value, (str, tuple)):
        value = (value,) if isinstance(value, str) else value
        _texts(value, written.on, targets, known, more)
    elif written.on == "option" or written.on != "given" and any(_is_text(target, known) for target in targets):
        raise Unresolved(say("text"))
    return Condition(targets, written.on, op.rstrip("_"), value, need)


def _is_text(target: str, known: Known) -> bool:
    return target.startswith("@") and not known.attributes[target[1:]]


def _texts(value: tuple[str, ...], on: str, targets: tuple[str, ...], known: Known, more: bool) -> None:
    """Texts go with options and with attributes that are texts, and must be among the choices where these are all known."""
    if not value or on != "option" and not all(_is_text(target, known) for target in targets):
        raise Unresolved(say("text"))
    choices = [known.choices.get(target[1:]) if target.startswith("@") else known.fields[target.removeprefix("field:")].codes
               for target in targets]
    if None in choices or more:
        return
    codes = list(dict.fromkeys(code for some in choices for code in some))
    for text in value:
        if text not in codes:
            raise Unresolved(meant(say("no-choice", name=text, known=", ".join(codes)), text, codes))


def comparison(written: WrittenCondition) -> tuple[str, float | bool | str | tuple[str, ...]]:
    """The one comparison of a condition and what it compares with. Raises Unresolved."""
    given = [(op, getattr(written, op)) for op in OPERATORS if getattr(written, op) is not None]
    if len(given) != 1:
        raise Unresolved(say("one-comparison", count=len(given)))
    return given[0]


def targets_of(of: str | tuple[str, ...], on: str, owner: str, known: Known) -> tuple[str, ...]:
    """Everything that ``of`` names, each once: node codes, ``field:KEY``, ``@attribute``. Raises Unresolved."""
    return tuple(dict.fromkeys(target for token in _tokens(of) for target in _targets(token, on, owner, known)))


def _tokens(of: str | tuple[str, ...]) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else of


def _targets(token: str, on: str, owner: str, known: Known) -> list[str]:
    nodes = _nodes(token, known)
    if nodes is not None:
        hidden = known.doubt.several(on in _CELLS)
        found = [f"field:{code}" for code in nodes if _cell(code, on, known)] if on in _CELLS else nodes
    elif token.startswith("@"):
        able = on in ("points", "value", "given") or on == "option" and token[1:] in known.choices
        hidden = "profile" in known.doubt.tables
        found = [token] if token[1:] in known.attributes and able and not hidden else []
    else:
        code = owner if token == "." else key_of(owner, token[1:]) if token.startswith(".") else token
        hidden = known.doubt.cell(code)
        if code in known.nodes and on not in _CELLS:
            found = [code]
        else:
            found = [f"field:{code}"] if _cell(code, on, known) else []
    if not found:
        raise Unresolved(None if hidden else say("names-nothing", token=token, on=on))
    return found


def _nodes(token: str, known: Known) -> list[str] | None:
    """The nodes of a word that means several; None where it is no such word."""
    if token.startswith("#"):
        return [node.code for node in known.nodes.values() if token[1:] in node.tags]
    kind = {"categories": "category", "requirements": "requirement"}.get(token)
    return [node.code for node in known.nodes.values() if node.kind == kind] if kind else None


def _cell(key: str, on: str, known: Known) -> bool:
    """Whether there is an answer cell of this key that can be looked at in this way. The place of a choice is no number."""
    field = known.fields.get(key)
    if field is None or not field.numeric or on not in ("points", *_CELLS):
        return False
    return on == "given" or bool(field.codes) == (on == "option")


def read_by(node: Node) -> tuple[str, ...]:
    """What a requirement's measure reads beside its own cells: codes of inputs, ``@`` and an attribute."""
    measure = node.measure or {}
    names = (*measure.get("top_of", ()), *measure.get("bottom_of", ()), measure.get("input", ""))
    return tuple(name.removeprefix("-") for name in names if name)
