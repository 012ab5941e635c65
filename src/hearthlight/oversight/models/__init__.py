"""The tables of oversight 督察考评: observations, lessons and their answers, appraisals and deductions."""

from hearthlight.oversight.models.appraisal import Appraisal, Deduction, Familiarity
from hearthlight.oversight.models.lesson import Lesson, LessonAnswer
from hearthlight.oversight.models.observation import Observation

__all__ = ["Appraisal", "Deduction", "Familiarity", "Lesson", "LessonAnswer", "Observation"]
