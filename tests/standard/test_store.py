"""Where standards are found, which one wins, and that the kept form is the compiled one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from pmqa.standard import store
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard
from pmqa.standard.plain import from_plain, to_plain
from pmqa.standard.store import UnknownStandard, available, load_standard, places

ROOT = Path(__file__).parent.parent.parent
STANDARDS = ROOT / "tests" / "standards"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("PMQA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(store, "_known", {})
    return tmp_path / "cache" / "standards"


def without_origin(standard: Standard) -> dict:
    return {key: value for key, value in to_plain(standard).items() if key != "origin"}


@pytest.mark.parametrize(
    "folder", [*(ROOT / "criteria").iterdir(), *STANDARDS.iterdir()], ids=lambda folder: folder.name
)
def test_the_kept_form_says_what_was_compiled(folder):
    compiled = compile_folder(folder)
    assert from_plain(Standard, json.loads(json.dumps(to_plain(compiled)))) == compiled


def test_the_second_load_reads_what_the_first_kept(cache, monkeypatch):
    first = load_standard(STANDARDS / "every-rule")
    (kept,) = cache.iterdir()
    assert json.loads(kept.read_bytes())["id"] == "every-rule"
    monkeypatch.setattr(store, "_known", {})
    monkeypatch.setattr(store, "_keep", None)  # compiled again, it would be kept again
    assert load_standard(STANDARDS / "every-rule") == first


VARIANTS = [(folder, variant.name)
            for folder in [*(ROOT / "criteria").iterdir(), *STANDARDS.iterdir()] for variant in compile_folder(folder).variants]


@pytest.mark.parametrize(("folder", "variant"), VARIANTS, ids=lambda part: part if isinstance(part, str) else part.name)
def test_of_a_variant_only_what_differs_is_kept_and_it_loads_whole(cache, monkeypatch, folder, variant):
    compiled, base = compile_folder(folder, variant), compile_folder(folder)
    assert load_standard(folder, variant) == replace(compiled, origin=str(folder))
    kept = [json.loads(path.read_bytes()) for path in cache.iterdir()]
    differs = {field.name for field in fields(compiled) if getattr(compiled, field.name) != getattr(base, field.name)}
    assert [set(data) for data in kept if data["variant"] == variant] == [differs]
    monkeypatch.setattr(store, "_known", {})
    monkeypatch.setattr(store, "_keep", None)
    assert load_standard(folder, variant) == replace(compiled, origin=str(folder))


def test_a_change_of_the_files_is_seen_at_once(tmp_path):
    folder = shutil.copytree(STANDARDS / "worked-example", tmp_path / "worked-example")
    before = load_standard(folder)
    path = folder / "1-leadership.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("weight = 2", "weight = 3"), encoding="utf-8")
    after = load_standard(folder)
    assert (before.node["LD1"].weight, after.node["LD1"].weight) == (2, 3)
    assert before.digest != after.digest


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"id": "worked-example"}'])
@pytest.mark.parametrize("variant", ["", "strict"])
def test_a_damaged_cache_is_no_fault(cache, damage, variant):
    good = load_standard(STANDARDS / "every-rule", variant)
    for kept in cache.iterdir():
        kept.write_bytes(damage)
    store._known.clear()
    assert load_standard(STANDARDS / "every-rule", variant) == good


def test_line_endings_and_byte_order_marks_make_no_other_edition(tmp_path):
    folder = shutil.copytree(STANDARDS / "worked-example", tmp_path / "worked-example")
    before = compile_folder(folder)
    for path in folder.glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert compile_folder(folder) == before


def test_a_folder_beside_the_data_wins_over_the_shipped_ones(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "criteria" / "pmqa-40", tmp_path / "data" / "criteria" / "pmqa-40")
    searched = places(beside=[tmp_path / "data"])
    assert searched == [(tmp_path / "data" / "criteria").resolve(), (ROOT / "criteria").resolve()]
    found = available(searched)
    assert found["pmqa-40"] == tmp_path / "data" / "criteria" / "pmqa-40"
    assert found["pmqa-fl2"] == ROOT / "criteria" / "pmqa-fl2"
    assert load_standard("pmqa-40", searched=searched).origin == str(found["pmqa-40"])


def test_a_given_folder_is_the_only_one_searched(tmp_path):
    assert places(given=STANDARDS, beside=[tmp_path]) == [STANDARDS]
    with pytest.raises(UnknownStandard) as caught:
        load_standard("pmqa-fl2", searched=places(given=STANDARDS))
    assert (caught.value.name, caught.value.known) == ("pmqa-fl2", ["every-rule", "worked-example"])


def test_a_kept_standard_loads_without_pydantic_and_numpy():
    load_standard(STANDARDS / "every-rule")
    program = (
        "import sys; from pathlib import Path; from pmqa.standard.store import load_standard; "
        f"load_standard(Path({str(STANDARDS / 'every-rule')!r})); "
        "print(*sorted({'pydantic', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.split() == []
