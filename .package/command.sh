# The command line for all systems. It needs no C compiler for any of them. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

targets='linux-amd64 linux-arm64 windows-amd64 windows-arm64 darwin-amd64 darwin-arm64'

compile_commands() {
  for target in $targets; do
    GOOS=${target%-*} GOARCH=${target#*-} CGO_ENABLED=0 compile "the command line for $target" \
      "$stage/programs/slocharterctl-$target" '' ./cmd/slocharterctl
  done
}

pack_commands() {
  for target in $targets; do
    local folder=slocharterctl-$NAME-$target ending=
    case $target in windows-*) ending=.exe ;; esac
    mkdir "$stage/$folder"
    install -m 755 "$stage/programs/slocharterctl-$target" "$stage/$folder/slocharterctl$ending"
    install -m 644 LICENSE "$stage/THIRD-PARTY.txt" "$stage/$folder"
    if [ -n "$ending" ]; then pack_zip "$folder"; else pack_tar "$folder"; fi
  done
}
