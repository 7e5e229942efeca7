# What both tests of packages need: a scratch folder, a display, and a way to say what was seen. Read by them.
# shellcheck shell=bash disable=SC2034

scratch=$(mktemp -d)
started=()
at_end() {
  local code=$?
  trap - EXIT
  ((${#started[@]} == 0)) || kill "${started[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  clean_up
  rm -rf --one-file-system "$scratch"
  exit "$code"
}
clean_up() { :; }
trap at_end EXIT
trap 'exit 130' INT TERM HUP

seen() { echo "  seen: $*"; }
fail() { echo "package test: $*" >&2; exit 1; }

# the_one PATTERN: the file in dist that the pattern names; there must be one.
the_one() {
  local found
  found=$(find dist -name "$1")
  [ -f "$found" ] || fail "expected one file like dist/$1; run 'make package' first"
  echo "$found"
}

# same WHAT WANTED GOT
same() { [ "$2" = "$3" ] || fail "$1: wanted $2, got $3"; }

# until_true COMMAND... waits up to a minute for the command to succeed.
until_true() {
  for _ in {1..300}; do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  cat "$scratch"/*.log >&2 2>/dev/null || true
  fail "waited a minute for: $*"
}

# display starts an X server that can draw with OpenGL in software.
display() {
  Xvfb -displayfd 3 -screen 0 1280x800x24 +extension GLX -nolisten tcp 3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
  started+=($!)
  until_true test -s "$scratch/display"
  DISPLAY=":$(<"$scratch/display")"
  export DISPLAY LIBGL_ALWAYS_SOFTWARE=1
  unset WAYLAND_DISPLAY
}

# shows TITLE: the display has a window whose title matches.
shows() { xdotool search --onlyvisible --name "$1"; }

# closes TITLE: Ctrl+Q in the window with that title ends the program. There is no window manager: the focus is given.
closes() {
  local window
  window=$(shows "$1" | head -n 1)
  [ -n "$window" ] || return 0
  xdotool windowfocus "$window"
  sleep 0.3
  xdotool key --clearmodifiers ctrl+q
  sleep 2
  ! shows "$1"
}

# drawn: the picture of the whole display has more than a few colours, so the window is not empty.
drawn() { [ "$(xwd -root -silent | od -An -v -tx4 -w4 -j 4096 | LC_ALL=C sort -u | wc -l)" -gt 50 ]; }

# remembers FOLDER: writes what the program remembers of the user, so that it does not ask for the name first.
remembers() {
  mkdir -p "$1"
  echo '{"author": "Ada"}' >"$1/preferences.json"
}
