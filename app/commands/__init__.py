"""The commands of `sitrep`: each opens the desk, asks it one thing, and prints what comes back.

What comes in: parsed arguments. What goes out: text or contract JSON, and an exit status. May import: `domain`,
`app.contract`, `app.text`, `app.errors`, `app.export`; anything heavy only inside a function that needs it.
"""
