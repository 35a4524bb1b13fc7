"""All kinds of measures together, for loading criteria files: scoring imports only the kinds it meets."""

from __future__ import annotations

from pmqa.measures.boxes import Boxes
from pmqa.measures.factors import Factors
from pmqa.measures.mark import Mark
from pmqa.measures.ratio import Ratio
from pmqa.measures.target import Target
from pmqa.measures.value import Value

Measure = Mark | Factors | Boxes | Value | Ratio | Target
KINDS: dict[str, type[Measure]] = {kind.__name__.lower(): kind for kind in (Mark, Factors, Boxes, Value, Ratio, Target)}
