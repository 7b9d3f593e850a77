"""Papers about keeping: the certificate of a purge, and the report of what is held about a person."""

from reports.composed import composed
from reports.paper import Audience

CERTIFICATE = composed("purge_certificate", "Certificate of erasure", Audience.INTERNAL)
PERSON = composed("person_report", "Person report", Audience.INTERNAL)
