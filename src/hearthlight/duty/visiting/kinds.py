"""Kinds of origin of the tasks that visits bring."""

QUOTA, PROBLEM = "duty.visit_quota", "duty.visit"
