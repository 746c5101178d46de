# shellcheck shell=bash
# The entry in the user's menu: one desktop file and its icons, in the user's own folders.

launcher_folder() {
    printf '%s' "${XDG_DATA_HOME:-$HOME/.local/share}"
}

require_linux_desktop() {
    [[ $(uname -s) == Linux ]] ||
        give_up 1 "Menu entries are made for Linux desktops only."
}

# Usage: install_launcher CHECKOUT
install_launcher() {
    require_linux_desktop
    local checkout=$1 data icon size
    data=$(launcher_folder)
    mkdir -p "$data/applications" "$data/icons/hicolor/scalable/apps"
    # awk's ENVIRON keeps backslashes, which sed and awk -v would read as escapes.
    EXEC="bash $(quoted_for_exec "$checkout/packaging/run") %F" awk \
        '/^Exec=/ { print "Exec=" ENVIRON["EXEC"]; next } { print }' \
        "$checkout/packaging/briefreader.desktop" >"$data/applications/briefreader.desktop.new"
    mv "$data/applications/briefreader.desktop.new" "$data/applications/briefreader.desktop"
    cp "$checkout/resources/icons/briefreader.svg" "$data/icons/hicolor/scalable/apps/"
    for icon in "$checkout"/resources/icons/briefreader-*.png; do
        size=${icon##*-}
        size=${size%.png}
        mkdir -p "$data/icons/hicolor/${size}x$size/apps"
        cp "$icon" "$data/icons/hicolor/${size}x$size/apps/briefreader.png"
    done
    refresh_menus "$data"
    say "briefreader is in the menu now. 'packaging/run --remove-launcher' takes it out again."
}

remove_launcher() {
    require_linux_desktop
    local data
    data=$(launcher_folder)
    if [[ ! -e $data/applications/briefreader.desktop ]]; then
        say "There is no menu entry to remove."
        return
    fi
    rm -f "$data/applications/briefreader.desktop" \
        "$data"/icons/hicolor/*/apps/briefreader.svg "$data"/icons/hicolor/*/apps/briefreader.png
    refresh_menus "$data"
    say "The menu entry is removed."
}

# A path as one argument of a desktop file's Exec key (Desktop Entry Specification, "The Exec
# key"): quoted, then escaped once more as every string value is.
quoted_for_exec() {
    local text=$1
    text=${text//\\/\\\\}
    text=${text//\"/\\\"}
    text=${text//\`/\\\`}
    text=${text//\$/\\\$}
    text=${text//\\/\\\\}
    text=${text//%/%%}
    printf '"%s"' "$text"
}

# Desktops notice by themselves sooner or later; where the tools are there, sooner.
refresh_menus() {
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database -q "$1/applications" || true
    fi
    if command -v gtk-update-icon-cache >/dev/null; then
        gtk-update-icon-cache -q -t "$1/icons/hicolor" 2>/dev/null || true
    fi
}
