# What ./run and ./test share: from a bare Debian or Ubuntu to a virtual environment with
# everything in it. POSIX sh, sourced from the root of the checkout. A second start does nothing.

PY=.venv/bin/python
# uv asks nobody's settings but ours, never fetches a Python, and never links into a cache.
export UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH PYTHONHOME
# What one process compiled the next need not compile again: the tests start hundreds.
unset PYTHONDONTWRITEBYTECODE

stop() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# step WORDS COMMAND…: one line with the seconds it took; the output is shown only if it failed.
step() {
    words=$1
    shift
    printf '%s ... ' "$words"
    began=$(date +%s)
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        printf 'done (%s s)\n' "$(($(date +%s) - began))"
        rm -f "$log"
    else
        printf 'failed\n\n'
        tail -n 40 "$log"
        rm -f "$log"
        stop "That did not work. Nothing else was changed; you can start again."
    fi
}

have() { command -v "$1" >/dev/null 2>&1; }

# packages NAME…: install with apt, or say the one command that would.
packages() {
    command="apt-get install -y --no-install-recommends $*"
    have apt-get || stop "This machine lacks: $*. Install them with its own package manager."
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif have sudo && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        stop "This machine lacks: $*. Run this once, then start again:
  sudo $command"
    fi
    [ -n "${lists_are_new:-}" ] || step "Ask the system which packages there are" \
        $as_root apt-get update
    lists_are_new=yes
    step "Install $*" $as_root env DEBIAN_FRONTEND=noninteractive $command
}

# The newest Python is not needed: 3.11, which Debian 12 has, is enough.
find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        have "$python" || continue
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && return 0
    done
    return 1
}

ensure_python() {
    have "${PYTHON:-python3}" || packages python3 python3-venv ca-certificates
    find_python || stop "Mamori needs Python 3.11 or newer; this machine has $(python3 --version 2>&1).
Debian 12 and Ubuntu 24.04 have it; Ubuntu 22.04 is too old. Nothing was changed."
    "$python" -c 'import ensurepip, venv' 2>/dev/null || packages python3-venv ca-certificates
}

hash_of() { cat "$@" | "$PY" -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

# fill_venv run|dev: what `dev` needs holds what `run` needs, so a filled `dev` serves both.
fill_venv() {
    wanted=$1
    if ! "$PY" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        ensure_python
        step "Make a virtual environment in .venv" "$python" -m venv --clear .venv
    fi
    stamp=.venv/mamori-stamp
    case $(cat "$stamp" 2>/dev/null) in dev*) wanted=dev ;; esac
    state="$wanted $(pwd) $(hash_of requirements/uv.txt "requirements/$wanted.txt" pyproject.toml)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return
    rm -f "$stamp"
    step "Fetch the installer" "$PY" -m pip install -q --require-hashes -r requirements/uv.txt
    step "Fetch the Python packages, each checked by its hash" \
        "$PY" -m uv pip sync --python "$PY" --require-hashes "requirements/$wanted.txt"
    step "Install Mamori itself" \
        "$PY" -m uv pip install --python "$PY" --no-deps --no-build-isolation --editable .
    printf '%s\n' "$state" >"$stamp"
}

# Everything that is made from the sources and not committed.
build() {
    step "Build style sheets, scripts and fonts" "$PY" tools/assets.py
    step "Compile the translations" "$PY" -m tools.catalogs
}
