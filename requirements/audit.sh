#!/bin/sh
# What is known against the pinned packages. Called by `make audit`.
# 0: nothing is known. 1: something is. 2: nobody looked, for the database can't be reached. pip-audit itself calls a
# package that its database doesn't have free of vulnerabilities; --strict doesn't.
set -u
audit=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for pins in run build; do
    if "$audit" --strict --disable-pip --require-hashes --progress-spinner off --timeout 30 \
        -r "requirements/$pins.txt" >"$log" 2>&1; then
        echo "requirements/$pins.txt: nothing is known against these packages"
    elif grep -qE 'could not be audited|ConnectionError|Timeout|ConnectTimeout|ServiceError|HTTPError' "$log"; then
        tail -n 1 "$log" >&2
        echo "NOT AUDITED: the database of vulnerabilities (that of pypi.org) can't be asked from here, or lacks a" >&2
        echo "package. This says nothing about requirements/$pins.txt; run \`make audit\` where it can be reached." >&2
        exit 2
    else
        cat "$log" >&2
        echo "requirements/$pins.txt: see above; take newer versions with \`make lock\`" >&2
        exit 1
    fi
done
