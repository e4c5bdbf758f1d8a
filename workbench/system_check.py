"""Checks that Qt's system libraries are there, before anything of ours or Qt's is imported: standard library only.

Run by ``make setup``, and at the start of the window. As root on Debian or Ubuntu it installs what is missing; else it
prints the one command that does.
"""

import ctypes
import os
import shutil
import subprocess
import sys

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""Sonames that Qt needs in any case, with the Debian package that brings each."""

DISPLAY_PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Sonames that Qt needs for a window on X11."""


def missing_packages(*, display: bool) -> list[str]:
    """Debian packages whose library can't be loaded. Empty on other systems, where the wheels bring everything."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = PACKAGES | (DISPLAY_PACKAGES if display else {})
    return [package for soname, package in wanted.items() if not _loads(soname)]


def has_display() -> bool:
    """Whether a window can be shown here; a named Qt platform, such as offscreen or vnc, is taken at its word."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needs_x11() -> bool:
    """Whether Qt will open its window by X11, whose libraries only that needs."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return platform.startswith("xcb") or not (platform or os.environ.get("WAYLAND_DISPLAY"))


def install_command(packages: list[str]) -> str:
    """The one command for somebody to type."""
    return "sudo apt-get update && sudo apt-get install -y " + " ".join(packages)


def explanation(packages: list[str]) -> str:
    """One line that names what is missing and the way out."""
    if shutil.which("apt-get"):
        names = packages
        way_out = f"Install them: {install_command(packages)}"
    else:
        names = [soname for soname, package in (PACKAGES | DISPLAY_PACKAGES).items() if package in packages]
        way_out = "Install them with your package manager."
    return f"Qt needs system libraries that are missing: {', '.join(names)}. {way_out}"


def main() -> int:
    """Check; install as root on Debian or Ubuntu, print the command elsewhere. Returns the exit code."""
    packages = missing_packages(display=True)
    if packages and shutil.which("apt-get") and _is_root():
        print(f"Installing Qt's system libraries: {', '.join(packages)}", flush=True)
        _install(packages)
        packages = missing_packages(display=True)
    if not packages:
        return 0
    print(explanation(packages), file=sys.stderr)
    offscreen = missing_packages(display=False)
    return 1 if offscreen else 0


def _install(packages: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
