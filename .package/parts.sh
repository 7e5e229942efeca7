# Checksums, and what is in the programs. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

# describe_parts asks the programs what they are made of: for the bill of materials, and for the licences in the packages.
describe_parts() {
  CGO_ENABLED=0 go run ./.package/parts -version "$DEBIAN" -bom "dist/slocharter-$NAME.cdx.json" \
    -notices "$stage/THIRD-PARTY.txt" "$stage"/programs/*
  echo "  dist/slocharter-$NAME.cdx.json"
}

checksums() {
  if command -v sha256sum >/dev/null; then sha256sum -- slocharter*; else shasum -a 256 -- slocharter*; fi
}
