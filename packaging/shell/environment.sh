# shellcheck shell=bash
# A virtual environment that is complete or is not there: it counts as complete only while its
# stamp is the digest of what it was made from, and the stamp is written last.

# Packages that only compile here would need a compiler: wheels only.
readonly pip_options=(--quiet --no-input --disable-pip-version-check --only-binary ":all:" --retries 2)

# Makes or completes the environment FOLDER with what pip installs for the remaining arguments.
# Usage: prepare_environment CHECKOUT FOLDER PIP_ARGUMENT...
# The project's own dependencies are always installed, held to the versions of the lock file; all
# but the one that the variable `left_out` names, in lower case, where that is set.
prepare_environment() {
    local checkout=$1 folder=$2
    shift 2
    local wanted
    wanted=$(digest_of_inputs "$checkout" "$@")
    environment_is_complete "$folder" "$wanted" && return 0
    mkdir -p "$(dirname "$folder")"
    (
        # Two first starts at once: the second waits and finds the work done.
        if command -v flock >/dev/null; then
            exec 9>"$folder.lock"
            flock 9
        fi
        environment_is_complete "$folder" "$wanted" && exit 0
        build_environment "$checkout" "$folder" "$@"
        printf '%s\n' "$wanted" >"$folder/stamp"
    ) || exit $?
}

environment_is_complete() {
    local found=""
    if [[ -f $1/stamp ]]; then
        found=$(<"$1/stamp")
    fi
    # A link to a Python that was uninstalled since is not executable.
    [[ $found == "$2" && -x $1/bin/python ]]
}

digest_of_inputs() {
    local checkout=$1
    shift
    {
        printf '%s\n' "$@"
        cat "$checkout/pyproject.toml" "$checkout/packaging/requirements-development.lock"
    } | if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

build_environment() {
    local checkout=$1 folder=$2 python log="$2.log"
    shift 2
    unset PIP_TARGET PIP_PREFIX PIP_USER PYTHONHOME PYTHONPATH
    # One that lacks its stamp was interrupted; one whose Python is gone is of no use.
    if [[ ! -f $folder/stamp ]] || ! "$folder/bin/python" -c "" 2>/dev/null; then
        rm -rf "$folder"
    fi
    rm -f "$folder/stamp"
    say "Setting up ${folder#"$checkout"/} (once; about 100 MB to fetch the first time)."
    if [[ ! -d $folder ]]; then
        require_python
        "$python" -m venv "$folder" >"$log" 2>&1 || {
            tail -n 3 "$log" >&2
            give_up 1 "The virtual environment could not be made in $folder. Is the disk full, or the folder read-only?"
        }
    fi
    # Beside the environment, as pip knows a requirements file by its name only.
    project_dependencies "$folder/bin/python" "$checkout" >"$folder.requirements"
    if ! "$folder/bin/python" -m pip install "${pip_options[@]}" \
        --requirement "$folder.requirements" \
        --constraint "$checkout/packaging/requirements-development.lock" "$@" >"$log" 2>&1; then
        # Without a network pip speaks of conflicting versions, which would mislead.
        if grep -q -E 'NewConnectionError|ConnectTimeout|NameResolutionError' "$log"; then
            give_up 1 "The Python packages could not be fetched: the package registry cannot be reached. Check the network connection and start again; everything pip said is in $log."
        fi
        grep -E '^ERROR' "$log" | tail -n 3 >&2 || tail -n 3 "$log" >&2
        give_up 1 "The Python packages could not be installed. Check the network connection and start again; everything pip said is in $log."
    fi
}

project_dependencies() {
    "$1" - "$2/pyproject.toml" "${left_out:-}" <<'END'
import re
import sys
import tomllib

with open(sys.argv[1], "rb") as file:
    dependencies = tomllib.load(file)["project"]["dependencies"]
names = (re.match(r"[\w.-]+", line)[0].lower() for line in dependencies)
print("\n".join(line for line, name in zip(dependencies, names) if name != sys.argv[2]))
END
}

# Sets `python` to a Python 3.11 or later that can make virtual environments; installs Debian's
# where there is none and we may, else says what to do and ends.
require_python() {
    find_python && return 0
    if command -v apt-get >/dev/null && debian_python_is_new_enough; then
        install_debian_packages "Python 3.11 or later with its venv module" \
            python3-venv ca-certificates
        find_python && return 0
    fi
    give_up 1 "briefreader needs Python 3.11 or later with its venv module, and none was found. Install one (in Debian 12 and later: python3-venv) and start again."
}

debian_python_is_new_enough() {
    local version
    version=$(apt-cache policy python3 2>/dev/null | sed -n 's/^ *Candidate: *3\.\([0-9]*\).*/\1/p')
    # No answer means that the package lists are not there yet.
    [[ -z $version || $version -ge 11 ]]
}

# Sets `python`. The commands are tried, not only looked up: a version manager's shim may exist
# for a version that is not installed.
find_python() {
    local candidate
    for candidate in python3.13 python3.12 python3.11 python3.14 python3 python /usr/bin/python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1 </dev/null; then
            python=$candidate
            return 0
        fi
    done
    return 1
}
