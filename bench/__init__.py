"""Speed, memory and scale, measured: `python -m bench` runs everything, `python -m bench NAME` one."""
