CREATE TABLE `admission` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`organiser_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`leave_reason` text DEFAULT '' NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `admission_form_key_unique` ON `admission` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `admission_now` ON `admission` (`organiser_id`,`unit_id`) WHERE left_at IS NULL;--> statement-breakpoint
CREATE TABLE `affiliation` (
	`evaluator_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`evaluator_id`, `unit_id`),
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evaluator` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`organiser_id` text NOT NULL,
	`person_id` text NOT NULL,
	`field` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`joined_at` integer NOT NULL,
	`join_reason` text DEFAULT '' NOT NULL,
	`left_at` integer,
	`leave_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluator_form_key_unique` ON `evaluator` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `evaluator_now` ON `evaluator` (`organiser_id`,`person_id`) WHERE left_at IS NULL;--> statement-breakpoint
CREATE INDEX `evaluator_person` ON `evaluator` (`person_id`);--> statement-breakpoint
CREATE TABLE `evaluator_tier` (
	`evaluator_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`tier` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text NOT NULL,
	PRIMARY KEY(`evaluator_id`, `from_at`),
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `programme` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`unit_id` text NOT NULL,
	`year` integer NOT NULL,
	`draft` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`copied_from` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revised_by` text,
	`revised_at` integer,
	`called_at` integer,
	`called_by` text,
	`announced_at` integer,
	`announced_by` text,
	`settled_at` integer,
	`settled_by` text,
	`discarded_at` integer,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`copied_from`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`called_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`announced_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_form_key_unique` ON `programme` (`form_key`);--> statement-breakpoint
