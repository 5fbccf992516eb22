"""Compartments: those the reader is in, who else is, and what lies in them."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jurisdictions.assessments.acts.compartments import admit, dismiss, make_compartment
from jurisdictions.assessments.compartments import entered, makes_compartments, members_of, reached
from jurisdictions.assessments.forms.compartments import NewCompartmentForm, PersonForm
from jurisdictions.assessments.models import Compartment
from jurisdictions.assessments.reading import readable
from portal.accounts.models import User
from portal.accounts.who import person_of
from portal.ui.refusals import DONE, sent


def compartments(http: HttpRequest) -> HttpResponse:
    """The reader's own compartments, and a new one."""
    person = person_of(http)
    form = NewCompartmentForm(http.POST or None)
    made, status = sent(http, form, partial(make_compartment, person))
    if made is not None:
        return redirect(made)
    context = {"rows": entered(person), "form": form, "makes": makes_compartments(person)}
    return render(http, "assessments/compartments.html", context, status=status)


def compartment(http: HttpRequest, pk: int) -> HttpResponse:
    """One of them; 404 for everybody who neither is in it nor lets somebody into one that all have left."""
    person = person_of(http)
    found = reached(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    inside = members_of(found)
    others = User.objects.filter(is_active=True).exclude(pk__in=inside.order_by().values("pk"))
    taking = "dismiss" in http.POST
    forms = {
        "admit_form": PersonForm(others.order_by("name"), None if taking else http.POST or None, prefix="in"),
        "dismiss_form": PersonForm(inside, http.POST if taking else None, prefix="out"),
    }
    status = 200
    if http.method == "POST":
        form = forms["dismiss_form" if taking else "admit_form"]
        status = _change(http, found, form, taking=taking)
        if status == DONE:
            return redirect(found if found in entered(person_of(http)) else "assessments:compartments")
    lies_in = readable(person).filter(restrictions__compartment=found)
    context = {"compartment": found, "members": list(inside), "lies_in": list(lies_in), **forms}
    return render(http, "assessments/compartment.html", context, status=status)


def _change(http: HttpRequest, found: Compartment, form: Any, *, taking: bool) -> int:
    act: Any = dismiss if taking else admit
    _none, status = sent(http, form, partial(act, person_of(http), found))
    if status == DONE:
        said = _("%(who)s is not in it any more.") if taking else _("%(who)s is in it now.")
        messages.success(http, said % {"who": form.cleaned_data["person"].name})
    return status
