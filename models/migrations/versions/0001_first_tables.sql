CREATE TABLE arrival_notice (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	site_id INTEGER,
	updates_id INTEGER,
	sent_on TEXT,
	notice_channel TEXT,
	acknowledged_on TEXT,
	arrives_at TEXT,
	travel_mode TEXT,
	carrier TEXT,
	carrier_f TEXT,
	flight_numbers TEXT,
	flight_numbers_f TEXT,
	arrival_airport TEXT,
	arrival_airport_f TEXT,
	dependents_count INTEGER,
	childrens_ages TEXT,
	childrens_ages_f TEXT,
	notice_remarks TEXT,
	CONSTRAINT pk_arrival_notice PRIMARY KEY (id),
	CONSTRAINT fk_arrival_notice_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_arrival_notice_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_arrival_notice_site_id_site FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_arrival_notice_updates_id_arrival_notice FOREIGN KEY(updates_id) REFERENCES arrival_notice (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_arrival_notice_import_key ON arrival_notice (import_key);
CREATE INDEX ix_arrival_notice_natural_key ON arrival_notice (natural_key);
CREATE INDEX ix_arrival_notice_sent_on_id ON arrival_notice (sent_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_arrival_notice_site_id ON arrival_notice (site_id);
CREATE INDEX ix_arrival_notice_student_id ON arrival_notice (student_id);
CREATE INDEX ix_arrival_notice_training_line_id ON arrival_notice (training_line_id);
CREATE INDEX ix_arrival_notice_updates_id ON arrival_notice (updates_id);
CREATE TABLE attachment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	file_name TEXT,
	file_name_f TEXT,
	description TEXT,
	description_f TEXT,
	media_type TEXT,
	media_type_f TEXT,
	size INTEGER,
	sha256 TEXT,
	sha256_f TEXT,
	marking TEXT,
	received_on TEXT,
	CONSTRAINT pk_attachment PRIMARY KEY (id)
);
CREATE INDEX ix_attachment_file_name_f_id ON attachment (file_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_attachment_import_key ON attachment (import_key);
CREATE INDEX ix_attachment_natural_key ON attachment (natural_key);
CREATE INDEX ix_attachment_received_on_id ON attachment (received_on, id, row_status) WHERE row_status = 0;
CREATE TABLE briefing (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	briefed_on TEXT,
	briefer TEXT,
	briefer_f TEXT,
	briefing_language TEXT,
	briefing_language_f TEXT,
	checklist_id INTEGER,
	student_signed_on TEXT,
	supplement_given INTEGER,
	scan INTEGER,
	briefing_remarks TEXT,
	CONSTRAINT pk_briefing PRIMARY KEY (id),
	CONSTRAINT fk_briefing_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_briefing_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_briefing_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_briefing_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_briefing_briefed_on_id ON briefing (briefed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_briefing_checklist_id ON briefing (checklist_id);
CREATE INDEX ix_briefing_import_key ON briefing (import_key);
CREATE INDEX ix_briefing_natural_key ON briefing (natural_key);
CREATE INDEX ix_briefing_scan ON briefing (scan);
CREATE INDEX ix_briefing_student_id ON briefing (student_id);
CREATE INDEX ix_briefing_student_signed_on_id ON briefing (student_signed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_briefing_training_line_id ON briefing (training_line_id);
CREATE TABLE case_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_designator TEXT,
	case_designator_f TEXT,
	line_no TEXT,
	line_no_f TEXT,
	acquisition_path TEXT,
	article_type_id INTEGER,
	line_masl TEXT,
	line_masl_f TEXT,
	line_description TEXT,
	line_description_f TEXT,
	qty_ordered INTEGER,
	qty_delivered INTEGER,
	loa_accepted_on TEXT,
	basic_note_present INTEGER,
	loa_note_present INTEGER,
	alternate_verification TEXT,
	alternate_verification_f TEXT,
	principles_signed_on TEXT,
	principles_letter INTEGER,
	principles_uploaded_on TEXT,
	consent_received_on TEXT,
	shipped_on TEXT,
	qty_serials_known INTEGER,
	CONSTRAINT pk_case_line PRIMARY KEY (id),
	CONSTRAINT fk_case_line_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_line_principles_letter_attachment FOREIGN KEY(principles_letter) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_line_article_type_id ON case_line (article_type_id);
CREATE INDEX ix_case_line_case_designator_f_id ON case_line (case_designator_f, line_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_line_import_key ON case_line (import_key);
CREATE INDEX ix_case_line_loa_accepted_on_id ON case_line (loa_accepted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_line_natural_key ON case_line (natural_key);
CREATE INDEX ix_case_line_principles_letter ON case_line (principles_letter);
CREATE TABLE ccmd_waiver (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	command TEXT,
	waiver_no TEXT,
	waiver_no_f TEXT,
	granted_on TEXT,
	valid_to TEXT,
	waiver_reason TEXT,
	waiver_reason_f TEXT,
	scan INTEGER,
	CONSTRAINT pk_ccmd_waiver PRIMARY KEY (id),
	CONSTRAINT fk_ccmd_waiver_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_ccmd_waiver_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ccmd_waiver_granted_on_id ON ccmd_waiver (granted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ccmd_waiver_import_key ON ccmd_waiver (import_key);
CREATE INDEX ix_ccmd_waiver_natural_key ON ccmd_waiver (natural_key);
CREATE INDEX ix_ccmd_waiver_scan ON ccmd_waiver (scan);
CREATE INDEX ix_ccmd_waiver_student_id ON ccmd_waiver (student_id);
CREATE INDEX ix_ccmd_waiver_valid_to_id ON ccmd_waiver (valid_to, id, row_status) WHERE row_status = 0;
CREATE TABLE checklist (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	template TEXT,
	template_f TEXT,
	edition TEXT,
	edition_f TEXT,
	opened_on TEXT,
	parts TEXT,
	parts_f TEXT,
	closed_on TEXT,
	CONSTRAINT pk_checklist PRIMARY KEY (id)
);
CREATE INDEX ix_checklist_closed_on_id ON checklist (closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_checklist_import_key ON checklist (import_key);
CREATE INDEX ix_checklist_natural_key ON checklist (natural_key);
CREATE INDEX ix_checklist_opened_on_id ON checklist (opened_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_checklist_template_f_id ON checklist (template_f, edition_f, id, row_status) WHERE row_status = 0;
CREATE TABLE checklist_answer (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	checklist_id INTEGER,
	item_code TEXT,
	item_code_f TEXT,
	answer TEXT,
	checked_on TEXT,
	checked_by TEXT,
	checked_by_f TEXT,
	note TEXT,
	note_f TEXT,
	paper_id INTEGER,
	CONSTRAINT pk_checklist_answer PRIMARY KEY (id),
	CONSTRAINT fk_checklist_answer_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_checklist_answer_paper_id_attachment FOREIGN KEY(paper_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_checklist_answer_checked_on_id ON checklist_answer (checked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_checklist_answer_checklist_id ON checklist_answer (checklist_id);
CREATE INDEX ix_checklist_answer_import_key ON checklist_answer (import_key);
CREATE INDEX ix_checklist_answer_item_code_f_id ON checklist_answer (item_code_f, answer, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_checklist_answer_natural_key ON checklist_answer (natural_key);
CREATE INDEX ix_checklist_answer_paper_id ON checklist_answer (paper_id);
CREATE TABLE code (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	table_name TEXT,
	table_name_f TEXT,
	code TEXT,
	code_f TEXT,
	label TEXT,
	label_f TEXT,
	position INTEGER,
	valid_from TEXT,
	valid_to TEXT,
	edition TEXT,
	edition_f TEXT,
	source TEXT,
	source_f TEXT,
	tag TEXT,
	tag_f TEXT,
	details TEXT,
	confirmed_on TEXT,
	confirmed_by TEXT,
	confirmed_by_f TEXT,
	CONSTRAINT pk_code PRIMARY KEY (id)
);
CREATE INDEX ix_code_import_key ON code (import_key);
CREATE INDEX ix_code_natural_key ON code (natural_key);
CREATE INDEX ix_code_table_name_f_id ON code (table_name_f, position, id, row_status) WHERE row_status = 0;
CREATE TABLE compliance_finding (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	visit_id INTEGER,
	finding_ref TEXT,
	finding_ref_f TEXT,
	finding_text TEXT,
	finding_text_f TEXT,
	severity TEXT,
	answer_text TEXT,
	answer_text_f TEXT,
	answer_owner TEXT,
	answer_owner_f TEXT,
	answer_due_on TEXT,
	answered_on TEXT,
	evidence INTEGER,
	CONSTRAINT pk_compliance_finding PRIMARY KEY (id),
	CONSTRAINT fk_compliance_finding_visit_id_compliance_visit FOREIGN KEY(visit_id) REFERENCES compliance_visit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_compliance_finding_evidence_attachment FOREIGN KEY(evidence) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_compliance_finding_answer_due_on_id ON compliance_finding (answer_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_compliance_finding_answered_on_id ON compliance_finding (answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_compliance_finding_evidence ON compliance_finding (evidence);
CREATE INDEX ix_compliance_finding_finding_ref_f_id ON compliance_finding (finding_ref_f, finding_text_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_compliance_finding_import_key ON compliance_finding (import_key);
CREATE INDEX ix_compliance_finding_natural_key ON compliance_finding (natural_key);
CREATE INDEX ix_compliance_finding_visit_id ON compliance_finding (visit_id);
CREATE TABLE compliance_visit (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	visit_kind TEXT,
	announced_on TEXT,
	visit_starts_on TEXT,
	visit_ends_on TEXT,
	visit_team TEXT,
	visit_team_f TEXT,
	visit_sites TEXT,
	visit_sites_f TEXT,
	vca_guidance TEXT,
	vca_guidance_f TEXT,
	checklist_id INTEGER,
	visit_result TEXT,
	visit_result_f TEXT,
	report_on TEXT,
	report INTEGER,
	CONSTRAINT pk_compliance_visit PRIMARY KEY (id),
	CONSTRAINT fk_compliance_visit_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_compliance_visit_report_attachment FOREIGN KEY(report) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_compliance_visit_announced_on_id ON compliance_visit (announced_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_compliance_visit_checklist_id ON compliance_visit (checklist_id);
CREATE INDEX ix_compliance_visit_import_key ON compliance_visit (import_key);
CREATE INDEX ix_compliance_visit_natural_key ON compliance_visit (natural_key);
CREATE INDEX ix_compliance_visit_report ON compliance_visit (report);
CREATE INDEX ix_compliance_visit_visit_ends_on_id ON compliance_visit (visit_ends_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_compliance_visit_visit_starts_on_id ON compliance_visit (visit_starts_on, id, row_status) WHERE row_status = 0;
CREATE TABLE contact (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	surname TEXT,
	surname_f TEXT,
	first_name TEXT,
	first_name_f TEXT,
	middle_name TEXT,
	middle_name_f TEXT,
	native_name TEXT,
	native_name_f TEXT,
	full_name TEXT,
	full_name_f TEXT,
	sort_name TEXT,
	sort_name_f TEXT,
	role TEXT,
	role_f TEXT,
	organization TEXT,
	organization_f TEXT,
	unit_id INTEGER,
	site_id INTEGER,
	country_id INTEGER,
	phone TEXT,
	phone_f TEXT,
	email TEXT,
	email_f TEXT,
	contact_remarks TEXT,
	left_on TEXT,
	CONSTRAINT pk_contact PRIMARY KEY (id),
	CONSTRAINT fk_contact_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_site_id_site FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_contact_country_id ON contact (country_id);
CREATE INDEX ix_contact_import_key ON contact (import_key);
CREATE INDEX ix_contact_natural_key ON contact (natural_key);
CREATE INDEX ix_contact_site_id ON contact (site_id);
CREATE INDEX ix_contact_sort_name_f_id ON contact (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_contact_unit_id ON contact (unit_id);
CREATE TABLE control_plan (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	plan_title TEXT,
	plan_title_f TEXT,
	plan_version TEXT,
	plan_version_f TEXT,
	country_id INTEGER,
	case_line_id INTEGER,
	plan_covers TEXT,
	plan_covers_f TEXT,
	received_on TEXT,
	checklist_id INTEGER,
	sec_accountability TEXT,
	sec_inventories TEXT,
	sec_records TEXT,
	sec_violations TEXT,
	sec_visits TEXT,
	sec_security TEXT,
	sec_losses TEXT,
	sec_disposal TEXT,
	signed_partner_by TEXT,
	signed_partner_by_f TEXT,
	signed_partner_on TEXT,
	signed_us_by TEXT,
	signed_us_by_f TEXT,
	signed_us_on TEXT,
	effective_on TEXT,
	review_on TEXT,
	scan INTEGER,
	CONSTRAINT pk_control_plan PRIMARY KEY (id),
	CONSTRAINT fk_control_plan_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_plan_case_line_id_case_line FOREIGN KEY(case_line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_plan_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_plan_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_control_plan_case_line_id ON control_plan (case_line_id);
CREATE INDEX ix_control_plan_checklist_id ON control_plan (checklist_id);
CREATE INDEX ix_control_plan_country_id ON control_plan (country_id);
CREATE INDEX ix_control_plan_effective_on_id ON control_plan (effective_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_control_plan_import_key ON control_plan (import_key);
CREATE INDEX ix_control_plan_natural_key ON control_plan (natural_key);
CREATE INDEX ix_control_plan_plan_title_f_id ON control_plan (plan_title_f, plan_version_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_control_plan_received_on_id ON control_plan (received_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_control_plan_review_on_id ON control_plan (review_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_control_plan_scan ON control_plan (scan);
CREATE INDEX ix_control_plan_signed_partner_on_id ON control_plan (signed_partner_on, id, row_status) WHERE row_status = 0;
CREATE TABLE country (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_code TEXT,
	country_code_f TEXT,
	country_name TEXT,
	country_name_f TEXT,
	ccmd TEXT,
	region TEXT,
	weekend TEXT,
	time_zone TEXT,
	time_zone_f TEXT,
	sco_name TEXT,
	sco_name_f TEXT,
	sco_address TEXT,
	sco_email TEXT,
	sco_email_f TEXT,
	ecl_exemption TEXT,
	receiving_imet INTEGER,
	embassy_visa_lead_days INTEGER,
	practitioners_listed_on TEXT,
	brooke_sanction_from TEXT,
	brooke_sanction_to TEXT,
	brooke_override_note TEXT,
	brooke_override_for TEXT,
	CONSTRAINT pk_country PRIMARY KEY (id)
);
CREATE INDEX ix_country_country_name_f_id ON country (country_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_country_import_key ON country (import_key);
CREATE INDEX ix_country_natural_key ON country (natural_key);
CREATE TABLE course (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	tmasl_id TEXT,
	tmasl_id_f TEXT,
	title TEXT,
	title_f TEXT,
	ia_code TEXT,
	location_code TEXT,
	location_code_f TEXT,
	location TEXT,
	location_f TEXT,
	site_id INTEGER,
	school TEXT,
	school_f TEXT,
	duration_weeks INTEGER,
	ecl_required INTEGER,
	opi_required TEXT,
	opi_required_f TEXT,
	elt_flag INTEGER,
	prerequisites TEXT,
	clearance_required TEXT,
	clearance_required_f TEXT,
	prep_course_id INTEGER,
	analysis_code TEXT,
	analysis_code_f TEXT,
	generic_code TEXT,
	generic_code_f TEXT,
	e_imet_flag INTEGER,
	e_imet_pct INTEGER,
	pme_flag INTEGER,
	senior_pme_invitation INTEGER,
	dedicated_or_contract INTEGER,
	hazardous_flag INTEGER,
	mp_course_flag INTEGER,
	training_type TEXT,
	equipment_specific INTEGER,
	intelligence_kind TEXT,
	tuition INTEGER,
	tla_estimate INTEGER,
	CONSTRAINT pk_course PRIMARY KEY (id),
	CONSTRAINT fk_course_site_id_site FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_course_prep_course_id_course FOREIGN KEY(prep_course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_course_import_key ON course (import_key);
CREATE INDEX ix_course_natural_key ON course (natural_key);
CREATE INDEX ix_course_prep_course_id ON course (prep_course_id);
CREATE INDEX ix_course_site_id ON course (site_id);
CREATE INDEX ix_course_title_f_id ON course (title_f, id, row_status) WHERE row_status = 0;
CREATE TABLE course_prerequisite (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	course_id INTEGER,
	prerequisite_kind TEXT,
	required_course_id INTEGER,
	lowest_grade TEXT,
	highest_grade TEXT,
	prerequisite_text TEXT,
	prerequisite_text_f TEXT,
	approval_possible INTEGER,
	CONSTRAINT pk_course_prerequisite PRIMARY KEY (id),
	CONSTRAINT fk_course_prerequisite_course_id_course FOREIGN KEY(course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_course_prerequisite_required_course_id_course FOREIGN KEY(required_course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_course_prerequisite_course_id ON course_prerequisite (course_id);
CREATE INDEX ix_course_prerequisite_import_key ON course_prerequisite (import_key);
CREATE INDEX ix_course_prerequisite_natural_key ON course_prerequisite (natural_key);
CREATE INDEX ix_course_prerequisite_prerequisite_kind_id ON course_prerequisite (prerequisite_kind, prerequisite_text_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_course_prerequisite_required_course_id ON course_prerequisite (required_course_id);
CREATE TABLE course_result (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	course_outcome TEXT,
	completed_on TEXT,
	distinction TEXT,
	distinction_f TEXT,
	result_remarks TEXT,
	report_received_on TEXT,
	report_to_country_on TEXT,
	report_to_student_on TEXT,
	scan INTEGER,
	CONSTRAINT pk_course_result PRIMARY KEY (id),
	CONSTRAINT fk_course_result_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_course_result_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_course_result_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_course_result_completed_on_id ON course_result (completed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_course_result_import_key ON course_result (import_key);
CREATE INDEX ix_course_result_natural_key ON course_result (natural_key);
CREATE INDEX ix_course_result_report_received_on_id ON course_result (report_received_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_course_result_scan ON course_result (scan);
CREATE INDEX ix_course_result_student_id ON course_result (student_id);
CREATE INDEX ix_course_result_training_line_id ON course_result (training_line_id);
CREATE TABLE coverage (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	dependent_id INTEGER,
	coverage_type TEXT,
	proof_received_on TEXT,
	approved_on TEXT,
	insurer TEXT,
	insurer_f TEXT,
	policy_no TEXT,
	policy_no_f TEXT,
	policy_from TEXT,
	policy_to TEXT,
	max_benefit INTEGER,
	deductible INTEGER,
	evacuation INTEGER,
	remains INTEGER,
	renewable INTEGER,
	pays_mtf INTEGER,
	in_english INTEGER,
	us_contact INTEGER,
	in_dollars INTEGER,
	CONSTRAINT pk_coverage PRIMARY KEY (id),
	CONSTRAINT fk_coverage_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_coverage_dependent_id_dependent FOREIGN KEY(dependent_id) REFERENCES dependent (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_coverage_coverage_type_id ON coverage (coverage_type, policy_from, policy_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_coverage_dependent_id ON coverage (dependent_id);
CREATE INDEX ix_coverage_import_key ON coverage (import_key);
CREATE INDEX ix_coverage_natural_key ON coverage (natural_key);
CREATE INDEX ix_coverage_policy_from_id ON coverage (policy_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_coverage_policy_to_id ON coverage (policy_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_coverage_proof_received_on_id ON coverage (proof_received_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_coverage_student_id ON coverage (student_id);
CREATE TABLE deficiency (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	site_id INTEGER,
	check_id INTEGER,
	item_code TEXT,
	item_code_f TEXT,
	deficiency_text TEXT,
	deficiency_text_f TEXT,
	severity TEXT,
	noted_on TEXT,
	agreed_action TEXT,
	agreed_action_f TEXT,
	action_owner TEXT,
	action_owner_f TEXT,
	fix_due_on TEXT,
	fixed_on TEXT,
	closing_note TEXT,
	closing_note_f TEXT,
	evidence INTEGER,
	CONSTRAINT pk_deficiency PRIMARY KEY (id),
	CONSTRAINT fk_deficiency_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_deficiency_check_id_physical_check FOREIGN KEY(check_id) REFERENCES physical_check (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_deficiency_evidence_attachment FOREIGN KEY(evidence) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_deficiency_check_id ON deficiency (check_id);
CREATE INDEX ix_deficiency_evidence ON deficiency (evidence);
CREATE INDEX ix_deficiency_fix_due_on_id ON deficiency (fix_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_deficiency_fixed_on_id ON deficiency (fixed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_deficiency_import_key ON deficiency (import_key);
CREATE INDEX ix_deficiency_natural_key ON deficiency (natural_key);
CREATE INDEX ix_deficiency_noted_on_id ON deficiency (noted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_deficiency_site_id ON deficiency (site_id);
CREATE TABLE dependent (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	surname TEXT,
	surname_f TEXT,
	first_name TEXT,
	first_name_f TEXT,
	middle_name TEXT,
	middle_name_f TEXT,
	native_name TEXT,
	native_name_f TEXT,
	full_name TEXT,
	full_name_f TEXT,
	sort_name TEXT,
	sort_name_f TEXT,
	student_id INTEGER,
	relationship TEXT,
	travel TEXT,
	authorised_on_ito INTEGER,
	sex TEXT,
	date_of_birth TEXT,
	pob_city TEXT,
	pob_city_f TEXT,
	pob_province TEXT,
	pob_province_f TEXT,
	pob_country TEXT,
	pob_country_f TEXT,
	citizenship TEXT,
	citizenship_f TEXT,
	dod_vetting_state TEXT,
	CONSTRAINT pk_dependent PRIMARY KEY (id),
	CONSTRAINT fk_dependent_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dependent_import_key ON dependent (import_key);
CREATE INDEX ix_dependent_natural_key ON dependent (natural_key);
CREATE INDEX ix_dependent_sort_name_f_id ON dependent (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_dependent_student_id ON dependent (student_id);
CREATE TABLE disposition_event (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	item_id INTEGER,
	from_state TEXT,
	to_state TEXT,
	effective_on TEXT,
	reported_on TEXT,
	reported_by TEXT,
	reporter_name TEXT,
	reporter_name_f TEXT,
	state_reason TEXT,
	state_reason_f TEXT,
	authority_ref TEXT,
	authority_ref_f TEXT,
	transfer_request_id INTEGER,
	incident_id INTEGER,
	event_id INTEGER,
	evidence INTEGER,
	disposal_method TEXT,
	disposal_method_f TEXT,
	witness TEXT,
	witness_f TEXT,
	condition_before TEXT,
	condition_before_f TEXT,
	condition_after TEXT,
	condition_after_f TEXT,
	certificate INTEGER,
	entered_on TEXT,
	corrects_id INTEGER,
	days_late INTEGER,
	CONSTRAINT pk_disposition_event PRIMARY KEY (id),
	CONSTRAINT fk_disposition_event_item_id_eum_item FOREIGN KEY(item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_transfer_request_id_transfer_request FOREIGN KEY(transfer_request_id) REFERENCES transfer_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_incident_id_eum_incident FOREIGN KEY(incident_id) REFERENCES eum_incident (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_evidence_attachment FOREIGN KEY(evidence) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_certificate_attachment FOREIGN KEY(certificate) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disposition_event_corrects_id_disposition_event FOREIGN KEY(corrects_id) REFERENCES disposition_event (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_disposition_event_certificate ON disposition_event (certificate);
CREATE INDEX ix_disposition_event_corrects_id ON disposition_event (corrects_id);
CREATE INDEX ix_disposition_event_effective_on_id ON disposition_event (effective_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_disposition_event_event_id ON disposition_event (event_id);
CREATE INDEX ix_disposition_event_evidence ON disposition_event (evidence);
CREATE INDEX ix_disposition_event_import_key ON disposition_event (import_key);
CREATE INDEX ix_disposition_event_incident_id ON disposition_event (incident_id);
CREATE INDEX ix_disposition_event_item_id ON disposition_event (item_id);
CREATE INDEX ix_disposition_event_natural_key ON disposition_event (natural_key);
CREATE INDEX ix_disposition_event_transfer_request_id ON disposition_event (transfer_request_id);
CREATE TABLE document (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	paper TEXT,
	paper_f TEXT,
	title TEXT,
	title_f TEXT,
	template_version TEXT,
	template_version_f TEXT,
	audience TEXT,
	audience_f TEXT,
	code TEXT,
	code_f TEXT,
	facts TEXT,
	sha256 TEXT,
	sha256_f TEXT,
	pages INTEGER,
	made_on TEXT,
	made_by TEXT,
	made_by_f TEXT,
	CONSTRAINT pk_document PRIMARY KEY (id)
);
CREATE INDEX ix_document_import_key ON document (import_key);
CREATE INDEX ix_document_made_on_id ON document (made_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_document_natural_key ON document (natural_key);
CREATE INDEX ix_document_paper_f_id ON document (paper_f, title_f, made_on, id, row_status) WHERE row_status = 0;
CREATE TABLE dod_vetting (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	dependent_id INTEGER,
	dod_vet_submitted TEXT,
	dod_vet_biodata_complete INTEGER,
	dod_vet_result TEXT,
	dod_vet_result_date TEXT,
	dod_vet_approved_on TEXT,
	dod_vet_remarks TEXT,
	state TEXT,
	CONSTRAINT pk_dod_vetting PRIMARY KEY (id),
	CONSTRAINT fk_dod_vetting_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_dod_vetting_dependent_id_dependent FOREIGN KEY(dependent_id) REFERENCES dependent (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_dod_vetting_dependent_id ON dod_vetting (dependent_id);
CREATE INDEX ix_dod_vetting_dod_vet_result_date_id ON dod_vetting (dod_vet_result_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_dod_vetting_dod_vet_submitted_id ON dod_vetting (dod_vet_submitted, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_dod_vetting_import_key ON dod_vetting (import_key);
CREATE INDEX ix_dod_vetting_natural_key ON dod_vetting (natural_key);
CREATE INDEX ix_dod_vetting_student_id ON dod_vetting (student_id);
CREATE TABLE duty_act (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	rule_id TEXT,
	rule_id_f TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	decision TEXT,
	assigned_to TEXT,
	assigned_to_f TEXT,
	reason TEXT,
	reason_f TEXT,
	until_on TEXT,
	CONSTRAINT pk_duty_act PRIMARY KEY (id)
);
CREATE INDEX ix_duty_act_import_key ON duty_act (import_key);
CREATE INDEX ix_duty_act_natural_key ON duty_act (natural_key);
CREATE INDEX ix_duty_act_rule_id_f_id ON duty_act (rule_id_f, decision, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_duty_act_until_on_id ON duty_act (until_on, id, row_status) WHERE row_status = 0;
CREATE TABLE ecl_session (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	session_on TEXT,
	session_time TEXT,
	session_time_f TEXT,
	session_place TEXT,
	session_place_f TEXT,
	examiner TEXT,
	examiner_f TEXT,
	test_form TEXT,
	test_form_f TEXT,
	seats INTEGER,
	session_remarks TEXT,
	CONSTRAINT pk_ecl_session PRIMARY KEY (id)
);
CREATE INDEX ix_ecl_session_import_key ON ecl_session (import_key);
CREATE INDEX ix_ecl_session_natural_key ON ecl_session (natural_key);
CREATE INDEX ix_ecl_session_session_on_id ON ecl_session (session_on, id, row_status) WHERE row_status = 0;
CREATE TABLE english_test (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	ecl_session_id INTEGER,
	test_type TEXT,
	test_date TEXT,
	test_place TEXT,
	ecl_score INTEGER,
	opi_rating TEXT,
	opi_rating_f TEXT,
	exempt TEXT,
	waiver_requested INTEGER,
	waiver_ref TEXT,
	waiver_ref_f TEXT,
	waiver_reason TEXT,
	waiver_reason_f TEXT,
	CONSTRAINT pk_english_test PRIMARY KEY (id),
	CONSTRAINT fk_english_test_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_english_test_ecl_session_id_ecl_session FOREIGN KEY(ecl_session_id) REFERENCES ecl_session (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_english_test_ecl_session_id ON english_test (ecl_session_id);
CREATE INDEX ix_english_test_import_key ON english_test (import_key);
CREATE INDEX ix_english_test_natural_key ON english_test (natural_key);
CREATE INDEX ix_english_test_student_id ON english_test (student_id);
CREATE INDEX ix_english_test_test_date_id ON english_test (test_date, id, row_status) WHERE row_status = 0;
CREATE TABLE eum_appointment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	person_id INTEGER,
	eum_role TEXT,
	appointed_on TEXT,
	appointment_ends_on TEXT,
	letter INTEGER,
	eum_trained_on TEXT,
	training_certificate INTEGER,
	CONSTRAINT pk_eum_appointment PRIMARY KEY (id),
	CONSTRAINT fk_eum_appointment_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_appointment_letter_attachment FOREIGN KEY(letter) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_appointment_training_certificate_attachment FOREIGN KEY(training_certificate) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_appointment_appointed_on_id ON eum_appointment (appointed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_appointment_appointment_ends_on_id ON eum_appointment (appointment_ends_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_appointment_eum_trained_on_id ON eum_appointment (eum_trained_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_appointment_import_key ON eum_appointment (import_key);
CREATE INDEX ix_eum_appointment_letter ON eum_appointment (letter);
CREATE INDEX ix_eum_appointment_natural_key ON eum_appointment (natural_key);
CREATE INDEX ix_eum_appointment_person_id ON eum_appointment (person_id);
CREATE INDEX ix_eum_appointment_training_certificate ON eum_appointment (training_certificate);
CREATE TABLE eum_article_type (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	article_code TEXT,
	article_code_f TEXT,
	article_name TEXT,
	article_name_f TEXT,
	article_family TEXT,
	component_role TEXT,
	consumable INTEGER,
	src_category TEXT,
	nsn TEXT,
	nsn_f TEXT,
	masl TEXT,
	masl_f TEXT,
	generic_code TEXT,
	generic_code_f TEXT,
	serial_pattern TEXT,
	serial_pattern_f TEXT,
	unit_value INTEGER,
	loa_note_ref TEXT,
	loa_note_ref_f TEXT,
	article_remarks TEXT,
	eum_level TEXT,
	enhanced_from TEXT,
	enhanced_to TEXT,
	CONSTRAINT pk_eum_article_type PRIMARY KEY (id)
);
CREATE INDEX ix_eum_article_type_article_code_f_id ON eum_article_type (article_code_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_article_type_import_key ON eum_article_type (import_key);
CREATE INDEX ix_eum_article_type_natural_key ON eum_article_type (natural_key);
CREATE TABLE eum_cost (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	spent_on TEXT,
	cost_purpose TEXT,
	cost_purpose_f TEXT,
	event_id INTEGER,
	eum_fund TEXT,
	estimated INTEGER,
	cost_travel INTEGER,
	cost_per_diem INTEGER,
	cost_lodging INTEGER,
	cost_hire INTEGER,
	cost_other INTEGER,
	persons INTEGER,
	person_days INTEGER,
	cost_submitted_on TEXT,
	cost_total INTEGER,
	cost_year INTEGER,
	CONSTRAINT pk_eum_cost PRIMARY KEY (id),
	CONSTRAINT fk_eum_cost_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_cost_event_id ON eum_cost (event_id);
CREATE INDEX ix_eum_cost_import_key ON eum_cost (import_key);
CREATE INDEX ix_eum_cost_natural_key ON eum_cost (natural_key);
CREATE INDEX ix_eum_cost_spent_on_id ON eum_cost (spent_on, id, row_status) WHERE row_status = 0;
CREATE TABLE eum_delivery (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	delivery_ref TEXT,
	delivery_ref_f TEXT,
	case_line_id INTEGER,
	article_type_id INTEGER,
	acquisition_path TEXT,
	site_id INTEGER,
	arrived_on TEXT,
	arrived_on_basis TEXT,
	qty_shipped INTEGER,
	qty_counted INTEGER,
	manifest_checked_on TEXT,
	receipt_signed_on TEXT,
	discrepancy_ref TEXT,
	discrepancy_ref_f TEXT,
	title_transferred_on TEXT,
	title_papers INTEGER,
	confirmed_on TEXT,
	confirmed_by TEXT,
	confirmed_by_f TEXT,
	shipping_papers INTEGER,
	delivery_remarks TEXT,
	CONSTRAINT pk_eum_delivery PRIMARY KEY (id),
	CONSTRAINT fk_eum_delivery_case_line_id_case_line FOREIGN KEY(case_line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_title_papers_attachment FOREIGN KEY(title_papers) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_shipping_papers_attachment FOREIGN KEY(shipping_papers) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_delivery_arrived_on_id ON eum_delivery (arrived_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_delivery_article_type_id ON eum_delivery (article_type_id);
CREATE INDEX ix_eum_delivery_case_line_id ON eum_delivery (case_line_id);
CREATE INDEX ix_eum_delivery_confirmed_on_id ON eum_delivery (confirmed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_delivery_import_key ON eum_delivery (import_key);
CREATE INDEX ix_eum_delivery_natural_key ON eum_delivery (natural_key);
CREATE INDEX ix_eum_delivery_shipping_papers ON eum_delivery (shipping_papers);
CREATE INDEX ix_eum_delivery_site_id ON eum_delivery (site_id);
CREATE INDEX ix_eum_delivery_title_papers ON eum_delivery (title_papers);
CREATE TABLE eum_designation (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	article_type_id INTEGER,
	eum_level TEXT,
	valid_from TEXT,
	valid_to TEXT,
	designation_ref TEXT,
	designation_ref_f TEXT,
	initial_days INTEGER,
	interval_months INTEGER,
	interval_basis TEXT,
	CONSTRAINT pk_eum_designation PRIMARY KEY (id),
	CONSTRAINT fk_eum_designation_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_designation_article_type_id ON eum_designation (article_type_id);
CREATE INDEX ix_eum_designation_import_key ON eum_designation (import_key);
CREATE INDEX ix_eum_designation_natural_key ON eum_designation (natural_key);
CREATE INDEX ix_eum_designation_valid_from_id ON eum_designation (valid_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_designation_valid_to_id ON eum_designation (valid_to, id, row_status) WHERE row_status = 0;
CREATE TABLE eum_incident (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	incident_no TEXT,
	incident_no_f TEXT,
	incident_kind TEXT,
	occurred_on TEXT,
	aware_on TEXT,
	site_id INTEGER,
	unit_id INTEGER,
	credibility TEXT,
	incident_text TEXT,
	first_report_on TEXT,
	first_report_by TEXT,
	first_report_by_f TEXT,
	written_report_on TEXT,
	recovery_steps TEXT,
	prevention_steps TEXT,
	sent_state_on TEXT,
	sent_dsca_on TEXT,
	sent_ccmd_on TEXT,
	sent_mildep_on TEXT,
	sent_dtsa_on TEXT,
	resolved_locally INTEGER,
	resolution_text TEXT,
	resolution_text_f TEXT,
	forwarded_on TEXT,
	incident_closed_on TEXT,
	closure_text TEXT,
	closure_text_f TEXT,
	CONSTRAINT pk_eum_incident PRIMARY KEY (id),
	CONSTRAINT fk_eum_incident_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_incident_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_incident_aware_on_id ON eum_incident (aware_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_incident_first_report_on_id ON eum_incident (first_report_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_incident_import_key ON eum_incident (import_key);
CREATE INDEX ix_eum_incident_incident_closed_on_id ON eum_incident (incident_closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_incident_natural_key ON eum_incident (natural_key);
CREATE INDEX ix_eum_incident_occurred_on_id ON eum_incident (occurred_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_incident_site_id ON eum_incident (site_id);
CREATE INDEX ix_eum_incident_unit_id ON eum_incident (unit_id);
CREATE INDEX ix_eum_incident_written_report_on_id ON eum_incident (written_report_on, id, row_status) WHERE row_status = 0;
CREATE TABLE eum_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	article_type_id INTEGER,
	serial_raw TEXT,
	serial_raw_f TEXT,
	serial_state TEXT,
	serial_assigned TEXT,
	serial_assigned_f TEXT,
	secondary_marks TEXT,
	secondary_marks_f TEXT,
	paired_item_id INTEGER,
	condition TEXT,
	site_id INTEGER,
	physical_location TEXT,
	physical_location_f TEXT,
	holder_unit_id INTEGER,
	custody TEXT,
	acquisition_path TEXT,
	case_line_id INTEGER,
	origin_note TEXT,
	origin_note_f TEXT,
	delivered_on TEXT,
	delivered_on_basis TEXT,
	title_transferred_on TEXT,
	original_value INTEGER,
	source_of_record TEXT,
	entered_as TEXT,
	inventoried_before_on TEXT,
	item_remarks TEXT,
	mark TEXT,
	mark_f TEXT,
	serial_norm TEXT,
	serial_norm_f TEXT,
	disposition TEXT,
	bears_inventory INTEGER,
	last_sighted_on TEXT,
	last_inventoried_on TEXT,
	last_reported_on TEXT,
	due_kind TEXT,
	next_due_on TEXT,
	value INTEGER,
	CONSTRAINT pk_eum_item PRIMARY KEY (id),
	CONSTRAINT fk_eum_item_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_item_paired_item_id_eum_item FOREIGN KEY(paired_item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_item_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_item_holder_unit_id_unit FOREIGN KEY(holder_unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_item_case_line_id_case_line FOREIGN KEY(case_line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_item_article_type_id ON eum_item (article_type_id);
CREATE INDEX ix_eum_item_case_line_id ON eum_item (case_line_id);
CREATE INDEX ix_eum_item_delivered_on_id ON eum_item (delivered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_holder_unit_id ON eum_item (holder_unit_id);
CREATE INDEX ix_eum_item_import_key ON eum_item (import_key);
CREATE INDEX ix_eum_item_last_inventoried_on_id ON eum_item (last_inventoried_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_last_sighted_on_id ON eum_item (last_sighted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_mark_f_id ON eum_item (mark_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_natural_key ON eum_item (natural_key);
CREATE INDEX ix_eum_item_next_due_on_id ON eum_item (next_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_paired_item_id ON eum_item (paired_item_id);
CREATE INDEX ix_eum_item_site_id ON eum_item (site_id);
CREATE TABLE eum_programme (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	blue_lantern_contact_id INTEGER,
	ccmd_contact_id INTEGER,
	dsca_contact_id INTEGER,
	blue_lantern_met_on TEXT,
	command_reviewed_on TEXT,
	environment TEXT,
	programme_remarks TEXT,
	release_authority TEXT,
	release_authority_f TEXT,
	released_on TEXT,
	release_ends_on TEXT,
	CONSTRAINT pk_eum_programme PRIMARY KEY (id),
	CONSTRAINT fk_eum_programme_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_programme_blue_lantern_contact_id_contact FOREIGN KEY(blue_lantern_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_programme_ccmd_contact_id_contact FOREIGN KEY(ccmd_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_programme_dsca_contact_id_contact FOREIGN KEY(dsca_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_programme_blue_lantern_contact_id ON eum_programme (blue_lantern_contact_id);
CREATE INDEX ix_eum_programme_ccmd_contact_id ON eum_programme (ccmd_contact_id);
CREATE INDEX ix_eum_programme_command_reviewed_on_id ON eum_programme (command_reviewed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_programme_country_id ON eum_programme (country_id);
CREATE INDEX ix_eum_programme_dsca_contact_id ON eum_programme (dsca_contact_id);
CREATE INDEX ix_eum_programme_import_key ON eum_programme (import_key);
CREATE INDEX ix_eum_programme_natural_key ON eum_programme (natural_key);
CREATE TABLE eum_sop (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	sop_edition TEXT,
	sop_edition_f TEXT,
	approved_on TEXT,
	approved_by TEXT,
	approved_by_f TEXT,
	sop_review_on TEXT,
	sop_file INTEGER,
	CONSTRAINT pk_eum_sop PRIMARY KEY (id),
	CONSTRAINT fk_eum_sop_sop_file_attachment FOREIGN KEY(sop_file) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_sop_approved_on_id ON eum_sop (approved_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_sop_import_key ON eum_sop (import_key);
CREATE INDEX ix_eum_sop_natural_key ON eum_sop (natural_key);
CREATE INDEX ix_eum_sop_sop_file ON eum_sop (sop_file);
CREATE INDEX ix_eum_sop_sop_review_on_id ON eum_sop (sop_review_on, id, row_status) WHERE row_status = 0;
CREATE TABLE event_site (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	event_id INTEGER,
	site_id INTEGER,
	unit_id INTEGER,
	visited_on TEXT,
	access_refused INTEGER,
	refused_by TEXT,
	refused_by_f TEXT,
	refusal_reason TEXT,
	refusal_reason_f TEXT,
	site_note TEXT,
	site_note_f TEXT,
	CONSTRAINT pk_event_site PRIMARY KEY (id),
	CONSTRAINT fk_event_site_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_event_site_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_event_site_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_event_site_event_id ON event_site (event_id);
CREATE INDEX ix_event_site_import_key ON event_site (import_key);
CREATE INDEX ix_event_site_natural_key ON event_site (natural_key);
CREATE INDEX ix_event_site_site_id ON event_site (site_id);
CREATE INDEX ix_event_site_unit_id ON event_site (unit_id);
CREATE INDEX ix_event_site_visited_on_id ON event_site (visited_on, id, row_status) WHERE row_status = 0;
CREATE TABLE expected_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	event_id INTEGER,
	page_no INTEGER,
	line_no INTEGER,
	item_id INTEGER,
	expected_serial TEXT,
	expected_serial_f TEXT,
	article_type_id INTEGER,
	site_id INTEGER,
	unit_id INTEGER,
	expected_location TEXT,
	expected_location_f TEXT,
	expected_state TEXT,
	line_outcome TEXT,
	line_reason TEXT,
	line_decision TEXT,
	line_note TEXT,
	line_note_f TEXT,
	decided_by TEXT,
	decided_by_f TEXT,
	CONSTRAINT pk_expected_line PRIMARY KEY (id),
	CONSTRAINT fk_expected_line_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expected_line_item_id_eum_item FOREIGN KEY(item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expected_line_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expected_line_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_expected_line_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_expected_line_article_type_id ON expected_line (article_type_id);
CREATE INDEX ix_expected_line_event_id ON expected_line (event_id);
CREATE INDEX ix_expected_line_import_key ON expected_line (import_key);
CREATE INDEX ix_expected_line_item_id ON expected_line (item_id);
CREATE INDEX ix_expected_line_line_no_id ON expected_line (line_no, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_expected_line_natural_key ON expected_line (natural_key);
CREATE INDEX ix_expected_line_site_id ON expected_line (site_id);
CREATE INDEX ix_expected_line_unit_id ON expected_line (unit_id);
CREATE TABLE follow_up (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	observed_on TEXT,
	assignment TEXT,
	assignment_f TEXT,
	uses_training INTEGER,
	observed_by TEXT,
	observed_by_f TEXT,
	follow_up_remarks TEXT,
	CONSTRAINT pk_follow_up PRIMARY KEY (id),
	CONSTRAINT fk_follow_up_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_follow_up_import_key ON follow_up (import_key);
CREATE INDEX ix_follow_up_natural_key ON follow_up (natural_key);
CREATE INDEX ix_follow_up_observed_on_id ON follow_up (observed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_follow_up_student_id ON follow_up (student_id);
CREATE TABLE holiday (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	holiday_name TEXT,
	holiday_name_f TEXT,
	holiday_on TEXT,
	yearly INTEGER,
	closes_offices INTEGER,
	country_id INTEGER,
	CONSTRAINT pk_holiday PRIMARY KEY (id),
	CONSTRAINT fk_holiday_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_holiday_country_id ON holiday (country_id);
CREATE INDEX ix_holiday_holiday_on_id ON holiday (holiday_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_holiday_import_key ON holiday (import_key);
CREATE INDEX ix_holiday_natural_key ON holiday (natural_key);
CREATE TABLE hr_vetting (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	unit_id INTEGER,
	hr_subject TEXT,
	hr_submitted TEXT,
	hr_reference TEXT,
	hr_reference_f TEXT,
	hr_result TEXT,
	hr_result_date TEXT,
	hr_valid_to TEXT,
	hr_remarks TEXT,
	state TEXT,
	CONSTRAINT pk_hr_vetting PRIMARY KEY (id),
	CONSTRAINT fk_hr_vetting_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hr_vetting_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_hr_vetting_hr_result_date_id ON hr_vetting (hr_result_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_hr_vetting_hr_submitted_id ON hr_vetting (hr_submitted, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_hr_vetting_hr_valid_to_id ON hr_vetting (hr_valid_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_hr_vetting_import_key ON hr_vetting (import_key);
CREATE INDEX ix_hr_vetting_natural_key ON hr_vetting (natural_key);
CREATE INDEX ix_hr_vetting_student_id ON hr_vetting (student_id);
CREATE INDEX ix_hr_vetting_unit_id ON hr_vetting (unit_id);
CREATE TABLE incident_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	incident_id INTEGER,
	item_id INTEGER,
	incident_item_note TEXT,
	incident_item_note_f TEXT,
	CONSTRAINT pk_incident_item PRIMARY KEY (id),
	CONSTRAINT fk_incident_item_incident_id_eum_incident FOREIGN KEY(incident_id) REFERENCES eum_incident (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_incident_item_item_id_eum_item FOREIGN KEY(item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_incident_item_import_key ON incident_item (import_key);
CREATE INDEX ix_incident_item_incident_id ON incident_item (incident_id);
CREATE INDEX ix_incident_item_item_id ON incident_item (item_id);
CREATE INDEX ix_incident_item_natural_key ON incident_item (natural_key);
CREATE TABLE instructional_material (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	boxes INTEGER,
	shipper_reference TEXT,
	shipper_reference_f TEXT,
	material_received_on TEXT,
	forwarded_on TEXT,
	receipt INTEGER,
	material_remarks TEXT,
	CONSTRAINT pk_instructional_material PRIMARY KEY (id),
	CONSTRAINT fk_instructional_material_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_instructional_material_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_instructional_material_receipt_attachment FOREIGN KEY(receipt) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_instructional_material_forwarded_on_id ON instructional_material (forwarded_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_instructional_material_import_key ON instructional_material (import_key);
CREATE INDEX ix_instructional_material_material_received_on_id ON instructional_material (material_received_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_instructional_material_natural_key ON instructional_material (natural_key);
CREATE INDEX ix_instructional_material_receipt ON instructional_material (receipt);
CREATE INDEX ix_instructional_material_student_id ON instructional_material (student_id);
CREATE INDEX ix_instructional_material_training_line_id ON instructional_material (training_line_id);
CREATE TABLE interview (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	interviewed_on TEXT,
	interviewer TEXT,
	interviewer_f TEXT,
	checklist_id INTEGER,
	scan INTEGER,
	training_relevance TEXT,
	preparation TEXT,
	support TEXT,
	suggestions TEXT,
	CONSTRAINT pk_interview PRIMARY KEY (id),
	CONSTRAINT fk_interview_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_interview_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_interview_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_interview_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_interview_checklist_id ON interview (checklist_id);
CREATE INDEX ix_interview_import_key ON interview (import_key);
CREATE INDEX ix_interview_interviewed_on_id ON interview (interviewed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_interview_natural_key ON interview (natural_key);
CREATE INDEX ix_interview_scan ON interview (scan);
CREATE INDEX ix_interview_student_id ON interview (student_id);
CREATE INDEX ix_interview_training_line_id ON interview (training_line_id);
CREATE TABLE inventory_event (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	event_no TEXT,
	event_no_f TEXT,
	inventory_kind TEXT,
	inventory_method TEXT,
	reason_not_in_person TEXT,
	reason_not_in_person_f TEXT,
	how_verified TEXT,
	how_verified_f TEXT,
	verification_papers INTEGER,
	planned_on TEXT,
	started_on TEXT,
	ended_on TEXT,
	checklist_id INTEGER,
	frozen_at INTEGER,
	partner_remarks TEXT,
	event_remarks TEXT,
	cancelled_on TEXT,
	cancel_reason TEXT,
	cancel_reason_f TEXT,
	reconciled_at INTEGER,
	expected_count INTEGER,
	counted INTEGER,
	found INTEGER,
	found_elsewhere INTEGER,
	not_found INTEGER,
	unexpected INTEGER,
	unread INTEGER,
	repeated INTEGER,
	open_questions INTEGER,
	signed_on TEXT,
	scan INTEGER,
	transmitted_on TEXT,
	confirmed_on TEXT,
	event_status TEXT,
	CONSTRAINT pk_inventory_event PRIMARY KEY (id),
	CONSTRAINT fk_inventory_event_verification_papers_attachment FOREIGN KEY(verification_papers) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_event_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_event_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_inventory_event_checklist_id ON inventory_event (checklist_id);
CREATE INDEX ix_inventory_event_ended_on_id ON inventory_event (ended_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_event_import_key ON inventory_event (import_key);
CREATE INDEX ix_inventory_event_natural_key ON inventory_event (natural_key);
CREATE INDEX ix_inventory_event_planned_on_id ON inventory_event (planned_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_event_scan ON inventory_event (scan);
CREATE INDEX ix_inventory_event_signed_on_id ON inventory_event (signed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_event_started_on_id ON inventory_event (started_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_event_verification_papers ON inventory_event (verification_papers);
CREATE TABLE inventory_reading (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	reading_uid TEXT,
	reading_uid_f TEXT,
	event_id INTEGER,
	device TEXT,
	device_f TEXT,
	sequence INTEGER,
	read_at INTEGER,
	read_by TEXT,
	read_by_f TEXT,
	serial_read TEXT,
	serial_read_f TEXT,
	read_method TEXT,
	sighted TEXT,
	article_type_id INTEGER,
	site_id INTEGER,
	unit_id INTEGER,
	location_text TEXT,
	location_text_f TEXT,
	mark_quality TEXT,
	condition TEXT,
	photo INTEGER,
	match_kind TEXT,
	matched_item_id INTEGER,
	expected_line_id INTEGER,
	resolution TEXT,
	resolved_by TEXT,
	resolved_by_f TEXT,
	resolution_note TEXT,
	resolution_note_f TEXT,
	struck_on TEXT,
	counts_from TEXT,
	counts_on TEXT,
	CONSTRAINT pk_inventory_reading PRIMARY KEY (id),
	CONSTRAINT fk_inventory_reading_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_photo_attachment FOREIGN KEY(photo) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_matched_item_id_eum_item FOREIGN KEY(matched_item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_reading_expected_line_id_expected_line FOREIGN KEY(expected_line_id) REFERENCES expected_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_inventory_reading_article_type_id ON inventory_reading (article_type_id);
CREATE INDEX ix_inventory_reading_event_id ON inventory_reading (event_id);
CREATE INDEX ix_inventory_reading_expected_line_id ON inventory_reading (expected_line_id);
CREATE INDEX ix_inventory_reading_import_key ON inventory_reading (import_key);
CREATE INDEX ix_inventory_reading_matched_item_id ON inventory_reading (matched_item_id);
CREATE INDEX ix_inventory_reading_natural_key ON inventory_reading (natural_key);
CREATE INDEX ix_inventory_reading_photo ON inventory_reading (photo);
CREATE INDEX ix_inventory_reading_read_at_id ON inventory_reading (read_at, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_reading_site_id ON inventory_reading (site_id);
CREATE INDEX ix_inventory_reading_unit_id ON inventory_reading (unit_id);
CREATE TABLE inventory_signature (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	event_id INTEGER,
	side TEXT,
	signer_name TEXT,
	signer_name_f TEXT,
	signer_position TEXT,
	signer_position_f TEXT,
	signature_on TEXT,
	signature_scan INTEGER,
	signer_remarks TEXT,
	signer_remarks_f TEXT,
	CONSTRAINT pk_inventory_signature PRIMARY KEY (id),
	CONSTRAINT fk_inventory_signature_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_inventory_signature_signature_scan_attachment FOREIGN KEY(signature_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_inventory_signature_event_id ON inventory_signature (event_id);
CREATE INDEX ix_inventory_signature_import_key ON inventory_signature (import_key);
CREATE INDEX ix_inventory_signature_natural_key ON inventory_signature (natural_key);
CREATE INDEX ix_inventory_signature_signature_on_id ON inventory_signature (signature_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_inventory_signature_signature_scan ON inventory_signature (signature_scan);
CREATE INDEX ix_inventory_signature_signer_name_f_id ON inventory_signature (signer_name_f, signature_on, id, row_status) WHERE row_status = 0;
CREATE TABLE issued_order (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	order_number TEXT,
	order_number_f TEXT,
	order_kind TEXT,
	amendment_no INTEGER,
	amends_id INTEGER,
	corrects_id INTEGER,
	issued_on TEXT,
	wcn TEXT,
	wcn_f TEXT,
	scan INTEGER,
	order_surname TEXT,
	order_surname_f TEXT,
	order_given_names TEXT,
	order_given_names_f TEXT,
	sex TEXT,
	country_rank TEXT,
	country_rank_f TEXT,
	us_grade TEXT,
	country_service TEXT,
	country_service_number TEXT,
	country_service_number_f TEXT,
	date_of_birth TEXT,
	passport_no TEXT,
	passport_no_f TEXT,
	visa_type TEXT,
	installation TEXT,
	installation_f TEXT,
	report_date TEXT,
	courses TEXT,
	tla_authorised INTEGER,
	dependents_listed INTEGER,
	hazardous_duty TEXT,
	hazardous_duty_f TEXT,
	order_remarks TEXT,
	handed_over_on TEXT,
	copy_to_imso_on TEXT,
	translation_attached INTEGER,
	CONSTRAINT pk_issued_order PRIMARY KEY (id),
	CONSTRAINT fk_issued_order_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_issued_order_amends_id_issued_order FOREIGN KEY(amends_id) REFERENCES issued_order (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_issued_order_corrects_id_issued_order FOREIGN KEY(corrects_id) REFERENCES issued_order (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_issued_order_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_issued_order_amends_id ON issued_order (amends_id);
CREATE INDEX ix_issued_order_corrects_id ON issued_order (corrects_id);
CREATE INDEX ix_issued_order_import_key ON issued_order (import_key);
CREATE INDEX ix_issued_order_issued_on_id ON issued_order (issued_on, amendment_no, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_issued_order_natural_key ON issued_order (natural_key);
CREATE INDEX ix_issued_order_report_date_id ON issued_order (report_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_issued_order_scan ON issued_order (scan);
CREATE INDEX ix_issued_order_student_id ON issued_order (student_id);
CREATE TABLE keyed_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	sheet_item TEXT,
	sheet_item_f TEXT,
	keyed_value TEXT,
	keyed_value_f TEXT,
	keyed_on TEXT,
	keyed_by TEXT,
	keyed_by_f TEXT,
	CONSTRAINT pk_keyed_item PRIMARY KEY (id),
	CONSTRAINT fk_keyed_item_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_keyed_item_import_key ON keyed_item (import_key);
CREATE INDEX ix_keyed_item_keyed_on_id ON keyed_item (keyed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_keyed_item_natural_key ON keyed_item (natural_key);
CREATE INDEX ix_keyed_item_sheet_item_f_id ON keyed_item (sheet_item_f, keyed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_keyed_item_student_id ON keyed_item (student_id);
CREATE TABLE medical_record (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	exam_date TEXT,
	provider_name TEXT,
	provider_name_f TEXT,
	provider_licensed_list INTEGER,
	chest_xray_done INTEGER,
	hiv_screening_done INTEGER,
	fit INTEGER,
	statement_signed INTEGER,
	statement_received_date TEXT,
	dd2808_seen INTEGER,
	dd2807_1_seen INTEGER,
	dental_cert_seen INTEGER,
	flight_physical_on TEXT,
	medical_waiver_no TEXT,
	medical_waiver_no_f TEXT,
	CONSTRAINT pk_medical_record PRIMARY KEY (id),
	CONSTRAINT fk_medical_record_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_medical_record_exam_date_id ON medical_record (exam_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_medical_record_import_key ON medical_record (import_key);
CREATE INDEX ix_medical_record_natural_key ON medical_record (natural_key);
CREATE INDEX ix_medical_record_statement_received_date_id ON medical_record (statement_received_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_medical_record_student_id ON medical_record (student_id);
CREATE TABLE merged (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	kind_name TEXT,
	kind_name_f TEXT,
	winner_record INTEGER,
	loser_record INTEGER,
	reason TEXT,
	reason_f TEXT,
	merged_on TEXT,
	merged_by TEXT,
	merged_by_f TEXT,
	CONSTRAINT pk_merged PRIMARY KEY (id)
);
CREATE INDEX ix_merged_import_key ON merged (import_key);
CREATE INDEX ix_merged_kind_name_f_id ON merged (kind_name_f, merged_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_merged_merged_on_id ON merged (merged_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_merged_natural_key ON merged (natural_key);
CREATE TABLE mirrored (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	field_key TEXT,
	field_key_f TEXT,
	source TEXT,
	source_f TEXT,
	as_of_on TEXT,
	CONSTRAINT pk_mirrored PRIMARY KEY (id)
);
CREATE INDEX ix_mirrored_as_of_on_id ON mirrored (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_mirrored_field_key_f_id ON mirrored (field_key_f, source_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_mirrored_import_key ON mirrored (import_key);
CREATE INDEX ix_mirrored_natural_key ON mirrored (natural_key);
CREATE TABLE nomination_call (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	call_no TEXT,
	call_no_f TEXT,
	call_subject TEXT,
	call_subject_f TEXT,
	country_id INTEGER,
	contact_id INTEGER,
	answer_by TEXT,
	sent_on TEXT,
	answered_on TEXT,
	release_authority TEXT,
	release_authority_f TEXT,
	released_on TEXT,
	call_remarks TEXT,
	CONSTRAINT pk_nomination_call PRIMARY KEY (id),
	CONSTRAINT fk_nomination_call_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_nomination_call_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_nomination_call_answer_by_id ON nomination_call (answer_by, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_nomination_call_answered_on_id ON nomination_call (answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_nomination_call_contact_id ON nomination_call (contact_id);
CREATE INDEX ix_nomination_call_country_id ON nomination_call (country_id);
CREATE INDEX ix_nomination_call_import_key ON nomination_call (import_key);
CREATE INDEX ix_nomination_call_natural_key ON nomination_call (natural_key);
CREATE INDEX ix_nomination_call_sent_on_id ON nomination_call (sent_on, id, row_status) WHERE row_status = 0;
CREATE TABLE note (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	body TEXT,
	body_f TEXT,
	promised_to TEXT,
	promised_to_f TEXT,
	due_on TEXT,
	kept_on TEXT,
	written_by TEXT,
	written_by_f TEXT,
	written_on TEXT,
	CONSTRAINT pk_note PRIMARY KEY (id)
);
CREATE INDEX ix_note_body_f_id ON note (body_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_note_due_on_id ON note (due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_note_import_key ON note (import_key);
CREATE INDEX ix_note_kept_on_id ON note (kept_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_note_natural_key ON note (natural_key);
CREATE TABLE order_amendment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	order_id INTEGER,
	amendment_no INTEGER,
	asked_on TEXT,
	amendment_reason TEXT,
	amendment_reason_f TEXT,
	entered_on TEXT,
	issued_order_id INTEGER,
	CONSTRAINT pk_order_amendment PRIMARY KEY (id),
	CONSTRAINT fk_order_amendment_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_order_amendment_order_id_issued_order FOREIGN KEY(order_id) REFERENCES issued_order (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_order_amendment_issued_order_id_issued_order FOREIGN KEY(issued_order_id) REFERENCES issued_order (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_order_amendment_asked_on_id ON order_amendment (asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_order_amendment_entered_on_id ON order_amendment (entered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_order_amendment_import_key ON order_amendment (import_key);
CREATE INDEX ix_order_amendment_issued_order_id ON order_amendment (issued_order_id);
CREATE INDEX ix_order_amendment_natural_key ON order_amendment (natural_key);
CREATE INDEX ix_order_amendment_order_id ON order_amendment (order_id);
CREATE INDEX ix_order_amendment_student_id ON order_amendment (student_id);
CREATE TABLE override (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	rule_id TEXT,
	rule_id_f TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	reason TEXT,
	reason_f TEXT,
	authority TEXT,
	authority_f TEXT,
	person TEXT,
	person_f TEXT,
	second_person TEXT,
	second_person_f TEXT,
	until_on TEXT,
	withdrawn_on TEXT,
	CONSTRAINT pk_override PRIMARY KEY (id)
);
CREATE INDEX ix_override_import_key ON override (import_key);
CREATE INDEX ix_override_natural_key ON override (natural_key);
CREATE INDEX ix_override_rule_id_f_id ON override (rule_id_f, reason_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_override_until_on_id ON override (until_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_override_withdrawn_on_id ON override (withdrawn_on, id, row_status) WHERE row_status = 0;
CREATE TABLE partner_count (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	site_id INTEGER,
	unit_id INTEGER,
	article_type_id INTEGER,
	partner_counted_on TEXT,
	quantity_reported INTEGER,
	records_since_on TEXT,
	shown_on TEXT,
	agrees INTEGER,
	differences TEXT,
	differences_f TEXT,
	partner_record INTEGER,
	CONSTRAINT pk_partner_count PRIMARY KEY (id),
	CONSTRAINT fk_partner_count_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_partner_count_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_partner_count_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_partner_count_partner_record_attachment FOREIGN KEY(partner_record) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_partner_count_article_type_id ON partner_count (article_type_id);
CREATE INDEX ix_partner_count_import_key ON partner_count (import_key);
CREATE INDEX ix_partner_count_natural_key ON partner_count (natural_key);
CREATE INDEX ix_partner_count_partner_counted_on_id ON partner_count (partner_counted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_partner_count_partner_record ON partner_count (partner_record);
CREATE INDEX ix_partner_count_site_id ON partner_count (site_id);
CREATE INDEX ix_partner_count_unit_id ON partner_count (unit_id);
CREATE TABLE passport (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	dependent_id INTEGER,
	passport_surname TEXT,
	passport_surname_f TEXT,
	passport_given_names TEXT,
	passport_given_names_f TEXT,
	passport_no TEXT,
	passport_no_f TEXT,
	passport_type TEXT,
	passport_issued_by TEXT,
	passport_issued_by_f TEXT,
	passport_issued_on TEXT,
	passport_expiry TEXT,
	scan INTEGER,
	CONSTRAINT pk_passport PRIMARY KEY (id),
	CONSTRAINT fk_passport_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_passport_dependent_id_dependent FOREIGN KEY(dependent_id) REFERENCES dependent (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_passport_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_passport_dependent_id ON passport (dependent_id);
CREATE INDEX ix_passport_import_key ON passport (import_key);
CREATE INDEX ix_passport_natural_key ON passport (natural_key);
CREATE INDEX ix_passport_passport_expiry_id ON passport (passport_expiry, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_passport_scan ON passport (scan);
CREATE INDEX ix_passport_student_id ON passport (student_id);
CREATE TABLE person (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	surname TEXT,
	surname_f TEXT,
	first_name TEXT,
	first_name_f TEXT,
	middle_name TEXT,
	middle_name_f TEXT,
	native_name TEXT,
	native_name_f TEXT,
	full_name TEXT,
	full_name_f TEXT,
	sort_name TEXT,
	sort_name_f TEXT,
	rank TEXT,
	rank_f TEXT,
	role TEXT,
	role_f TEXT,
	local_staff INTEGER,
	user_name TEXT,
	user_name_f TEXT,
	phone TEXT,
	phone_f TEXT,
	email TEXT,
	email_f TEXT,
	arrived_on TEXT,
	leaves_on TEXT,
	CONSTRAINT pk_person PRIMARY KEY (id)
);
CREATE INDEX ix_person_import_key ON person (import_key);
CREATE INDEX ix_person_leaves_on_id ON person (leaves_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_person_natural_key ON person (natural_key);
CREATE INDEX ix_person_sort_name_f_id ON person (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE physical_check (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	site_id INTEGER,
	event_id INTEGER,
	checked_on TEXT,
	inspectors TEXT,
	inspectors_f TEXT,
	partner_present TEXT,
	partner_present_f TEXT,
	checklist_id INTEGER,
	check_overall TEXT,
	check_remarks TEXT,
	signed_us_by TEXT,
	signed_us_by_f TEXT,
	signed_partner_by TEXT,
	signed_partner_by_f TEXT,
	closed_on TEXT,
	scan INTEGER,
	uploaded_on TEXT,
	CONSTRAINT pk_physical_check PRIMARY KEY (id),
	CONSTRAINT fk_physical_check_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_physical_check_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_physical_check_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_physical_check_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_physical_check_checked_on_id ON physical_check (checked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_physical_check_checklist_id ON physical_check (checklist_id);
CREATE INDEX ix_physical_check_closed_on_id ON physical_check (closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_physical_check_event_id ON physical_check (event_id);
CREATE INDEX ix_physical_check_import_key ON physical_check (import_key);
CREATE INDEX ix_physical_check_natural_key ON physical_check (natural_key);
CREATE INDEX ix_physical_check_scan ON physical_check (scan);
CREATE INDEX ix_physical_check_site_id ON physical_check (site_id);
CREATE INDEX ix_physical_check_uploaded_on_id ON physical_check (uploaded_on, id, row_status) WHERE row_status = 0;
CREATE TABLE policy_value (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	"key" TEXT,
	key_f TEXT,
	label TEXT,
	label_f TEXT,
	value TEXT,
	value_f TEXT,
	unit TEXT,
	unit_f TEXT,
	edition TEXT,
	edition_f TEXT,
	valid_from TEXT,
	valid_to TEXT,
	citation TEXT,
	citation_f TEXT,
	tag TEXT,
	tag_f TEXT,
	confirmed_on TEXT,
	confirmed_by TEXT,
	confirmed_by_f TEXT,
	CONSTRAINT pk_policy_value PRIMARY KEY (id)
);
CREATE INDEX ix_policy_value_confirmed_on_id ON policy_value (confirmed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_policy_value_import_key ON policy_value (import_key);
CREATE INDEX ix_policy_value_key_f_id ON policy_value (key_f, value_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_policy_value_natural_key ON policy_value (natural_key);
CREATE INDEX ix_policy_value_valid_from_id ON policy_value (valid_from, id, row_status) WHERE row_status = 0;
CREATE TABLE routine_check (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	looked_on TEXT,
	looked_at TEXT,
	looked_at_f TEXT,
	site_id INTEGER,
	routine_source TEXT,
	article_type_id INTEGER,
	item_id INTEGER,
	articles_seen TEXT,
	articles_seen_f TEXT,
	case_designator TEXT,
	case_designator_f TEXT,
	quantity_seen INTEGER,
	observed_use TEXT,
	security_remark TEXT,
	security_remark_f TEXT,
	follow_up TEXT,
	follow_up_f TEXT,
	follow_up_done_on TEXT,
	looked_by TEXT,
	looked_by_f TEXT,
	reported_on TEXT,
	quarter TEXT,
	quarter_f TEXT,
	CONSTRAINT pk_routine_check PRIMARY KEY (id),
	CONSTRAINT fk_routine_check_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_routine_check_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_routine_check_item_id_eum_item FOREIGN KEY(item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_routine_check_article_type_id ON routine_check (article_type_id);
CREATE INDEX ix_routine_check_import_key ON routine_check (import_key);
CREATE INDEX ix_routine_check_item_id ON routine_check (item_id);
CREATE INDEX ix_routine_check_looked_on_id ON routine_check (looked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_routine_check_natural_key ON routine_check (natural_key);
CREATE INDEX ix_routine_check_reported_on_id ON routine_check (reported_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_routine_check_site_id ON routine_check (site_id);
CREATE TABLE same_person (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	first_kind TEXT,
	first_kind_f TEXT,
	first_record INTEGER,
	second_kind TEXT,
	second_kind_f TEXT,
	second_record INTEGER,
	same INTEGER,
	reason TEXT,
	reason_f TEXT,
	CONSTRAINT pk_same_person PRIMARY KEY (id)
);
CREATE INDEX ix_same_person_first_kind_f_id ON same_person (first_kind_f, second_kind_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_same_person_import_key ON same_person (import_key);
CREATE INDEX ix_same_person_natural_key ON same_person (natural_key);
CREATE TABLE saved_view (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	kind_name TEXT,
	kind_name_f TEXT,
	view_name TEXT,
	view_name_f TEXT,
	guarded_name TEXT,
	guarded_name_f TEXT,
	owner TEXT,
	owner_f TEXT,
	shared INTEGER,
	layout TEXT,
	guarded_layout TEXT,
	CONSTRAINT pk_saved_view PRIMARY KEY (id)
);
CREATE INDEX ix_saved_view_import_key ON saved_view (import_key);
CREATE INDEX ix_saved_view_natural_key ON saved_view (natural_key);
CREATE INDEX ix_saved_view_view_name_f_id ON saved_view (view_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE screening (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	nomination_date TEXT,
	primary_or_alternate TEXT,
	alternate_of_id INTEGER,
	nomination_ended_on TEXT,
	hro_sent_on TEXT,
	hro_returned_on TEXT,
	hro_result TEXT,
	rso_sent_on TEXT,
	rso_returned_on TEXT,
	rso_result TEXT,
	dea_sent_on TEXT,
	dea_returned_on TEXT,
	dea_result TEXT,
	consular_sent_on TEXT,
	consular_returned_on TEXT,
	consular_result TEXT,
	other_offices TEXT,
	other_offices_f TEXT,
	other_sent_on TEXT,
	other_returned_on TEXT,
	other_result TEXT,
	checklist_id INTEGER,
	outcome TEXT,
	checklist_complete_date TEXT,
	signer TEXT,
	signer_f TEXT,
	scan INTEGER,
	screening_remarks TEXT,
	retention_until TEXT,
	state TEXT,
	CONSTRAINT pk_screening PRIMARY KEY (id),
	CONSTRAINT fk_screening_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_screening_alternate_of_id_student FOREIGN KEY(alternate_of_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_screening_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_screening_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_screening_alternate_of_id ON screening (alternate_of_id);
CREATE INDEX ix_screening_checklist_complete_date_id ON screening (checklist_complete_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_screening_checklist_id ON screening (checklist_id);
CREATE INDEX ix_screening_import_key ON screening (import_key);
CREATE INDEX ix_screening_natural_key ON screening (natural_key);
CREATE INDEX ix_screening_nomination_date_id ON screening (nomination_date, state, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_screening_scan ON screening (scan);
CREATE INDEX ix_screening_student_id ON screening (student_id);
CREATE TABLE setting (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	"key" TEXT,
	key_f TEXT,
	user_name TEXT,
	user_name_f TEXT,
	value TEXT,
	CONSTRAINT pk_setting PRIMARY KEY (id)
);
CREATE INDEX ix_setting_import_key ON setting (import_key);
CREATE INDEX ix_setting_key_f_id ON setting (key_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_setting_natural_key ON setting (natural_key);
CREATE TABLE site (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	site_name TEXT,
	site_name_f TEXT,
	site_purpose TEXT,
	country_id INTEGER,
	in_us INTEGER,
	street TEXT,
	street_f TEXT,
	city TEXT,
	city_f TEXT,
	state TEXT,
	state_f TEXT,
	postal_code TEXT,
	postal_code_f TEXT,
	site_phone TEXT,
	site_phone_f TEXT,
	site_email TEXT,
	site_email_f TEXT,
	site_fax TEXT,
	site_fax_f TEXT,
	location_code TEXT,
	location_code_f TEXT,
	student_officer TEXT,
	student_officer_f TEXT,
	directory_checked_on TEXT,
	local_instructions TEXT,
	CONSTRAINT pk_site PRIMARY KEY (id),
	CONSTRAINT fk_site_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_site_country_id ON site (country_id);
CREATE INDEX ix_site_import_key ON site (import_key);
CREATE INDEX ix_site_natural_key ON site (natural_key);
CREATE INDEX ix_site_site_name_f_id ON site (site_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE site_access (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	site_id INTEGER,
	event_id INTEGER,
	asked_on TEXT,
	asked_of TEXT,
	asked_of_f TEXT,
	visit_on TEXT,
	access_answer TEXT,
	answered_on TEXT,
	access_ref TEXT,
	access_ref_f TEXT,
	access_terms TEXT,
	access_terms_f TEXT,
	scan INTEGER,
	CONSTRAINT pk_site_access PRIMARY KEY (id),
	CONSTRAINT fk_site_access_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_site_access_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_site_access_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_site_access_answered_on_id ON site_access (answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_site_access_asked_on_id ON site_access (asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_site_access_event_id ON site_access (event_id);
CREATE INDEX ix_site_access_import_key ON site_access (import_key);
CREATE INDEX ix_site_access_natural_key ON site_access (natural_key);
CREATE INDEX ix_site_access_scan ON site_access (scan);
CREATE INDEX ix_site_access_site_id ON site_access (site_id);
CREATE INDEX ix_site_access_visit_on_id ON site_access (visit_on, id, row_status) WHERE row_status = 0;
CREATE TABLE storage_site (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	store_name TEXT,
	store_name_f TEXT,
	store_native_name TEXT,
	store_native_name_f TEXT,
	code_name TEXT,
	code_name_f TEXT,
	country_id INTEGER,
	owner_service TEXT,
	store_kind TEXT,
	unit_id INTEGER,
	partner_contact_id INTEGER,
	store_address TEXT,
	store_address_f TEXT,
	grid_reference TEXT,
	grid_reference_f TEXT,
	access_rule TEXT,
	access_lead_days INTEGER,
	electronics_allowed TEXT,
	certification_status TEXT,
	certified_by TEXT,
	certified_by_f TEXT,
	certified_on TEXT,
	certified_to TEXT,
	certificate INTEGER,
	store_remarks TEXT,
	closed_on TEXT,
	last_visited_on TEXT,
	last_checked_on TEXT,
	CONSTRAINT pk_storage_site PRIMARY KEY (id),
	CONSTRAINT fk_storage_site_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_storage_site_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_storage_site_partner_contact_id_contact FOREIGN KEY(partner_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_storage_site_certificate_attachment FOREIGN KEY(certificate) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_storage_site_certificate ON storage_site (certificate);
CREATE INDEX ix_storage_site_country_id ON storage_site (country_id);
CREATE INDEX ix_storage_site_import_key ON storage_site (import_key);
CREATE INDEX ix_storage_site_last_checked_on_id ON storage_site (last_checked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_storage_site_last_visited_on_id ON storage_site (last_visited_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_storage_site_natural_key ON storage_site (natural_key);
CREATE INDEX ix_storage_site_partner_contact_id ON storage_site (partner_contact_id);
CREATE INDEX ix_storage_site_store_name_f_id ON storage_site (store_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_storage_site_unit_id ON storage_site (unit_id);
CREATE TABLE student (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	surname TEXT,
	surname_f TEXT,
	first_name TEXT,
	first_name_f TEXT,
	middle_name TEXT,
	middle_name_f TEXT,
	native_name TEXT,
	native_name_f TEXT,
	full_name TEXT,
	full_name_f TEXT,
	sort_name TEXT,
	sort_name_f TEXT,
	country_id INTEGER,
	sex TEXT,
	country_rank TEXT,
	country_rank_f TEXT,
	us_grade TEXT,
	country_service TEXT,
	country_service_number TEXT,
	country_service_number_f TEXT,
	date_of_birth TEXT,
	pob_city TEXT,
	pob_city_f TEXT,
	pob_province TEXT,
	pob_province_f TEXT,
	pob_country TEXT,
	pob_country_f TEXT,
	citizenship TEXT,
	citizenship_f TEXT,
	position TEXT,
	position_f TEXT,
	unit_id INTEGER,
	category TEXT,
	foreign_detachment INTEGER,
	career_status INTEGER,
	planned_assignment TEXT,
	planned_assignment_f TEXT,
	nominated_for TEXT,
	nominated_for_f TEXT,
	planned_ito_on TEXT,
	visa_type TEXT,
	from_place TEXT,
	from_place_f TEXT,
	names_in_san_on TEXT,
	hazardous_duty TEXT,
	hazardous_duty_f TEXT,
	biography TEXT,
	diet TEXT,
	diet_f TEXT,
	home_address TEXT,
	phone TEXT,
	phone_f TEXT,
	email TEXT,
	email_f TEXT,
	emergency_contact TEXT,
	emergency_contact_f TEXT,
	photo INTEGER,
	remarks TEXT,
	next_course TEXT,
	next_course_f TEXT,
	next_report_on TEXT,
	training_ends_on TEXT,
	hr_vetting_state TEXT,
	dod_vetting_state TEXT,
	screening_state TEXT,
	latest_exam_on TEXT,
	latest_ecl INTEGER,
	passport_expires_on TEXT,
	dependents_travelling INTEGER,
	way_wcn TEXT,
	way_wcn_f TEXT,
	goes_to_us INTEGER,
	nominated_on TEXT,
	order_number TEXT,
	order_number_f TEXT,
	order_issued_on TEXT,
	visa_issued_on TEXT,
	briefed_on TEXT,
	notice_sent_on TEXT,
	departed_on TEXT,
	in_training_since TEXT,
	training_ended_on TEXT,
	returned_on TEXT,
	interviewed_on TEXT,
	filed_on TEXT,
	CONSTRAINT pk_student PRIMARY KEY (id),
	CONSTRAINT fk_student_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_student_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_student_photo_attachment FOREIGN KEY(photo) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_student_country_id ON student (country_id);
CREATE INDEX ix_student_import_key ON student (import_key);
CREATE INDEX ix_student_natural_key ON student (natural_key);
CREATE INDEX ix_student_next_report_on_id ON student (next_report_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_student_photo ON student (photo);
CREATE INDEX ix_student_planned_ito_on_id ON student (planned_ito_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_student_sort_name_f_id ON student (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_student_unit_id ON student (unit_id);
CREATE TABLE student_file (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	filed_on TEXT,
	file_place TEXT,
	file_place_f TEXT,
	file_remarks TEXT,
	keep_until TEXT,
	CONSTRAINT pk_student_file PRIMARY KEY (id),
	CONSTRAINT fk_student_file_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_student_file_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_student_file_filed_on_id ON student_file (filed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_student_file_import_key ON student_file (import_key);
CREATE INDEX ix_student_file_keep_until_id ON student_file (keep_until, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_student_file_natural_key ON student_file (natural_key);
CREATE INDEX ix_student_file_student_id ON student_file (student_id);
CREATE INDEX ix_student_file_training_line_id ON student_file (training_line_id);
CREATE TABLE team_member (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	event_id INTEGER,
	side TEXT,
	member_name TEXT,
	member_name_f TEXT,
	member_grade TEXT,
	member_grade_f TEXT,
	member_position TEXT,
	member_position_f TEXT,
	person_id INTEGER,
	contact_id INTEGER,
	appointment_ref TEXT,
	appointment_ref_f TEXT,
	appointment_letter INTEGER,
	CONSTRAINT pk_team_member PRIMARY KEY (id),
	CONSTRAINT fk_team_member_event_id_inventory_event FOREIGN KEY(event_id) REFERENCES inventory_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_member_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_member_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_member_appointment_letter_attachment FOREIGN KEY(appointment_letter) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_team_member_appointment_letter ON team_member (appointment_letter);
CREATE INDEX ix_team_member_contact_id ON team_member (contact_id);
CREATE INDEX ix_team_member_event_id ON team_member (event_id);
CREATE INDEX ix_team_member_import_key ON team_member (import_key);
CREATE INDEX ix_team_member_member_name_f_id ON team_member (member_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_team_member_natural_key ON team_member (natural_key);
CREATE INDEX ix_team_member_person_id ON team_member (person_id);
CREATE TABLE told_apart (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	kind_name TEXT,
	kind_name_f TEXT,
	first_record INTEGER,
	second_record INTEGER,
	reason TEXT,
	reason_f TEXT,
	told_on TEXT,
	told_by TEXT,
	told_by_f TEXT,
	CONSTRAINT pk_told_apart PRIMARY KEY (id)
);
CREATE INDEX ix_told_apart_import_key ON told_apart (import_key);
CREATE INDEX ix_told_apart_kind_name_f_id ON told_apart (kind_name_f, told_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_told_apart_natural_key ON told_apart (natural_key);
CREATE INDEX ix_told_apart_told_on_id ON told_apart (told_on, id, row_status) WHERE row_status = 0;
CREATE TABLE training_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	program_id INTEGER,
	wcn TEXT,
	wcn_f TEXT,
	line_suffix TEXT,
	line_suffix_f TEXT,
	line_status TEXT,
	priority TEXT,
	forecast_year TEXT,
	avail_qtr INTEGER,
	student_id INTEGER,
	student_unit TEXT,
	student_unit_f TEXT,
	attendance_confirmed_on TEXT,
	call_id INTEGER,
	course_id INTEGER,
	course_title TEXT,
	course_title_f TEXT,
	training_type TEXT,
	equipment_basis TEXT,
	us_unit TEXT,
	us_unit_f TEXT,
	us_unit_count INTEGER,
	location TEXT,
	location_f TEXT,
	training_in_us INTEGER,
	site_id INTEGER,
	ecl_required INTEGER,
	opi_required TEXT,
	opi_required_f TEXT,
	elt_flag INTEGER,
	report_date TEXT,
	start_date TEXT,
	end_date TEXT,
	arrival_on TEXT,
	arrival_notice_on TEXT,
	ito_authorized_on TEXT,
	funds_obligated_on TEXT,
	grade_prerequisite_met INTEGER,
	grade_approval_ref TEXT,
	grade_approval_ref_f TEXT,
	mp_course_flag INTEGER,
	mp_certificate_on TEXT,
	mp_certificate_id INTEGER,
	prerequisites_met_on TEXT,
	invitation_answered_on TEXT,
	quantity INTEGER,
	unit_cost INTEGER,
	other_cost INTEGER,
	tla_cost INTEGER,
	total_cost INTEGER,
	tla_authorised INTEGER,
	tla_situation TEXT,
	special_clothing TEXT,
	dedicated_or_contract INTEGER,
	cancel_request_date TEXT,
	cancel_reason TEXT,
	filled_by_other INTEGER,
	penalty_pct INTEGER,
	justification TEXT,
	requested_on TEXT,
	waiver_ref TEXT,
	waiver_ref_f TEXT,
	classified_approval_ref TEXT,
	classified_approval_ref_f TEXT,
	ctfp_approval_ref TEXT,
	ctfp_approval_ref_f TEXT,
	remarks_imso TEXT,
	remarks_mildep TEXT,
	report_years TEXT,
	report_years_f TEXT,
	line_name TEXT,
	line_name_f TEXT,
	CONSTRAINT pk_training_line PRIMARY KEY (id),
	CONSTRAINT fk_training_line_program_id_training_program FOREIGN KEY(program_id) REFERENCES training_program (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_call_id_nomination_call FOREIGN KEY(call_id) REFERENCES nomination_call (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_course_id_course FOREIGN KEY(course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_site_id_site FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_mp_certificate_id_attachment FOREIGN KEY(mp_certificate_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_line_call_id ON training_line (call_id);
CREATE INDEX ix_training_line_course_id ON training_line (course_id);
CREATE INDEX ix_training_line_end_date_id ON training_line (end_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_import_key ON training_line (import_key);
CREATE INDEX ix_training_line_ito_authorized_on_id ON training_line (ito_authorized_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_mp_certificate_id ON training_line (mp_certificate_id);
CREATE INDEX ix_training_line_natural_key ON training_line (natural_key);
CREATE INDEX ix_training_line_program_id ON training_line (program_id);
CREATE INDEX ix_training_line_report_date_id ON training_line (report_date, course_title_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_site_id ON training_line (site_id);
CREATE INDEX ix_training_line_start_date_id ON training_line (start_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_student_id ON training_line (student_id);
CREATE TABLE training_program (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	program_label TEXT,
	fiscal_year INTEGER,
	department TEXT,
	department_f TEXT,
	ia_code TEXT,
	us_funded INTEGER,
	fms_case_id TEXT,
	fms_case_id_f TEXT,
	fms_case_line TEXT,
	fms_case_line_f TEXT,
	loa_accepted_on TEXT,
	case_implemented_on TEXT,
	tuition_rate TEXT,
	case_medical_line INTEGER,
	case_tla_line INTEGER,
	standalone_training_line INTEGER,
	ceiling INTEGER,
	allocated INTEGER,
	obligated INTEGER,
	authority_note TEXT,
	program_name TEXT,
	program_name_f TEXT,
	CONSTRAINT pk_training_program PRIMARY KEY (id),
	CONSTRAINT fk_training_program_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_program_case_implemented_on_id ON training_program (case_implemented_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_program_country_id ON training_program (country_id);
CREATE INDEX ix_training_program_import_key ON training_program (import_key);
CREATE INDEX ix_training_program_natural_key ON training_program (natural_key);
CREATE INDEX ix_training_program_program_name_f_id ON training_program (program_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE transfer_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	item_id INTEGER,
	CONSTRAINT pk_transfer_item PRIMARY KEY (id),
	CONSTRAINT fk_transfer_item_request_id_transfer_request FOREIGN KEY(request_id) REFERENCES transfer_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_item_item_id_eum_item FOREIGN KEY(item_id) REFERENCES eum_item (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_transfer_item_import_key ON transfer_item (import_key);
CREATE INDEX ix_transfer_item_item_id ON transfer_item (item_id);
CREATE INDEX ix_transfer_item_natural_key ON transfer_item (natural_key);
CREATE INDEX ix_transfer_item_request_id ON transfer_item (request_id);
CREATE TABLE transfer_request (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_no TEXT,
	request_no_f TEXT,
	transfer_kind TEXT,
	divesting_country_id INTEGER,
	recipients TEXT,
	recipients_f TEXT,
	permanence TEXT,
	commodity TEXT,
	commodity_f TEXT,
	how_acquired TEXT,
	how_acquired_f TEXT,
	reason_to_divest TEXT,
	reason_to_divest_f TEXT,
	planned_end_use TEXT,
	recipient_has_model INTEGER,
	acquisition_value INTEGER,
	year_acquired INTEGER,
	compensation TEXT,
	compensation_f TEXT,
	letter_of_request INTEGER,
	questionnaire INTEGER,
	signed_loa INTEGER,
	assurance INTEGER,
	checklist_id INTEGER,
	submitted_on TEXT,
	state_ref TEXT,
	state_ref_f TEXT,
	transfer_decision TEXT,
	decided_on TEXT,
	conditions TEXT,
	conditions_f TEXT,
	executed_on TEXT,
	scip_updated_on TEXT,
	CONSTRAINT pk_transfer_request PRIMARY KEY (id),
	CONSTRAINT fk_transfer_request_divesting_country_id_country FOREIGN KEY(divesting_country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_request_letter_of_request_attachment FOREIGN KEY(letter_of_request) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_request_questionnaire_attachment FOREIGN KEY(questionnaire) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_request_signed_loa_attachment FOREIGN KEY(signed_loa) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_request_assurance_attachment FOREIGN KEY(assurance) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transfer_request_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_transfer_request_assurance ON transfer_request (assurance);
CREATE INDEX ix_transfer_request_checklist_id ON transfer_request (checklist_id);
CREATE INDEX ix_transfer_request_decided_on_id ON transfer_request (decided_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_transfer_request_divesting_country_id ON transfer_request (divesting_country_id);
CREATE INDEX ix_transfer_request_executed_on_id ON transfer_request (executed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_transfer_request_import_key ON transfer_request (import_key);
CREATE INDEX ix_transfer_request_letter_of_request ON transfer_request (letter_of_request);
CREATE INDEX ix_transfer_request_natural_key ON transfer_request (natural_key);
CREATE INDEX ix_transfer_request_questionnaire ON transfer_request (questionnaire);
CREATE INDEX ix_transfer_request_signed_loa ON transfer_request (signed_loa);
CREATE INDEX ix_transfer_request_submitted_on_id ON transfer_request (submitted_on, id, row_status) WHERE row_status = 0;
CREATE TABLE travel (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	departed_on TEXT,
	arrived_on TEXT,
	left_us_on TEXT,
	returned_on TEXT,
	records_given_on TEXT,
	itinerary TEXT,
	CONSTRAINT pk_travel PRIMARY KEY (id),
	CONSTRAINT fk_travel_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_travel_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_travel_arrived_on_id ON travel (arrived_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_travel_departed_on_id ON travel (departed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_travel_import_key ON travel (import_key);
CREATE INDEX ix_travel_natural_key ON travel (natural_key);
CREATE INDEX ix_travel_returned_on_id ON travel (returned_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_travel_student_id ON travel (student_id);
CREATE INDEX ix_travel_training_line_id ON travel (training_line_id);
CREATE TABLE unauthorized_absence (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	training_line_id INTEGER,
	last_seen_at TEXT,
	noticed_on TEXT,
	declared_on TEXT,
	ua_reported_on TEXT,
	ice_local_on TEXT,
	ice_national_on TEXT,
	service_told_on TEXT,
	program_manager_told_on TEXT,
	ccmd_told_on TEXT,
	dsca_told_on TEXT,
	id_card_cancelled_on TEXT,
	finance_told_on TEXT,
	lodging_told_on TEXT,
	returned_on TEXT,
	detained_on TEXT,
	end_reported_on TEXT,
	absence_remarks TEXT,
	ended_on TEXT,
	CONSTRAINT pk_unauthorized_absence PRIMARY KEY (id),
	CONSTRAINT fk_unauthorized_absence_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_unauthorized_absence_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_unauthorized_absence_declared_on_id ON unauthorized_absence (declared_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_unauthorized_absence_detained_on_id ON unauthorized_absence (detained_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_unauthorized_absence_import_key ON unauthorized_absence (import_key);
CREATE INDEX ix_unauthorized_absence_natural_key ON unauthorized_absence (natural_key);
CREATE INDEX ix_unauthorized_absence_noticed_on_id ON unauthorized_absence (noticed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_unauthorized_absence_returned_on_id ON unauthorized_absence (returned_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_unauthorized_absence_student_id ON unauthorized_absence (student_id);
CREATE INDEX ix_unauthorized_absence_training_line_id ON unauthorized_absence (training_line_id);
CREATE TABLE unit (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	unit_name TEXT,
	unit_name_f TEXT,
	unit_native_name TEXT,
	unit_native_name_f TEXT,
	country_id INTEGER,
	parent_unit_id INTEGER,
	unit_service TEXT,
	unit_commander TEXT,
	unit_commander_f TEXT,
	unit_place TEXT,
	unit_place_f TEXT,
	unit_deployed INTEGER,
	unit_remarks TEXT,
	CONSTRAINT pk_unit PRIMARY KEY (id),
	CONSTRAINT fk_unit_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_unit_parent_unit_id_unit FOREIGN KEY(parent_unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_unit_country_id ON unit (country_id);
CREATE INDEX ix_unit_import_key ON unit (import_key);
CREATE INDEX ix_unit_natural_key ON unit (natural_key);
CREATE INDEX ix_unit_parent_unit_id ON unit (parent_unit_id);
CREATE INDEX ix_unit_unit_name_f_id ON unit (unit_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE user (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	user_name TEXT,
	user_name_f TEXT,
	role TEXT,
	person_id INTEGER,
	disabled_on TEXT,
	valid_until TEXT,
	reopened_at INTEGER,
	CONSTRAINT pk_user PRIMARY KEY (id),
	CONSTRAINT fk_user_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_user_disabled_on_id ON user (disabled_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_user_import_key ON user (import_key);
CREATE INDEX ix_user_natural_key ON user (natural_key);
CREATE INDEX ix_user_person_id ON user (person_id);
CREATE INDEX ix_user_user_name_f_id ON user (user_name_f, role, id, row_status) WHERE row_status = 0;
CREATE TABLE visa (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	student_id INTEGER,
	dependent_id INTEGER,
	visa_surname TEXT,
	visa_surname_f TEXT,
	visa_given_names TEXT,
	visa_given_names_f TEXT,
	visa_no TEXT,
	visa_no_f TEXT,
	visa_type TEXT,
	visa_applied_on TEXT,
	visa_issued_on TEXT,
	visa_expiry TEXT,
	CONSTRAINT pk_visa PRIMARY KEY (id),
	CONSTRAINT fk_visa_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_visa_dependent_id_dependent FOREIGN KEY(dependent_id) REFERENCES dependent (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_visa_dependent_id ON visa (dependent_id);
CREATE INDEX ix_visa_import_key ON visa (import_key);
CREATE INDEX ix_visa_natural_key ON visa (natural_key);
CREATE INDEX ix_visa_student_id ON visa (student_id);
CREATE INDEX ix_visa_visa_expiry_id ON visa (visa_expiry, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_visa_visa_issued_on_id ON visa (visa_issued_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_visa_visa_type_id ON visa (visa_type, visa_expiry, id, row_status) WHERE row_status = 0;
CREATE TABLE wording (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	paper TEXT,
	paper_f TEXT,
	paragraph TEXT,
	paragraph_f TEXT,
	language TEXT,
	language_f TEXT,
	body TEXT,
	source TEXT,
	source_f TEXT,
	confirmed_on TEXT,
	confirmed_by TEXT,
	confirmed_by_f TEXT,
	CONSTRAINT pk_wording PRIMARY KEY (id)
);
CREATE INDEX ix_wording_import_key ON wording (import_key);
CREATE INDEX ix_wording_natural_key ON wording (natural_key);
CREATE INDEX ix_wording_paper_f_id ON wording (paper_f, paragraph_f, id, row_status) WHERE row_status = 0;
