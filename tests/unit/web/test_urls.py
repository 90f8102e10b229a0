"""Every audience's addresses are named one by one: one that is missing stops the start, it is not left out."""

from pathlib import Path

from weiquanbao.web import urls


def test_every_audience_is_there():
    folders = {file.parent.name for file in Path(urls.__file__).parent.glob("*/urls.py")}
    assert {one.urlconf_name.__name__.split(".")[-2] for one in urls.urlpatterns} == folders
