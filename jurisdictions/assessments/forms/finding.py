"""One provision against one criterion: as written and as applied, each with its answer and a source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jurisdictions.assessments.acts.clashes import Clash
from jurisdictions.assessments.acts.edit import Row
from jurisdictions.assessments.forms.seen import in_words, now_seen, seen_of, with_choices
from jurisdictions.assessments.forms.sets import RowForm
from jurisdictions.assessments.forms.shape import shape
from jurisdictions.assessments.library import questionnaire
from jurisdictions.assessments.models import Assessment, Citation, LegalFinding, Provision, Source
from jurisdictions.assessments.models.words import Basis, Stance
from portal.ui.forms import DeskForm

FIELDS = ("answer", "reasoning", "confidence", "gap")


class FindingForm(RowForm):
    """The answer on one basis. A new one may stay blank as a whole; a blank is counted as one."""

    class Meta:
        model = LegalFinding
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.instance.assessment
        asked = questionnaire(found.template_id)
        for name in set(FIELDS) - set(asked.shown_fields("legalfinding") or FIELDS):
            del self.fields[name]
        shape(self, LegalFinding, asked, found)
        answer: Any = self.fields["answer"]
        answer.required = bool(self.instance.pk)
        answer.needed = not answer.required

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.has_changed() and not self.errors and not self.cleaned_data.get("answer"):
            self.add_error("answer", _("Choose the answer that the reasoning is for."))
        return cleaned


class SourceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A source with its grade."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.grade})"


class CiteForm(DeskForm):
    """A source to cite for the finding above; blank where none is added."""

    source: Any = SourceChoice(label=_("Cite a source"), queryset=Source.objects.none(), required=False)
    locator = forms.CharField(label=_("Page, paragraph"), max_length=120, required=False)
    stance = forms.ChoiceField(label=_("It"), choices=Stance.choices, initial=Stance.SUPPORTS)

    def __init__(self, found: Assessment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = found.sources.all()  # type: ignore[attr-defined]

    def clean_locator(self) -> str:
        """A page without its source says nothing."""
        locator: str = self.cleaned_data["locator"]
        if locator and not self.cleaned_data.get("source"):
            raise ValidationError(_("Choose the source that this is in."))
        return locator


class Part:
    """One basis: the finding as it stands, its form, and the form to cite a source."""

    def __init__(self, page: "FindingPage", basis: Basis) -> None:
        there = page.there.get(basis)
        blank = LegalFinding(
            assessment=page.found, provision=page.provision, criterion=page.criterion, basis=basis
        )
        self.basis, self.finding = basis, there
        self.form = FindingForm(page.data, instance=there or blank, prefix=basis.value)
        self.cite = CiteForm(page.found, page.data, prefix=f"{basis.value}-cite")
        self.cited = [one for one in page.citations if there and one.about == f"legalfinding:{there.pk}"]

    @property
    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.cite.is_valid(), self._has_what_is_cited()])

    def _has_what_is_cited(self) -> bool:
        """Whether there is an answer that the chosen source can be cited for."""
        if not self.cite.cleaned_data.get("source") or self.form.cleaned_data.get("answer"):
            return True
        self.form.add_error("answer", _("Choose the answer that the source is cited for."))
        return False

    def rows(self) -> list[Row]:
        """What was changed of the finding, as the act takes it."""
        names = self.form.changed_data
        if not names:
            return []
        if self.finding is None:
            facts = {name: self.form.cleaned_data[name] for name in self.form.fields}
            kept = self.form.instance
            own = {"provision": kept.provision, "criterion": kept.criterion, "basis": self.basis}
            return [Row(LegalFinding, facts | own)]
        values = {name: self.form.cleaned_data[name] for name in names}
        return [Row(LegalFinding, values, self.finding.pk, seen=seen_of(self.form, names))]

    def citation(self, finding: LegalFinding) -> list[Row]:
        """The source that was chosen, cited for the finding."""
        chosen = self.cite.cleaned_data
        if not chosen.get("source"):
            return []
        return [Row(Citation, {**chosen, "about": f"legalfinding:{finding.pk}"})]


class FindingPage:
    """Both bases of one provision and one criterion, as they stand or as somebody sends them."""

    def __init__(
        self, found: Assessment, provision: Provision, criterion: str, sent: QueryDict | None = None
    ) -> None:
        self.found, self.provision, self.criterion = found, provision, criterion
        self.data = None if sent is None else with_choices(sent)
        rows = found.findings.filter(provision=provision, criterion=criterion)
        self.there = {row.basis: row for row in rows}
        paths = [f"legalfinding:{row.pk}" for row in self.there.values()]
        self.citations = list(found.citations.filter(about__in=paths).select_related("source"))
        self.parts = [Part(self, basis) for basis in Basis]

    @property
    def is_valid(self) -> bool:
        """Each part is looked at, so that every error is shown at once."""
        looked_at = [part.is_valid for part in self.parts]
        return all(looked_at)

    def with_clashes(self, clashes: list[Clash]) -> "FindingPage":
        """The same page with the colleague's value beside one's own, to choose for each field."""
        data = self.data.copy() if self.data is not None else QueryDict(mutable=True)
        named = [(part, clash) for clash in clashes for part in self.parts if part.finding == clash.row]
        for part, clash in named:
            now_seen(data, part.form, clash.name, clash.theirs)
        page = FindingPage(self.found, self.provision, self.criterion, data)
        page.is_valid  # noqa: B018 -- finds what else is wrong
        for part, clash in named:
            field: Any = next(one for one in page.parts if one.basis == part.basis).form.fields[clash.name]
            field.clash = in_words(field, clash.theirs)
        return page
