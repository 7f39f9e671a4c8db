#!/bin/sh
# The relay's first start makes its certificate, ten years long: its key stays here, the service gets the other half.
set -eu
chain=/var/lib/relay/chain.pem
if ! [ -s "$chain" ]; then
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650 -subj /CN=relay \
        -addext subjectAltName=DNS:relay -addext basicConstraints=critical,CA:TRUE \
        -addext keyUsage=critical,digitalSignature,keyCertSign -keyout "$chain.key" -out "$chain.cert"
    cat "$chain.key" "$chain.cert" > "$chain.part"
    mv "$chain.part" "$chain"
    rm "$chain.key" "$chain.cert"
fi
umask 022
openssl x509 -in "$chain" -out /run/relay/cert.pem.part
mv /run/relay/cert.pem.part /run/relay/cert.pem
exec postfix start-fg
