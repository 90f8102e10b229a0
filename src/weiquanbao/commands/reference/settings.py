"""The settings, out of the table they are read by."""

from weiquanbao.config import environment

PATH = "docs/reference/settings.md"
INTRODUCTION = """# Settings

Everything an installation may choose is an environment variable. All of them are read and judged at start; what is
missing or written wrongly is named, and nothing starts. With `WEIQUANBAO_MODE=production` those marked **production**
must be set; demo and test make their secrets once and keep them in `secrets.json` under `WEIQUANBAO_HOME`.

The embedded database lives under `WEIQUANBAO_HOME/postgres`; for root, whose directories may be closed to the user that
PostgreSQL must run as, under `/var/lib/weiquanbao/`, in a directory that belongs to this home alone.

| Setting | Default | Meaning |
|---|---|---|
"""


def render() -> str:
    """One row a setting."""
    return INTRODUCTION + "".join(_row(line) for line in environment.declared())


def _row(line: environment.Setting) -> str:
    marks = [mark for mark, holds in (("**production**", line.production), ("secret", line.secret)) if holds]
    default = f"`{line.default}`" if line.default else ""
    meaning = line.meaning.replace("|", "\\|") + (f" ({', '.join(marks)})" if marks else "")
    return f"| `{line.name}` | {default} | {meaning} |\n"
