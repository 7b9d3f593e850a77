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
	CONSTRAINT pk_checklist PRIMARY KEY (id)
);
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
