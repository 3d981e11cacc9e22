"""Which Chromium is used and how it is launched (浏览器程序与启动参数)."""

import os
import shutil
from pathlib import Path
from typing import Any

from govspider.errors import BrowserError

_USUAL_VERSION = "140"  # of Chromium, told where none runs
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

INSTALL_HINT = (
    "未找到可用的 Chromium 浏览器：请执行 apt-get install chromium，或执行 playwright install chromium，"
    "或用设置 GOVSPIDER_CHROMIUM 写明浏览器程序的路径"
)

# Chromium is here to show pages of strangers: it may fetch what a page asks for, and nothing of its own.
_FLAGS = (
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--deny-permission-prompts",
    # A call (WebRTC) would send packets past the proxy, inside too; older versions know the second name only.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-dev-shm-usage",  # containers give 64 MB there
    "--disable-gpu",
)


def find_chromium(configured: Path | None) -> Path | None:
    """The browser program to use; None: Playwright's own, if it has one.

    Args:
        configured: setting GOVSPIDER_CHROMIUM.

    Raises:
        BrowserError: the configured program does not exist or cannot be run.
    """
    if configured is not None:
        if not os.access(configured, os.X_OK) or configured.is_dir():
            raise BrowserError(
                f"设置 GOVSPIDER_CHROMIUM={configured} 不是可执行的浏览器程序：请改正路径或留空"
            )
        return configured
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return Path(found)
    return None


def launch_options(proxy: str, *, sandbox: bool) -> dict[str, Any]:
    """Arguments of Playwright's `launch`, without the program.

    Args:
        proxy: the gate through which everything goes, this machine's own addresses too.
        sandbox: whether Chromium's own sandbox is on; impossible as root.
    """
    return {
        "args": list(_FLAGS),
        "chromium_sandbox": sandbox,
        "headless": True,
        "proxy": {"server": proxy, "bypass": "<-loopback>"},
    }


def own_user_agent(version: str, name: str) -> str:
    """What Chromium says it is, with our name appended: honest, and no other browser's.

    Args:
        version: of Chromium, e.g. 140.0.7339.16; as browsers do, only its first number is told.
        name: setting USER_AGENT; may be empty.
    """
    major = version.partition(".")[0]
    own = f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Safari/537.36"
    return f"{own} {name}".strip()


def reader_user_agent(name: str) -> str:
    """The same where no Chromium runs: for what a reader's browser is answered otherwise than a program.

    Args:
        name: setting USER_AGENT; may be empty.
    """
    return own_user_agent(_USUAL_VERSION, name)


def sandbox_possible() -> bool:
    """Whether Chromium's sandbox may be tried: never as root."""
    return os.geteuid() != 0
