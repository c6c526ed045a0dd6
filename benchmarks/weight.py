"""What a page costs its reader: `python benchmarks/weight.py SITE [PAGE …]`.

Prints for each page (without names: the lightest, middle and heaviest dossiers and each index) the kilobytes of its
HTML, style and script as a server sends them compressed, the milliseconds to the first paint and how far what is shown
moves while it loads, on a phone four times slower than this machine on slow 4G as Lighthouse has it (150 ms a round
trip, 1.6 Mbit/s down, nothing in the cache). The least of several tries counts, since other work on the machine slows
a try and nothing speeds one up. Painting needs Chromium and its driver; without them only bytes are printed.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import re
import shutil
import threading
import time
from functools import partial
from pathlib import Path

INDEXES = ("", "actors", "timeline", "quotes", "documents", "search", "about")
SLOW_4G = {"offline": False, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
MEASURE = """
const paint = performance.getEntriesByName("first-contentful-paint")[0];
return [paint ? paint.startTime : null, window.moved];
"""
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({type: "layout-shift", buffered: true});
"""


def weigh(site: Path, page: str) -> dict[str, int]:
    """Return the compressed bytes of a page and of the style and scripts it names, by kind."""
    file = site / page / "index.html"
    html = file.read_text("utf-8")
    found = {"html": packed(file)}
    for kind, pattern in (("css", r'<link rel="stylesheet" href="([^"]+)"'), ("js", r'<script[^>]* src="([^"]+)"')):
        found[kind] = sum(packed((file.parent / address).resolve()) for address in re.findall(pattern, html))
    return found


def packed(file: Path) -> int:
    """Return the bytes of a file as a server sends it compressed."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def chosen(site: Path) -> list[str]:
    """Return the lightest, middle and heaviest dossiers of a site, and its indexes."""
    dossiers = sorted((site / "dossiers").glob("*/index.html"), key=lambda file: (file.stat().st_size, file))
    some = {dossiers[0], dossiers[len(dossiers) // 2], dossiers[len(dossiers) * 9 // 10], dossiers[-1]}
    return [*(file.parent.relative_to(site).as_posix() for file in sorted(some, key=dossiers.index)), *INDEXES]


class Packing(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, as hosts do."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def paints(site: Path, pages: list[str], latency: int, tries: int) -> list[tuple[float | None, float]]:
    """Return milliseconds to the first paint, and the layout shift, of each page on the slow phone."""
    from selenium import webdriver  # noqa: PLC0415 # bytes are weighed without it
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(switch)
    found = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
            driver.execute_cdp_cmd("Network.enable", {})
            driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
            driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 4})
            driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**SLOW_4G, "latency": latency})
            for page in pages:
                seen = []
                for _ in range(tries):
                    driver.get("about:blank")
                    driver.get(f"http://127.0.0.1:{server.server_port}/{page}{'/' if page else ''}")
                    time.sleep(1)
                    seen.append(driver.execute_script(MEASURE))
                found.append(
                    (min((first for first, _ in seen if first), default=None), max(moved for _, moved in seen))
                )
        finally:
            driver.quit()
            server.shutdown()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--latency", type=int, default=150, help="milliseconds of a round trip")
    parser.add_argument("--tries", type=int, default=3)
    given = parser.parse_args()
    pages = [page.strip("/") for page in given.pages] or chosen(given.site)
    painted: list[tuple[float | None, float]] = [(None, 0.0)] * len(pages)
    if shutil.which("chromedriver"):
        painted = paints(given.site, pages, given.latency, given.tries)
    print(f"{'html':>7} {'css':>6} {'js':>6} {'kB':>7} {'paint ms':>9} {'moved':>6}  page")
    for page, (first, moved) in zip(pages, painted, strict=True):
        weight = weigh(given.site, page)
        kilo = " ".join(f"{weight[kind] / 1000:{width}.1f}" for kind, width in (("html", 7), ("css", 6), ("js", 6)))
        said = f"{first:9.0f}" if first is not None else f"{'-':>9}"
        print(f"{kilo} {sum(weight.values()) / 1000:7.1f} {said} {moved:6.3f}  {page or 'home'}")


if __name__ == "__main__":
    main()
