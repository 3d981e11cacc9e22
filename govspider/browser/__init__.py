"""The browser room (浏览器): one Chromium a process, rendering as data, menus, pictures."""
