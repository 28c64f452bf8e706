#!/bin/sh
# Makes .venv with the Python named as the first argument, or says what is missing.
# An environment of that very Python is kept; a broken one, or another Python's, is made anew.
set -eu

python=$1
hint="Vestnik needs Python 3.11 or newer. Name one you have, for example: make site PYTHON=python3.13"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

ensure_venv_module() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        apt-get update --quiet
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes "$package"
    else
        fail "$python cannot make environments: its modules venv and ensurepip are not installed." \
            "On Debian and Ubuntu: sudo apt-get install $package"
    fi
}

command -v "$python" >/dev/null || fail "There is no command $python. $hint"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "$python is $("$python" --version 2>&1). $hint"

wanted=$("$python" -c 'import sys; print(sys.version)')
found=$(.venv/bin/python -c 'import pip, sys; print(sys.version)' 2>/dev/null || true)
if [ "$found" != "$wanted" ]; then
    ensure_venv_module
    "$python" -m venv --clear .venv
fi
