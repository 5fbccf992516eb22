import pytest
from django.db import connection
from django.core.cache import cache
from django.core.mail import send_mail
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("i", range(3))
def test_x(i):
    with connection.cursor() as c:
        c.execute("select count(*) from django_content_type"); n=c.fetchone()[0]
        assert n>5
        c.execute("delete from auth_permission; insert into django_content_type(app_label,model) values ('a','b')")
    cache.set("a",1); assert cache.get("a")==1
def test_mail(smtp_sink):
    send_mail("hi","body","a@x.example",["b@x.example"]); assert smtp_sink.wait_for(1)[0]["Subject"]=="hi"
def test_worker(celery_worker_process, redis):
    from portal.celery import app
    import time
    app.send_task("celery.accumulate",[1]); time.sleep(0.3)
    assert app.control.inspect(timeout=2).ping()
def test_browser(page, axe):
    page.goto("/admin/login/"); assert page.title(); axe(page)
