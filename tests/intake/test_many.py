"""Whoever reads, the records are the same and in the same order; what dies or fails costs one file, which is named."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import pmqa
from pmqa.intake import contents, many, workers
from pmqa.intake.files import Named, workbooks
from pmqa.intake.many import read_all
from pmqa.intake.reading import How, UnfitWorker
from pmqa.intake.records import Read
from pmqa.standard.faults import CriteriaError

FILES = 40


@pytest.fixture(scope="module")
def crowd(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Named, ...]:
    """Many files, sound and not."""
    folder = tmp_path_factory.mktemp("crowd")
    for number in range(FILES):
        shutil.copy(sent / ("A.xlsx", "B.xlsx", "damaged.xlsx", "D.xlsx")[number % 4], folder / f"{number:02}.xlsx")
    return workbooks([folder]).files


@pytest.fixture(scope="module")
def alone(crowd: tuple[Named, ...], how: How) -> list[Read]:
    """What this process reads."""
    records = list(read_all(crowd, how))
    assert [record.checked.file for record in records] == [named.name for named in crowd]
    assert [record.checked.refused for record in records] == [number % 4 == 2 for number in range(FILES)]
    return records


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes start for a few files already."""
    monkeypatch.setattr(many, "WORKERS_FROM", 2)
    monkeypatch.setattr(contents, "AT_ONCE_FILES", 3)


class Simple(Executor):
    """The least that an executor can be, as another engine may bring it: it answers late, and only when asked."""

    def __init__(self, answer: Callable[..., object] = lambda work, *given: work(*given)) -> None:
        self.answer = answer
        self.most_waiting = self._waiting = 0

    def submit(self, work: Callable[..., object], /, *given: object, **_: object) -> Future:
        outer = self

        class Late(Future):
            def result(self, timeout: float | None = None) -> object:
                outer._waiting -= 1
                return outer.answer(work, *given)

        self._waiting += 1
        self.most_waiting = max(self.most_waiting, self._waiting)
        return Late()


def test_worker_processes(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None) -> None:
    assert list(read_all(crowd, how, jobs=2)) == alone


def test_any_executor(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None) -> None:
    with ThreadPoolExecutor(2) as threads:
        assert list(read_all(crowd, how, executor=threads)) == alone
    assert list(read_all(crowd, how, executor=Simple())) == alone


@pytest.mark.slow
def test_a_pool_of_processes(crowd: tuple[Named, ...], alone: list[Read], how: How) -> None:
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        assert list(read_all(crowd, how, executor=processes)) == alone
        assert list(pmqa.check_all([crowd[0].path.parent], pmqa.load_standard("worked", criteria=how.searched[0]), executor=processes)) == [
            record.checked for record in alone]


def test_only_some_files_wait_in_memory(crowd: tuple[Named, ...], how: How, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "AT_ONCE_FILES", 1)
    engine = Simple()
    assert len(list(read_all(crowd, how, executor=engine))) == FILES
    assert engine.most_waiting == 33
    size = sum(named.path.stat().st_size for named in crowd) // FILES
    monkeypatch.setattr(many, "ON_THEIR_WAY", 3 * size)
    engine = Simple()
    list(read_all(crowd, how, executor=engine))
    assert 3 <= engine.most_waiting <= 8


def lost(records: list[Read], alone: list[Read]) -> list[tuple[str, str]]:
    """Name and reason of each file that failed; all others are as they should be."""
    assert [one for one in records if one.checked.findings[:1] and one.checked.findings[0].code == "FIL006"] == [
        one for one, other in zip(records, alone, strict=True) if one != other]
    return [(one.checked.file, one.checked.findings[0].found) for one, other in zip(records, alone, strict=True) if one != other]


