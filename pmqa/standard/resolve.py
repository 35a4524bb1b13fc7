"""Conditions as criteria files write them, with what they speak of found: nodes, fields, attributes."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard.compiled import Condition, Node
from pmqa.standard.faults import Words
from pmqa.standard.fields import Field, key_of
from pmqa.standard.model import Condition as WrittenCondition
from pmqa.standard.sentences import say
from pmqa.texts import Text

OPERATORS = {
    "at_least": Text("อย่างน้อย", "at least"),
    "more_than": Text("มากกว่า", "more than"),
    "at_most": Text("ไม่เกิน", "at most"),
    "less_than": Text("น้อยกว่า", "less than"),
    "is_": Text("คือ", "is"),
}


class Unresolved(Exception):
    """A name that stands for nothing, or a value that will not do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class Known(NamedTuple):
    """What conditions may name. ``attributes``: key → whether it is a number."""

    nodes: dict[str, Node]
    fields: dict[str, Field]
    attributes: dict[str, bool]


def condition_for(written: WrittenCondition, owner: str, known: Known) -> Condition:
    """A condition with its targets found; ``owner`` is the node that carries it. Raises Unresolved."""
    op, value = comparison(written)
    targets = targets_of(written.of or (".",), written.on, owner, known)
    need = {"all": 0, "any": 1}.get(written.need, written.need)
    if need > len(targets):
        raise Unresolved(say("need", need=need, count=len(targets)))
    if (written.on == "bars") != isinstance(value, bool):
        raise Unresolved(say("bars-are-met"))
    texts = [target[1:] for target in targets if target.startswith("@") and not known.attributes[target[1:]]]
    if bool(texts) != isinstance(value, str) or texts and len(texts) < len(targets):
        raise Unresolved(say("text"))
    return Condition(targets, written.on, op.rstrip("_"), value, need)


def comparison(written: WrittenCondition) -> tuple[str, float | bool | str]:
    """The one comparison of a condition and what it compares with. Raises Unresolved."""
    given = [(op, getattr(written, op)) for op in OPERATORS if getattr(written, op) is not None]
    if len(given) != 1:
        raise Unresolved(say("one-comparison", count=len(given)))
    return given[0]


def targets_of(of: str | tuple[str, ...], on: str, owner: str, known: Known) -> tuple[str, ...]:
    """Everything that ``of`` names, each once: node codes, ``field:KEY``, ``@attribute``. Raises Unresolved."""
    tokens = (of,) if isinstance(of, str) else of
    return tuple(dict.fromkeys(target for token in tokens for target in _targets(token, on, owner, known)))


def _targets(token: str, on: str, owner: str, known: Known) -> list[str]:
    found: list[str] = []
    if token == "categories":
        found = [node.code for node in known.nodes.values() if node.kind == "category"]
    elif token == "requirements":
        found = [node.code for node in known.nodes.values() if node.kind == "requirement"]
    elif token.startswith("#"):
        found = [node.code for node in known.nodes.values() if token[1:] in node.tags]
    elif token.startswith("@"):
        found = [token] if token[1:] in known.attributes and on in ("points", "value") else []
    else:
        code = owner if token == "." else key_of(owner, token[1:]) if token.startswith(".") else token
        field = known.fields.get(code)
        if code in known.nodes and on != "value":
            found = [code]
        elif field is not None and field.numeric and on in ("points", "value"):
            found = [f"field:{code}"]
    if not found:
        raise Unresolved(say("names-nothing", token=token, on=on))
    return found
