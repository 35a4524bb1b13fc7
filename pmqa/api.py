"""The program as a library: the few calls that the command line itself is made of.

    import pmqa

    standard = pmqa.load_standard("worked")
    submissions = [pmqa.read_submission(path, standard) for path in paths]
    assessment = pmqa.assess(standard, submissions)

Nothing heavy is imported before it is needed: checking loads neither pydantic nor numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pmqa.assessment import Assessment
    from pmqa.checks import Checked
    from pmqa.gather import Register
    from pmqa.standard.compiled import Standard
    from pmqa.submission import Submission
    from pmqa.table.reading import Rows


def load_standard(name: str | Path, variant: str = "", *, criteria: Path | None = None, beside: Iterable[Path] = ()) -> Standard:
    """The standard called ``name`` (an id, or the path of its folder), its unsettled rules as ``variant`` says.

    ``criteria`` is the only folder searched, if given; otherwise a folder ``criteria`` in those of ``beside`` and here,
    then the criteria shipped with the program. Raises UnknownStandard, or CriteriaError with every fault of its files.
    """
    from pmqa.standard import store

    return store.load_standard(name, variant, store.places(criteria, beside))


def read_submission(path: str | Path, standard: Standard | None = None, *, agency_type: str = "", name: str = "",
                    find: Callable[[str], Standard] | None = None) -> Submission:
    """A filled workbook, read; whatever is wrong with the file is among its findings, never an exception.

    With ``standard``, a workbook of another edition is refused; without, it is read by the standard it names, which
    ``find`` gives (default: :func:`load_standard`, looking beside the file too). ``agency_type``: refuse others.
    ``name``: what the file is called in findings.
    """
    from pmqa.workbook.reading.submissions import read_submission

    def known(wanted: str) -> Standard:
        return standard if standard and wanted == standard.id else load_standard(wanted, beside=[Path(path).resolve().parent])

    return read_submission(path, find or known, standard=standard.id if standard else "", agency_type=agency_type, name=name)


def read_table(path: str | Path, standard: Standard, *, name: str = "") -> Rows:
    """A table of marks (CSV or Excel, one row for each agency): a submission for each row, and findings about the whole.

    A file that is no table of agencies gives one submission that is refused and tells why.
    """
    from pmqa.table.reading import Rows, open_table, read_table

    opened = open_table(path, meant=True)
    if opened is not None:
        return read_table(opened, standard, name=name)
    refused = read_submission(path, standard, name=name)
    return Rows(refused.file, refused.digest, (refused,))


def check(standard: Standard | None, submission: Submission) -> Checked:
    """Every answer checked. A file refused before its answers were looked for keeps its findings, and needs no standard.

    What needs scores is told by :func:`assess`: totals in the workbook that differ from those computed.
    """
    from pmqa.checks import check_readable

    return check_readable(standard, submission)


def check_all(paths: Iterable[str | Path], standard: Standard | None = None, *, jobs: int = 1, executor: Executor | None = None,
              cache: str | Path | None = None) -> Iterator[Checked]:
    """Many workbooks read and checked, each as soon as it is its turn; a file that cannot be used says why and hides no other.

    ``paths``: files, folders, zip archives, patterns; the order is fixed. ``standard``: refuse workbooks of another. ``jobs``:
    processes to read in. ``executor``: any other engine instead (docs/many.md). ``cache``: a folder that keeps what was read, so
    that an unchanged file is not read again. As with :func:`check`, totals are compared in :func:`assess`. Raises CriteriaError,
    and UnfitWorker where the executor's workers read otherwise.
    """
    from pmqa.intake.cache import Cache, stamp
    from pmqa.intake.files import workbooks
    from pmqa.intake.many import read_all
    from pmqa.intake.reading import How
    from pmqa.standard import store

    found = workbooks([Path(path) for path in paths])
    if standard is not None:
        how = How((Path(standard.origin),), standard.variant, standard.id)
    else:
        how = How(tuple(store.places(None, found.folders)))
    how = how._replace(stamp=stamp(how.searched, how.variant, how.chosen))
    kept = Cache(Path(cache), how.stamp) if cache else None
    try:
        yield from (one.checked for one in read_all(found.files, how, jobs=jobs, executor=executor, cache=kept))
    finally:
        if kept:
            kept.close()


def assess(standard: Standard, submissions: Iterable[Submission | Checked], register: Register | None = None) -> Assessment:
    """All agencies scored and ranked together, from submissions or what :func:`check` made of them.

    ``register``: the agencies expected, by code (:func:`pmqa.register.read_register`).
    """
    from pmqa.assessment import assess
    from pmqa.checks import Checked

    checked = [one if isinstance(one, Checked) else check(standard, one) for one in submissions]
    return assess(standard, checked, register)
