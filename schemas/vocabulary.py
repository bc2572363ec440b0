"""The closed lists: actor kinds, statuses, event kinds, roles, areas, severities, verdicts.

Source: the project's vocabulary, which follows Socialstyrelsens termbank and the nationella
informationsstrukturen where they have a term. Ids are English kebab-case; people see words.
"""

from enum import StrEnum
from typing import Final


class ActorKind(StrEnum):
    """What sort of organisation an actor is."""

    CHILD_PSYCHIATRY = "child-psychiatry"
    INPATIENT_PSYCHIATRY = "inpatient-psychiatry"
    ADULT_PSYCHIATRY = "adult-psychiatry"
    PRIMARY_CARE = "primary-care"
    HABILITATION = "habilitation"
    HOSPITAL = "hospital"
    YOUTH_CLINIC = "youth-clinic"
    ADDICTION_CARE = "addiction-care"
    SOCIAL_SERVICES = "social-services"
    LSS = "lss"
    RESIDENTIAL_HOME = "residential-home"
    FOSTER_HOME = "foster-home"
    STATE_INSTITUTION = "state-institution"
    SCHOOL = "school"
    SCHOOL_HEALTH = "school-health"
    POLICE = "police"
    JUSTICE = "justice"
    BARNAHUS = "barnahus"
    FAMILY = "family"
    OTHER = "other"


class Principal(StrEnum):
    """Huvudman: who answers for the actor."""

    REGION = "region"
    KOMMUN = "kommun"
    ENSKILD = "enskild"
    STAT = "stat"
    FAMILY = "family"


class Status(StrEnum):
    """Whether the thing happened, as far as the record says."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    ABSENT = "absent"
    UNCLEAR = "unclear"


class Kind(StrEnum):
    """What an event is about. The status says whether it happened."""

    # meetings
    SIP_MEETING = "sip-meeting"
    SIP_PLAN = "sip-plan"
    SIP_FOLLOW_UP = "sip-follow-up"
    INVITATION = "invitation"
    ACTOR_ABSENT_FROM_MEETING = "actor-absent-from-meeting"
    NETWORK_MEETING = "network-meeting"
    SCHOOL_HEALTH_MEETING = "school-health-meeting"
    CARE_PLANNING_MEETING = "care-planning-meeting"
    COORDINATOR = "coordinator"
    # contact
    CROSS_AGENCY_CONTACT = "cross-agency-contact"
    CONSULTATION = "consultation"
    INFORMATION_SHARED = "information-shared"
    FAMILY_AS_MESSENGER = "family-as-messenger"
    CONSENT = "consent"
    SECRECY_BARRIER = "secrecy-barrier"
    # boundary
    REFERRAL = "referral"
    REFERRAL_REJECTED = "referral-rejected"
    REDIRECTED = "redirected"
    WAITING_STANCE = "waiting-stance"
    WAITING_LIST = "waiting-list"
    # concern
    CONCERN_REPORT = "concern-report"
    CONCERN_FEEDBACK = "concern-feedback"
    PRELIMINARY_ASSESSMENT = "preliminary-assessment"
    INVESTIGATION_OPENED = "investigation-opened"
    INVESTIGATION_CLOSED = "investigation-closed"
    # contact flow
    NO_SHOW = "no-show"
    APPOINTMENT_CANCELLED = "appointment-cancelled"
    STAFF_CHANGE = "staff-change"
    SERVICE_DECLINED = "service-declined"
    CASE_CLOSED = "case-closed"
    DISCHARGE = "discharge"
    ADMISSION = "admission"
    HANDOVER = "handover"
    CRISIS_CONTACT = "crisis-contact"
    # situation
    SCHOOL_ABSENCE = "school-absence"
    SUICIDALITY = "suicidality"
    SELF_HARM = "self-harm"
    OVERDOSE = "overdose"
    SUBSTANCE_USE = "substance-use"
    VIOLENCE = "violence"
    RUNNING_AWAY = "running-away"
    PLACEMENT = "placement"
    PLACEMENT_ENDED = "placement-ended"
    COMPULSORY_CARE = "compulsory-care"
    POLICE_REPORT = "police-report"
    NPF_ASSESSMENT = "npf-assessment"
    # kinds that structured records and the rules also need
    NOTE = "note"
    VISIT = "visit"
    PHONE_CONTACT = "phone-contact"
    LETTER = "letter"
    SELF_REFERRAL = "self-referral"
    REFERRAL_ANSWER = "referral-answer"
    HELP_REQUEST = "help-request"
    ASSESSMENT = "assessment"
    INTERVENTION = "intervention"
    DECISION = "decision"
    PROTECTION_ASSESSMENT = "protection-assessment"
    INVESTIGATION_EXTENDED = "investigation-extended"
    FEEDBACK_REQUEST = "feedback-request"
    COORDINATION_NEED = "coordination-need"
    RESPONSIBILITY_DISPUTE = "responsibility-dispute"
    RESPONSIBILITY_AGREED = "responsibility-agreed"
    DOC_SENT = "doc-sent"
    CARE_PLAN = "care-plan"
    IMPLEMENTATION_PLAN = "implementation-plan"
    CRISIS_PLAN = "crisis-plan"
    PLACEMENT_VISIT = "placement-visit"
    PLACEMENT_REVIEW = "placement-review"
    HEALTH_CHECK = "health-check"
    ADMISSION_NOTICE = "admission-notice"
    DISCHARGE_READY = "discharge-ready"
    LSS_PLAN = "lss-plan"
    ABSENCE_INVESTIGATION = "absence-investigation"
    SPECIAL_SUPPORT = "special-support"
    ACTION_PROGRAMME = "action-programme"
    SCHOOL_CHANGE = "school-change"
    CHILD_VIEW = "child-view"
    GUARDIAN_BURDEN = "guardian-burden"
    CONCERN_NOTED = "concern-noted"
    TRANSITION_PLANNING = "transition-planning"
    WORK_STATUS = "work-status"
    ACCOUNT = "account"
    # the five kinds of the rule codes
    FOLLOW_UP = "follow-up"
    FAMILY_INFORMED = "family-informed"
    ENROLMENT = "enrolment"
    UNIT_CHANGE = "unit-change"
    INTERVENTION_CONFLICT = "intervention-conflict"


class Role(StrEnum):
    """How a participant took part."""

    INVITED = "invited"
    ATTENDED = "attended"
    ABSENT = "absent"
    NOT_INVITED = "not-invited"
    SENDER = "sender"
    RECEIVER = "receiver"
    CONCERNED = "concerned"


class Informant(StrEnum):
    """Who says so."""

    AUTHOR = "author"
    FAMILY = "family"
    CHILD = "child"
    OTHER_PROFESSIONAL = "other-professional"


class Experiencer(StrEnum):
    """Whose event it is."""

    CHILD = "child"
    SIBLING = "sibling"
    PARENT = "parent"
    OTHER = "other"


class Origin(StrEnum):
    """Where the event comes from: a structured record, running text, the family, the inspector."""

    RECORDED = "recorded"
    READ = "read"
    REPORTED = "reported"
    REVIEWED = "reviewed"


class Sensitivity(StrEnum):
    """How carefully the event must be shown."""

    NORMAL = "normal"
    SENSITIVE = "sensitive"
    PROTECTED = "protected"


class Area(StrEnum):
    """The report's improvement areas."""

    IK = "IK"
    SM = "SM"
    OF = "OF"
    AR = "AR"
    FD = "FD"
    UP = "UP"


