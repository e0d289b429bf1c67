"""Where everything meets: settings, wiring, rendering, export, command line, browser.

What comes in: a person's commands. What goes out: JSON, text, pages. May import: every room.
"""
