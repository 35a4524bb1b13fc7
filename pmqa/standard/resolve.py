"""Names in criteria files to what they stand for: bars, and what a condition speaks of."""

from __future__ import annotations

from typing import NamedTuple

from pmqa.standard.compiled import Bar as CompiledBar
from pmqa.standard.compiled import Condition, Node
from pmqa.standard.faults import Place, Source, Words
from pmqa.standard.fields import Field, key_of
from pmqa.standard.model import Bar, StandardFile
from pmqa.standard.model import Condition as WrittenCondition
from pmqa.standard.sentences import meant, say
from pmqa.texts import EMPTY, Text

_OPERATORS = {
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


class PlacedBar(NamedTuple):
    """A bar and where it is written; one that is switched off is checked all the same."""

    source: Source
    place: Place
    bar: CompiledBar
    on: bool


def bar_for(standard: StandardFile, written: str | Bar, place: int) -> Bar:
    """The bar written as a name, or as a table that may start from a named one. Raises Unresolved."""
    bar = Bar(use=written) if isinstance(written, str) else written
    if bar.use and bar.use not in standard.named_bars:
        known = list(standard.named_bars)
        words = say("unknown-name", what="bar", name=bar.use, where="[named_bars]", known=", ".join(known) or "-")
        raise Unresolved(meant(words, bar.use, known))
    if bar.use:
        own = {key: getattr(bar, key) for key in bar.model_fields_set - {"use"}}
        bar = standard.named_bars[bar.use].model_copy(update={"name": bar.use, **own})
    name = bar.name or f"bar-{place + 1}"
    return bar.model_copy(update={"name": name, "title": bar.title if bar.title != EMPTY else _title(bar)})


def _title(bar: Bar) -> Text:
    """``at least 3``, for a bar that its author gave no words."""
    op, value = _comparison(bar)
    shown = value if isinstance(value, str) else f"{value:g}"
    return Text(f"{_OPERATORS[op].th} {shown}", f"{_OPERATORS[op].en} {shown}")


def condition_for(written: WrittenCondition, owner: str, known: Known) -> Condition:
    """A condition with its targets found; ``owner`` is the node that carries it. Raises Unresolved."""
    op, value = _comparison(written)
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


def _comparison(written: WrittenCondition) -> tuple[str, float | bool | str]:
    given = [(op, getattr(written, op)) for op in _OPERATORS if getattr(written, op) is not None]
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