class Severity(StrEnum):
    """Order of the list only; never drawn, never a verdict of fault."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"


class Verdict(StrEnum):
    """What a rule can say. There is no verdict "not done"."""

    HAPPENED = "happened"
    NOT_FOUND = "not-found"
    LATE = "late"
    OPEN = "open"
    CANNOT_ASSESS = "cannot-assess"
    SIGNAL = "signal"


class Basis(StrEnum):
    """Where a limit comes from."""

    LAW = "law"
    NORM = "norm"
    REGION = "region"
    TOOL_DEFAULT = "tool-default"


class Duty(StrEnum):
    """What the paragraph says: ska (shall), bör (should), får (may)."""

    SKA = "ska"
    BOR = "bör"
    FAR = "får"


MEETING_KINDS: Final = frozenset(
    {
        Kind.SIP_MEETING,
        Kind.SIP_FOLLOW_UP,
        Kind.NETWORK_MEETING,
        Kind.SCHOOL_HEALTH_MEETING,
        Kind.CARE_PLANNING_MEETING,
    }
)
"""Meetings about the child; two organisations must attend before one counts as coordination."""

CONTACT_KINDS: Final = frozenset(
    {
        Kind.CROSS_AGENCY_CONTACT,
        Kind.CONSULTATION,
        Kind.INFORMATION_SHARED,
        Kind.HANDOVER,
        Kind.CONCERN_FEEDBACK,
    }
)
"""Contact between professionals of different organisations that is no meeting."""

COORDINATION_KINDS: Final = frozenset(
    MEETING_KINDS | CONTACT_KINDS | {Kind.SIP_PLAN, Kind.COORDINATOR, Kind.INVITATION, Kind.ACTOR_ABSENT_FROM_MEETING}
)
"""Kinds whose events are linked into happenings across records."""

HEALTH_CARE: Final = frozenset(
    {
        ActorKind.CHILD_PSYCHIATRY,
        ActorKind.INPATIENT_PSYCHIATRY,
        ActorKind.ADULT_PSYCHIATRY,
        ActorKind.PRIMARY_CARE,
        ActorKind.HABILITATION,
        ActorKind.HOSPITAL,
        ActorKind.YOUTH_CLINIC,
        ActorKind.ADDICTION_CARE,
    }
)
"""Actor kinds whose notes are health-care records."""

SENSITIVE_KINDS: Final = frozenset(
    {
        Kind.SUICIDALITY,
        Kind.SELF_HARM,
        Kind.OVERDOSE,
        Kind.SUBSTANCE_USE,
        Kind.COMPULSORY_CARE,
    }
)
"""Always `sensitive`; violence is decided by who did it."""
