#!/bin/sh
# Install sheetsync from this checkout into a folder of its own, every package by its pinned hash, none compiled:
#     sh deploy/install.sh /opt/sheetsync
# Called again, it brings the folder to the checkout's version; stop the service meanwhile. PYTHON names another Python.
set -eu
test $# -eq 1 || { echo "usage: sh deploy/install.sh FOLDER" >&2; exit 2; }
target=$1
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
"$python" -m venv "$work/build"
"$work/build/bin/python" -m pip install --quiet --require-hashes --only-binary :all: -r "$here/requirements/build.txt"
"$work/build/bin/python" -m pip wheel --quiet --no-index --no-deps --no-build-isolation --wheel-dir "$work" "$here"

"$python" -m venv "$target"
"$target/bin/python" -m pip install --quiet --require-hashes --only-binary :all: -r "$here/requirements/run.txt"
"$target/bin/python" -m pip install --quiet --no-index --no-deps --force-reinstall "$work"/sheetsync-*.whl
"$target/bin/sheetsync" --version
