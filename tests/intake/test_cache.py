"""A cache makes a run faster, never different."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from intake.conftest import EVIDENCE

from pmqa.intake import cache as kept
from pmqa.intake import many
from pmqa.intake.cache import FILE, Cache, stamp
from pmqa.intake.files import workbooks
from pmqa.intake.reading import How
from pmqa.intake.records import Read

CONTENT = bytes(32)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that are parsed."""
    names: list[str] = []
    real = many.packed
    monkeypatch.setattr(many, "packed", lambda content, *more: names.append(content[0]) or real(content, *more))
    yield names


def run(sent: Path, folder: Path, how: How) -> list[Read]:
    with closing(Cache(folder, stamp(how.searched, how.variant, how.chosen))) as cache:
        return list(many.read_all(workbooks([sent]).files, how, cache=cache))


def test_an_unchanged_file_is_not_parsed_again(sent: Path, how: How, tmp_path: Path, reads: list[str]) -> None:
    own = tmp_path / "sent"
    shutil.copytree(sent, own)
    first = run(own, tmp_path, how)
    assert reads == ["A.xlsx", "B.xlsx", "C.xlsx", "D.xlsx", "damaged.xlsx", "old.xls"]
    assert run(own, tmp_path, how) == first
    shutil.copy(own / "A.xlsx", own / "again.xlsx")
    (own / "B.xlsx").rename(own / "new name.xlsx")
    assert sorted(run(own, tmp_path, how)) != first
    assert len(reads) == 6
    (own / "D.xlsx").write_bytes((own / "D.xlsx").read_bytes() + b"\0")
    run(own, tmp_path, how)
    assert reads[6:] == ["D.xlsx"]


def test_other_criteria_another_variant_and_another_choice_are_read_anew(sent: Path, how: How, tmp_path: Path, reads: list[str]) -> None:
    shutil.copytree(sent / "criteria", tmp_path / "criteria")
    own = How((tmp_path / "criteria",))
    run(sent, tmp_path, own)
    file = tmp_path / "criteria" / "worked" / "standard.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    run(sent, tmp_path, own)
    run(sent, tmp_path, own._replace(chosen="worked"))
    assert len(reads) == 18


def test_a_damaged_record_is_read_anew(sent: Path, how: How, tmp_path: Path, reads: list[str]) -> None:
    first = run(sent, tmp_path, how)
    for change in ("crc = crc + 1", "packed = 'x', crc = 0", "packed = x'7b7d', crc = 2745614147", "packed = NULL"):
        with sqlite3.connect(tmp_path / FILE) as base:
            base.execute(f"UPDATE record SET {change}")
        base.close()
        reads.clear()
        assert run(sent, tmp_path, how) == first
        assert len(reads) == 6


@pytest.mark.parametrize("content", [b"not a database at all" * 50, b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_cache_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with closing(Cache(tmp_path, "s")) as cache:
        cache.put(CONTENT, b"[]")
        assert (cache.get(CONTENT), bool(cache.trouble)) == (None, True)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as base:
        base.execute("CREATE TABLE record (content, stamp, day, crc, packed)")
    base.close()
    before = (tmp_path / FILE).read_bytes()
    with closing(Cache(tmp_path, "s")) as cache:
        cache.put(CONTENT, b"[]")
        assert (cache.get(CONTENT), cache.trouble) == (None, "not ours")
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with closing(Cache(tmp_path / "file" / "cache", "s")) as cache:
        cache.put(CONTENT, b"[]")
        assert (cache.get(CONTENT), bool(cache.trouble)) == (None, True)


def test_records_are_kept_for_half_a_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Cache(tmp_path, "s")) as cache:
        cache.put(CONTENT, b"[]")
    today = kept._today()
    for days, there in ((179, b"[]"), (181, None)):
        monkeypatch.setattr(kept, "_today", lambda days=days: today + days)
        with closing(Cache(tmp_path, "s")) as cache:
            assert cache.get(CONTENT) == there


def test_an_interrupted_run_goes_on_from_where_it_was(sent: Path, how: How, tmp_path: Path, reads: list[str]) -> None:
    cache = Cache(tmp_path, stamp(how.searched, how.variant, how.chosen))
    some = many.read_all(workbooks([sent]).files, how, cache=cache)
    next(some), next(some)
    some.close()
    cache.close()
    reads.clear()
    run(sent, tmp_path, how)
    assert 0 < len(reads) < 6


def test_no_evidence_is_kept(sent: Path, how: How, tmp_path: Path) -> None:
    run(sent, tmp_path, how)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "กรม".encode() in content
    assert EVIDENCE[:8].encode() not in content and b"SECRET" not in content
