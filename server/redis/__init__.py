"""The embedded Redis: a small RESP front over fakeredis, in a process of its own."""
