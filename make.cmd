@echo off
rem make demo, make test: the Makefile's two tasks for Windows. In PowerShell: .\make demo, .\make test
setlocal
cd /d "%~dp0"
set "PYTHON=.venv\Scripts\python.exe"
set "PMQA=%PYTHON% -m pmqa"

if "%~1"=="demo" goto setup
if "%~1"=="test" goto setup
echo make demo: see it work. make test: check it.
exit /b 2

:setup
fc /b pyproject.toml .venv\installed >nul 2>nul
if not errorlevel 1 goto %~1
echo Setting up .venv (again only when pyproject.toml changes)
where uv >nul 2>nul
if not errorlevel 1 goto uv
set "BASE=py -3"
%BASE% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto pip
set "BASE=python"
%BASE% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto pip
echo pmqa needs Python 3.11 or newer: install it from python.org or the Microsoft Store, or install uv. >&2
exit /b 1

:uv
uv venv --quiet --allow-existing .venv
if errorlevel 1 exit /b 1
uv pip install --quiet --python %PYTHON% --editable ".[test]"
if errorlevel 1 exit /b 1
goto installed

:pip
%BASE% -m venv .venv
if errorlevel 1 exit /b 1
%PYTHON% -m pip install --quiet --quiet --disable-pip-version-check --editable ".[test]"
if errorlevel 1 exit /b 1

:installed
copy /y pyproject.toml .venv\installed >nul
if errorlevel 1 exit /b 1
goto %~1

:test
%PYTHON% -m pytest -n auto --dist loadfile -m "not slow"
exit /b %ERRORLEVEL%

:demo
if not exist out mkdir out
@echo on
%PMQA% criteria list
@if errorlevel 1 exit /b 1
%PMQA% rank sample_submissions\fl2-2561
@if errorlevel 1 exit /b 1
%PMQA% score sample_submissions\careful-officer.xlsx
@if errorlevel 1 exit /b 1
%PMQA% explain sample_submissions\careful-officer.xlsx PM5
@if errorlevel 1 exit /b 1
%PMQA% rank sample_submissions\fl2-2561 --format json > out\ranking.json
@if errorlevel 1 exit /b 1
%PMQA% rank sample_submissions\fl2-2561 --format csv > out\ranking.csv
@if errorlevel 1 exit /b 1
%PMQA% gaps sample_submissions\fl2-2561 --format csv > out\gaps.csv
@if errorlevel 1 exit /b 1
%PMQA% check sample_submissions\careful-officer.xlsx --findings out\findings.xlsx
@if errorlevel 1 exit /b 1
%PMQA% template pmqa-fl2 --agency-type department -o out\template.xlsx
@if errorlevel 1 exit /b 1
%PMQA% path sample_submissions\fl2-2561\P17-three-gaps.xlsx
@if errorlevel 1 exit /b 1
%PMQA% rank sample_submissions\fl2-2561 --robust > out\robust.txt
@if errorlevel 1 exit /b 1
%PMQA% rank sample_submissions\tables\mp-cm-helpline-3.csv
@if errorlevel 1 exit /b 1
%PMQA% card sample_submissions\fl2-2561\P17-three-gaps.xlsx --among sample_submissions\fl2-2561 -o out\card.pdf
@if errorlevel 1 exit /b 1
%PMQA% report sample_submissions\fl2-2561 --agencies sample_submissions\agencies.csv -o out\report
@if errorlevel 1 exit /b 1
