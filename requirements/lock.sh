#!/bin/sh
# Pin every version with its hashes for all platforms; the files name no index address. Called by `make lock`.
set -eu
uv=$1
pin() { # pin NAME ARGUMENTS...
    name=$1
    shift
    "$uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate --output-file "requirements/$name.txt" "$@"
}
pin run pyproject.toml
pin build --group build
pin dev pyproject.toml --group dev
pin bench pyproject.toml --group dev --group bench
pin audit pyproject.toml --group dev --group audit
pin chaos pyproject.toml --group dev --group chaos
