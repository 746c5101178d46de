# shellcheck shell=bash
# What the operating system must bring: the libraries that Qt loads, and a font.
# Libraries are looked for by file name, so that any distribution that has them is welcome.

# Library and Debian package; the first list is what Qt needs to run at all, the second what it
# needs besides to open a window under X11.
readonly qt_libraries=(
    "libglib-2.0.so.0 libglib2.0-0"
    "libGL.so.1 libgl1"
    "libEGL.so.1 libegl1"
    "libxkbcommon.so.0 libxkbcommon0"
    "libdbus-1.so.3 libdbus-1-3"
    "libfontconfig.so.1 libfontconfig1"
)
readonly window_libraries=(
    "libxcb-cursor.so.0 libxcb-cursor0"
    "libxcb-icccm.so.4 libxcb-icccm4"
    "libxcb-keysyms.so.1 libxcb-keysyms1"
    "libxcb-shape.so.0 libxcb-shape0"
    "libxkbcommon-x11.so.0 libxkbcommon-x11-0"
)

# Makes sure of the libraries and a font. Usage: require_qt_system offscreen|window
require_qt_system() {
    [[ $(uname -s) == Linux ]] || return 0
    local needed=("${qt_libraries[@]}")
    [[ $1 == window ]] && needed+=("${window_libraries[@]}")
    missing_libraries "${needed[@]}"
    local packages=("${missing_packages[@]}") what="${missing_names[*]}"
    if ! a_font_exists; then
        packages+=(fonts-dejavu-core)
        what="${what:+$what }a font"
    fi
    if [[ ${#packages[@]} -gt 0 ]]; then
        install_debian_packages "$what" "${packages[@]}"
    fi
}

# Fills missing_names and missing_packages from "LIBRARY PACKAGE" pairs. Where there is no ldconfig
# to ask, nothing counts as missing.
missing_libraries() {
    missing_names=()
    missing_packages=()
    local known pair
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0
    for pair in "$@"; do
        if [[ $known != *"${pair% *} ("* ]]; then
            missing_names+=("${pair% *}")
            missing_packages+=("${pair#* }")
        fi
    done
}

a_font_exists() {
    local folder
    for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" \
        "${XDG_DATA_HOME:-$HOME/.local/share}/fonts"; do
        if [[ -d $folder && -n $(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' \
            -o -name '*.ttc' -o -name '*.pfb' \) -print -quit 2>/dev/null) ]]; then
            return 0
        fi
    done
    # Some systems keep fonts elsewhere and only fontconfig knows.
    [[ -n $(fc-list 2>/dev/null | head -n 1) ]]
}

# Installs Debian packages where we may, else says which and ends.
# Usage: install_debian_packages WHAT_IS_MISSING PACKAGE...
install_debian_packages() {
    local what=$1 apt
    shift
    if ! command -v apt-get >/dev/null; then
        give_up 1 "This is missing: $what. Install it with your system's package manager (in Debian: $*) and start again."
    fi
    if [[ $(id -u) == 0 ]]; then
        apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
    elif sudo -n true 2>/dev/null; then
        apt=(sudo -n env DEBIAN_FRONTEND=noninteractive apt-get)
    else
        give_up 1 "These system packages are missing: $*. Install them with: sudo apt-get install --no-install-recommends $*"
    fi
    say "Installing system packages: $*"
    local install=("${apt[@]}" install -y -qq --no-install-recommends "$@") log
    log=$(mktemp)
    # The package lists are fetched only when those at hand do not do.
    if ! "${install[@]}" >"$log" 2>&1 </dev/null &&
        ! { "${apt[@]}" update -qq && "${install[@]}"; } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        give_up 1 "The system packages could not be installed. Check the network connection, then run: sudo apt-get update && sudo apt-get install --no-install-recommends $*"
    fi
    rm -f "$log"
}
