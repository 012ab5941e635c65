"""Addresses of workbooks: received, compared, keyed, and tables that go out."""

from django.urls import path

from hearthlight.desk.pages import keying, register_export, workbook, workbooks

urlpatterns = [
    path("workbooks/", workbooks.workbooks, name="workbooks"),
    path("workbooks/export", register_export.register_export, name="register-export"),
    path("workbooks/export/<int:pk>.xlsx", register_export.export_file, name="register-export-file"),
    path("workbooks/<int:pk>/", workbook.workbook, name="workbook"),
    path("workbooks/<int:pk>/remarks.xlsx", workbook.workbook_remarks, name="workbook-remarks"),
    path("workbooks/<int:pk>/<slug:name>", workbook.step, name="workbook-step"),
    path("keying/<int:pk>/", keying.keying_list, name="keying-list"),
    path("keying/<int:pk>/list.xlsx", keying.keying_file, name="keying-file"),
]
