# Checksums, and what is in the programs. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

# describe_parts asks the programs what they are made of: for the bill of materials, and for the licences in the packages.
describe_parts() {
  local bom=dist/slocharter-$NAME-built-on-$(go env GOOS)-$arch.cdx.json
  CGO_ENABLED=0 go run ./.package/parts -version "$DEBIAN" -bom "$bom" -notices "$stage/THIRD-PARTY.txt" \
    "$stage"/programs/*
  echo "  $bom"
}

checksums() {
  if command -v sha256sum >/dev/null; then sha256sum -- slocharter*; else shasum -a 256 -- slocharter*; fi
}
