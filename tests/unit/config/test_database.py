"""Database and mail settings out of addresses."""

from weiquanbao.config import database, mail


def test_an_address_is_taken_apart_with_its_escapes() -> None:
    settings = database.from_url("postgresql://us%40er:p%2Fw@db.example:5433/wqb?sslmode=require", pool=3)
    assert (settings["USER"], settings["PASSWORD"]) == ("us@er", "p/w")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "wqb")
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]["max_size"] == 3


def test_a_socket_is_a_host_and_background_work_has_no_pool() -> None:
    settings = database.from_url("postgresql:///wqb?host=%2Fvar%2Frun&user=w")
    assert (settings["HOST"], settings["USER"], settings["NAME"]) == ("/var/run", "w", "wqb")
    assert "pool" not in settings["OPTIONS"]
    assert "host" not in settings["OPTIONS"]


def test_a_server_that_comes_back_is_asked_within_seconds() -> None:
    pool = database.from_url("postgresql://h/a", pool=3)["OPTIONS"]["pool"]
    assert pool["reconnect_timeout"] < pool["timeout"]


def test_behind_a_pooler_no_plan_is_kept() -> None:
    assert database.from_url("postgresql://h/a")["OPTIONS"]["prepare_threshold"] == database.KEPT_FROM
    assert database.from_url("postgresql://h/a", plans=False)["OPTIONS"]["prepare_threshold"] is None


def test_another_database_on_the_same_server() -> None:
    assert database.named("postgresql:///a?host=%2Fx&user=w", "b") == "postgresql:///b?host=%2Fx&user=w"
    assert database.named("postgresql://u:p@h:1/a", "b") == "postgresql://u:p@h:1/b"


def test_mail_settings() -> None:
    backend, host, port, user, password, starttls, tls = mail.from_url("smtp+tls://u:p%40@mail.example.cn")
    assert backend.endswith("smtp.EmailBackend")
    assert (host, port, user, password, starttls, tls) == ("mail.example.cn", 587, "u", "p@", True, False)
    assert mail.from_url("smtps://mail.example.cn:4650")[1:] == ("mail.example.cn", 4650, "", "", False, True)
    assert mail.from_url("")[0].endswith("dummy.EmailBackend")
