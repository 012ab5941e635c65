"""Addresses of bulletins and of their printed numbers."""

from django.urls import path

from hearthlight.papers import pages, printed_number, publishing

ISSUE = "bulletins/<str:place>/<int:year>/<int:number>"

urlpatterns = [
    path("bulletins/", pages.bulletins, name="bulletins"),
    path(f"{ISSUE}/", pages.bulletin, name="bulletin"),
    path(f"{ISSUE}.pdf", pages.bulletin_pdf, name="bulletin-pdf"),
    path(f"{ISSUE}.docx", pages.bulletin_word, name="bulletin-word"),
    path(f"{ISSUE}/publish", publishing.publish, name="bulletin-publish"),
    path("numbers/printed/<int:pk>", printed_number.frozen_figure, name="frozen-figure"),
]
