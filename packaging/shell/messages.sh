# shellcheck shell=bash
# Messages for the person at the terminal, in plain sentences on standard error.

say() {
    printf '%s\n' "$*" >&2
}

# Says what is wrong and ends the script. Usage: give_up EXIT_CODE SENTENCE...
give_up() {
    local code=$1
    shift
    say "$@"
    exit "$code"
}
