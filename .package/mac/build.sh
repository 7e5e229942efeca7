# "SLO Charter.app" as a zip, for the kind of Mac that builds it. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

compile_mac() {
  CGO_ENABLED=1 compile "the application for darwin-$arch" "$stage/programs/slocharter-darwin-$arch" '' \
    -tags migrated_fynedo ./cmd/slocharter
}

pack_mac() {
  local name=slocharter-$NAME-darwin-$arch
  local inside="$stage/$name/SLO Charter.app/Contents"
  mkdir -p "$inside/MacOS" "$inside/Resources"
  install -m 755 "$stage/programs/slocharter-darwin-$arch" "$inside/MacOS/slocharter"
  install -m 755 "$stage/programs/slocharterctl-darwin-$arch" "$inside/MacOS/slocharterctl"
  fill .package/mac/Info.plist "$inside/Info.plist"
  plutil -lint -s "$inside/Info.plist"
  install -m 644 "$stage/icons/slocharter.icns" LICENSE "$stage/THIRD-PARTY.txt" "$inside/Resources"
  fill .package/mac/README.txt "$stage/$name/README.txt"
  codesign --force --sign - --timestamp=none "$stage/$name/SLO Charter.app"
  pack_zip "$name"
}