CREATE INDEX `programme_unit` ON `programme` (`unit_id`,`year`);--> statement-breakpoint
CREATE TABLE `programme_terms` (
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `number`),
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `promotion_rules` (
	`organiser_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `training` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`kind` text NOT NULL,
	`hours` integer NOT NULL,
	`held_at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "training_hours" CHECK(hours > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `training_form_key_unique` ON `training` (`form_key`);--> statement-breakpoint
CREATE INDEX `training_evaluator` ON `training` (`evaluator_id`);--> statement-breakpoint
CREATE TABLE `application` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`programme_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`survey_id` text,
	`residents` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`submitted_by` text,
	`extended_until` integer,
	`extended_by` text,
	`extension_reason` text DEFAULT '' NOT NULL,
	`screening` text,
	`screened_at` integer,
	`screened_by` text,
	`refusal_reason` text DEFAULT '' NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawal_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`extended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`screened_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `application_form_key_unique` ON `application` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `application_unit` ON `application` (`programme_id`,`unit_id`) WHERE withdrawn_at IS NULL;--> statement-breakpoint
CREATE INDEX `application_of_unit` ON `application` (`unit_id`);--> statement-breakpoint
CREATE TABLE `application_answer` (
	`application_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`self_score` integer,
	`narrative` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `indicator_key`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `application_answer_past` (
	`application_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`version` integer NOT NULL,
	`self_score` integer,
	`narrative` text NOT NULL,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `indicator_key`, `version`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `application_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`application_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`words` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `application_comment_form_key_unique` ON `application_comment` (`form_key`);--> statement-breakpoint
CREATE INDEX `application_comment_application` ON `application_comment` (`application_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `eligibility` (
	`programme_id` text PRIMARY KEY NOT NULL,
	`items` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`application_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`kind` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`file_id` text,
	`url` text,
	`consultation_id` text,
	`measure` text,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_form_key_unique` ON `evidence` (`form_key`);--> statement-breakpoint
CREATE INDEX `evidence_application` ON `evidence` (`application_id`,`indicator_key`);--> statement-breakpoint
CREATE TABLE `submission` (
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`terms_number` integer NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`returned_at` integer,
	`returned_by` text,
	`return_reason` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`application_id`, `number`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`returned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `agreed_score` (
	`application_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`by` text NOT NULL,
	`score` integer NOT NULL,
	`reason` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `indicator_key`, `by`),
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `calibration` (
	`programme_id` text PRIMARY KEY NOT NULL,
	`sample` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `calibration_result` (
	`programme_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`scores` text NOT NULL,
	`distance` integer,
	`done_at` integer NOT NULL,
	PRIMARY KEY(`programme_id`, `evaluator_id`),
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evidence_mark` (
	`review_id` text NOT NULL,
	`evidence_id` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`review_id`, `evidence_id`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `interest` (
	`evaluator_id` text NOT NULL,
	`application_id` text NOT NULL,
	`reason` text NOT NULL,
	`declared_at` integer NOT NULL,
	PRIMARY KEY(`evaluator_id`, `application_id`),
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`evaluator_id` text NOT NULL,
	`assigned_at` integer NOT NULL,
	`assigned_by` text NOT NULL,
	`leads_since` integer,
	`released_at` integer,
	`released_by` text,
	`declined_at` integer,
	`decline_reason` text DEFAULT '' NOT NULL,
	`strengths` text DEFAULT '' NOT NULL,
	`improvements` text DEFAULT '' NOT NULL,
	`questions` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_at` integer,
	`sealed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_pair` ON `review` (`application_id`,`evaluator_id`) WHERE released_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `review_lead` ON `review` (`application_id`) WHERE leads_since IS NOT NULL AND released_at IS NULL AND declined_at IS NULL;--> statement-breakpoint
CREATE INDEX `review_evaluator` ON `review` (`evaluator_id`);--> statement-breakpoint
CREATE TABLE `review_score` (
	`review_id` text NOT NULL,
	`indicator_key` text NOT NULL,
	`score` integer,
	`comment` text DEFAULT '' NOT NULL,
	`settlement_reason` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`review_id`, `indicator_key`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `review_version` (
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`sealed_at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `number`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`application_id` text NOT NULL,
	`planned_for` integer NOT NULL,
	`plan` text DEFAULT '' NOT NULL,
	`checklist` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`reported_at` integer,
	`reported_by` text,
	`reply` text DEFAULT '' NOT NULL,
	`replied_at` integer,
	`replied_by` text,
	`cancelled_at` integer,
	`cancelled_by` text,
	`cancel_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replied_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cancelled_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_form_key_unique` ON `visit` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `visit_application` ON `visit` (`application_id`) WHERE cancelled_at IS NULL;--> statement-breakpoint
CREATE TABLE `visit_finding` (
	`visit_id` text NOT NULL,
	`part` text NOT NULL,
	`words` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	PRIMARY KEY(`visit_id`, `part`),
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revised_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `visit_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`visit_id` text NOT NULL,
	`part` text NOT NULL,
	`file_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_photo_form_key_unique` ON `visit_photo` (`form_key`);--> statement-breakpoint
CREATE INDEX `visit_photo_visit` ON `visit_photo` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_photo_file` ON `visit_photo` (`file_id`);--> statement-breakpoint
CREATE TABLE `application_result` (
	`application_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `list_objection` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`programme_id` text NOT NULL,
	`application_id` text,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`words` text NOT NULL,
	`made_at` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `list_objection_form_key_unique` ON `list_objection` (`form_key`);--> statement-breakpoint
CREATE INDEX `list_objection_programme` ON `list_objection` (`programme_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `panel_vote` (
	`application_id` text PRIMARY KEY NOT NULL,
	`tier_key` text,
	`proposed_key` text,
	`members` integer NOT NULL,
	`present` integer NOT NULL,
	`in_favour` integer NOT NULL,
	`against` integer NOT NULL,
	`abstained` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `certificate` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`kind` text NOT NULL,
	`organiser_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`designation_id` text,
	`programme_id` text,
	`evaluator_id` text,
	`admission_id` text,
	`holder` text NOT NULL,
	`holder_en` text DEFAULT '' NOT NULL,
	`words` text NOT NULL,
	`signed` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	`revocation_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`designation_id`) REFERENCES `designation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evaluator_id`) REFERENCES `evaluator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`admission_id`) REFERENCES `admission`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_form_key_unique` ON `certificate` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificate_number` ON `certificate` (`organiser_id`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `certificate_designation` ON `certificate` (`designation_id`);--> statement-breakpoint
CREATE INDEX `certificate_review` ON `certificate` (`programme_id`,`evaluator_id`);--> statement-breakpoint
CREATE INDEX `certificate_admission` ON `certificate` (`admission_id`);--> statement-breakpoint
CREATE TABLE `designation` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`application_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`tier_key` text NOT NULL,
	`tier` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`recheck_due_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`end` text,
	`end_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `programme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `designation_unit` ON `designation` (`unit_id`);--> statement-breakpoint
CREATE INDEX `designation_programme` ON `designation` (`programme_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `designation_application` ON `designation` (`application_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE TABLE `recheck` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`designation_id` text NOT NULL,
	`assessment` text NOT NULL,
	`outcome` text NOT NULL,
	`tier_key` text,
	`reason` text NOT NULL,
	`next_due_at` integer,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`designation_id`) REFERENCES `designation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recheck_form_key_unique` ON `recheck` (`form_key`);--> statement-breakpoint
CREATE INDEX `recheck_designation` ON `recheck` (`designation_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `recheck_statement` (
	`id` text PRIMARY KEY NOT NULL,
	`form_key` text NOT NULL,
	`designation_id` text NOT NULL,
	`words` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`designation_id`) REFERENCES `designation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recheck_statement_form_key_unique` ON `recheck_statement` (`form_key`);--> statement-breakpoint
CREATE INDEX `recheck_statement_designation` ON `recheck_statement` (`designation_id`,`made_at`);