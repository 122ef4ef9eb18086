#!/bin/sh
# Puts Tearsheet into your own folders: no administrator is needed. Run it again, from a newer version's folder, to update.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/opt/tearsheet
command=$HOME/.local/bin/tearsheet

say() { printf '%s\n' "$1"; }
give_up() { printf 'install.sh: %s\n' "$1" >&2; exit 1; }

[ -x "$here/program/tearsheet" ] || give_up "the folder \"program\" is missing next to this script. Unpack the whole archive again."
[ "$here" != "$program" ] || give_up "this is the installed copy. Run install.sh in the folder you unpacked."
case $program in
    *:* | *\"* | *\\*) give_up "Tearsheet can't run in a folder whose name contains \":\", a quotation mark or a backslash: $program" ;;
esac
there=$(CDPATH='' cd -- "$program" 2>/dev/null && pwd -P) || there=$program  # HOME may be a link; what runs is told without
for running in /proc/[0-9]*/exe; do
    [ "$(readlink "$running" 2>/dev/null)" != "$there/program/tearsheet" ] || give_up "Tearsheet is open. Close it and run this again."
done
if [ -e "$command" ] || [ -L "$command" ]; then
    [ "$(readlink "$command" 2>/dev/null)" = "$program/program/tearsheet" ] ||
        give_up "$command already exists and belongs to another program. Move it and run this again."
fi

# 1. The program: laid beside the old one first, so that an interruption leaves one of the two whole.
mkdir -p "$HOME/.local/opt" "$HOME/.local/bin"
rm -rf "$program.new" "$program.old"
mkdir "$program.new"
cp -R -P -p "$here/program" "$here/share" "$here/uninstall.sh" "$here/LICENSE" "$program.new/" ||
    { rm -rf "$program.new"; give_up "couldn't copy the program to $HOME/.local/opt. Check that the disk isn't full."; }
if [ -e "$program" ]; then mv "$program" "$program.old"; fi
mv "$program.new" "$program"
rm -rf "$program.old"
ln -sf "$program/program/tearsheet" "$command"

opens() { xdg-mime query default "$1" 2>/dev/null || true; }
usual=""
for kind in $(sed -n 's/^MimeType=//p' "$program/share/applications/tearsheet.desktop" | tr ';' ' '); do
    usual="$usual$kind=$(opens "$kind") "
done

# 2. The menu entry, icons and the manual page. The entry names the program by its path: ~/.local/bin is not on every desktop's path.
(cd "$program/share" && find . -type f) | while IFS= read -r file; do
    mkdir -p "$share/$(dirname "$file")"
    cp -p "$program/share/$file" "$share/$file"
done
quoted=$(printf '%s' "$program/program/tearsheet" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
escaped=$(printf '%s' "\"$quoted\"" | sed 's/[\\&|]/\\&/g')
sed "s|^Exec=tearsheet |Exec=$escaped |" "$program/share/applications/tearsheet.desktop" >"$share/applications/tearsheet.desktop"

# 3. The caches that desktops keep, where there are any.
update-desktop-database -q "$share/applications" 2>/dev/null || true
if [ -e "$share/icons/hicolor/icon-theme.cache" ]; then gtk-update-icon-cache -q -f -t "$share/icons/hicolor" 2>/dev/null || true; fi

# 4. A person's own entries come before the system's. Each kind of file still opens where it did, and Tearsheet is offered for it.
for one in $usual; do
    kind=${one%%=*} before=${one#*=}
    if [ -n "$before" ] && [ "$before" != tearsheet.desktop ] && [ "$(opens "$kind")" = tearsheet.desktop ]; then
        xdg-mime default "$before" "$kind" 2>/dev/null || true
    fi
done

say "Tearsheet is installed. You'll find it in the applications menu."
say "Terminal command: $command"
case ":$PATH:" in
    *":$HOME/.local/bin:"*) ;;
    *) say "($HOME/.local/bin isn't on your PATH yet. Try logging out and back in.)" ;;
esac
say "To remove: sh \"$program/uninstall.sh\""
