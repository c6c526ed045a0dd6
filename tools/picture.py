"""Take the picture in the README: `python tools/picture.py site dossiers/sherman-islamabad/ docs/images/x.png`.

Needs the development tools, Chromium and chromedriver. The picture is 1280 by 900 pixels, in light colours, of the page
as it was built.
"""

from __future__ import annotations

import http.server
import shutil
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTH, HEIGHT = 1280, 900


def take(site: Path, page: str, out: Path) -> None:
    """Serve a built site, load a page and save what it looks like."""
    options = webdriver.ChromeOptions()
    for switch in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-color-profile=srgb"):
        options.add_argument(switch)
    with (
        tempfile.TemporaryDirectory() as profile,
        http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
        ) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        options.add_argument(f"--user-data-dir={profile}")
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            light = {"features": [{"name": "prefers-color-scheme", "value": "light"}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", light)
            driver.get(f"http://127.0.0.1:{server.server_port}/{page}")
            driver.save_screenshot(str(out))
        finally:
            driver.quit()
            server.shutdown()


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
