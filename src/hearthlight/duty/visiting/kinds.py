"""Kinds of origin of the tasks that visits and rhythms bring."""

QUOTA, PROBLEM, RHYTHM = "duty.visit_quota", "duty.visit", "duty.rhythm"
