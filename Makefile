# make demo    see it work: ranks the sample agencies, writes files under out/
# make test    check it
# Both need only Python 3.11 (or uv) and a network the first time. On Windows make.cmd has the same two.

PYTHON := .venv/bin/python
PMQA := $(PYTHON) -m pmqa

.PHONY: demo test lint bench venv clean

demo: venv
	mkdir -p out
	$(PMQA) criteria list
	$(PMQA) rank sample_submissions/fl2-2561
	$(PMQA) score sample_submissions/careful-officer.xlsx
	$(PMQA) explain sample_submissions/careful-officer.xlsx PM5
	$(PMQA) rank sample_submissions/fl2-2561 --format json > out/ranking.json
	$(PMQA) rank sample_submissions/fl2-2561 --format csv > out/ranking.csv
	$(PMQA) gaps sample_submissions/fl2-2561 --format csv > out/gaps.csv
	$(PMQA) check sample_submissions/careful-officer.xlsx --findings out/findings.xlsx
	$(PMQA) template pmqa-fl2 --agency-type department -o out/template.xlsx
	$(PMQA) path sample_submissions/fl2-2561/P17-three-gaps.xlsx
	$(PMQA) rank sample_submissions/fl2-2561 --robust > out/robust.txt
	$(PMQA) rank sample_submissions/tables/mp-cm-helpline-3.csv
	$(PMQA) card sample_submissions/fl2-2561/P17-three-gaps.xlsx --among sample_submissions/fl2-2561 -o out/card.pdf
	$(PMQA) report sample_submissions/fl2-2561 --agencies sample_submissions/agencies.csv -o out/report

test: venv
	$(PYTHON) -m pytest -n auto --dist loadfile -m "not slow"

lint: venv
	$(PYTHON) -m ruff check .

bench: venv
	$(PYTHON) benchmarks/startup.py

venv: .venv/installed

# The stamp is a copy of what was installed, so that make.cmd, which cannot compare times, can use it too.
.venv/installed: pyproject.toml
	@echo "Setting up .venv (again only when pyproject.toml changes)"
	@if command -v uv >/dev/null; then \
	    uv venv --quiet --allow-existing .venv && \
	    uv pip install --quiet --python $(PYTHON) --editable '.[test]'; \
	else \
	    for python in python3 python3.14 python3.13 python3.12 python3.11 none; do \
	        "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	    done; \
	    if [ "$$python" = none ]; then \
	        echo "pmqa needs Python 3.11 or newer: install it (Debian, Ubuntu: sudo apt install python3 python3-venv) or install uv." >&2; exit 1; \
	    fi; \
	    if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	        echo "Python cannot make a virtual environment: install it (Debian, Ubuntu: sudo apt install python3-venv) or install uv." >&2; exit 1; \
	    fi; \
	    "$$python" -m venv .venv && \
	    $(PYTHON) -m pip install --quiet --quiet --disable-pip-version-check --editable '.[test]'; \
	fi
	@cp pyproject.toml .venv/installed

clean:
	rm -rf .venv out build dist .hypothesis .pytest_cache .ruff_cache
	find pmqa tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
