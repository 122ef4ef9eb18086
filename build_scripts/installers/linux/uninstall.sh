#!/bin/sh
# Removes what install.sh laid into your folders. Your library and settings stay.
set -eu

share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/opt/tearsheet
command=$HOME/.local/bin/tearsheet

if [ ! -d "$program" ]; then
    printf 'uninstall.sh: Tearsheet is not installed in %s.\n' "$program" >&2
    exit 1
fi
there=$(CDPATH='' cd -- "$program" && pwd -P)  # HOME may be a link; what runs is told without
for running in /proc/[0-9]*/exe; do
    if [ "$(readlink "$running" 2>/dev/null)" = "$there/program/tearsheet" ]; then
        printf 'uninstall.sh: Tearsheet is open. Close it and run this again.\n' >&2
        exit 1
    fi
done

"$program/program/tearsheet" browsers --disconnect >/dev/null 2>&1 || true

(cd "$program/share" && find . -type f) | while IFS= read -r file; do
    rm -f "$share/$file"
done
if [ "$(readlink "$command" 2>/dev/null)" = "$program/program/tearsheet" ]; then rm -f "$command"; fi
rm -rf "$program" "$program.new" "$program.old"
update-desktop-database -q "$share/applications" 2>/dev/null || true
if [ -e "$share/icons/hicolor/icon-theme.cache" ]; then gtk-update-icon-cache -q -f -t "$share/icons/hicolor" 2>/dev/null || true; fi

printf 'Tearsheet has been removed. Your library and settings are still here:\n'
for kept in "${TEARSHEET_LIBRARY:-$share/Tearsheet}" "${XDG_CONFIG_HOME:-$HOME/.config}/Tearsheet"; do
    if [ -e "$kept" ]; then printf '    %s\n' "$kept"; fi
done
