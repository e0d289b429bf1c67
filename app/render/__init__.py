"""Values become HTML: pure functions that know every noun and no Gradio.

What comes in: values of `domain`. What goes out: `Html`, made only by `render.html.tag`, which escapes everything
that is not already `Html`. May import: `domain` and the standard library.
"""
