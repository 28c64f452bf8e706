"""Can a real browser be started here?

Takes nothing; exits 0 when Chromium opens a page, else says why not. The browser is the
`chromium` on the PATH, or else the one that Playwright has installed.
"""

import shutil

from playwright.sync_api import sync_playwright


def main() -> None:
    """Open and close one empty page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        browser.new_page().set_content("<title>Вестник</title>")
        browser.close()


if __name__ == "__main__":
    main()