def test_a_worker_that_dies_costs_one_file(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly = ("import pmqa.intake.reading as r, os; real = r.packed; "
              "r.packed = lambda content, *more: os._exit(9) if content[0] in ('17.xlsx', '39.xlsx') else real(content, *more); ")
    monkeypatch.setattr(workers, "_START", workers._START.replace("from pmqa", deadly + "from pmqa", 1))
    assert lost(list(read_all(crowd, how, jobs=2)), alone) == [("17.xlsx", "exit 9"), ("39.xlsx", "exit 9")]


def test_a_worker_that_someone_ends_costs_nothing(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    real, ended = workers.Worker.records, []

    def records(self: workers.Worker, *given: object) -> list[bytes | None]:
        if not ended:
            self._process.kill()
            self._process.wait()
            ended.append(self.pid)
        return real(self, *given)

    monkeypatch.setattr(workers.Worker, "records", records)
    assert list(read_all(crowd, how, jobs=1 + 1)) == alone
    assert ended


def test_where_no_worker_can_be_started_this_process_reads(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_START", "raise SystemExit(1)")
    assert list(read_all(crowd, how, jobs=2)) == alone


def test_a_program_fault_costs_one_file(crowd: tuple[Named, ...], alone: list[Read], how: How, monkeypatch: pytest.MonkeyPatch) -> None:
    from pmqa.intake import reading

    real = reading.read_submission
    monkeypatch.setattr(reading, "read_submission", lambda data, find, **more: 1 / 0 if more["name"] == "05.xlsx" else real(data, find, **more))
    assert lost(list(read_all(crowd, how)), alone) == [("05.xlsx", "ZeroDivisionError: division by zero")]


def test_an_executor_that_fails_over_a_file(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None) -> None:
    def fails(work: Callable[..., object], how: How, contents: list[tuple[str, bytes]]) -> object:
        if any(name == "07.xlsx" for name, _ in contents):
            raise MemoryError("the machine is full")
        return work(how, contents)

    assert lost(list(read_all(crowd, how, executor=Simple(fails))), alone) == [("07.xlsx", "MemoryError: the machine is full")]


def test_an_executor_that_breaks_is_left(crowd: tuple[Named, ...], alone: list[Read], how: How, few: None) -> None:
    calls: list[int] = []

    def breaks(work: Callable[..., object], *given: object) -> object:
        calls.append(1)
        if len(calls) > 4:
            raise BrokenExecutor("gone")
        return work(*given)

    assert list(read_all(crowd, how, executor=Simple(breaks))) == alone
    threads = ThreadPoolExecutor(1)
    threads.shutdown()
    assert list(read_all(crowd, how, executor=threads)) == alone


def test_a_worker_that_would_read_otherwise_is_told(crowd: tuple[Named, ...], how: How, tmp_path: Path) -> None:
    with pytest.raises(UnfitWorker, match=r"has pmqa .*, not 0\.0"):
        list(read_all(crowd, how._replace(engine="0.0"), executor=Simple()))
    with pytest.raises(UnfitWorker, match="sees no folder"):
        list(read_all(crowd, how._replace(searched=(tmp_path / "elsewhere",)), executor=Simple()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_criteria_that_cannot_be_used_end_the_run(crowd: tuple[Named, ...], sent: Path, few: None, tmp_path: Path, jobs: int) -> None:
    shutil.copytree(sent / "criteria", tmp_path / "criteria")
    file = tmp_path / "criteria" / "worked" / "standard.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("title", "tilte", 1), encoding="utf-8")
    with pytest.raises(CriteriaError):
        list(read_all(crowd, How((tmp_path / "criteria",)), jobs=jobs))


def test_workers_end_with_the_reading(crowd: tuple[Named, ...], how: How, few: None, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[workers.Worker] = []
    real = workers.Worker.__init__
    monkeypatch.setattr(workers.Worker, "__init__", lambda self: begun.append(self) or real(self))
    some = read_all(crowd, how, jobs=2)
    for _ in range(20):
        next(some)
    some.close()
    assert begun
    assert [one._process.poll() is None for one in begun] == [False] * len(begun)
