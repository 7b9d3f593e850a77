CREATE TABLE aircraft_clearance (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	worksheet_name TEXT,
	worksheet_name_f TEXT,
	mission_no TEXT,
	mission_no_f TEXT,
	suspense_on TEXT,
	first_departure_at TEXT,
	aircraft_purpose TEXT,
	aircraft_purpose_f TEXT,
	operator TEXT,
	operator_f TEXT,
	owner TEXT,
	owner_f TEXT,
	aircraft_type TEXT,
	aircraft_type_f TEXT,
	aircraft_count INTEGER,
	formation INTEGER,
	tail_number TEXT,
	tail_number_f TEXT,
	spare_tail TEXT,
	spare_tail_f TEXT,
	call_sign TEXT,
	call_sign_f TEXT,
	spare_call_sign TEXT,
	spare_call_sign_f TEXT,
	pilot TEXT,
	pilot_f TEXT,
	alternate_pilot TEXT,
	alternate_pilot_f TEXT,
	crew_count INTEGER,
	pax_count INTEGER,
	vip_code TEXT,
	vip_name TEXT,
	vip_name_f TEXT,
	ravens_aboard INTEGER,
	cargo_summary TEXT,
	weapons_aboard INTEGER,
	weapons_text TEXT,
	weapons_text_f TEXT,
	sensors_aboard INTEGER,
	sensors_text TEXT,
	sensors_text_f TEXT,
	ew_aboard INTEGER,
	ew_text TEXT,
	ew_text_f TEXT,
	fuel_request TEXT,
	fuel_request_f TEXT,
	ground_handling TEXT,
	ground_handling_f TEXT,
	fund_source TEXT,
	fund_source_f TEXT,
	flight_remark TEXT,
	flight_remark_f TEXT,
	CONSTRAINT pk_aircraft_clearance PRIMARY KEY (id),
	CONSTRAINT fk_aircraft_clearance_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_aircraft_clearance_import_key ON aircraft_clearance (import_key);
CREATE INDEX ix_aircraft_clearance_natural_key ON aircraft_clearance (natural_key);
CREATE INDEX ix_aircraft_clearance_request_id ON aircraft_clearance (request_id);
CREATE INDEX ix_aircraft_clearance_worksheet_name_f_id ON aircraft_clearance (worksheet_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE aircraft_leg (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	aircraft_id INTEGER,
	leg_no INTEGER,
	leg_country TEXT,
	leg_country_f TEXT,
	leg_action TEXT,
	profile_id INTEGER,
	airfield TEXT,
	airfield_f TEXT,
	alternate_airfield TEXT,
	alternate_airfield_f TEXT,
	eta_at TEXT,
	etd_at TEXT,
	entry_point TEXT,
	entry_point_f TEXT,
	entry_not_earlier_at TEXT,
	exit_point TEXT,
	exit_point_f TEXT,
	exit_not_later_at TEXT,
	route TEXT,
	route_f TEXT,
	altitude_speed TEXT,
	altitude_speed_f TEXT,
	leg_status TEXT,
	dcn TEXT,
	dcn_f TEXT,
	approved_at TEXT,
	valid_from_at TEXT,
	valid_to_at TEXT,
	valid_words TEXT,
	valid_words_f TEXT,
	window_remark TEXT,
	window_remark_f TEXT,
	cleared_call_sign TEXT,
	cleared_call_sign_f TEXT,
	leg_remark TEXT,
	leg_remark_f TEXT,
	holds_from_at TEXT,
	holds_to_at TEXT,
	CONSTRAINT pk_aircraft_leg PRIMARY KEY (id),
	CONSTRAINT fk_aircraft_leg_aircraft_id_aircraft_clearance FOREIGN KEY(aircraft_id) REFERENCES aircraft_clearance (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_aircraft_leg_profile_id_clearance_profile FOREIGN KEY(profile_id) REFERENCES clearance_profile (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_aircraft_leg_aircraft_id ON aircraft_leg (aircraft_id);
CREATE INDEX ix_aircraft_leg_import_key ON aircraft_leg (import_key);
CREATE INDEX ix_aircraft_leg_leg_no_id ON aircraft_leg (leg_no, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_aircraft_leg_natural_key ON aircraft_leg (natural_key);
CREATE INDEX ix_aircraft_leg_profile_id ON aircraft_leg (profile_id);
CREATE TABLE allocation (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	year_id INTEGER,
	allocated_on TEXT,
	allocation_kind TEXT,
	amount INTEGER,
	program_id INTEGER,
	allocation_ref TEXT,
	allocation_ref_f TEXT,
	allocation_notes TEXT,
	allocation_notes_f TEXT,
	CONSTRAINT pk_allocation PRIMARY KEY (id),
	CONSTRAINT fk_allocation_year_id_training_year FOREIGN KEY(year_id) REFERENCES training_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_allocation_program_id_training_program FOREIGN KEY(program_id) REFERENCES training_program (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_allocation_allocated_on_id ON allocation (allocated_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_allocation_import_key ON allocation (import_key);
CREATE INDEX ix_allocation_natural_key ON allocation (natural_key);
CREATE INDEX ix_allocation_program_id ON allocation (program_id);
CREATE INDEX ix_allocation_year_id ON allocation (year_id);
CREATE TABLE approval_action (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	approval_kind TEXT,
	approver_office TEXT,
	approver_office_f TEXT,
	approver_name TEXT,
	approver_name_f TEXT,
	answer TEXT,
	answer_comment TEXT,
	answer_restriction TEXT,
	acted_on TEXT,
	answer_channel TEXT,
	answer_paper INTEGER,
	entered_on TEXT,
	corrects_id INTEGER,
	CONSTRAINT pk_approval_action PRIMARY KEY (id),
	CONSTRAINT fk_approval_action_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_action_answer_paper_attachment FOREIGN KEY(answer_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_action_corrects_id_approval_action FOREIGN KEY(corrects_id) REFERENCES approval_action (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_approval_action_acted_on_id ON approval_action (acted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_approval_action_answer_paper ON approval_action (answer_paper);
CREATE INDEX ix_approval_action_corrects_id ON approval_action (corrects_id);
CREATE INDEX ix_approval_action_import_key ON approval_action (import_key);
CREATE INDEX ix_approval_action_natural_key ON approval_action (natural_key);
CREATE INDEX ix_approval_action_request_id ON approval_action (request_id);
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
CREATE TABLE assessment_paper (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	slot TEXT,
	paper_title TEXT,
	paper_title_f TEXT,
	paper_dated_on TEXT,
	paper_from TEXT,
	paper_from_f TEXT,
	paper_ref TEXT,
	paper_ref_f TEXT,
	direction TEXT,
	pages INTEGER,
	paper_scan INTEGER,
	paper_kept_at TEXT,
	paper_kept_at_f TEXT,
	paper_marking TEXT,
	CONSTRAINT pk_assessment_paper PRIMARY KEY (id),
	CONSTRAINT fk_assessment_paper_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_assessment_paper_paper_scan_attachment FOREIGN KEY(paper_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_paper_case_id ON assessment_paper (case_id);
CREATE INDEX ix_assessment_paper_import_key ON assessment_paper (import_key);
CREATE INDEX ix_assessment_paper_natural_key ON assessment_paper (natural_key);
CREATE INDEX ix_assessment_paper_paper_dated_on_id ON assessment_paper (paper_dated_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_assessment_paper_paper_scan ON assessment_paper (paper_scan);
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
CREATE TABLE blanket_clearance (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	blanket_no TEXT,
	blanket_no_f TEXT,
	country_id INTEGER,
	mission_series TEXT,
	mission_series_f TEXT,
	series_kind TEXT,
	blanket_from TEXT,
	blanket_to TEXT,
	covers_types TEXT,
	covers_types_f TEXT,
	covers_call_signs TEXT,
	covers_call_signs_f TEXT,
	covers_airfields TEXT,
	covers_airfields_f TEXT,
	covers_hazmat INTEGER,
	still_notify INTEGER,
	notify_hours INTEGER,
	renewal_asked_on TEXT,
	renewed_by_id INTEGER,
	blanket_remarks TEXT,
	CONSTRAINT pk_blanket_clearance PRIMARY KEY (id),
	CONSTRAINT fk_blanket_clearance_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_blanket_clearance_renewed_by_id_blanket_clearance FOREIGN KEY(renewed_by_id) REFERENCES blanket_clearance (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_blanket_clearance_blanket_from_id ON blanket_clearance (blanket_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_blanket_clearance_blanket_to_id ON blanket_clearance (blanket_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_blanket_clearance_country_id ON blanket_clearance (country_id);
CREATE INDEX ix_blanket_clearance_import_key ON blanket_clearance (import_key);
CREATE INDEX ix_blanket_clearance_natural_key ON blanket_clearance (natural_key);
CREATE INDEX ix_blanket_clearance_renewed_by_id ON blanket_clearance (renewed_by_id);
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
CREATE TABLE case_bill (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	bill_kind TEXT,
	period_ended_on TEXT,
	billed_on TEXT,
	bill_due_on TEXT,
	amount_due INTEGER,
	paid_on TEXT,
	amount_paid INTEGER,
	bill_paper INTEGER,
	CONSTRAINT pk_case_bill PRIMARY KEY (id),
	CONSTRAINT fk_case_bill_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_bill_bill_paper_attachment FOREIGN KEY(bill_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_bill_as_of_on_id ON case_bill (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_bill_bill_due_on_id ON case_bill (bill_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_bill_bill_paper ON case_bill (bill_paper);
CREATE INDEX ix_case_bill_case_id ON case_bill (case_id);
CREATE INDEX ix_case_bill_import_key ON case_bill (import_key);
CREATE INDEX ix_case_bill_natural_key ON case_bill (natural_key);
CREATE INDEX ix_case_bill_paid_on_id ON case_bill (paid_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_bill_period_ended_on_id ON case_bill (period_ended_on, id, row_status) WHERE row_status = 0;
CREATE TABLE case_delivery (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	line_id INTEGER,
	document_no TEXT,
	document_no_f TEXT,
	delivered_on TEXT,
	qty INTEGER,
	delivery_value INTEGER,
	tcn TEXT,
	tcn_f TEXT,
	CONSTRAINT pk_case_delivery PRIMARY KEY (id),
	CONSTRAINT fk_case_delivery_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_delivery_as_of_on_id ON case_delivery (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_delivery_delivered_on_id ON case_delivery (delivered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_delivery_import_key ON case_delivery (import_key);
CREATE INDEX ix_case_delivery_line_id ON case_delivery (line_id);
CREATE INDEX ix_case_delivery_natural_key ON case_delivery (natural_key);
CREATE TABLE case_document (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	slot TEXT,
	paper_title TEXT,
	paper_title_f TEXT,
	paper_dated_on TEXT,
	paper_from TEXT,
	paper_from_f TEXT,
	paper_ref TEXT,
	paper_ref_f TEXT,
	direction TEXT,
	pages INTEGER,
	paper_scan INTEGER,
	paper_kept_at TEXT,
	paper_kept_at_f TEXT,
	paper_marking TEXT,
	retention_basis TEXT,
	to_industry INTEGER,
	translation INTEGER,
	CONSTRAINT pk_case_document PRIMARY KEY (id),
	CONSTRAINT fk_case_document_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_document_paper_scan_attachment FOREIGN KEY(paper_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_document_case_id ON case_document (case_id);
CREATE INDEX ix_case_document_import_key ON case_document (import_key);
CREATE INDEX ix_case_document_natural_key ON case_document (natural_key);
CREATE INDEX ix_case_document_paper_dated_on_id ON case_document (paper_dated_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_document_paper_scan ON case_document (paper_scan);
CREATE TABLE case_file (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_designator TEXT,
	case_designator_f TEXT,
	country_id INTEGER,
	case_kind TEXT,
	order_type TEXT,
	nickname TEXT,
	nickname_f TEXT,
	case_purpose TEXT,
	category TEXT,
	cdef_codes TEXT,
	cdef_codes_f TEXT,
	entered_as TEXT,
	entered_on TEXT,
	checklist_id INTEGER,
	bpc_program TEXT,
	bpc_program_f TEXT,
	bpc_authority TEXT,
	bpc_authority_f TEXT,
	authority_year INTEGER,
	benefitting TEXT,
	benefitting_f TEXT,
	request_memo_on TEXT,
	sustain_agreed_on TEXT,
	sustain_signer TEXT,
	sustain_signer_f TEXT,
	sustain_terms TEXT,
	sustain_paper INTEGER,
	funding_source TEXT,
	total_value INTEGER,
	mde_value INTEGER,
	construction_value INTEGER,
	baseline_id INTEGER,
	deviation_ref TEXT,
	deviation_ref_f TEXT,
	delivered_value INTEGER,
	billed_value INTEGER,
	cn_required INTEGER,
	cn_transmittal TEXT,
	cn_transmittal_f TEXT,
	cn_tiered_from TEXT,
	cn_notified_on TEXT,
	cn_kind TEXT,
	cn_sensitive INTEGER,
	offered_on TEXT,
	oed TEXT,
	accepted_on TEXT,
	deposit_received_on TEXT,
	implemented_on TEXT,
	emergency_ref TEXT,
	emergency_ref_f TEXT,
	ssc_on TEXT,
	closed_on TEXT,
	closure_kind TEXT,
	suspended_on TEXT,
	disclosure_approved_on TEXT,
	transfer_arranged_on TEXT,
	manager_id INTEGER,
	cpd_id INTEGER,
	cfd_id INTEGER,
	dgr_id INTEGER,
	sco_signs INTEGER,
	signer_note INTEGER,
	reconciled_on TEXT,
	keep_open_asked_on TEXT,
	no_orders_confirmed_on TEXT,
	last_order_on TEXT,
	hold_from TEXT,
	hold_reason TEXT,
	hold_reason_f TEXT,
	destroyed_on TEXT,
	status_text TEXT,
	case_remarks TEXT,
	case_state TEXT,
	state_since TEXT,
	ia_code TEXT,
	customer_code TEXT,
	customer_code_f TEXT,
	lor_dated_on TEXT,
	lor_receipt_on TEXT,
	lor_actionable_on TEXT,
	last_review_on TEXT,
	destroy_after TEXT,
	CONSTRAINT pk_case_file PRIMARY KEY (id),
	CONSTRAINT fk_case_file_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_sustain_paper_attachment FOREIGN KEY(sustain_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_baseline_id_fmf_baseline FOREIGN KEY(baseline_id) REFERENCES fmf_baseline (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_manager_id_contact FOREIGN KEY(manager_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_cpd_id_contact FOREIGN KEY(cpd_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_cfd_id_contact FOREIGN KEY(cfd_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_file_dgr_id_contact FOREIGN KEY(dgr_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_file_as_of_on_id ON case_file (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_file_baseline_id ON case_file (baseline_id);
CREATE INDEX ix_case_file_case_designator_f_id ON case_file (case_designator_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_file_cfd_id ON case_file (cfd_id);
CREATE INDEX ix_case_file_checklist_id ON case_file (checklist_id);
CREATE INDEX ix_case_file_country_id ON case_file (country_id);
CREATE INDEX ix_case_file_cpd_id ON case_file (cpd_id);
CREATE INDEX ix_case_file_dgr_id ON case_file (dgr_id);
CREATE INDEX ix_case_file_import_key ON case_file (import_key);
CREATE INDEX ix_case_file_last_review_on_id ON case_file (last_review_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_file_manager_id ON case_file (manager_id);
CREATE INDEX ix_case_file_natural_key ON case_file (natural_key);
CREATE INDEX ix_case_file_oed_id ON case_file (oed, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_file_sustain_paper ON case_file (sustain_paper);
CREATE TABLE case_goal (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	goal_span TEXT,
	goal_text TEXT,
	goal_text_f TEXT,
	goal_measure TEXT,
	goal_measure_f TEXT,
	goal_by TEXT,
	goal_met_on TEXT,
	CONSTRAINT pk_case_goal PRIMARY KEY (id),
	CONSTRAINT fk_case_goal_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_goal_case_id ON case_goal (case_id);
CREATE INDEX ix_case_goal_goal_by_id ON case_goal (goal_by, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_goal_goal_met_on_id ON case_goal (goal_met_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_goal_goal_text_f_id ON case_goal (goal_text_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_goal_import_key ON case_goal (import_key);
CREATE INDEX ix_case_goal_natural_key ON case_goal (natural_key);
CREATE TABLE case_hold (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	hold_kind TEXT,
	held_from TEXT,
	held_to TEXT,
	held_by TEXT,
	held_by_f TEXT,
	held_why TEXT,
	held_why_f TEXT,
	CONSTRAINT pk_case_hold PRIMARY KEY (id),
	CONSTRAINT fk_case_hold_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_hold_case_id ON case_hold (case_id);
CREATE INDEX ix_case_hold_held_from_id ON case_hold (held_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_hold_held_to_id ON case_hold (held_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_hold_import_key ON case_hold (import_key);
CREATE INDEX ix_case_hold_natural_key ON case_hold (natural_key);
CREATE TABLE case_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	line_no TEXT,
	line_no_f TEXT,
	line_description TEXT,
	line_description_f TEXT,
	line_order TEXT,
	line_category TEXT,
	line_condition TEXT,
	line_condition_f TEXT,
	masl TEXT,
	masl_f TEXT,
	generic_code TEXT,
	generic_code_f TEXT,
	masl_text TEXT,
	masl_text_f TEXT,
	sme INTEGER,
	mde INTEGER,
	line_status TEXT,
	qty INTEGER,
	unit_of_issue TEXT,
	unit_of_issue_f TEXT,
	unit_price INTEGER,
	line_total INTEGER,
	delivered_qty INTEGER,
	accepted_value INTEGER,
	line_ssc_on TEXT,
	source_code TEXT,
	ta_code TEXT,
	orc TEXT,
	dtc TEXT,
	dtc_mixed TEXT,
	dtc_mixed_f TEXT,
	mos_from INTEGER,
	mos_to INTEGER,
	por TEXT,
	sole_source TEXT,
	sole_source_f TEXT,
	classified_line TEXT,
	src TEXT,
	cci INTEGER,
	hazmat INTEGER,
	eum_code TEXT,
	eum_code_f TEXT,
	line_notes TEXT,
	received_qty INTEGER,
	CONSTRAINT pk_case_line PRIMARY KEY (id),
	CONSTRAINT fk_case_line_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_line_as_of_on_id ON case_line (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_line_case_id ON case_line (case_id);
CREATE INDEX ix_case_line_import_key ON case_line (import_key);
CREATE INDEX ix_case_line_natural_key ON case_line (natural_key);
CREATE TABLE case_milestone (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	milestone_code TEXT,
	milestone_text TEXT,
	milestone_text_f TEXT,
	expected_on TEXT,
	reached_on TEXT,
	milestone_owner TEXT,
	milestone_owner_f TEXT,
	milestone_remark TEXT,
	milestone_remark_f TEXT,
	CONSTRAINT pk_case_milestone PRIMARY KEY (id),
	CONSTRAINT fk_case_milestone_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_milestone_as_of_on_id ON case_milestone (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_milestone_case_id ON case_milestone (case_id);
CREATE INDEX ix_case_milestone_expected_on_id ON case_milestone (expected_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_milestone_import_key ON case_milestone (import_key);
CREATE INDEX ix_case_milestone_natural_key ON case_milestone (natural_key);
CREATE INDEX ix_case_milestone_reached_on_id ON case_milestone (reached_on, id, row_status) WHERE row_status = 0;
CREATE TABLE case_payment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	payment_due_on TEXT,
	payment_amount INTEGER,
	payment_cumulative INTEGER,
	CONSTRAINT pk_case_payment PRIMARY KEY (id),
	CONSTRAINT fk_case_payment_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_payment_as_of_on_id ON case_payment (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_payment_case_id ON case_payment (case_id);
CREATE INDEX ix_case_payment_import_key ON case_payment (import_key);
CREATE INDEX ix_case_payment_natural_key ON case_payment (natural_key);
CREATE INDEX ix_case_payment_payment_due_on_id ON case_payment (payment_due_on, id, row_status) WHERE row_status = 0;
CREATE TABLE case_review (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	review_level TEXT,
	review_type TEXT,
	review_title TEXT,
	review_title_f TEXT,
	country_id INTEGER,
	review_from TEXT,
	review_to TEXT,
	review_place TEXT,
	review_place_f TEXT,
	review_host TEXT,
	chair_us TEXT,
	chair_us_f TEXT,
	chair_partner TEXT,
	chair_partner_f TEXT,
	sco_attends INTEGER,
	review_funding TEXT,
	manager_wants_sco INTEGER,
	cultural_day_on TEXT,
	cultural_ia_ok INTEGER,
	cultural_partner_ok INTEGER,
	agenda_text TEXT,
	minutes_text TEXT,
	minutes_paper INTEGER,
	CONSTRAINT pk_case_review PRIMARY KEY (id),
	CONSTRAINT fk_case_review_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_review_minutes_paper_attachment FOREIGN KEY(minutes_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_review_country_id ON case_review (country_id);
CREATE INDEX ix_case_review_import_key ON case_review (import_key);
CREATE INDEX ix_case_review_minutes_paper ON case_review (minutes_paper);
CREATE INDEX ix_case_review_natural_key ON case_review (natural_key);
CREATE INDEX ix_case_review_review_from_id ON case_review (review_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_case_review_review_to_id ON case_review (review_to, id, row_status) WHERE row_status = 0;
CREATE TABLE case_step (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	from_state TEXT,
	to_state TEXT,
	stepped_on TEXT,
	stepped_by TEXT,
	step_ref TEXT,
	step_ref_f TEXT,
	step_reason TEXT,
	step_reason_f TEXT,
	step_paper INTEGER,
	entered_on TEXT,
	known_from TEXT,
	corrects_id INTEGER,
	CONSTRAINT pk_case_step PRIMARY KEY (id),
	CONSTRAINT fk_case_step_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_step_step_paper_attachment FOREIGN KEY(step_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_step_corrects_id_case_step FOREIGN KEY(corrects_id) REFERENCES case_step (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_step_case_id ON case_step (case_id);
CREATE INDEX ix_case_step_corrects_id ON case_step (corrects_id);
CREATE INDEX ix_case_step_import_key ON case_step (import_key);
CREATE INDEX ix_case_step_natural_key ON case_step (natural_key);
CREATE INDEX ix_case_step_step_paper ON case_step (step_paper);
CREATE INDEX ix_case_step_stepped_on_id ON case_step (stepped_on, id, row_status) WHERE row_status = 0;
CREATE TABLE case_term (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	term_code TEXT,
	term_amount INTEGER,
	term_balance INTEGER,
	CONSTRAINT pk_case_term PRIMARY KEY (id),
	CONSTRAINT fk_case_term_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_term_case_id ON case_term (case_id);
CREATE INDEX ix_case_term_import_key ON case_term (import_key);
CREATE INDEX ix_case_term_natural_key ON case_term (natural_key);
CREATE INDEX ix_case_term_term_code_id ON case_term (term_code, id, row_status) WHERE row_status = 0;
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
CREATE TABLE cetpp (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	budget_year INTEGER,
	scetwg_id INTEGER,
	prepared_by_id INTEGER,
	sent_ccmd_on TEXT,
	sent_service_on TEXT,
	ccmd_approved_on TEXT,
	ccmd_approval_ref TEXT,
	ccmd_approval_ref_f TEXT,
	visible_on TEXT,
	cetpp_notes TEXT,
	cetpp_name TEXT,
	cetpp_name_f TEXT,
	CONSTRAINT pk_cetpp PRIMARY KEY (id),
	CONSTRAINT fk_cetpp_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cetpp_scetwg_id_scetwg FOREIGN KEY(scetwg_id) REFERENCES scetwg (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cetpp_prepared_by_id_person FOREIGN KEY(prepared_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cetpp_budget_year_id ON cetpp (budget_year, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cetpp_ccmd_approved_on_id ON cetpp (ccmd_approved_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cetpp_country_id ON cetpp (country_id);
CREATE INDEX ix_cetpp_import_key ON cetpp (import_key);
CREATE INDEX ix_cetpp_natural_key ON cetpp (natural_key);
CREATE INDEX ix_cetpp_prepared_by_id ON cetpp (prepared_by_id);
CREATE INDEX ix_cetpp_scetwg_id ON cetpp (scetwg_id);
CREATE INDEX ix_cetpp_sent_ccmd_on_id ON cetpp (sent_ccmd_on, id, row_status) WHERE row_status = 0;
CREATE TABLE cetpp_section (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	cetpp_id INTEGER,
	section_no TEXT,
	narrative TEXT,
	nothing_because TEXT,
	nothing_because_f TEXT,
	reviewed_on TEXT,
	reviewed_by TEXT,
	reviewed_by_f TEXT,
	section_state TEXT,
	CONSTRAINT pk_cetpp_section PRIMARY KEY (id),
	CONSTRAINT fk_cetpp_section_cetpp_id_cetpp FOREIGN KEY(cetpp_id) REFERENCES cetpp (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cetpp_section_cetpp_id ON cetpp_section (cetpp_id);
CREATE INDEX ix_cetpp_section_import_key ON cetpp_section (import_key);
CREATE INDEX ix_cetpp_section_natural_key ON cetpp_section (natural_key);
CREATE INDEX ix_cetpp_section_reviewed_on_id ON cetpp_section (reviewed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cetpp_section_section_no_id ON cetpp_section (section_no, id, row_status) WHERE row_status = 0;
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
CREATE TABLE chronology_entry (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	noted_on TEXT,
	noted_at TEXT,
	noted_at_f TEXT,
	entry_kind TEXT,
	entry_text TEXT,
	entry_with TEXT,
	entry_with_f TEXT,
	subject_kind TEXT,
	subject_id INTEGER,
	corrects_id INTEGER,
	CONSTRAINT pk_chronology_entry PRIMARY KEY (id),
	CONSTRAINT fk_chronology_entry_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_chronology_entry_corrects_id_chronology_entry FOREIGN KEY(corrects_id) REFERENCES chronology_entry (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_chronology_entry_case_id ON chronology_entry (case_id);
CREATE INDEX ix_chronology_entry_corrects_id ON chronology_entry (corrects_id);
CREATE INDEX ix_chronology_entry_import_key ON chronology_entry (import_key);
CREATE INDEX ix_chronology_entry_natural_key ON chronology_entry (natural_key);
CREATE INDEX ix_chronology_entry_noted_on_id ON chronology_entry (noted_on, id, row_status) WHERE row_status = 0;
CREATE TABLE clearance_profile (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	profile_name TEXT,
	profile_name_f TEXT,
	fcg_section TEXT,
	for_kind TEXT,
	is_default INTEGER,
	travel_restricted INTEGER,
	restricted_note TEXT,
	restricted_note_f TEXT,
	lead_time INTEGER,
	lead_unit TEXT,
	lead_basis TEXT,
	lead_from TEXT,
	land_lead INTEGER,
	land_unit TEXT,
	overfly_lead INTEGER,
	overfly_unit TEXT,
	land_basis TEXT,
	overfly_basis TEXT,
	land_minus INTEGER,
	land_plus INTEGER,
	land_window_unit TEXT,
	overfly_minus INTEGER,
	overfly_plus INTEGER,
	overfly_window_unit TEXT,
	standing_number TEXT,
	standing_number_f TEXT,
	asks_passport INTEGER,
	asks_birth_date INTEGER,
	asks_dod_id INTEGER,
	asks_emergency INTEGER,
	asks_lodging INTEGER,
	asks_home_poc INTEGER,
	asks_chain INTEGER,
	asks_ttiatp INTEGER,
	asks_medical_day INTEGER,
	passport_months INTEGER,
	medical_rule TEXT,
	profile_statements TEXT,
	country_forms TEXT,
	advisory_days INTEGER,
	asks_pilot_names INTEGER,
	asks_crew_count INTEGER,
	asks_crew_details INTEGER,
	asks_crew_list INTEGER,
	asks_crew_undefined INTEGER,
	asks_passport_crew INTEGER,
	asks_ravens INTEGER,
	asks_dv INTEGER,
	asks_cargo_pax INTEGER,
	asks_cargo_list INTEGER,
	asks_amc_set INTEGER,
	asks_tail INTEGER,
	asks_flight INTEGER,
	asks_route INTEGER,
	asks_points INTEGER,
	asks_airfields INTEGER,
	asks_fund INTEGER,
	asks_changes INTEGER,
	entry_points TEXT,
	entry_points_f TEXT,
	exit_points TEXT,
	exit_points_f TEXT,
	airfields TEXT,
	airfields_f TEXT,
	hazmat_allowed INTEGER,
	asks_hazmat INTEGER,
	asks_all_hazmat INTEGER,
	asks_class_1 INTEGER,
	asks_division_1_1 INTEGER,
	asks_class_9 INTEGER,
	asks_weapons INTEGER,
	hazmat_note TEXT,
	hazmat_note_f TEXT,
	clearance_office TEXT,
	clearance_office_f TEXT,
	clearance_contact TEXT,
	clearance_contact_f TEXT,
	after_hours_contact TEXT,
	after_hours_contact_f TEXT,
	open_weekdays TEXT,
	open_weekdays_f TEXT,
	opens_at TEXT,
	opens_at_f TEXT,
	closes_at TEXT,
	closes_at_f TEXT,
	profile_zone TEXT,
	profile_zone_f TEXT,
	takes_email INTEGER,
	takes_fax INTEGER,
	profile_source TEXT,
	profile_source_f TEXT,
	source_on TEXT,
	checked_on TEXT,
	checked_by_id INTEGER,
	next_review_on TEXT,
	profile_remarks TEXT,
	CONSTRAINT pk_clearance_profile PRIMARY KEY (id),
	CONSTRAINT fk_clearance_profile_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_clearance_profile_checked_by_id_person FOREIGN KEY(checked_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_clearance_profile_checked_by_id ON clearance_profile (checked_by_id);
CREATE INDEX ix_clearance_profile_checked_on_id ON clearance_profile (checked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_clearance_profile_country_id ON clearance_profile (country_id);
CREATE INDEX ix_clearance_profile_import_key ON clearance_profile (import_key);
CREATE INDEX ix_clearance_profile_natural_key ON clearance_profile (natural_key);
CREATE INDEX ix_clearance_profile_profile_name_f_id ON clearance_profile (profile_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE clearance_request (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	local_no TEXT,
	local_no_f TEXT,
	visit_title TEXT,
	visit_title_f TEXT,
	request_kind TEXT,
	travel_type TEXT,
	travel_confirmed INTEGER,
	profile_id INTEGER,
	purpose TEXT,
	sites_to_visit TEXT,
	date_from TEXT,
	date_to TEXT,
	group_size INTEGER,
	needs_country INTEGER,
	needs_theater INTEGER,
	needs_special_area INTEGER,
	needs_host_nation INTEGER,
	ccmd_area TEXT,
	control_officer_id INTEGER,
	sponsor_office TEXT,
	sponsor_office_f TEXT,
	sponsor_agrees INTEGER,
	home_poc_name TEXT,
	home_poc_name_f TEXT,
	home_poc_phone TEXT,
	home_poc_phone_f TEXT,
	home_poc_email TEXT,
	home_poc_email_f TEXT,
	chain_statement TEXT,
	chain_name TEXT,
	chain_name_f TEXT,
	chain_on TEXT,
	mandatory_statements TEXT,
	ttiatp_number TEXT,
	ttiatp_number_f TEXT,
	medical_note_on TEXT,
	mission_essential_reason TEXT,
	external_system TEXT,
	external_no TEXT,
	external_no_f TEXT,
	late_justification TEXT,
	keyed_on TEXT,
	told_to_call_first INTEGER,
	bureau_told_on TEXT,
	actual_in_on TEXT,
	actual_out_on TEXT,
	after_remarks TEXT,
	request_notes TEXT,
	is_template INTEGER,
	cloned_from_id INTEGER,
	blanket_id INTEGER,
	request_status TEXT,
	status_since TEXT,
	country_state TEXT,
	theater_state TEXT,
	special_state TEXT,
	host_state TEXT,
	restriction_text TEXT,
	submitted_on TEXT,
	decided_on TEXT,
	submit_by TEXT,
	CONSTRAINT pk_clearance_request PRIMARY KEY (id),
	CONSTRAINT fk_clearance_request_profile_id_clearance_profile FOREIGN KEY(profile_id) REFERENCES clearance_profile (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_clearance_request_control_officer_id_person FOREIGN KEY(control_officer_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_clearance_request_cloned_from_id_clearance_request FOREIGN KEY(cloned_from_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_clearance_request_blanket_id_blanket_clearance FOREIGN KEY(blanket_id) REFERENCES blanket_clearance (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_clearance_request_blanket_id ON clearance_request (blanket_id);
CREATE INDEX ix_clearance_request_cloned_from_id ON clearance_request (cloned_from_id);
CREATE INDEX ix_clearance_request_control_officer_id ON clearance_request (control_officer_id);
CREATE INDEX ix_clearance_request_date_from_id ON clearance_request (date_from, local_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_clearance_request_date_to_id ON clearance_request (date_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_clearance_request_import_key ON clearance_request (import_key);
CREATE INDEX ix_clearance_request_natural_key ON clearance_request (natural_key);
CREATE INDEX ix_clearance_request_profile_id ON clearance_request (profile_id);
CREATE INDEX ix_clearance_request_submit_by_id ON clearance_request (submit_by, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_clearance_request_submitted_on_id ON clearance_request (submitted_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE company (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	company_name TEXT,
	company_name_f TEXT,
	company_address TEXT,
	company_phone TEXT,
	company_phone_f TEXT,
	company_field TEXT,
	company_field_f TEXT,
	CONSTRAINT pk_company PRIMARY KEY (id)
);
CREATE INDEX ix_company_company_name_f_id ON company (company_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_company_import_key ON company (import_key);
CREATE INDEX ix_company_natural_key ON company (natural_key);
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
CREATE TABLE contact_role (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	contact_id INTEGER,
	case_role TEXT,
	country_id INTEGER,
	case_id INTEGER,
	role_from TEXT,
	role_to TEXT,
	last_contact_on TEXT,
	speaks TEXT,
	speaks_f TEXT,
	CONSTRAINT pk_contact_role PRIMARY KEY (id),
	CONSTRAINT fk_contact_role_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_role_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_role_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_contact_role_case_id ON contact_role (case_id);
CREATE INDEX ix_contact_role_case_role_id ON contact_role (case_role, role_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_contact_role_contact_id ON contact_role (contact_id);
CREATE INDEX ix_contact_role_country_id ON contact_role (country_id);
CREATE INDEX ix_contact_role_import_key ON contact_role (import_key);
CREATE INDEX ix_contact_role_last_contact_on_id ON contact_role (last_contact_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_contact_role_natural_key ON contact_role (natural_key);
CREATE INDEX ix_contact_role_role_from_id ON contact_role (role_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_contact_role_role_to_id ON contact_role (role_to, id, row_status) WHERE row_status = 0;
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
	eum_line_id INTEGER,
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
	CONSTRAINT fk_control_plan_eum_line_id_eum_line FOREIGN KEY(eum_line_id) REFERENCES eum_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_plan_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_control_plan_scan_attachment FOREIGN KEY(scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_control_plan_checklist_id ON control_plan (checklist_id);
CREATE INDEX ix_control_plan_country_id ON control_plan (country_id);
CREATE INDEX ix_control_plan_effective_on_id ON control_plan (effective_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_control_plan_eum_line_id ON control_plan (eum_line_id);
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
CREATE TABLE cta (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	lor_id INTEGER,
	cta_no TEXT,
	cta_no_f TEXT,
	cta_form TEXT,
	cta_signed_on TEXT,
	cta_signer TEXT,
	cta_signer_f TEXT,
	"references" TEXT,
	classification_text TEXT,
	classification_text_f TEXT,
	sensitive_classes TEXT,
	sensitive_classes_f TEXT,
	nvd_released_before INTEGER,
	by_likely_cn INTEGER,
	by_first_introduction INTEGER,
	by_sensitive INTEGER,
	by_request INTEGER,
	endorsement_required INTEGER,
	endorsement_ref TEXT,
	endorsement_ref_f TEXT,
	endorsed_on TEXT,
	endorsement_statement INTEGER,
	cta_scan INTEGER,
	cta_remarks TEXT,
	CONSTRAINT pk_cta PRIMARY KEY (id),
	CONSTRAINT fk_cta_lor_id_lor FOREIGN KEY(lor_id) REFERENCES lor (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cta_cta_scan_attachment FOREIGN KEY(cta_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cta_cta_scan ON cta (cta_scan);
CREATE INDEX ix_cta_cta_signed_on_id ON cta (cta_signed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cta_endorsed_on_id ON cta (endorsed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cta_import_key ON cta (import_key);
CREATE INDEX ix_cta_lor_id ON cta (lor_id);
CREATE INDEX ix_cta_natural_key ON cta (natural_key);
CREATE TABLE cta_coordination (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	cta_id INTEGER,
	coord_office TEXT,
	coord_office_f TEXT,
	coord_person TEXT,
	coord_person_f TEXT,
	coord_on TEXT,
	concurrence TEXT,
	coord_comment TEXT,
	coord_comment_f TEXT,
	CONSTRAINT pk_cta_coordination PRIMARY KEY (id),
	CONSTRAINT fk_cta_coordination_cta_id_cta FOREIGN KEY(cta_id) REFERENCES cta (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cta_coordination_coord_office_f_id ON cta_coordination (coord_office_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cta_coordination_coord_on_id ON cta_coordination (coord_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cta_coordination_cta_id ON cta_coordination (cta_id);
CREATE INDEX ix_cta_coordination_import_key ON cta_coordination (import_key);
CREATE INDEX ix_cta_coordination_natural_key ON cta_coordination (natural_key);
CREATE TABLE cta_element (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	cta_id INTEGER,
	element_code TEXT,
	element_text TEXT,
	CONSTRAINT pk_cta_element PRIMARY KEY (id),
	CONSTRAINT fk_cta_element_cta_id_cta FOREIGN KEY(cta_id) REFERENCES cta (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cta_element_cta_id ON cta_element (cta_id);
CREATE INDEX ix_cta_element_element_code_id ON cta_element (element_code, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_cta_element_import_key ON cta_element (import_key);
CREATE INDEX ix_cta_element_natural_key ON cta_element (natural_key);
CREATE TABLE cta_transmittal (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	cta_id INTEGER,
	transmitted_on TEXT,
	addressee TEXT,
	addressee_f TEXT,
	package_ref TEXT,
	package_ref_f TEXT,
	transmittal_mode TEXT,
	CONSTRAINT pk_cta_transmittal PRIMARY KEY (id),
	CONSTRAINT fk_cta_transmittal_cta_id_cta FOREIGN KEY(cta_id) REFERENCES cta (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_cta_transmittal_cta_id ON cta_transmittal (cta_id);
CREATE INDEX ix_cta_transmittal_import_key ON cta_transmittal (import_key);
CREATE INDEX ix_cta_transmittal_natural_key ON cta_transmittal (natural_key);
CREATE INDEX ix_cta_transmittal_transmitted_on_id ON cta_transmittal (transmitted_on, id, row_status) WHERE row_status = 0;
CREATE TABLE ctfp_nomination (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	student_id INTEGER,
	training_line_id INTEGER,
	ctfp_course TEXT,
	ctfp_course_f TEXT,
	ctfp_fy INTEGER,
	ctfp_role TEXT,
	ctfp_role_f TEXT,
	ctfp_why TEXT,
	ctfp_keyed_on TEXT,
	ctfp_sent_on TEXT,
	ctfp_ccmd_answer TEXT,
	ctfp_ccmd_on TEXT,
	ctfp_osd_answer TEXT,
	ctfp_osd_on TEXT,
	ctfp_ref TEXT,
	ctfp_ref_f TEXT,
	CONSTRAINT pk_ctfp_nomination PRIMARY KEY (id),
	CONSTRAINT fk_ctfp_nomination_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_ctfp_nomination_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_ctfp_nomination_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ctfp_nomination_country_id ON ctfp_nomination (country_id);
CREATE INDEX ix_ctfp_nomination_ctfp_ccmd_on_id ON ctfp_nomination (ctfp_ccmd_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ctfp_nomination_ctfp_course_f_id ON ctfp_nomination (ctfp_course_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ctfp_nomination_ctfp_osd_on_id ON ctfp_nomination (ctfp_osd_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ctfp_nomination_ctfp_sent_on_id ON ctfp_nomination (ctfp_sent_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ctfp_nomination_import_key ON ctfp_nomination (import_key);
CREATE INDEX ix_ctfp_nomination_natural_key ON ctfp_nomination (natural_key);
CREATE INDEX ix_ctfp_nomination_student_id ON ctfp_nomination (student_id);
CREATE INDEX ix_ctfp_nomination_training_line_id ON ctfp_nomination (training_line_id);
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
CREATE TABLE delivery_plan (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	line_id INTEGER,
	planned_quarter TEXT,
	planned_qty INTEGER,
	CONSTRAINT pk_delivery_plan PRIMARY KEY (id),
	CONSTRAINT fk_delivery_plan_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_delivery_plan_as_of_on_id ON delivery_plan (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_delivery_plan_import_key ON delivery_plan (import_key);
CREATE INDEX ix_delivery_plan_line_id ON delivery_plan (line_id);
CREATE INDEX ix_delivery_plan_natural_key ON delivery_plan (natural_key);
CREATE INDEX ix_delivery_plan_planned_quarter_id ON delivery_plan (planned_quarter, id, row_status) WHERE row_status = 0;
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
CREATE TABLE elsewhere_count (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	count_year INTEGER,
	handled_count INTEGER,
	CONSTRAINT pk_elsewhere_count PRIMARY KEY (id)
);
CREATE INDEX ix_elsewhere_count_count_year_id ON elsewhere_count (count_year, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_elsewhere_count_import_key ON elsewhere_count (import_key);
CREATE INDEX ix_elsewhere_count_natural_key ON elsewhere_count (natural_key);
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
CREATE TABLE escalation (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	escalated_on TEXT,
	escalated_to TEXT,
	escalated_to_f TEXT,
	problem_text TEXT,
	problem_text_f TEXT,
	sensitive_news TEXT,
	news_cleared_on TEXT,
	decided_on TEXT,
	decision_text TEXT,
	decision_text_f TEXT,
	CONSTRAINT pk_escalation PRIMARY KEY (id),
	CONSTRAINT fk_escalation_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_escalation_case_id ON escalation (case_id);
CREATE INDEX ix_escalation_decided_on_id ON escalation (decided_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_escalation_escalated_on_id ON escalation (escalated_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_escalation_import_key ON escalation (import_key);
CREATE INDEX ix_escalation_natural_key ON escalation (natural_key);
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
	shipment_id INTEGER,
	eum_line_id INTEGER,
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
	CONSTRAINT fk_eum_delivery_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_eum_line_id_eum_line FOREIGN KEY(eum_line_id) REFERENCES eum_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_site_id_storage_site FOREIGN KEY(site_id) REFERENCES storage_site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_title_papers_attachment FOREIGN KEY(title_papers) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_delivery_shipping_papers_attachment FOREIGN KEY(shipping_papers) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_delivery_arrived_on_id ON eum_delivery (arrived_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_delivery_article_type_id ON eum_delivery (article_type_id);
CREATE INDEX ix_eum_delivery_confirmed_on_id ON eum_delivery (confirmed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_delivery_eum_line_id ON eum_delivery (eum_line_id);
CREATE INDEX ix_eum_delivery_import_key ON eum_delivery (import_key);
CREATE INDEX ix_eum_delivery_natural_key ON eum_delivery (natural_key);
CREATE INDEX ix_eum_delivery_shipment_id ON eum_delivery (shipment_id);
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
	eum_line_id INTEGER,
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
	CONSTRAINT fk_eum_item_eum_line_id_eum_line FOREIGN KEY(eum_line_id) REFERENCES eum_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_item_article_type_id ON eum_item (article_type_id);
CREATE INDEX ix_eum_item_delivered_on_id ON eum_item (delivered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_eum_line_id ON eum_item (eum_line_id);
CREATE INDEX ix_eum_item_holder_unit_id ON eum_item (holder_unit_id);
CREATE INDEX ix_eum_item_import_key ON eum_item (import_key);
CREATE INDEX ix_eum_item_last_inventoried_on_id ON eum_item (last_inventoried_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_last_sighted_on_id ON eum_item (last_sighted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_mark_f_id ON eum_item (mark_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_natural_key ON eum_item (natural_key);
CREATE INDEX ix_eum_item_next_due_on_id ON eum_item (next_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_item_paired_item_id ON eum_item (paired_item_id);
CREATE INDEX ix_eum_item_site_id ON eum_item (site_id);
CREATE TABLE eum_line (
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
	case_line_id INTEGER,
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
	CONSTRAINT pk_eum_line PRIMARY KEY (id),
	CONSTRAINT fk_eum_line_case_line_id_case_line FOREIGN KEY(case_line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_line_article_type_id_eum_article_type FOREIGN KEY(article_type_id) REFERENCES eum_article_type (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_eum_line_principles_letter_attachment FOREIGN KEY(principles_letter) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_eum_line_article_type_id ON eum_line (article_type_id);
CREATE INDEX ix_eum_line_case_designator_f_id ON eum_line (case_designator_f, line_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_line_case_line_id ON eum_line (case_line_id);
CREATE INDEX ix_eum_line_import_key ON eum_line (import_key);
CREATE INDEX ix_eum_line_loa_accepted_on_id ON eum_line (loa_accepted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_eum_line_natural_key ON eum_line (natural_key);
CREATE INDEX ix_eum_line_principles_letter ON eum_line (principles_letter);
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
CREATE TABLE fcg_change_proposal (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	proposal_title TEXT,
	proposal_title_f TEXT,
	country_id INTEGER,
	profile_id INTEGER,
	fcg_section TEXT,
	change_kind TEXT,
	effective_on TEXT,
	current_text TEXT,
	proposed_text TEXT,
	proposal_reason TEXT,
	drafted_on TEXT,
	drafted_by_id INTEGER,
	approved_by_id INTEGER,
	approved_on TEXT,
	sent_on TEXT,
	sent_channel TEXT,
	proposal_answer TEXT,
	answered_on TEXT,
	published_on TEXT,
	proposal_state TEXT,
	CONSTRAINT pk_fcg_change_proposal PRIMARY KEY (id),
	CONSTRAINT fk_fcg_change_proposal_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_fcg_change_proposal_profile_id_clearance_profile FOREIGN KEY(profile_id) REFERENCES clearance_profile (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_fcg_change_proposal_drafted_by_id_person FOREIGN KEY(drafted_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_fcg_change_proposal_approved_by_id_person FOREIGN KEY(approved_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_fcg_change_proposal_approved_by_id ON fcg_change_proposal (approved_by_id);
CREATE INDEX ix_fcg_change_proposal_country_id ON fcg_change_proposal (country_id);
CREATE INDEX ix_fcg_change_proposal_drafted_by_id ON fcg_change_proposal (drafted_by_id);
CREATE INDEX ix_fcg_change_proposal_drafted_on_id ON fcg_change_proposal (drafted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_fcg_change_proposal_effective_on_id ON fcg_change_proposal (effective_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_fcg_change_proposal_import_key ON fcg_change_proposal (import_key);
CREATE INDEX ix_fcg_change_proposal_natural_key ON fcg_change_proposal (natural_key);
CREATE INDEX ix_fcg_change_proposal_profile_id ON fcg_change_proposal (profile_id);
CREATE INDEX ix_fcg_change_proposal_published_on_id ON fcg_change_proposal (published_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_fcg_change_proposal_sent_on_id ON fcg_change_proposal (sent_on, id, row_status) WHERE row_status = 0;
CREATE TABLE fmf_baseline (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	baseline_year INTEGER,
	project_title TEXT,
	project_title_f TEXT,
	baseline_amount INTEGER,
	approved_on TEXT,
	project_text TEXT,
	CONSTRAINT pk_fmf_baseline PRIMARY KEY (id),
	CONSTRAINT fk_fmf_baseline_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_fmf_baseline_approved_on_id ON fmf_baseline (approved_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_fmf_baseline_baseline_year_id ON fmf_baseline (baseline_year, project_title_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_fmf_baseline_country_id ON fmf_baseline (country_id);
CREATE INDEX ix_fmf_baseline_import_key ON fmf_baseline (import_key);
CREATE INDEX ix_fmf_baseline_natural_key ON fmf_baseline (natural_key);
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
CREATE TABLE foreign_visitor (
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
	visitor_nationality TEXT,
	visitor_nationality_f TEXT,
	visitor_organization TEXT,
	visitor_organization_f TEXT,
	visitor_rank TEXT,
	visitor_rank_f TEXT,
	visitor_remarks TEXT,
	visitor_remarks_f TEXT,
	last_call_on TEXT,
	CONSTRAINT pk_foreign_visitor PRIMARY KEY (id)
);
CREATE INDEX ix_foreign_visitor_import_key ON foreign_visitor (import_key);
CREATE INDEX ix_foreign_visitor_natural_key ON foreign_visitor (natural_key);
CREATE INDEX ix_foreign_visitor_sort_name_f_id ON foreign_visitor (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE hazmat_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	aircraft_id INTEGER,
	un_number TEXT,
	un_number_f TEXT,
	shipping_name TEXT,
	shipping_name_f TEXT,
	hazard_class TEXT,
	hazard_division TEXT,
	hazard_division_f TEXT,
	packing_group TEXT,
	packing_group_f TEXT,
	gross_kg INTEGER,
	net_quantity TEXT,
	net_quantity_f TEXT,
	net_explosive_kg INTEGER,
	toxic_munitions INTEGER,
	infectious INTEGER,
	yellow_three INTEGER,
	goods_remark TEXT,
	goods_remark_f TEXT,
	CONSTRAINT pk_hazmat_line PRIMARY KEY (id),
	CONSTRAINT fk_hazmat_line_aircraft_id_aircraft_clearance FOREIGN KEY(aircraft_id) REFERENCES aircraft_clearance (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_hazmat_line_aircraft_id ON hazmat_line (aircraft_id);
CREATE INDEX ix_hazmat_line_import_key ON hazmat_line (import_key);
CREATE INDEX ix_hazmat_line_natural_key ON hazmat_line (natural_key);
CREATE INDEX ix_hazmat_line_un_number_f_id ON hazmat_line (un_number_f, shipping_name_f, id, row_status) WHERE row_status = 0;
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
CREATE TABLE imet_waiver (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	training_line_id INTEGER,
	waiver_ccmd TEXT,
	waiver_ia TEXT,
	waiver_type TEXT,
	requested_training TEXT,
	waiver_course TEXT,
	waiver_course_f TEXT,
	waiver_fy INTEGER,
	waiver_qtr INTEGER,
	waiver_priority TEXT,
	waiver_unit_cost INTEGER,
	waiver_quantity INTEGER,
	waiver_other_cost INTEGER,
	other_cost_why TEXT,
	why_requirement TEXT,
	why_objective TEXT,
	why_capability TEXT,
	why_quantity TEXT,
	why_impact TEXT,
	why_funding TEXT,
	why_political TEXT,
	why_benefit TEXT,
	waiver_sent_on TEXT,
	waiver_answer TEXT,
	waiver_answered_on TEXT,
	waiver_no TEXT,
	waiver_no_f TEXT,
	waiver_file INTEGER,
	waiver_total INTEGER,
	CONSTRAINT pk_imet_waiver PRIMARY KEY (id),
	CONSTRAINT fk_imet_waiver_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_imet_waiver_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_imet_waiver_waiver_file_attachment FOREIGN KEY(waiver_file) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_imet_waiver_country_id ON imet_waiver (country_id);
CREATE INDEX ix_imet_waiver_import_key ON imet_waiver (import_key);
CREATE INDEX ix_imet_waiver_natural_key ON imet_waiver (natural_key);
CREATE INDEX ix_imet_waiver_training_line_id ON imet_waiver (training_line_id);
CREATE INDEX ix_imet_waiver_waiver_answered_on_id ON imet_waiver (waiver_answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_imet_waiver_waiver_file ON imet_waiver (waiver_file);
CREATE INDEX ix_imet_waiver_waiver_fy_id ON imet_waiver (waiver_fy, waiver_course_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_imet_waiver_waiver_sent_on_id ON imet_waiver (waiver_sent_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE industry_appointment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	visit_id INTEGER,
	with_whom TEXT,
	with_whom_f TEXT,
	meets_at TEXT,
	meets_until TEXT,
	meet_place TEXT,
	meet_place_f TEXT,
	room_id INTEGER,
	made_by TEXT,
	attended_id INTEGER,
	CONSTRAINT pk_industry_appointment PRIMARY KEY (id),
	CONSTRAINT fk_industry_appointment_visit_id_industry_visit FOREIGN KEY(visit_id) REFERENCES industry_visit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_industry_appointment_room_id_visit_area FOREIGN KEY(room_id) REFERENCES visit_area (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_industry_appointment_attended_id_person FOREIGN KEY(attended_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_industry_appointment_attended_id ON industry_appointment (attended_id);
CREATE INDEX ix_industry_appointment_import_key ON industry_appointment (import_key);
CREATE INDEX ix_industry_appointment_meets_at_id ON industry_appointment (meets_at, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_industry_appointment_natural_key ON industry_appointment (natural_key);
CREATE INDEX ix_industry_appointment_room_id ON industry_appointment (room_id);
CREATE INDEX ix_industry_appointment_visit_id ON industry_appointment (visit_id);
CREATE TABLE industry_visit (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	industry_no TEXT,
	industry_no_f TEXT,
	company_id INTEGER,
	first_visit INTEGER,
	received_on TEXT,
	call_from TEXT,
	call_to TEXT,
	call_place TEXT,
	call_place_f TEXT,
	call_state TEXT,
	synopsis TEXT,
	synopsis_paper INTEGER,
	licence_no TEXT,
	licence_no_f TEXT,
	licence_provisos TEXT,
	prior_information TEXT,
	support_requested TEXT,
	proprietary INTEGER,
	appointment_by TEXT,
	sco_attends INTEGER,
	attends_reason TEXT,
	attends_reason_f TEXT,
	debrief_on TEXT,
	host_reaction TEXT,
	follow_up TEXT,
	neutrality_note TEXT,
	exceptional_circumstance TEXT,
	referred_to TEXT,
	referred_to_f TEXT,
	days_in_advance INTEGER,
	CONSTRAINT pk_industry_visit PRIMARY KEY (id),
	CONSTRAINT fk_industry_visit_company_id_company FOREIGN KEY(company_id) REFERENCES company (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_industry_visit_synopsis_paper_attachment FOREIGN KEY(synopsis_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_industry_visit_call_from_id ON industry_visit (call_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_industry_visit_call_to_id ON industry_visit (call_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_industry_visit_company_id ON industry_visit (company_id);
CREATE INDEX ix_industry_visit_debrief_on_id ON industry_visit (debrief_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_industry_visit_import_key ON industry_visit (import_key);
CREATE INDEX ix_industry_visit_natural_key ON industry_visit (natural_key);
CREATE INDEX ix_industry_visit_received_on_id ON industry_visit (received_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_industry_visit_synopsis_paper ON industry_visit (synopsis_paper);
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
CREATE TABLE itinerary_leg (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	leg_no INTEGER,
	leg_country TEXT,
	leg_country_f TEXT,
	location TEXT,
	location_f TEXT,
	arrive_on TEXT,
	arrive_at TEXT,
	depart_on TEXT,
	depart_at TEXT,
	leave_part INTEGER,
	lodging_name TEXT,
	lodging_name_f TEXT,
	lodging_address TEXT,
	lodging_address_f TEXT,
	lodging_contact TEXT,
	lodging_contact_f TEXT,
	leg_mode TEXT,
	leg_carrier TEXT,
	leg_carrier_f TEXT,
	flight_no TEXT,
	flight_no_f TEXT,
	airport_in TEXT,
	airport_in_f TEXT,
	airport_out TEXT,
	airport_out_f TEXT,
	carrier_restricted INTEGER,
	carrier_waiver TEXT,
	carrier_waiver_f TEXT,
	CONSTRAINT pk_itinerary_leg PRIMARY KEY (id),
	CONSTRAINT fk_itinerary_leg_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_itinerary_leg_arrive_on_id ON itinerary_leg (arrive_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_itinerary_leg_depart_on_id ON itinerary_leg (depart_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_itinerary_leg_import_key ON itinerary_leg (import_key);
CREATE INDEX ix_itinerary_leg_leg_no_id ON itinerary_leg (leg_no, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_itinerary_leg_natural_key ON itinerary_leg (natural_key);
CREATE INDEX ix_itinerary_leg_request_id ON itinerary_leg (request_id);
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
CREATE TABLE keyed_value (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	key_line TEXT,
	key_line_f TEXT,
	keyed_day TEXT,
	keyed_mark TEXT,
	keyed_mark_f TEXT,
	CONSTRAINT pk_keyed_value PRIMARY KEY (id),
	CONSTRAINT fk_keyed_value_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_keyed_value_import_key ON keyed_value (import_key);
CREATE INDEX ix_keyed_value_key_line_f_id ON keyed_value (key_line_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_keyed_value_natural_key ON keyed_value (natural_key);
CREATE INDEX ix_keyed_value_request_id ON keyed_value (request_id);
CREATE TABLE line_review (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	session_id INTEGER,
	training_line_id INTEGER,
	line_decision TEXT,
	decided_on TEXT,
	changes TEXT,
	decision_remark TEXT,
	decision_remark_f TEXT,
	corrects_id INTEGER,
	CONSTRAINT pk_line_review PRIMARY KEY (id),
	CONSTRAINT fk_line_review_session_id_scetwg FOREIGN KEY(session_id) REFERENCES scetwg (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_line_review_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_line_review_corrects_id_line_review FOREIGN KEY(corrects_id) REFERENCES line_review (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_line_review_corrects_id ON line_review (corrects_id);
CREATE INDEX ix_line_review_decided_on_id ON line_review (decided_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_line_review_import_key ON line_review (import_key);
CREATE INDEX ix_line_review_natural_key ON line_review (natural_key);
CREATE INDEX ix_line_review_session_id ON line_review (session_id);
CREATE INDEX ix_line_review_training_line_id ON line_review (training_line_id);
CREATE TABLE loa_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	version_id INTEGER,
	line_no TEXT,
	line_no_f TEXT,
	line_text TEXT,
	line_text_f TEXT,
	line_change TEXT,
	qty INTEGER,
	unit_of_issue TEXT,
	unit_of_issue_f TEXT,
	unit_price INTEGER,
	line_total INTEGER,
	masl TEXT,
	masl_f TEXT,
	availability TEXT,
	availability_f TEXT,
	line_terms TEXT,
	line_terms_f TEXT,
	CONSTRAINT pk_loa_line PRIMARY KEY (id),
	CONSTRAINT fk_loa_line_version_id_loa_version FOREIGN KEY(version_id) REFERENCES loa_version (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_loa_line_import_key ON loa_line (import_key);
CREATE INDEX ix_loa_line_line_no_f_id ON loa_line (line_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_line_natural_key ON loa_line (natural_key);
CREATE INDEX ix_loa_line_version_id ON loa_line (version_id);
CREATE TABLE loa_version (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	doc_type TEXT,
	doc_number INTEGER,
	based_on TEXT,
	purpose_text TEXT,
	restated INTEGER,
	modification_kind TEXT,
	scope_change INTEGER,
	concurrent_with TEXT,
	concurrent_with_f TEXT,
	milap_on TEXT,
	milsgn_on TEXT,
	dcsgn_on TEXT,
	offered_on TEXT,
	oed TEXT,
	short_oed_note INTEGER,
	extension_asked_on TEXT,
	signed_on TEXT,
	signer TEXT,
	signer_f TEXT,
	agency_signed TEXT,
	agency_signed_f TEXT,
	outcome TEXT,
	outcome_reason TEXT,
	outcome_reason_f TEXT,
	implemented_on TEXT,
	cancelled_on TEXT,
	mark_for_code TEXT,
	mark_for_code_f TEXT,
	forwarder_code TEXT,
	forwarder_code_f TEXT,
	procuring_code TEXT,
	procuring_code_f TEXT,
	paying_office TEXT,
	paying_office_f TEXT,
	net_cost INTEGER,
	pch_cost INTEGER,
	admin_charge INTEGER,
	transport_cost INTEGER,
	other_cost INTEGER,
	total_cost INTEGER,
	previous_total INTEGER,
	initial_deposit INTEGER,
	due_with_amendment INTEGER,
	small_case_cost INTEGER,
	expended_value INTEGER,
	dsca_told_on TEXT,
	ia_told_on TEXT,
	dfas_told_on TEXT,
	forwarding_letter_on TEXT,
	loa_paper INTEGER,
	signed_paper INTEGER,
	version_remarks TEXT,
	version_title TEXT,
	version_title_f TEXT,
	change_value INTEGER,
	CONSTRAINT pk_loa_version PRIMARY KEY (id),
	CONSTRAINT fk_loa_version_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_loa_version_loa_paper_attachment FOREIGN KEY(loa_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_loa_version_signed_paper_attachment FOREIGN KEY(signed_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_loa_version_as_of_on_id ON loa_version (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_case_id ON loa_version (case_id);
CREATE INDEX ix_loa_version_doc_type_id ON loa_version (doc_type, doc_number, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_implemented_on_id ON loa_version (implemented_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_import_key ON loa_version (import_key);
CREATE INDEX ix_loa_version_loa_paper ON loa_version (loa_paper);
CREATE INDEX ix_loa_version_natural_key ON loa_version (natural_key);
CREATE INDEX ix_loa_version_oed_id ON loa_version (oed, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_offered_on_id ON loa_version (offered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_signed_on_id ON loa_version (signed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_loa_version_signed_paper ON loa_version (signed_paper);
CREATE TABLE lor (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	lor_ref TEXT,
	lor_ref_f TEXT,
	country_id INTEGER,
	lor_subject TEXT,
	lor_subject_f TEXT,
	lor_form TEXT,
	lor_dated_on TEXT,
	written_confirmed_on TEXT,
	originator TEXT,
	originator_f TEXT,
	originator_address TEXT,
	originator_unit_id INTEGER,
	originator_kind TEXT,
	unit_functions TEXT,
	sale_nature TEXT,
	internal_security TEXT,
	diversion_risk TEXT,
	state_told_on TEXT,
	signer_listed INTEGER,
	lor_scan INTEGER,
	response_wanted TEXT,
	lor_order TEXT,
	blanket_value INTEGER,
	estimated_value INTEGER,
	end_use TEXT,
	recipient_units TEXT,
	leahy_agreement_on TEXT,
	long_term_care_on TEXT,
	funding_source TEXT,
	baseline_id INTEGER,
	third_party TEXT,
	third_party_f TEXT,
	sole_source_firm TEXT,
	sole_source_firm_f TEXT,
	waiver_requested INTEGER,
	direct_sale_talks INTEGER,
	lor_channel TEXT,
	sensitive_way INTEGER,
	assigned_ia TEXT,
	addressees_action TEXT,
	addressees_info TEXT,
	received_by_sco_on TEXT,
	transmittal_ref TEXT,
	transmittal_ref_f TEXT,
	sent_on TEXT,
	acknowledged_on TEXT,
	received_by_ia_on TEXT,
	insufficient_on TEXT,
	insufficient_why TEXT,
	insufficient_why_f TEXT,
	actionable_on TEXT,
	complete_on TEXT,
	withdrawn_on TEXT,
	disapproved_on TEXT,
	advisory_sent_on TEXT,
	disapproval_told_on TEXT,
	disapproval_answered_on TEXT,
	pna_received_on TEXT,
	pna_amount INTEGER,
	pna_paper INTEGER,
	cta_likely_cn INTEGER,
	cta_first_introduction INTEGER,
	cta_sensitive INTEGER,
	cta_asked INTEGER,
	sensitive_class TEXT,
	release_review TEXT,
	release_review_f TEXT,
	checklist_id INTEGER,
	lor_remarks TEXT,
	lor_status TEXT,
	CONSTRAINT pk_lor PRIMARY KEY (id),
	CONSTRAINT fk_lor_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_originator_unit_id_unit FOREIGN KEY(originator_unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_lor_scan_attachment FOREIGN KEY(lor_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_baseline_id_fmf_baseline FOREIGN KEY(baseline_id) REFERENCES fmf_baseline (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_pna_paper_attachment FOREIGN KEY(pna_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_lor_actionable_on_id ON lor (actionable_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_lor_baseline_id ON lor (baseline_id);
CREATE INDEX ix_lor_checklist_id ON lor (checklist_id);
CREATE INDEX ix_lor_country_id ON lor (country_id);
CREATE INDEX ix_lor_import_key ON lor (import_key);
CREATE INDEX ix_lor_lor_dated_on_id ON lor (lor_dated_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_lor_lor_scan ON lor (lor_scan);
CREATE INDEX ix_lor_natural_key ON lor (natural_key);
CREATE INDEX ix_lor_originator_unit_id ON lor (originator_unit_id);
CREATE INDEX ix_lor_pna_paper ON lor (pna_paper);
CREATE INDEX ix_lor_received_by_sco_on_id ON lor (received_by_sco_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_lor_sent_on_id ON lor (sent_on, id, row_status) WHERE row_status = 0;
CREATE TABLE lor_article (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	lor_id INTEGER,
	nomenclature TEXT,
	nomenclature_f TEXT,
	article_category TEXT,
	article_qty INTEGER,
	nsn TEXT,
	nsn_f TEXT,
	sme INTEGER,
	mde INTEGER,
	classified INTEGER,
	sme_reason TEXT,
	sme_reason_f TEXT,
	wanted_dtc TEXT,
	wanted_by TEXT,
	wanted_condition TEXT,
	wanted_condition_f TEXT,
	CONSTRAINT pk_lor_article PRIMARY KEY (id),
	CONSTRAINT fk_lor_article_lor_id_lor FOREIGN KEY(lor_id) REFERENCES lor (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_lor_article_import_key ON lor_article (import_key);
CREATE INDEX ix_lor_article_lor_id ON lor_article (lor_id);
CREATE INDEX ix_lor_article_natural_key ON lor_article (natural_key);
CREATE INDEX ix_lor_article_nomenclature_f_id ON lor_article (nomenclature_f, id, row_status) WHERE row_status = 0;
CREATE TABLE lor_case (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	lor_id INTEGER,
	split_text TEXT,
	split_text_f TEXT,
	CONSTRAINT pk_lor_case PRIMARY KEY (id),
	CONSTRAINT fk_lor_case_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_lor_case_lor_id_lor FOREIGN KEY(lor_id) REFERENCES lor (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_lor_case_case_id ON lor_case (case_id);
CREATE INDEX ix_lor_case_import_key ON lor_case (import_key);
CREATE INDEX ix_lor_case_lor_id ON lor_case (lor_id);
CREATE INDEX ix_lor_case_natural_key ON lor_case (natural_key);
CREATE INDEX ix_lor_case_split_text_f_id ON lor_case (split_text_f, id, row_status) WHERE row_status = 0;
CREATE TABLE lor_follow_up (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	lor_id INTEGER,
	asked_on TEXT,
	asked_whom TEXT,
	asked_whom_f TEXT,
	question TEXT,
	question_f TEXT,
	answered_on TEXT,
	answer TEXT,
	answer_f TEXT,
	next_ask_on TEXT,
	CONSTRAINT pk_lor_follow_up PRIMARY KEY (id),
	CONSTRAINT fk_lor_follow_up_lor_id_lor FOREIGN KEY(lor_id) REFERENCES lor (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_lor_follow_up_answered_on_id ON lor_follow_up (answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_lor_follow_up_asked_on_id ON lor_follow_up (asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_lor_follow_up_import_key ON lor_follow_up (import_key);
CREATE INDEX ix_lor_follow_up_lor_id ON lor_follow_up (lor_id);
CREATE INDEX ix_lor_follow_up_natural_key ON lor_follow_up (natural_key);
CREATE TABLE mapad_entry (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	mapac TEXT,
	mapac_f TEXT,
	tac TEXT,
	country_id INTEGER,
	address_text TEXT,
	mapad_email TEXT,
	mapad_email_f TEXT,
	mapad_poc TEXT,
	mapad_poc_f TEXT,
	special_instructions TEXT,
	special_instructions_f TEXT,
	validated_on TEXT,
	mapad_action TEXT,
	sent_to_ia_on TEXT,
	CONSTRAINT pk_mapad_entry PRIMARY KEY (id),
	CONSTRAINT fk_mapad_entry_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_mapad_entry_country_id ON mapad_entry (country_id);
CREATE INDEX ix_mapad_entry_import_key ON mapad_entry (import_key);
CREATE INDEX ix_mapad_entry_mapac_f_id ON mapad_entry (mapac_f, tac, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_mapad_entry_natural_key ON mapad_entry (natural_key);
CREATE INDEX ix_mapad_entry_validated_on_id ON mapad_entry (validated_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE objective (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	objective_side TEXT,
	objective_title TEXT,
	objective_title_f TEXT,
	objective_text TEXT,
	objective_ref TEXT,
	objective_ref_f TEXT,
	objective_rank INTEGER,
	horizon TEXT,
	end_state TEXT,
	objective_from INTEGER,
	objective_to INTEGER,
	dropped_on TEXT,
	CONSTRAINT pk_objective PRIMARY KEY (id),
	CONSTRAINT fk_objective_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_objective_country_id ON objective (country_id);
CREATE INDEX ix_objective_import_key ON objective (import_key);
CREATE INDEX ix_objective_natural_key ON objective (natural_key);
CREATE INDEX ix_objective_objective_side_id ON objective (objective_side, objective_rank, objective_title_f, id, row_status) WHERE row_status = 0;
CREATE TABLE ojt_request (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	ojt_branch TEXT,
	training_line_id INTEGER,
	ojt_type TEXT,
	ojt_title TEXT,
	ojt_title_f TEXT,
	ojt_weeks INTEGER,
	ojt_objective TEXT,
	ojt_tasks TEXT,
	ojt_equipment TEXT,
	ojt_when TEXT,
	ojt_when_f TEXT,
	latest_graduation TEXT,
	student_id INTEGER,
	ojt_experience TEXT,
	ojt_prior TEXT,
	ojt_expected_duty TEXT,
	ojt_expected_duty_f TEXT,
	ojt_clearance TEXT,
	ojt_clearance_f TEXT,
	ojt_comments TEXT,
	ojt_sent_on TEXT,
	ojt_answer TEXT,
	ojt_answered_on TEXT,
	ojt_answer_ref TEXT,
	ojt_answer_ref_f TEXT,
	CONSTRAINT pk_ojt_request PRIMARY KEY (id),
	CONSTRAINT fk_ojt_request_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_ojt_request_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_ojt_request_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_ojt_request_country_id ON ojt_request (country_id);
CREATE INDEX ix_ojt_request_import_key ON ojt_request (import_key);
CREATE INDEX ix_ojt_request_latest_graduation_id ON ojt_request (latest_graduation, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ojt_request_natural_key ON ojt_request (natural_key);
CREATE INDEX ix_ojt_request_ojt_sent_on_id ON ojt_request (ojt_sent_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ojt_request_ojt_title_f_id ON ojt_request (ojt_title_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_ojt_request_student_id ON ojt_request (student_id);
CREATE INDEX ix_ojt_request_training_line_id ON ojt_request (training_line_id);
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
CREATE TABLE partner_request (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	lor_id INTEGER,
	request_kind TEXT,
	asked_on TEXT,
	asked_by TEXT,
	asked_by_f TEXT,
	request_text TEXT,
	request_text_f TEXT,
	fee_amount INTEGER,
	referred_to TEXT,
	referred_to_f TEXT,
	referred_on TEXT,
	replied_on TEXT,
	reply_text TEXT,
	reply_text_f TEXT,
	CONSTRAINT pk_partner_request PRIMARY KEY (id),
	CONSTRAINT fk_partner_request_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_partner_request_lor_id_lor FOREIGN KEY(lor_id) REFERENCES lor (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_partner_request_asked_on_id ON partner_request (asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_partner_request_case_id ON partner_request (case_id);
CREATE INDEX ix_partner_request_import_key ON partner_request (import_key);
CREATE INDEX ix_partner_request_lor_id ON partner_request (lor_id);
CREATE INDEX ix_partner_request_natural_key ON partner_request (natural_key);
CREATE INDEX ix_partner_request_replied_on_id ON partner_request (replied_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE pen_and_ink (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	version_id INTEGER,
	changed_on TEXT,
	ink_kind TEXT,
	ink_text TEXT,
	ink_text_f TEXT,
	authorised_by TEXT,
	authorised_by_f TEXT,
	dsca_ref TEXT,
	dsca_ref_f TEXT,
	copy_to_dfas_on TEXT,
	ink_paper INTEGER,
	CONSTRAINT pk_pen_and_ink PRIMARY KEY (id),
	CONSTRAINT fk_pen_and_ink_version_id_loa_version FOREIGN KEY(version_id) REFERENCES loa_version (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pen_and_ink_ink_paper_attachment FOREIGN KEY(ink_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_pen_and_ink_changed_on_id ON pen_and_ink (changed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_pen_and_ink_import_key ON pen_and_ink (import_key);
CREATE INDEX ix_pen_and_ink_ink_paper ON pen_and_ink (ink_paper);
CREATE INDEX ix_pen_and_ink_natural_key ON pen_and_ink (natural_key);
CREATE INDEX ix_pen_and_ink_version_id ON pen_and_ink (version_id);
CREATE TABLE performance_issue (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	line_id INTEGER,
	issue_on TEXT,
	issue_text TEXT,
	issue_text_f TEXT,
	issue_spec TEXT,
	issue_spec_f TEXT,
	issue_action TEXT,
	issue_action_f TEXT,
	issue_closed_on TEXT,
	CONSTRAINT pk_performance_issue PRIMARY KEY (id),
	CONSTRAINT fk_performance_issue_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_performance_issue_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_performance_issue_case_id ON performance_issue (case_id);
CREATE INDEX ix_performance_issue_import_key ON performance_issue (import_key);
CREATE INDEX ix_performance_issue_issue_closed_on_id ON performance_issue (issue_closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_performance_issue_issue_on_id ON performance_issue (issue_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_performance_issue_line_id ON performance_issue (line_id);
CREATE INDEX ix_performance_issue_natural_key ON performance_issue (natural_key);
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
CREATE TABLE plan_request (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	plan_id INTEGER,
	request_id INTEGER,
	plan_role TEXT,
	plan_role_f TEXT,
	CONSTRAINT pk_plan_request PRIMARY KEY (id),
	CONSTRAINT fk_plan_request_plan_id_support_plan FOREIGN KEY(plan_id) REFERENCES support_plan (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_plan_request_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_plan_request_import_key ON plan_request (import_key);
CREATE INDEX ix_plan_request_natural_key ON plan_request (natural_key);
CREATE INDEX ix_plan_request_plan_id ON plan_request (plan_id);
CREATE INDEX ix_plan_request_plan_role_f_id ON plan_request (plan_role_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_plan_request_request_id ON plan_request (request_id);
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
CREATE TABLE profile_need (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	profile_id INTEGER,
	need_travel TEXT,
	need_category TEXT,
	need_kind TEXT,
	need TEXT,
	CONSTRAINT pk_profile_need PRIMARY KEY (id),
	CONSTRAINT fk_profile_need_profile_id_clearance_profile FOREIGN KEY(profile_id) REFERENCES clearance_profile (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_profile_need_import_key ON profile_need (import_key);
CREATE INDEX ix_profile_need_natural_key ON profile_need (natural_key);
CREATE INDEX ix_profile_need_need_travel_id ON profile_need (need_travel, need_category, need_kind, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_profile_need_profile_id ON profile_need (profile_id);
CREATE TABLE profile_training (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	profile_id INTEGER,
	training_code TEXT,
	valid_for INTEGER,
	valid_unit TEXT,
	official_only INTEGER,
	for_category TEXT,
	training_source TEXT,
	training_source_f TEXT,
	CONSTRAINT pk_profile_training PRIMARY KEY (id),
	CONSTRAINT fk_profile_training_profile_id_clearance_profile FOREIGN KEY(profile_id) REFERENCES clearance_profile (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_profile_training_import_key ON profile_training (import_key);
CREATE INDEX ix_profile_training_natural_key ON profile_training (natural_key);
CREATE INDEX ix_profile_training_profile_id ON profile_training (profile_id);
CREATE INDEX ix_profile_training_training_code_id ON profile_training (training_code, id, row_status) WHERE row_status = 0;
CREATE TABLE prominent_person (
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
	person_category TEXT,
	own_grade TEXT,
	own_grade_f TEXT,
	us_grade TEXT,
	academic_degree TEXT,
	academic_degree_f TEXT,
	prominence_basis TEXT,
	student_id INTEGER,
	confirmed_on TEXT,
	source_note TEXT,
	source_note_f TEXT,
	retired_on TEXT,
	deceased_on TEXT,
	prominent_remarks TEXT,
	current_position TEXT,
	current_position_f TEXT,
	positions_held TEXT,
	positions_held_f TEXT,
	CONSTRAINT pk_prominent_person PRIMARY KEY (id),
	CONSTRAINT fk_prominent_person_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_prominent_person_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_prominent_person_confirmed_on_id ON prominent_person (confirmed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_prominent_person_country_id ON prominent_person (country_id);
CREATE INDEX ix_prominent_person_import_key ON prominent_person (import_key);
CREATE INDEX ix_prominent_person_natural_key ON prominent_person (natural_key);
CREATE INDEX ix_prominent_person_sort_name_f_id ON prominent_person (sort_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_prominent_person_student_id ON prominent_person (student_id);
CREATE TABLE prominent_position (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	person_id INTEGER,
	position_title TEXT,
	position_title_f TEXT,
	held_from TEXT,
	held_to TEXT,
	obtained_by TEXT,
	obtained_note TEXT,
	obtained_note_f TEXT,
	CONSTRAINT pk_prominent_position PRIMARY KEY (id),
	CONSTRAINT fk_prominent_position_person_id_prominent_person FOREIGN KEY(person_id) REFERENCES prominent_person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_prominent_position_held_from_id ON prominent_position (held_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_prominent_position_import_key ON prominent_position (import_key);
CREATE INDEX ix_prominent_position_natural_key ON prominent_position (natural_key);
CREATE INDEX ix_prominent_position_person_id ON prominent_position (person_id);
CREATE TABLE prominent_training (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	person_id INTEGER,
	trained_in TEXT,
	trained_in_f TEXT,
	trained_at TEXT,
	trained_at_f TEXT,
	rank_then TEXT,
	rank_then_f TEXT,
	years_attended TEXT,
	years_attended_f TEXT,
	paid_by TEXT,
	paid_by_f TEXT,
	training_line_id INTEGER,
	CONSTRAINT pk_prominent_training PRIMARY KEY (id),
	CONSTRAINT fk_prominent_training_person_id_prominent_person FOREIGN KEY(person_id) REFERENCES prominent_person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_prominent_training_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_prominent_training_import_key ON prominent_training (import_key);
CREATE INDEX ix_prominent_training_natural_key ON prominent_training (natural_key);
CREATE INDEX ix_prominent_training_person_id ON prominent_training (person_id);
CREATE INDEX ix_prominent_training_training_line_id ON prominent_training (training_line_id);
CREATE INDEX ix_prominent_training_years_attended_f_id ON prominent_training (years_attended_f, id, row_status) WHERE row_status = 0;
CREATE TABLE purge (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	purge_no TEXT,
	purge_no_f TEXT,
	purge_reason TEXT,
	purge_reason_f TEXT,
	proposed_on TEXT,
	proposed_by TEXT,
	proposed_by_f TEXT,
	approved_on TEXT,
	approved_by TEXT,
	approved_by_f TEXT,
	withdrawn_on TEXT,
	withdrawn_by TEXT,
	withdrawn_by_f TEXT,
	erased_on TEXT,
	erased_by TEXT,
	erased_by_f TEXT,
	outcome TEXT,
	CONSTRAINT pk_purge PRIMARY KEY (id)
);
CREATE INDEX ix_purge_approved_on_id ON purge (approved_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_erased_on_id ON purge (erased_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_import_key ON purge (import_key);
CREATE INDEX ix_purge_natural_key ON purge (natural_key);
CREATE INDEX ix_purge_proposed_on_id ON purge (proposed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_purge_no_f_id ON purge (purge_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_withdrawn_on_id ON purge (withdrawn_on, id, row_status) WHERE row_status = 0;
CREATE TABLE purge_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	purge_id INTEGER,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	keeping_rule TEXT,
	keeping_rule_f TEXT,
	keeping_years INTEGER,
	keeping_cites TEXT,
	keeping_cites_f TEXT,
	counted_from TEXT,
	keep_until TEXT,
	CONSTRAINT pk_purge_item PRIMARY KEY (id),
	CONSTRAINT fk_purge_item_purge_id_purge FOREIGN KEY(purge_id) REFERENCES purge (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_purge_item_counted_from_id ON purge_item (counted_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_item_import_key ON purge_item (import_key);
CREATE INDEX ix_purge_item_keep_until_id ON purge_item (keep_until, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_purge_item_natural_key ON purge_item (natural_key);
CREATE INDEX ix_purge_item_purge_id ON purge_item (purge_id);
CREATE INDEX ix_purge_item_subject_kind_f_id ON purge_item (subject_kind_f, keep_until, id, row_status) WHERE row_status = 0;
CREATE TABLE record_hold (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	subject_kind TEXT,
	subject_kind_f TEXT,
	subject_id INTEGER,
	hold_reason TEXT,
	hold_reason_f TEXT,
	held_on TEXT,
	held_by TEXT,
	held_by_f TEXT,
	lifted_on TEXT,
	lifted_by TEXT,
	lifted_by_f TEXT,
	CONSTRAINT pk_record_hold PRIMARY KEY (id)
);
CREATE INDEX ix_record_hold_held_on_id ON record_hold (held_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_record_hold_hold_reason_f_id ON record_hold (hold_reason_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_record_hold_import_key ON record_hold (import_key);
CREATE INDEX ix_record_hold_lifted_on_id ON record_hold (lifted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_record_hold_natural_key ON record_hold (natural_key);
CREATE TABLE representative (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	visit_id INTEGER,
	representative_name TEXT,
	representative_name_f TEXT,
	function TEXT,
	function_f TEXT,
	representative_phone TEXT,
	representative_phone_f TEXT,
	CONSTRAINT pk_representative PRIMARY KEY (id),
	CONSTRAINT fk_representative_visit_id_industry_visit FOREIGN KEY(visit_id) REFERENCES industry_visit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_representative_import_key ON representative (import_key);
CREATE INDEX ix_representative_natural_key ON representative (natural_key);
CREATE INDEX ix_representative_representative_name_f_id ON representative (representative_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_representative_visit_id ON representative (visit_id);
CREATE TABLE request_step (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	from_status TEXT,
	to_status TEXT,
	stepped_on TEXT,
	step_ref TEXT,
	step_ref_f TEXT,
	step_reason TEXT,
	step_reason_f TEXT,
	reopens_country INTEGER,
	reopens_theater INTEGER,
	reopens_special_area INTEGER,
	reopens_host_nation INTEGER,
	sent_mark TEXT,
	sent_mark_f TEXT,
	entered_on TEXT,
	corrects_id INTEGER,
	CONSTRAINT pk_request_step PRIMARY KEY (id),
	CONSTRAINT fk_request_step_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_request_step_corrects_id_request_step FOREIGN KEY(corrects_id) REFERENCES request_step (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_request_step_corrects_id ON request_step (corrects_id);
CREATE INDEX ix_request_step_import_key ON request_step (import_key);
CREATE INDEX ix_request_step_natural_key ON request_step (natural_key);
CREATE INDEX ix_request_step_request_id ON request_step (request_id);
CREATE INDEX ix_request_step_stepped_on_id ON request_step (stepped_on, id, row_status) WHERE row_status = 0;
CREATE TABLE request_traveller (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	request_id INTEGER,
	traveller_id INTEGER,
	party_role TEXT,
	party_role_f TEXT,
	arrives_on TEXT,
	departs_on TEXT,
	member_escort_id INTEGER,
	told_cleared_on TEXT,
	member_remarks TEXT,
	member_remarks_f TEXT,
	CONSTRAINT pk_request_traveller PRIMARY KEY (id),
	CONSTRAINT fk_request_traveller_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_request_traveller_traveller_id_traveller FOREIGN KEY(traveller_id) REFERENCES traveller (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_request_traveller_member_escort_id_person FOREIGN KEY(member_escort_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_request_traveller_import_key ON request_traveller (import_key);
CREATE INDEX ix_request_traveller_member_escort_id ON request_traveller (member_escort_id);
CREATE INDEX ix_request_traveller_natural_key ON request_traveller (natural_key);
CREATE INDEX ix_request_traveller_party_role_f_id ON request_traveller (party_role_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_request_traveller_request_id ON request_traveller (request_id);
CREATE INDEX ix_request_traveller_traveller_id ON request_traveller (traveller_id);
CREATE TABLE requirement (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	requirement_fy INTEGER,
	requirement_title TEXT,
	requirement_title_f TEXT,
	requirement_kind TEXT,
	objective_id INTEGER,
	requirement_rank INTEGER,
	alternative_of_id INTEGER,
	wanted INTEGER,
	estimated_cost INTEGER,
	requirement_why TEXT,
	equipment_note TEXT,
	equipment_note_f TEXT,
	asked_by TEXT,
	asked_by_f TEXT,
	asked_through TEXT,
	asked_through_f TEXT,
	asked_on TEXT,
	asked_ref TEXT,
	asked_ref_f TEXT,
	asked_file INTEGER,
	service_answer TEXT,
	answered_on TEXT,
	answer_ref TEXT,
	answer_ref_f TEXT,
	CONSTRAINT pk_requirement PRIMARY KEY (id),
	CONSTRAINT fk_requirement_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_requirement_objective_id_objective FOREIGN KEY(objective_id) REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_requirement_alternative_of_id_requirement FOREIGN KEY(alternative_of_id) REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_requirement_asked_file_attachment FOREIGN KEY(asked_file) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_requirement_alternative_of_id ON requirement (alternative_of_id);
CREATE INDEX ix_requirement_asked_file ON requirement (asked_file);
CREATE INDEX ix_requirement_asked_on_id ON requirement (asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_requirement_country_id ON requirement (country_id);
CREATE INDEX ix_requirement_import_key ON requirement (import_key);
CREATE INDEX ix_requirement_natural_key ON requirement (natural_key);
CREATE INDEX ix_requirement_objective_id ON requirement (objective_id);
CREATE INDEX ix_requirement_requirement_fy_id ON requirement (requirement_fy, requirement_rank, requirement_title_f, id, row_status) WHERE row_status = 0;
CREATE TABLE requisition (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	case_id INTEGER,
	line_id INTEGER,
	document_no TEXT,
	document_no_f TEXT,
	document_suffix TEXT,
	document_suffix_f TEXT,
	nsn TEXT,
	nsn_f TEXT,
	requisition_text TEXT,
	requisition_text_f TEXT,
	qty INTEGER,
	unit_of_issue TEXT,
	unit_of_issue_f TEXT,
	supply_status TEXT,
	supply_status_f TEXT,
	status_on TEXT,
	estimated_ship_on TEXT,
	shipped_on TEXT,
	tcn TEXT,
	tcn_f TEXT,
	CONSTRAINT pk_requisition PRIMARY KEY (id),
	CONSTRAINT fk_requisition_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_requisition_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_requisition_as_of_on_id ON requisition (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_requisition_case_id ON requisition (case_id);
CREATE INDEX ix_requisition_document_no_f_id ON requisition (document_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_requisition_estimated_ship_on_id ON requisition (estimated_ship_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_requisition_import_key ON requisition (import_key);
CREATE INDEX ix_requisition_line_id ON requisition (line_id);
CREATE INDEX ix_requisition_natural_key ON requisition (natural_key);
CREATE INDEX ix_requisition_status_on_id ON requisition (status_on, id, row_status) WHERE row_status = 0;
CREATE TABLE review_action (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	review_id INTEGER,
	case_id INTEGER,
	action_no TEXT,
	action_no_f TEXT,
	action_text TEXT,
	action_text_f TEXT,
	action_owner TEXT,
	action_owner_f TEXT,
	action_due_on TEXT,
	action_closed_on TEXT,
	action_result TEXT,
	action_result_f TEXT,
	CONSTRAINT pk_review_action PRIMARY KEY (id),
	CONSTRAINT fk_review_action_review_id_case_review FOREIGN KEY(review_id) REFERENCES case_review (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_review_action_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_review_action_action_closed_on_id ON review_action (action_closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_review_action_action_due_on_id ON review_action (action_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_review_action_action_no_f_id ON review_action (action_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_review_action_case_id ON review_action (case_id);
CREATE INDEX ix_review_action_import_key ON review_action (import_key);
CREATE INDEX ix_review_action_natural_key ON review_action (natural_key);
CREATE INDEX ix_review_action_review_id ON review_action (review_id);
CREATE TABLE review_case (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	review_id INTEGER,
	case_id INTEGER,
	reviewed_text TEXT,
	reviewed_text_f TEXT,
	CONSTRAINT pk_review_case PRIMARY KEY (id),
	CONSTRAINT fk_review_case_review_id_case_review FOREIGN KEY(review_id) REFERENCES case_review (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_review_case_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_review_case_case_id ON review_case (case_id);
CREATE INDEX ix_review_case_import_key ON review_case (import_key);
CREATE INDEX ix_review_case_natural_key ON review_case (natural_key);
CREATE INDEX ix_review_case_review_id ON review_case (review_id);
CREATE INDEX ix_review_case_reviewed_text_f_id ON review_case (reviewed_text_f, id, row_status) WHERE row_status = 0;
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
CREATE TABLE sa_programme (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	purchaser_group TEXT,
	offer_days INTEGER,
	dependable_undertaking INTEGER,
	special_billing INTEGER,
	accelerated_closure INTEGER,
	fmf_recipient INTEGER,
	signer_list_on TEXT,
	fee_any_amount INTEGER,
	mapad_met_on TEXT,
	suspended_from TEXT,
	suspended_to TEXT,
	suspension_text TEXT,
	suspension_text_f TEXT,
	release_authority TEXT,
	release_authority_f TEXT,
	released_on TEXT,
	release_ends_on TEXT,
	CONSTRAINT pk_sa_programme PRIMARY KEY (id),
	CONSTRAINT fk_sa_programme_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sa_programme_country_id ON sa_programme (country_id);
CREATE INDEX ix_sa_programme_import_key ON sa_programme (import_key);
CREATE INDEX ix_sa_programme_natural_key ON sa_programme (natural_key);
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
CREATE TABLE scetwg (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	session_fy INTEGER,
	session_ccmd TEXT,
	session_place TEXT,
	session_place_f TEXT,
	session_from TEXT,
	session_to TEXT,
	attendees TEXT,
	session_notes TEXT,
	session_name TEXT,
	session_name_f TEXT,
	CONSTRAINT pk_scetwg PRIMARY KEY (id),
	CONSTRAINT fk_scetwg_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_scetwg_country_id ON scetwg (country_id);
CREATE INDEX ix_scetwg_import_key ON scetwg (import_key);
CREATE INDEX ix_scetwg_natural_key ON scetwg (natural_key);
CREATE INDEX ix_scetwg_session_from_id ON scetwg (session_from, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_scetwg_session_to_id ON scetwg (session_to, id, row_status) WHERE row_status = 0;
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
CREATE TABLE sdr (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	sdr_no TEXT,
	sdr_no_f TEXT,
	case_id INTEGER,
	line_id INTEGER,
	shipment_id INTEGER,
	sdr_kind TEXT,
	sdr_basis TEXT,
	prepared_on TEXT,
	sdr_to TEXT,
	sdr_from TEXT,
	shipper_name TEXT,
	shipper_name_f TEXT,
	invoice_no TEXT,
	invoice_no_f TEXT,
	transport_doc_no TEXT,
	transport_doc_no_f TEXT,
	shipper_no TEXT,
	shipper_no_f TEXT,
	contract_office TEXT,
	contract_office_f TEXT,
	requisitioner_no TEXT,
	requisitioner_no_f TEXT,
	delivered_on TEXT,
	title_passed_on TEXT,
	performance_ended_on TEXT,
	scheduled_on TEXT,
	first_billed_on TEXT,
	warranty_ends_on TEXT,
	latent INTEGER,
	claim_value INTEGER,
	handling_value INTEGER,
	usg_liability INTEGER,
	dangerous INTEGER,
	found_on TEXT,
	urgent_told_on TEXT,
	return_directed_on TEXT,
	returned_on TEXT,
	action_code TEXT,
	sdr_remarks TEXT,
	sent_on TEXT,
	sent_via TEXT,
	ilco TEXT,
	sdr_acknowledged_on TEXT,
	sdr_answered_on TEXT,
	disposition TEXT,
	reconsider_on TEXT,
	contested_on TEXT,
	sdr_closed_on TEXT,
	package_complete_on TEXT,
	evidence_asked_on TEXT,
	sdr_paper INTEGER,
	sdr_state TEXT,
	CONSTRAINT pk_sdr PRIMARY KEY (id),
	CONSTRAINT fk_sdr_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sdr_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sdr_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sdr_sdr_paper_attachment FOREIGN KEY(sdr_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sdr_case_id ON sdr (case_id);
CREATE INDEX ix_sdr_found_on_id ON sdr (found_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_sdr_import_key ON sdr (import_key);
CREATE INDEX ix_sdr_line_id ON sdr (line_id);
CREATE INDEX ix_sdr_natural_key ON sdr (natural_key);
CREATE INDEX ix_sdr_prepared_on_id ON sdr (prepared_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_sdr_sdr_closed_on_id ON sdr (sdr_closed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_sdr_sdr_paper ON sdr (sdr_paper);
CREATE INDEX ix_sdr_sent_on_id ON sdr (sent_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_sdr_shipment_id ON sdr (shipment_id);
CREATE TABLE sdr_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	sdr_id INTEGER,
	sdr_nsn TEXT,
	sdr_nsn_f TEXT,
	sdr_item_text TEXT,
	sdr_item_text_f TEXT,
	unit_of_issue TEXT,
	unit_of_issue_f TEXT,
	qty_billed INTEGER,
	qty_received INTEGER,
	qty_wrong INTEGER,
	unit_price INTEGER,
	discrepancy_code TEXT,
	second_code TEXT,
	third_code TEXT,
	lot_text TEXT,
	lot_text_f TEXT,
	wrong_value INTEGER,
	CONSTRAINT pk_sdr_item PRIMARY KEY (id),
	CONSTRAINT fk_sdr_item_sdr_id_sdr FOREIGN KEY(sdr_id) REFERENCES sdr (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sdr_item_import_key ON sdr_item (import_key);
CREATE INDEX ix_sdr_item_natural_key ON sdr_item (natural_key);
CREATE INDEX ix_sdr_item_sdr_id ON sdr_item (sdr_id);
CREATE INDEX ix_sdr_item_sdr_nsn_f_id ON sdr_item (sdr_nsn_f, sdr_item_text_f, id, row_status) WHERE row_status = 0;
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
CREATE TABLE shipment (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	shipment_ref TEXT,
	shipment_ref_f TEXT,
	case_id INTEGER,
	tcn TEXT,
	tcn_f TEXT,
	transport_mode TEXT,
	dts INTEGER,
	dtc TEXT,
	orc TEXT,
	transport_plan_id INTEGER,
	classified_line TEXT,
	src TEXT,
	cci INTEGER,
	hazmat INTEGER,
	oversize INTEGER,
	ex_number TEXT,
	ex_number_f TEXT,
	to_party TEXT,
	origin TEXT,
	origin_f TEXT,
	port TEXT,
	port_f TEXT,
	carrier TEXT,
	carrier_f TEXT,
	voyage TEXT,
	voyage_f TEXT,
	etd_on TEXT,
	eta_on TEXT,
	bill_of_lading TEXT,
	bill_of_lading_f TEXT,
	ocean_grant INTEGER,
	artrans_told_on TEXT,
	us_flag_asked_on TEXT,
	loaded_on TEXT,
	noa_sent_on TEXT,
	noa_to TEXT,
	noa_answered_on TEXT,
	noa_decision TEXT,
	noa_decision_f TEXT,
	dgr_id INTEGER,
	dgr_receipt_signer TEXT,
	dgr_receipt_signer_f TEXT,
	title_point TEXT,
	title_form TEXT,
	title_paper INTEGER,
	title_place TEXT,
	title_place_f TEXT,
	title_giver TEXT,
	title_giver_f TEXT,
	receipt_condition TEXT,
	receipt_condition_f TEXT,
	receipt_text TEXT,
	checklist_id INTEGER,
	tdr_text TEXT,
	tdr_text_f TEXT,
	shipment_remarks TEXT,
	shipment_state TEXT,
	departed_on TEXT,
	arrived_on TEXT,
	dgr_transfer_on TEXT,
	received_on TEXT,
	title_on TEXT,
	notified_on TEXT,
	confirmed_on TEXT,
	CONSTRAINT pk_shipment PRIMARY KEY (id),
	CONSTRAINT fk_shipment_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_transport_plan_id_transport_plan FOREIGN KEY(transport_plan_id) REFERENCES transport_plan (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_dgr_id_contact FOREIGN KEY(dgr_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_title_paper_attachment FOREIGN KEY(title_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_checklist_id_checklist FOREIGN KEY(checklist_id) REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_shipment_arrived_on_id ON shipment (arrived_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_as_of_on_id ON shipment (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_case_id ON shipment (case_id);
CREATE INDEX ix_shipment_checklist_id ON shipment (checklist_id);
CREATE INDEX ix_shipment_dgr_id ON shipment (dgr_id);
CREATE INDEX ix_shipment_eta_on_id ON shipment (eta_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_import_key ON shipment (import_key);
CREATE INDEX ix_shipment_natural_key ON shipment (natural_key);
CREATE INDEX ix_shipment_title_paper ON shipment (title_paper);
CREATE INDEX ix_shipment_transport_plan_id ON shipment (transport_plan_id);
CREATE TABLE shipment_event (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	as_of_on TEXT,
	data_source TEXT,
	shipment_id INTEGER,
	event_code TEXT,
	happened_on TEXT,
	event_place TEXT,
	event_place_f TEXT,
	event_by TEXT,
	event_by_f TEXT,
	event_text TEXT,
	event_text_f TEXT,
	event_paper INTEGER,
	CONSTRAINT pk_shipment_event PRIMARY KEY (id),
	CONSTRAINT fk_shipment_event_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_event_event_paper_attachment FOREIGN KEY(event_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_shipment_event_as_of_on_id ON shipment_event (as_of_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_event_event_paper ON shipment_event (event_paper);
CREATE INDEX ix_shipment_event_happened_on_id ON shipment_event (happened_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_event_import_key ON shipment_event (import_key);
CREATE INDEX ix_shipment_event_natural_key ON shipment_event (natural_key);
CREATE INDEX ix_shipment_event_shipment_id ON shipment_event (shipment_id);
CREATE TABLE shipment_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	shipment_id INTEGER,
	line_id INTEGER,
	document_no TEXT,
	document_no_f TEXT,
	nsn TEXT,
	nsn_f TEXT,
	shipped_text TEXT,
	shipped_text_f TEXT,
	qty_shipped INTEGER,
	qty_received INTEGER,
	item_condition TEXT,
	item_condition_f TEXT,
	serials TEXT,
	CONSTRAINT pk_shipment_line PRIMARY KEY (id),
	CONSTRAINT fk_shipment_line_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_line_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_shipment_line_document_no_f_id ON shipment_line (document_no_f, shipped_text_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_line_import_key ON shipment_line (import_key);
CREATE INDEX ix_shipment_line_line_id ON shipment_line (line_id);
CREATE INDEX ix_shipment_line_natural_key ON shipment_line (natural_key);
CREATE INDEX ix_shipment_line_shipment_id ON shipment_line (shipment_id);
CREATE TABLE shipment_paper (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	shipment_id INTEGER,
	paper_code TEXT,
	paper_no TEXT,
	paper_no_f TEXT,
	held_on TEXT,
	paper_waived TEXT,
	paper_waived_f TEXT,
	shipping_scan INTEGER,
	CONSTRAINT pk_shipment_paper PRIMARY KEY (id),
	CONSTRAINT fk_shipment_paper_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_shipment_paper_shipping_scan_attachment FOREIGN KEY(shipping_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_shipment_paper_held_on_id ON shipment_paper (held_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_paper_import_key ON shipment_paper (import_key);
CREATE INDEX ix_shipment_paper_natural_key ON shipment_paper (natural_key);
CREATE INDEX ix_shipment_paper_paper_code_id ON shipment_paper (paper_code, paper_no_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_shipment_paper_shipment_id ON shipment_paper (shipment_id);
CREATE INDEX ix_shipment_paper_shipping_scan ON shipment_paper (shipping_scan);
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
CREATE TABLE slot_decision (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	slot TEXT,
	slot_reason TEXT,
	slot_reason_f TEXT,
	slot_decided_on TEXT,
	CONSTRAINT pk_slot_decision PRIMARY KEY (id),
	CONSTRAINT fk_slot_decision_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_slot_decision_case_id ON slot_decision (case_id);
CREATE INDEX ix_slot_decision_import_key ON slot_decision (import_key);
CREATE INDEX ix_slot_decision_natural_key ON slot_decision (natural_key);
CREATE INDEX ix_slot_decision_slot_decided_on_id ON slot_decision (slot_decided_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_slot_decision_slot_reason_f_id ON slot_decision (slot_reason_f, id, row_status) WHERE row_status = 0;
CREATE TABLE staff_access (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	staff_id INTEGER,
	employment TEXT,
	position_title TEXT,
	position_title_f TEXT,
	nsdd38_needed INTEGER,
	nsdd38_asked_on TEXT,
	nsdd38_approved_on TEXT,
	com_approved_on TEXT,
	temp_cert_on TEXT,
	temp_cert_extended_to TEXT,
	final_cert_on TEXT,
	investigation_on TEXT,
	laa INTEGER,
	laa_on TEXT,
	laa_scope TEXT,
	laa_scope_f TEXT,
	laa_reason TEXT,
	laa_reason_f TEXT,
	post_id_on TEXT,
	rso_briefed_on TEXT,
	role_cap TEXT,
	access_remarks TEXT,
	reinvestigation_on TEXT,
	temp_cert_until TEXT,
	CONSTRAINT pk_staff_access PRIMARY KEY (id),
	CONSTRAINT fk_staff_access_staff_id_person FOREIGN KEY(staff_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_staff_access_employment_id ON staff_access (employment, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_access_import_key ON staff_access (import_key);
CREATE INDEX ix_staff_access_investigation_on_id ON staff_access (investigation_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_access_natural_key ON staff_access (natural_key);
CREATE INDEX ix_staff_access_reinvestigation_on_id ON staff_access (reinvestigation_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_access_staff_id ON staff_access (staff_id);
CREATE TABLE staff_element (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	element_name TEXT,
	element_name_f TEXT,
	positions INTEGER,
	mandate TEXT,
	mandate_changed_on TEXT,
	nsdd38_reference TEXT,
	nsdd38_reference_f TEXT,
	com_reviewed_on TEXT,
	review_paper INTEGER,
	next_com_review_on TEXT,
	CONSTRAINT pk_staff_element PRIMARY KEY (id),
	CONSTRAINT fk_staff_element_review_paper_attachment FOREIGN KEY(review_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_staff_element_com_reviewed_on_id ON staff_element (com_reviewed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_element_element_name_f_id ON staff_element (element_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_element_import_key ON staff_element (import_key);
CREATE INDEX ix_staff_element_natural_key ON staff_element (natural_key);
CREATE INDEX ix_staff_element_next_com_review_on_id ON staff_element (next_com_review_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_staff_element_review_paper ON staff_element (review_paper);
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
CREATE TABLE support_item (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	plan_id INTEGER,
	item_code TEXT,
	item_text TEXT,
	item_text_f TEXT,
	item_due_on TEXT,
	item_owner_id INTEGER,
	item_done_on TEXT,
	item_reason TEXT,
	item_reason_f TEXT,
	starts_at TEXT,
	ends_at TEXT,
	item_place TEXT,
	item_place_f TEXT,
	room_id INTEGER,
	participants TEXT,
	participants_f TEXT,
	item_transport TEXT,
	item_transport_f TEXT,
	dress TEXT,
	dress_f TEXT,
	item_poc TEXT,
	item_poc_f TEXT,
	item_remark TEXT,
	item_remark_f TEXT,
	escort_id INTEGER,
	item_cost INTEGER,
	CONSTRAINT pk_support_item PRIMARY KEY (id),
	CONSTRAINT fk_support_item_plan_id_support_plan FOREIGN KEY(plan_id) REFERENCES support_plan (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_support_item_item_owner_id_person FOREIGN KEY(item_owner_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_support_item_room_id_visit_area FOREIGN KEY(room_id) REFERENCES visit_area (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_support_item_escort_id_person FOREIGN KEY(escort_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_support_item_escort_id ON support_item (escort_id);
CREATE INDEX ix_support_item_import_key ON support_item (import_key);
CREATE INDEX ix_support_item_item_done_on_id ON support_item (item_done_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_support_item_item_due_on_id ON support_item (item_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_support_item_item_owner_id ON support_item (item_owner_id);
CREATE INDEX ix_support_item_natural_key ON support_item (natural_key);
CREATE INDEX ix_support_item_plan_id ON support_item (plan_id);
CREATE INDEX ix_support_item_room_id ON support_item (room_id);
CREATE INDEX ix_support_item_starts_at_id ON support_item (starts_at, item_due_on, id, row_status) WHERE row_status = 0;
CREATE TABLE support_plan (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	plan_title TEXT,
	plan_title_f TEXT,
	request_id INTEGER,
	control_officer_id INTEGER,
	plan_dv_code TEXT,
	execution_on TEXT,
	plan_done_on TEXT,
	cost_estimate INTEGER,
	fund_cite TEXT,
	fund_cite_f TEXT,
	plan_notes TEXT,
	open_items INTEGER,
	CONSTRAINT pk_support_plan PRIMARY KEY (id),
	CONSTRAINT fk_support_plan_request_id_clearance_request FOREIGN KEY(request_id) REFERENCES clearance_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_support_plan_control_officer_id_person FOREIGN KEY(control_officer_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_support_plan_control_officer_id ON support_plan (control_officer_id);
CREATE INDEX ix_support_plan_execution_on_id ON support_plan (execution_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_support_plan_import_key ON support_plan (import_key);
CREATE INDEX ix_support_plan_natural_key ON support_plan (natural_key);
CREATE INDEX ix_support_plan_request_id ON support_plan (request_id);
CREATE TABLE tdr (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	tdr_no TEXT,
	tdr_no_f TEXT,
	shipment_id INTEGER,
	tdr_prepared_on TEXT,
	tdr_found_on TEXT,
	tdr_kind TEXT,
	tdr_pieces INTEGER,
	tdr_value INTEGER,
	tdr_place TEXT,
	tdr_place_f TEXT,
	tdr_text TEXT,
	tdr_sent_on TEXT,
	tdr_sent_to TEXT,
	tdr_sent_to_f TEXT,
	tdr_papers TEXT,
	tdr_papers_f TEXT,
	tdr_answered_on TEXT,
	tdr_answer TEXT,
	tdr_answer_f TEXT,
	tdr_scan INTEGER,
	CONSTRAINT pk_tdr PRIMARY KEY (id),
	CONSTRAINT fk_tdr_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_tdr_tdr_scan_attachment FOREIGN KEY(tdr_scan) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_tdr_import_key ON tdr (import_key);
CREATE INDEX ix_tdr_natural_key ON tdr (natural_key);
CREATE INDEX ix_tdr_shipment_id ON tdr (shipment_id);
CREATE INDEX ix_tdr_tdr_found_on_id ON tdr (tdr_found_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_tdr_tdr_prepared_on_id ON tdr (tdr_prepared_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_tdr_tdr_scan ON tdr (tdr_scan);
CREATE INDEX ix_tdr_tdr_sent_on_id ON tdr (tdr_sent_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE tracer (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	shipment_id INTEGER,
	traced_on TEXT,
	traced_to TEXT,
	traced_to_f TEXT,
	tracer_kind TEXT,
	trace_answered_on TEXT,
	trace_answer TEXT,
	trace_answer_f TEXT,
	CONSTRAINT pk_tracer PRIMARY KEY (id),
	CONSTRAINT fk_tracer_shipment_id_shipment FOREIGN KEY(shipment_id) REFERENCES shipment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_tracer_import_key ON tracer (import_key);
CREATE INDEX ix_tracer_natural_key ON tracer (natural_key);
CREATE INDEX ix_tracer_shipment_id ON tracer (shipment_id);
CREATE INDEX ix_tracer_trace_answered_on_id ON tracer (trace_answered_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_tracer_traced_on_id ON tracer (traced_on, id, row_status) WHERE row_status = 0;
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
	objective_id INTEGER,
	requirement_id INTEGER,
	plan_rank INTEGER,
	alternate_of_id INTEGER,
	accepted_on TEXT,
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
	CONSTRAINT fk_training_line_objective_id_objective FOREIGN KEY(objective_id) REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_requirement_id_requirement FOREIGN KEY(requirement_id) REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_alternate_of_id_training_line FOREIGN KEY(alternate_of_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_student_id_student FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_call_id_nomination_call FOREIGN KEY(call_id) REFERENCES nomination_call (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_course_id_course FOREIGN KEY(course_id) REFERENCES course (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_site_id_site FOREIGN KEY(site_id) REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_line_mp_certificate_id_attachment FOREIGN KEY(mp_certificate_id) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_line_alternate_of_id ON training_line (alternate_of_id);
CREATE INDEX ix_training_line_call_id ON training_line (call_id);
CREATE INDEX ix_training_line_course_id ON training_line (course_id);
CREATE INDEX ix_training_line_end_date_id ON training_line (end_date, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_import_key ON training_line (import_key);
CREATE INDEX ix_training_line_ito_authorized_on_id ON training_line (ito_authorized_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_mp_certificate_id ON training_line (mp_certificate_id);
CREATE INDEX ix_training_line_natural_key ON training_line (natural_key);
CREATE INDEX ix_training_line_objective_id ON training_line (objective_id);
CREATE INDEX ix_training_line_program_id ON training_line (program_id);
CREATE INDEX ix_training_line_report_date_id ON training_line (report_date, course_title_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_line_requirement_id ON training_line (requirement_id);
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
	case_id INTEGER,
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
	plan_a INTEGER,
	plan_b INTEGER,
	plan_d INTEGER,
	plan_d_lines INTEGER,
	plan_pme INTEGER,
	plan_e_imet INTEGER,
	CONSTRAINT pk_training_program PRIMARY KEY (id),
	CONSTRAINT fk_training_program_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_program_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_program_case_id ON training_program (case_id);
CREATE INDEX ix_training_program_case_implemented_on_id ON training_program (case_implemented_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_program_country_id ON training_program (country_id);
CREATE INDEX ix_training_program_import_key ON training_program (import_key);
CREATE INDEX ix_training_program_natural_key ON training_program (natural_key);
CREATE INDEX ix_training_program_program_name_f_id ON training_program (program_name_f, id, row_status) WHERE row_status = 0;
CREATE TABLE training_record (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	traveller_id INTEGER,
	training_code TEXT,
	done_on TEXT,
	certificate_on_file INTEGER,
	verified_by_id INTEGER,
	certificate INTEGER,
	CONSTRAINT pk_training_record PRIMARY KEY (id),
	CONSTRAINT fk_training_record_traveller_id_traveller FOREIGN KEY(traveller_id) REFERENCES traveller (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_record_verified_by_id_person FOREIGN KEY(verified_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_record_certificate_attachment FOREIGN KEY(certificate) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_record_certificate ON training_record (certificate);
CREATE INDEX ix_training_record_done_on_id ON training_record (done_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_record_import_key ON training_record (import_key);
CREATE INDEX ix_training_record_natural_key ON training_record (natural_key);
CREATE INDEX ix_training_record_traveller_id ON training_record (traveller_id);
CREATE INDEX ix_training_record_verified_by_id ON training_record (verified_by_id);
CREATE TABLE training_team (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	team_fy INTEGER,
	team_kind TEXT,
	team_title TEXT,
	team_title_f TEXT,
	program_id INTEGER,
	training_line_id INTEGER,
	objective_id INTEGER,
	mission TEXT,
	team_why TEXT,
	members INTEGER,
	contract_team INTEGER,
	team_from TEXT,
	team_to TEXT,
	host_unit_id INTEGER,
	team_place TEXT,
	team_place_f TEXT,
	team_support TEXT,
	team_asked_on TEXT,
	team_answer TEXT,
	team_answered_on TEXT,
	team_ref TEXT,
	team_ref_f TEXT,
	CONSTRAINT pk_training_team PRIMARY KEY (id),
	CONSTRAINT fk_training_team_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_team_program_id_training_program FOREIGN KEY(program_id) REFERENCES training_program (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_team_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_team_objective_id_objective FOREIGN KEY(objective_id) REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_team_host_unit_id_unit FOREIGN KEY(host_unit_id) REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_team_country_id ON training_team (country_id);
CREATE INDEX ix_training_team_host_unit_id ON training_team (host_unit_id);
CREATE INDEX ix_training_team_import_key ON training_team (import_key);
CREATE INDEX ix_training_team_natural_key ON training_team (natural_key);
CREATE INDEX ix_training_team_objective_id ON training_team (objective_id);
CREATE INDEX ix_training_team_program_id ON training_team (program_id);
CREATE INDEX ix_training_team_team_asked_on_id ON training_team (team_asked_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_team_team_from_id ON training_team (team_from, team_title_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_team_team_to_id ON training_team (team_to, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_team_training_line_id ON training_team (training_line_id);
CREATE TABLE training_year (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	fiscal_year INTEGER,
	receives_imet INTEGER,
	imet_ceiling INTEGER,
	ceiling_ref TEXT,
	ceiling_ref_f TEXT,
	reallocation_by TEXT,
	cr_from TEXT,
	cr_to TEXT,
	cr_percent INTEGER,
	programming_sent_on TEXT,
	fmt_sent_on TEXT,
	women_pct_forces INTEGER,
	women_pct_imet INTEGER,
	year_notes TEXT,
	year_name TEXT,
	year_name_f TEXT,
	allocated_so_far INTEGER,
	CONSTRAINT pk_training_year PRIMARY KEY (id),
	CONSTRAINT fk_training_year_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_training_year_country_id ON training_year (country_id);
CREATE INDEX ix_training_year_fiscal_year_id ON training_year (fiscal_year, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_training_year_import_key ON training_year (import_key);
CREATE INDEX ix_training_year_natural_key ON training_year (natural_key);
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
CREATE TABLE transport_plan (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	plan_version TEXT,
	plan_version_f TEXT,
	plan_class TEXT,
	plan_prepared_on TEXT,
	plan_prepared_by TEXT,
	plan_prepared_by_f TEXT,
	plan_validity TEXT,
	plan_dgr_id INTEGER,
	security_approved_on TEXT,
	purchaser_accepted_on TEXT,
	plan_dsca_on TEXT,
	plan_forwarder_on TEXT,
	plan_update_due_on TEXT,
	annexes TEXT,
	plan_kept_at TEXT,
	plan_kept_at_f TEXT,
	CONSTRAINT pk_transport_plan PRIMARY KEY (id),
	CONSTRAINT fk_transport_plan_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_transport_plan_plan_dgr_id_contact FOREIGN KEY(plan_dgr_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_transport_plan_case_id ON transport_plan (case_id);
CREATE INDEX ix_transport_plan_import_key ON transport_plan (import_key);
CREATE INDEX ix_transport_plan_natural_key ON transport_plan (natural_key);
CREATE INDEX ix_transport_plan_plan_dgr_id ON transport_plan (plan_dgr_id);
CREATE INDEX ix_transport_plan_plan_prepared_on_id ON transport_plan (plan_prepared_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_transport_plan_plan_update_due_on_id ON transport_plan (plan_update_due_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_transport_plan_purchaser_accepted_on_id ON transport_plan (purchaser_accepted_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_transport_plan_security_approved_on_id ON transport_plan (security_approved_on, id, row_status) WHERE row_status = 0;
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
CREATE TABLE traveller (
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
	traveller_category TEXT,
	branch_dept TEXT,
	rank_grade TEXT,
	own_title TEXT,
	own_title_f TEXT,
	dv_code TEXT,
	dod_id_number TEXT,
	dod_id_number_f TEXT,
	citizenship TEXT,
	citizenship_f TEXT,
	clearance_level_passed TEXT,
	employer TEXT,
	employer_f TEXT,
	contract_number TEXT,
	contract_number_f TEXT,
	office_address TEXT,
	office_phone TEXT,
	office_phone_f TEXT,
	official_email TEXT,
	official_email_f TEXT,
	personal_email TEXT,
	personal_email_f TEXT,
	traveller_emergency_contact TEXT,
	traveller_emergency_contact_f TEXT,
	passport_number TEXT,
	passport_number_f TEXT,
	passport_kind TEXT,
	passport_expires_on TEXT,
	visa_needed INTEGER,
	visa_number TEXT,
	visa_number_f TEXT,
	visa_expires_on TEXT,
	birth_date TEXT,
	traveller_remarks TEXT,
	last_travel_on TEXT,
	CONSTRAINT pk_traveller PRIMARY KEY (id)
);
CREATE INDEX ix_traveller_import_key ON traveller (import_key);
CREATE INDEX ix_traveller_natural_key ON traveller (natural_key);
CREATE INDEX ix_traveller_sort_name_f_id ON traveller (sort_name_f, id, row_status) WHERE row_status = 0;
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
CREATE TABLE visit_area (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	area_name TEXT,
	area_name_f TEXT,
	nonreleasable INTEGER,
	seats INTEGER,
	is_room INTEGER,
	area_remarks TEXT,
	area_remarks_f TEXT,
	CONSTRAINT pk_visit_area PRIMARY KEY (id)
);
CREATE INDEX ix_visit_area_area_name_f_id ON visit_area (area_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_visit_area_import_key ON visit_area (import_key);
CREATE INDEX ix_visit_area_natural_key ON visit_area (natural_key);
CREATE TABLE visitor_call (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	visitor_id INTEGER,
	area_id INTEGER,
	call_on TEXT,
	call_purpose TEXT,
	call_purpose_f TEXT,
	id_shown TEXT,
	id_shown_f TEXT,
	badge_no TEXT,
	badge_no_f TEXT,
	in_at TEXT,
	out_at TEXT,
	escort_id INTEGER,
	exception_necessity TEXT,
	exception_duty_hours INTEGER,
	exception_stored INTEGER,
	exception_by_id INTEGER,
	exception_on TEXT,
	rfv_reference TEXT,
	rfv_reference_f TEXT,
	rfv_type TEXT,
	rfv_programme TEXT,
	rfv_programme_f TEXT,
	rfv_from TEXT,
	rfv_to TEXT,
	escort_required INTEGER,
	CONSTRAINT pk_visitor_call PRIMARY KEY (id),
	CONSTRAINT fk_visitor_call_visitor_id_foreign_visitor FOREIGN KEY(visitor_id) REFERENCES foreign_visitor (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_visitor_call_area_id_visit_area FOREIGN KEY(area_id) REFERENCES visit_area (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_visitor_call_escort_id_person FOREIGN KEY(escort_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_visitor_call_exception_by_id_person FOREIGN KEY(exception_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_visitor_call_area_id ON visitor_call (area_id);
CREATE INDEX ix_visitor_call_call_on_id ON visitor_call (call_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_visitor_call_escort_id ON visitor_call (escort_id);
CREATE INDEX ix_visitor_call_exception_by_id ON visitor_call (exception_by_id);
CREATE INDEX ix_visitor_call_import_key ON visitor_call (import_key);
CREATE INDEX ix_visitor_call_natural_key ON visitor_call (natural_key);
CREATE INDEX ix_visitor_call_visitor_id ON visitor_call (visitor_id);
CREATE TABLE what_if (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	country_id INTEGER,
	fiscal_year INTEGER,
	what_if_name TEXT,
	what_if_name_f TEXT,
	amount INTEGER,
	supposed_late INTEGER,
	what_if_note TEXT,
	applied_on TEXT,
	CONSTRAINT pk_what_if PRIMARY KEY (id),
	CONSTRAINT fk_what_if_country_id_country FOREIGN KEY(country_id) REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_what_if_applied_on_id ON what_if (applied_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_what_if_country_id ON what_if (country_id);
CREATE INDEX ix_what_if_fiscal_year_id ON what_if (fiscal_year, what_if_name_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_what_if_import_key ON what_if (import_key);
CREATE INDEX ix_what_if_natural_key ON what_if (natural_key);
CREATE TABLE what_if_line (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	what_if_id INTEGER,
	training_line_id INTEGER,
	line_priority TEXT,
	line_rank INTEGER,
	CONSTRAINT pk_what_if_line PRIMARY KEY (id),
	CONSTRAINT fk_what_if_line_what_if_id_what_if FOREIGN KEY(what_if_id) REFERENCES what_if (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_what_if_line_training_line_id_training_line FOREIGN KEY(training_line_id) REFERENCES training_line (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_what_if_line_import_key ON what_if_line (import_key);
CREATE INDEX ix_what_if_line_line_priority_id ON what_if_line (line_priority, line_rank, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_what_if_line_natural_key ON what_if_line (natural_key);
CREATE INDEX ix_what_if_line_training_line_id ON what_if_line (training_line_id);
CREATE INDEX ix_what_if_line_what_if_id ON what_if_line (what_if_id);
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
CREATE TABLE working_agreement (
	id INTEGER NOT NULL,
	row_version INTEGER NOT NULL,
	row_status INTEGER NOT NULL,
	natural_key TEXT,
	import_key TEXT,
	original TEXT,
	case_id INTEGER,
	agreement_with TEXT,
	agreement_with_f TEXT,
	agreement_text TEXT,
	agreement_text_f TEXT,
	agreed_on TEXT,
	agreement_ends_on TEXT,
	agreement_paper INTEGER,
	CONSTRAINT pk_working_agreement PRIMARY KEY (id),
	CONSTRAINT fk_working_agreement_case_id_case_file FOREIGN KEY(case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_working_agreement_agreement_paper_attachment FOREIGN KEY(agreement_paper) REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_working_agreement_agreed_on_id ON working_agreement (agreed_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_working_agreement_agreement_ends_on_id ON working_agreement (agreement_ends_on, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_working_agreement_agreement_paper ON working_agreement (agreement_paper);
CREATE INDEX ix_working_agreement_agreement_with_f_id ON working_agreement (agreement_with_f, id, row_status) WHERE row_status = 0;
CREATE INDEX ix_working_agreement_case_id ON working_agreement (case_id);
CREATE INDEX ix_working_agreement_import_key ON working_agreement (import_key);
CREATE INDEX ix_working_agreement_natural_key ON working_agreement (natural_key);
