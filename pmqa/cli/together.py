"""Many workbooks read, checked and assessed together, for the commands that look at all agencies of a round."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import api
from pmqa.cli.load import read_batch
from pmqa.cli.stop import WrongUse

if TYPE_CHECKING:
    from pmqa.assessment import Assessment
    from pmqa.register import Register
    from pmqa.standard.compiled import Standard


class Together(NamedTuple):
    """``inputs``: file → sha256. ``remarks``: what was passed over in the folders, in words. ``expected``: the agencies of the
    register by code, None without one."""

    assessment: Assessment
    inputs: dict[str, str]
    remarks: list[str]
    expected: dict[str, dict[str, str]] | None = None

    def exit_code(self, strict: bool) -> int:
        """0 where there is a result; with ``strict`` every file left out and every error or warning counts."""
        findings = [*self.assessment.findings, *(finding for row in self.assessment.checked for finding in row.findings)]
        amiss = self.assessment.left_out or any(finding.severity != "note" for finding in findings)
        return int(strict and bool(amiss))


def read_together(options: Namespace) -> Together:
    """Everything that ``options.paths`` mean, under one standard, with the register of agencies if one is given."""
    batch = read_batch(options)
    register = register_of(options.agencies, batch.standard) if options.agencies else None
    assessment = api.assess(batch.standard, batch.checked, register.agencies if register else None)
    if register:
        assessment = replace(assessment, findings=(*register.findings, *assessment.findings))
    remarks = [remark.in_(options.lang) for remark in batch.remarks]
    return Together(assessment, batch.inputs, remarks, register.agencies if register else None)


def register_of(path: Path, standard: Standard) -> Register:
    """The register with its agency types in the standard's codes. Raises WrongUse where it holds no agency at all."""
    from pmqa.register import read_register, resolve_types

    register = resolve_types(read_register(path), standard)
    if not register.agencies:
        why = [finding.message for finding in register.findings if finding.severity == "error"]
        raise WrongUse(*("\n".join([path.name, *(message.in_(one) for message in why)]) for one in ("th", "en")))
    return register
