"""The tables of oversight 督察考评: observations, lessons and their answers, appraisals, surveys."""

from hearthlight.oversight.models.appraisal import Appraisal, Deduction, Familiarity
from hearthlight.oversight.models.lesson import Lesson, LessonAnswer
from hearthlight.oversight.models.observation import Observation
from hearthlight.oversight.models.survey import Answer, Group, Survey, SurveyToken

__all__ = [
    "Answer",
    "Appraisal",
    "Deduction",
    "Familiarity",
    "Group",
    "Lesson",
    "LessonAnswer",
    "Observation",
    "Survey",
    "SurveyToken",
]
