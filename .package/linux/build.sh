# A .deb and a .tar.xz for Linux, with the same tree. Read by .package/build.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

compile_linux() {
  CGO_ENABLED=1 compile "the application for linux-$arch" "$stage/programs/slocharter-linux-$arch" '' \
    -tags migrated_fynedo ./cmd/slocharter
}

pack_linux() {
  local tree=$stage/slocharter-$NAME-linux-$arch root=$stage/debian
  libc=$(needed_libc "$stage/programs/slocharter-linux-$arch")
  lay_out "$tree"
  mkdir -p "$root/DEBIAN"
  cp -R "$tree" "$root/usr"
  pack_debian "$root"
  fill .package/linux/INSTALL.txt "$tree/INSTALL.txt"
  pack_tar "slocharter-$NAME-linux-$arch"
}

# needed_libc PROGRAM: the newest version of glibc that the program asks for.
needed_libc() {
  objdump -T "$1" | sed -n 's/.*(\{0,1\}GLIBC_\([0-9][0-9.]*\).*/\1/p' | sort -uV | tail -n 1
}

# lay_out TREE: puts everything where it belongs below /usr.
lay_out() {
  local here=.package/linux share=$1/share
  install -d "$1/bin" "$share"/{applications,metainfo,mime/packages,man/man1,doc/slocharter,icons/hicolor/scalable/apps}
  install -m 755 "$stage/programs/slocharter-linux-$arch" "$1/bin/slocharter"
  install -m 755 "$stage/programs/slocharterctl-linux-$arch" "$1/bin/slocharterctl"
  install -m 644 $here/app.slocharter.desktop.desktop "$share/applications"
  install -m 644 $here/slocharter.xml "$share/mime/packages"
  fill $here/app.slocharter.desktop.metainfo.xml "$share/metainfo/app.slocharter.desktop.metainfo.xml"
  cp -R "$stage/icons/hicolor" "$share/icons"
  install -m 644 assets/icon.svg "$share/icons/hicolor/scalable/apps/slocharter.svg"
  for page in slocharter slocharterctl; do
    fill $here/$page.1 "$share/man/man1/$page.1"
  done
  install -m 644 $here/copyright "$share/doc/slocharter"
  install -m 644 CHANGELOG.md "$share/doc/slocharter"
  install -m 644 "$stage/THIRD-PARTY.txt" "$share/doc/slocharter"
  gzip -9n "$share"/man/man1/* "$share"/doc/slocharter/{CHANGELOG.md,THIRD-PARTY.txt}
}

# pack_debian ROOT: dpkg-deb itself sorts and takes the time of the commit; more than one thread would cut differently.
pack_debian() {
  local package=dist/slocharter_${DEBIAN}_$arch.deb
  size=$(find "$1/usr" -type f -exec cat {} + | wc -c | awk '{ print int($1 / 1024) + 1 }')
  fill .package/linux/control "$1/DEBIAN/control"
  (cd "$1" && find usr -type f | sort | xargs md5sum) >"$1/DEBIAN/md5sums"
  DPKG_DEB_THREADS_MAX=1 dpkg-deb --root-owner-group -Zxz -z6 --build "$1" "$package" >/dev/null
  echo "  $package"
}
