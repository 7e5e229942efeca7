# A zip for Windows with both programs, built by the cross compiler. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

cross=x86_64-w64-mingw32

compile_windows() {
  local here=$stage/resource program=slocharter title='SLO Charter'
  mkdir "$here"
  cp "$stage/icons/slocharter.ico" "$here"
  fill .package/windows/manifest.xml "$here/manifest.xml"
  fill .package/windows/resource.rc "$here/resource.rc"
  (cd "$here" && $cross-windres -c 65001 -O coff resource.rc resource.o)
  GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=$cross-gcc compile 'the application for windows-amd64' \
    "$stage/programs/slocharter-windows-amd64" "-H=windowsgui \"-extldflags='$here/resource.o'\"" \
    -tags migrated_fynedo ./cmd/slocharter
}

pack_windows() {
  local name=slocharter-$NAME-windows-amd64
  local folder=$stage/$name
  mkdir "$folder"
  install -m 755 "$stage/programs/slocharter-windows-amd64" "$folder/slocharter.exe"
  install -m 755 "$stage/programs/slocharterctl-windows-amd64" "$folder/slocharterctl.exe"
  for_windows .package/windows/README.txt "$folder/README.txt"
  for_windows .package/windows/associate.cmd "$folder/associate.cmd"
  for_windows LICENSE "$folder/LICENSE.txt"
  for_windows "$stage/THIRD-PARTY.txt" "$folder/THIRD-PARTY.txt"
  pack_zip "$name"
}
