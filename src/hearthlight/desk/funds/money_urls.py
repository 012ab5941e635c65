"""Addresses of money."""

from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hearthlight.desk.pages import bank, book, funds, plans, runs, settlement, slips, statements, village_work

form = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("money/", require_safe(funds.money), name="money"),
    path("money/settlement/", form(settlement.settlement), name="settlement"),
    path("money/settlement/<str:code>/", form(settlement.settlement), name="settlement"),
    path(
        "money/settlement/<str:code>/<str:month>/<slug:stream>/", require_safe(statements.statements), name="statements"
    ),
    path("money/file/<int:pk>/", require_safe(settlement.statement_file), name="statement-file"),
    path("money/file/<int:pk>/take", require_POST(settlement.statement_take), name="statement-take"),
    path("money/statement/<int:pk>/", require_safe(statements.statement), name="statement"),
    path("money/payment/<int:pk>/", require_safe(statements.payment), name="payment"),
    path("money/payment/<int:pk>/slip", require_POST(slips.slip), name="payment-slip"),
    path("money/bank/", form(bank.bank), name="bank"),
    path("money/bank/<str:code>/", form(bank.bank), name="bank"),
    path("money/bank/<str:code>/send", form(bank.bank_send), name="bank-send"),
    path("money/line/<int:pk>/", require_safe(bank.bank_line), name="bank-line"),
    path("money/line/<int:pk>/apply", require_POST(bank.bank_apply), name="bank-apply"),
    path("money/book/", require_safe(book.book), name="book"),
    path("money/book/<str:code>/", require_safe(book.book), name="book"),
    path("money/book/<str:code>/close", form(book.book_close), name="book-close"),
    path("money/book/<str:code>/<str:month>.pdf", require_safe(book.book_sheet), name="book-sheet"),
    path("money/plans/", require_safe(plans.plans), name="plans"),
    path("money/plans/<str:code>/", require_safe(plans.plans), name="plans"),
    path("money/plans/<str:code>/new", form(plans.plan_new), name="plan-new"),
    path("money/plan/<int:pk>/", require_safe(plans.plan), name="plan"),
    path("money/plan/<int:pk>/propose", require_POST(plans.plan_propose), name="plan-propose"),
    path("money/work/", require_safe(village_work.village_work), name="village-work"),
    path("money/work/<str:code>/", require_safe(village_work.village_work), name="village-work"),
    path("money/work/<str:code>/sign", require_POST(village_work.work_sign), name="work-sign"),
    path("money/work/<str:code>/write", require_POST(village_work.work_write), name="work-write"),
    path("money/runs/", require_safe(runs.runs), name="runs"),
    path("money/runs/<str:code>/", require_safe(runs.runs), name="runs"),
    path("money/runs/<str:code>/make", require_POST(runs.run_make), name="run-make"),
    path("money/run/<int:pk>/", require_safe(runs.run), name="run"),
    path("money/run/<int:pk>/act", require_POST(runs.run_act), name="run-act"),
    path("money/run/<int:pk>/file", require_POST(runs.run_file), name="run-file"),
    path("money/run/<int:pk>/answer", require_POST(runs.run_answer), name="run-answer"),
    path("slip/", form(slips.slip_open), name="slip-open"),
    path("money/<str:code>/", require_safe(funds.money), name="money"),
]
