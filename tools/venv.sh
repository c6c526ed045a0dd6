#!/bin/sh
# Make the virtual environment DIR with the newest suitable Python found on this machine, unless it is there already.
# usage: tools/venv.sh DIR
set -eu
dir=$1

suitable() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if suitable "$dir/bin/python" && "$dir/bin/python" -m pip --version >/dev/null 2>&1; then
  exit 0
fi

# A python that is named but does not run (a version manager's placeholder) is passed over.
python=
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
  if suitable "$name"; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "Dossier needs Python 3.11 or newer and found none. Install it, or name it: make PYTHON=/path/to/python3" >&2
  exit 1
fi

if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  # Debian and its kin ship these two apart from Python.
  package=python3-venv
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $package"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null
  else
    echo "$python cannot make virtual environments. Install $package (sudo apt-get install $package) and try again." >&2
    exit 1
  fi
fi

echo "Making the virtual environment $dir with $("$python" --version)"
"$python" -m venv --clear "$dir"
"$dir/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip
