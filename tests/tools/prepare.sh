#!/bin/sh
# Makes ready what the tests need beyond Python: a browser, fonts for it, Java, and from npm the
# Nu Html Checker. Installs what this user may install, then tries each thing for real and names
# all that are still missing. A test without its tool would be a test that says nothing.
set -eu

cd "$(dirname "$0")/../.."
python=.venv/bin/python
tools=tests/tools

use() {
    case $1 in
        browser) "$python" "$tools/browser.py" ;;
        fonts) [ "$(uname)" = Darwin ] || fc-list :lang=ru family | grep . ;;
        java) java -version ;;
        npm) npm --version ;;
        checker) java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --version ;;
    esac
}

works() { use "$1" >/dev/null 2>&1; }

packages_of() {
    case $1 in
        browser) echo chromium libatomic1 ;; # the second is for Playwright's own Node
        fonts) echo fontconfig fonts-noto-core ;;
        java) echo default-jre-headless ;;
        npm) echo nodejs npm ;;
    esac
}

how_to_get() {
    case $1 in
        browser) echo "Chromium: install the packages chromium and libatomic1, or run '$python -m playwright install --with-deps chromium'" ;;
        fonts) echo "fonts with Cyrillic letters: install the packages fontconfig and fonts-noto-core" ;;
        java) echo "Java 11 or newer: install the package default-jre-headless" ;;
        npm) echo "Node.js 18 or newer with npm: install the packages nodejs and npm" ;;
        checker) echo "the Nu Html Checker: run 'npm ci' in tests/tools (it needs Java and npm)" ;;
    esac
}

is_root() { [ "$(id -u)" -eq 0 ]; }

install_packages() {
    is_root && command -v apt-get >/dev/null || return 0
    listed=no
    for need in browser fonts java npm; do
        works $need && continue
        [ $listed = yes ] || apt-get update --quiet || true
        listed=yes
        # shellcheck disable=SC2046  # several packages, several words
        DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends \
            $(packages_of $need) || true
    done
}

install_playwright_browser() {
    works browser && return
    if is_root; then
        "$python" -m playwright install --with-deps chromium || true
    else
        "$python" -m playwright install chromium || true
    fi
}

install_checker() {
    works npm || return 0
    (cd "$tools" && npm ci --no-progress) || true
}

install_packages
install_playwright_browser
install_checker

missing=no
for need in browser fonts java npm checker; do
    works $need && continue
    missing=yes
    echo "The tests need $(how_to_get $need). What it says now:" >&2
    use $need 2>&1 | tail -n 4 | sed 's/^/    /' >&2
done
[ $missing = no ] || exit 1
