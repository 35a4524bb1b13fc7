"""The house rules of CONTRIBUTING that a program can check: imports, names the code may not know, lengths of files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "pmqa").rglob("*.py"))
STANDARDS = sorted(folder.name for folder in (ROOT / "criteria").iterdir() if folder.is_dir())

# One library, one home: the only files that may import it, even inside a function.
HOMES = {
    "budoux": ["pmqa/report/wrapping.py"],
    "docx": ["pmqa/report/papers/*docx*.py"],
    "highspy": ["pmqa/advice/program.py"],
    "numpy": ["pmqa/scoring/*", "pmqa/measures/*", "pmqa/assessment.py", "pmqa/api.py", "pmqa/advice/*", "pmqa/robust/*"],
    "pydantic": ["pmqa/standard/*", "pmqa/measures/*"],
    "pydantic_core": ["pmqa/standard/*", "pmqa/measures/*"],
    "rich": ["pmqa/report/terminal*", "pmqa/cli*"],
    "tomlkit": ["pmqa/authoring/toml_files.py"],
    "typst": ["pmqa/report/papers/as_pdf.py"],
    "xlsxwriter": ["pmqa/workbook/writing/*", "pmqa/report/*", "pmqa/table/writing.py", "pmqa/authoring/writing.py"],
}

# Reading and checking start at once and run where little is installed: importing these, and so whatever they import,
# loads nothing that has a home above.
LIGHT = [
    "pmqa/__init__.py",
    "pmqa/catalogue.py",
    "pmqa/checks/*",
    "pmqa/findings.py",
    "pmqa/intake/*",
    "pmqa/standard/compiled.py",
    "pmqa/submission.py",
    "pmqa/table/reading.py",
    "pmqa/xlsx/cells.py",
    "pmqa/workbook/reading/submissions.py",
]

MOST_LINES = 260
PRIVATE_PATH = re.compile(r"/(?:home|root|Users|work|tmp|opt)/\w|[A-Z]:\\Users\\", re.ASCII)
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def light_modules() -> list[str]:
    paths = [path.relative_to(ROOT) for path in CODE if any(fnmatch(name(path), light) for light in LIGHT)]
    return [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, full module name) of each import in a file, wherever it stands; relative ones are resolved."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_bytes(), name(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def tracked_texts() -> Iterator[tuple[str, list[str]]]:
    """(name, lines) of every text file that git keeps or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout")
    for path in filter(Path.is_file, (ROOT / listed for listed in names.split("\0") if listed)):
        content = path.read_bytes()
        if b"\0" not in content:
            yield name(path), content.decode("utf-8").splitlines()


def test_there_is_something_to_check() -> None:
    assert CODE
    assert STANDARDS
    assert light_modules()


def test_each_library_is_imported_only_at_its_home() -> None:
    strangers = [
        f"{name(path)}:{line} imports {module}"
        for path in CODE
        for line, module in imports(path)
        if (library := module.partition(".")[0]) not in {"pmqa", *sys.stdlib_module_names}
        and not any(fnmatch(name(path), home) for home in HOMES.get(library, []))
    ]
    assert strangers == []


def test_every_library_with_a_home_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", dependency)[0].lower() for dependency in project["dependencies"]}
    named = {"docx": "python-docx"}  # where the package is called otherwise than what it holds
    assert {named.get(library, library) for library in HOMES if library != "pydantic_core"} == declared


def test_nothing_imports_the_command_line() -> None:
    importers = [
        f"{name(path)}:{line} imports {module}"
        for path in CODE
        if not fnmatch(name(path), "pmqa/cli*") and name(path) != "pmqa/__main__.py"
        for line, module in imports(path)
        if module == "pmqa.cli" or module.startswith("pmqa.cli.")
    ]
    assert importers == []


def test_scoring_knows_no_files_findings_or_reports() -> None:
    knowing = [
        f"{name(path)}:{line} imports {module}"
        for path in CODE
        if fnmatch(name(path), "pmqa/scoring/*")
        for line, module in imports(path)
        if re.match(r"pmqa(?!\.(scoring|measures|standard)\b)", module)
    ]
    assert knowing == []


@pytest.mark.parametrize("module", light_modules())
def test_light_modules_load_no_library(module: str) -> None:
    program = f"import sys; import {module}; print(*sorted(set(sys.argv[1:]) & set(sys.modules)))"
    loaded = subprocess.run(
        [sys.executable, "-c", program, *HOMES], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split()
    assert loaded == []


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_code_names_no_standard(standard: str) -> None:
    whole = re.compile(rf"(?<![\w-]){re.escape(standard)}(?![\w-])")
    assert [name(path) for path in CODE if whole.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_holds_more_than_one_concept() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_file_names_a_machine_or_a_registry_host() -> None:
    named = [
        f"{path}:{number} {line.strip()}"
        for path, lines in tracked_texts()
        for number, line in enumerate(lines, 1)
        if PRIVATE_PATH.search(line) or REGISTRY_HOST.search(line)
    ]
    assert named == []


def test_make_and_make_cmd_show_the_same_demo() -> None:
    makefile = re.findall(r"^\t\$\(PMQA\) (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    batch = re.findall(r"^%PMQA% (.+)$", (ROOT / "make.cmd").read_text(encoding="utf-8"), re.MULTILINE)
    assert makefile
    assert [command.replace("\\", "/") for command in batch] == makefile
