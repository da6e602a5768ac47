/**
 * Every table, in reading order. Times are epoch milliseconds in UTC; a state is a dated fact with
 * who did it; ids are random text; area is in units of 0.01 m².
 */
import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex,
	type AnySQLiteColumn
} from 'drizzle-orm/sqlite-core';

const id = () => text('id').primaryKey();
const at = (column: string) => integer(column);
const flag = (column: string) => integer(column, { mode: 'boolean' });
const json = <T>(column: string) => text(column, { mode: 'json' }).$type<T>();

/* — units — */

/** A place in the hierarchy from nation to community; descendants share a prefix of `code`. */
export const unit = sqliteTable('unit', {
	id: id(),
	code: text('code').notNull().unique(),
	parent_id: text('parent_id').references((): AnySQLiteColumn => unit.id),
	level: text('level', {
		enum: ['nation', 'province', 'city', 'district', 'street', 'community']
	}).notNull(),
	/** A city committee (居委会) or a village committee (村委会): which law applies. */
	kind: text('kind', { enum: ['urban', 'rural'] }).notNull(),
	name: text('name').notNull(),
	name_en: text('name_en').notNull(),
	population: integer('population'),
	households: integer('households'),
	/** Land area in hectares × 100. */
	land_area: integer('land_area'),
	address: text('address').notNull().default(''),
	contact: text('contact').notNull().default(''),
	phone: text('phone').notNull().default(''),
	introduction: text('introduction').notNull().default(''),
	time_zone: text('time_zone').notNull().default('Asia/Shanghai'),
	/** Opening and closing a vote need chair and supervisor. */
	two_person: flag('two_person').notNull().default(true),
	created_at: at('created_at').notNull(),
	closed_at: at('closed_at')
});

/* — people — */

/** One member of staff: committee, supervisor, evaluator, organiser or administrator. */
export const person = sqliteTable('person', {
	id: id(),
	email: text('email').notNull().unique(),
	name: text('name').notNull(),
	password_hash: text('password_hash').notNull(),
	created_at: at('created_at').notNull(),
	disabled_at: at('disabled_at')
});

/** One signed-in device of one person; `id` is the SHA-256 of the token in the cookie. */
export const session = sqliteTable(
	'session',
	{
		id: id(),
		person_id: text('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		device: text('device').notNull().default(''),
		created_at: at('created_at').notNull(),
		seen_at: at('seen_at').notNull(),
		expires_at: at('expires_at').notNull()
	},
	(t) => [index('session_person').on(t.person_id)]
);

/** One role of one person in one unit, for a time. */
export const membership = sqliteTable(
	'membership',
	{
		id: id(),
		person_id: text('person_id')
			.notNull()
			.references(() => person.id),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		role: text('role', {
			enum: ['chair', 'editor', 'supervisor', 'evaluator', 'organiser', 'administrator']
		}).notNull(),
		from_at: at('from_at').notNull(),
		until_at: at('until_at'),
		granted_by: text('granted_by').references(() => person.id),
		granted_at: at('granted_at').notNull()
	},
	(t) => [index('membership_person').on(t.person_id), index('membership_unit').on(t.unit_id)]
);

/** A link that lets one person join one unit in one role, once, until it expires. */
export const invitation = sqliteTable(
	'invitation',
	{
		id: id(),
		token_hash: text('token_hash').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		role: text('role', {
			enum: ['chair', 'editor', 'supervisor', 'evaluator', 'organiser', 'administrator']
		}).notNull(),
		email: text('email').notNull(),
		name: text('name').notNull(),
		created_by: text('created_by').references(() => person.id),
		created_at: at('created_at').notNull(),
		expires_at: at('expires_at').notNull(),
		accepted_at: at('accepted_at'),
		accepted_by: text('accepted_by').references(() => person.id),
		revoked_at: at('revoked_at'),
		revoked_by: text('revoked_by').references(() => person.id)
	},
	(t) => [index('invitation_unit').on(t.unit_id)]
);

/** A link that lets one person choose a new password, once, until it expires or a newer one is made. */
export const recovery = sqliteTable(
	'recovery',
	{
		id: id(),
		token_hash: text('token_hash').notNull().unique(),
		person_id: text('person_id')
			.notNull()
			.references(() => person.id),
		created_by: text('created_by').references(() => person.id),
		created_at: at('created_at').notNull(),
		expires_at: at('expires_at').notNull(),
		used_at: at('used_at')
	},
	(t) => [index('recovery_person').on(t.person_id)]
);

/* — audit, throttle: plumbing — */

/** One thing that happened, in words a machine can render; append-only by trigger. */
export const audit_entry = sqliteTable(
	'audit_entry',
	{
		seq: integer('seq').primaryKey({ autoIncrement: true }),
		at: at('at').notNull(),
		unit_id: text('unit_id'),
		actor_kind: text('actor_kind', { enum: ['person', 'elector', 'system'] }).notNull(),
		actor_id: text('actor_id'),
		action: text('action').notNull(),
		subject_kind: text('subject_kind').notNull(),
		subject_id: text('subject_id').notNull(),
		detail: text('detail').notNull().default('{}')
	},
	(t) => [
		index('audit_entry_unit').on(t.unit_id, t.seq),
		index('audit_entry_subject').on(t.subject_id)
	]
);

/** The hash of one entry and of the link before it; append-only by trigger. */
export const audit_link = sqliteTable('audit_link', {
	seq: integer('seq')
		.primaryKey()
		.references(() => audit_entry.seq),
	previous: text('previous').notNull(),
	hash: text('hash').notNull()
});

/** How often something was tried within a window (wrong codes, wrong passwords). */
export const throttle = sqliteTable('throttle', {
	key: text('key').primaryKey(),
	window_start: at('window_start').notNull(),
	hits: integer('hits').notNull()
});

/* — files — */

/** One uploaded file; its bytes lie in the file store under `id`. */
export const file = sqliteTable(
	'file',
	{
		id: id(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		name: text('name').notNull(),
		media_type: text('media_type').notNull(),
		size: integer('size').notNull(),
		sha256: text('sha256').notNull(),
		uploaded_by: text('uploaded_by').references(() => person.id),
		uploaded_at: at('uploaded_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [index('file_unit').on(t.unit_id)]
);

/* — rolls — */

/** A list of who may take part: adults, households, owners or representatives of one unit. */
export const roll = sqliteTable(
	'roll',
	{
		id: id(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		kind: text('kind', { enum: ['adults', 'households', 'owners', 'representatives'] }).notNull(),
		name: text('name').notNull(),
		created_by: text('created_by').references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts changes of its lines, so that an import meant for an older state does not overwrite them. */
		version: integer('version').notNull().default(1),
		retired_at: at('retired_at')
	},
	(t) => [index('roll_unit').on(t.unit_id)]
);

/** One line of a roll: no more about a person than a vote needs. */
export const roll_entry = sqliteTable(
	'roll_entry',
	{
		id: id(),
		roll_id: text('roll_id')
			.notNull()
			.references(() => roll.id),
		name: text('name').notNull(),
		building: text('building').notNull().default(''),
		entrance: text('entrance').notNull().default(''),
		room: text('room').notNull().default(''),
		/** Sorts doors as people do: 2 before 10. */
		door_order: text('door_order').notNull().default(''),
		area: integer('area').notNull().default(0),
		/** Entries of one owner share a key and are one head; empty = an owner of one unit. */
		owner_key: text('owner_key').notNull().default(''),
		/** Unsold or undelivered: all such entries of a roll are the developer's, one head. */
		developer: flag('developer').notNull().default(false),
		phone_last4: text('phone_last4').notNull().default(''),
		phone_hash: text('phone_hash').notNull().default(''),
		added_at: at('added_at').notNull(),
		/** Counts corrections, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		removed_at: at('removed_at')
	},
	(t) => [
		index('roll_entry_roll').on(t.roll_id, t.door_order),
		check('roll_entry_area', sql`${t.area} >= 0`)
	]
);

/** A file on its way into a roll. What it says about people is deleted once it is confirmed, discarded or a day old. */
export const roll_import = sqliteTable(
	'roll_import',
	{
		id: id(),
		/** Chosen by the form and the file together: a double tap makes one import. */
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		kind: text('kind', { enum: ['adults', 'households', 'owners', 'representatives'] }).notNull(),
		/** The roll that it renews; of a new roll only from the confirmation on. */
		roll_id: text('roll_id').references(() => roll.id),
		renews: flag('renews').notNull(),
		/** The bytes in the file store; empty once they are deleted. */
		file_id: text('file_id'),
		file_name: text('file_name').notNull(),
		sha256: text('sha256').notNull(),
		uploaded_by: text('uploaded_by')
			.notNull()
			.references(() => person.id),
		uploaded_at: at('uploaded_at').notNull(),
		/** Sheets, header and columns chosen by hand; counted, so that each reading belongs to one choice. */
		choice: json<unknown>('choice').notNull(),
		version: integer('version').notNull().default(1),
		/** Hundredths of the reading under way, and the last sign of its life. */
		progress: integer('progress').notNull().default(0),
		progress_at: at('progress_at').notNull(),
		/** The version that was read; either `failure` or the rest below belongs to it. */
		read_version: integer('read_version'),
		failure: text('failure'),
		/** Sheets, columns, a sample, sums: everything of the preview but lines and problems. */
		reading: json<unknown>('reading'),
		problems: json<unknown>('problems'),
		errors: integer('errors').notNull().default(0),
		/** The state of the roll that the lines were compared with. */
		roll_version: integer('roll_version'),
		added: integer('added').notNull().default(0),
		changed: integer('changed').notNull().default(0),
		removed: integer('removed').notNull().default(0),
		same: integer('same').notNull().default(0),
		confirmed_at: at('confirmed_at'),
		confirmed_by: text('confirmed_by').references(() => person.id),
		/** By a person, or by the clock and nobody in `discarded_by`. */
		discarded_at: at('discarded_at'),
		discarded_by: text('discarded_by').references(() => person.id)
	},
	(t) => [index('roll_import_unit').on(t.unit_id, t.uploaded_at)]
);

/** What one line of an import would do: a new line, or an old one (`entry_id`) changed, removed or left. WITHOUT ROWID. */
export const roll_import_line = sqliteTable(
	'roll_import_line',
	{
		import_id: text('import_id')
			.notNull()
			.references(() => roll_import.id),
		version: integer('version').notNull(),
		act: text('act', { enum: ['added', 'changed', 'removed', 'same'] }).notNull(),
		position: integer('position').notNull(),
		entry_id: text('entry_id').notNull(),
		/** The changed columns, separated by spaces. */
		fields: text('fields').notNull().default(''),
		name: text('name').notNull(),
		building: text('building').notNull(),
		entrance: text('entrance').notNull(),
		room: text('room').notNull(),
		door_order: text('door_order').notNull(),
		area: integer('area').notNull(),
		owner_key: text('owner_key').notNull(),
		developer: flag('developer').notNull(),
		phone_last4: text('phone_last4').notNull(),
		phone_hash: text('phone_hash').notNull()
	},
	(t) => [primaryKey({ columns: [t.import_id, t.version, t.act, t.position] })]
);

/* — consultations — */

/** One matter, from topic to archive. */
export const consultation = sqliteTable(
	'consultation',
	{
		id: id(),
		/** Chosen by the form: a double tap makes one draft. */
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		title: text('title').notNull(),
		background: text('background').notNull().default(''),
		topic: text('topic').notNull(),
		/** Who is concerned, as ids of LAW's list of participants. */
		participants: json<string[]>('participants').notNull(),
		participants_note: text('participants_note').notNull().default(''),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		revised_at: at('revised_at'),
		published_at: at('published_at'),
		published_by: text('published_by').references(() => person.id),
		archived_at: at('archived_at')
	},
	(t) => [index('consultation_unit').on(t.unit_id, t.created_at)]
);

/** One step of a consultation; a vote's step has its vote beside it. */
export const step = sqliteTable(
	'step',
	{
		id: id(),
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		position: integer('position').notNull(),
		kind: text('kind', {
			enum: [
				'notice',
				'meeting',
				'discussion',
				'questionnaire',
				'vote',
				'publication',
				'follow-up',
				'rating'
			]
		}).notNull(),
		title: text('title').notNull().default(''),
		body: text('body').notNull().default(''),
		starts_at: at('starts_at'),
		ends_at: at('ends_at')
	},
	(t) => [uniqueIndex('step_position').on(t.consultation_id, t.position)]
);

/** A file shown with a consultation. */
export const attachment = sqliteTable(
	'attachment',
	{
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		file_id: text('file_id')
			.notNull()
			.references(() => file.id),
		position: integer('position').notNull()
	},
	(t) => [primaryKey({ columns: [t.consultation_id, t.file_id] })]
);

/* — votes — */

/** A rule of decision offered when a vote is drafted: a law's, or a unit's own. */
export const rule_preset = sqliteTable('rule_preset', {
	id: id(),
	/** Empty for the rules of a law pack. */
	unit_id: text('unit_id').references(() => unit.id),
	pack: text('pack').notNull(),
	position: integer('position').notNull(),
	/** The kinds of roll that it can be asked of. */
	roll_kinds: json<string[]>('roll_kinds').notNull(),
	/** `urban`, `rural` or both: the kinds of unit that the law is made for. */
	unit_kinds: json<string[]>('unit_kinds').notNull(),
	name: text('name').notNull(),
	name_en: text('name_en').notNull(),
	rule: json<unknown>('rule').notNull(),
	source: text('source').notNull(),
	source_en: text('source_en').notNull(),
	note: text('note').notNull().default(''),
	note_en: text('note_en').notNull().default(''),
	effective_from: text('effective_from').notNull(),
	effective_until: text('effective_until')
});

/** One question put to an electorate, with a method, a rule and a privacy mode. */
export const vote = sqliteTable(
	'vote',
	{
		id: id(),
		form_key: text('form_key').notNull().unique(),
		unit_id: text('unit_id')
			.notNull()
			.references(() => unit.id),
		consultation_id: text('consultation_id')
			.notNull()
			.references(() => consultation.id),
		step_id: text('step_id')
			.notNull()
			.unique()
			.references(() => step.id),
		question: text('question').notNull(),
		explanation: text('explanation').notNull().default(''),
		method: text('method').notNull(),
		/** What a method needs besides options: limit, scale, budget, tie-break. */
		settings: json<Record<string, unknown>>('settings').notNull(),
		privacy: text('privacy', { enum: ['open', 'named', 'confidential'] }).notNull(),
		roll_id: text('roll_id')
			.notNull()
			.references(() => roll.id),
		rule_preset_id: text('rule_preset_id'),
		rule: json<unknown>('rule').notNull(),
		rule_name: text('rule_name').notNull().default(''),
		rule_name_en: text('rule_name_en').notNull().default(''),
		rule_source: text('rule_source').notNull().default(''),
		rule_source_en: text('rule_source_en').notNull().default(''),
		opens_at: at('opens_at').notNull(),
		closes_at: at('closes_at').notNull(),
		created_by: text('created_by')
			.notNull()
			.references(() => person.id),
		created_at: at('created_at').notNull(),
		/** Counts edits, so that two editors do not overwrite each other. */
		version: integer('version').notNull().default(1),
		opened_at: at('opened_at'),
		opened_by: text('opened_by').references(() => person.id),
		/** The second person; empty where the unit opens alone. */
		opened_with: text('opened_with').references(() => person.id),
		/** SHA-256 of what was frozen: question, options, rule, times, electors. */
		config_hash: text('config_hash'),
		electorate_heads: integer('electorate_heads'),
		electorate_households: integer('electorate_households'),
		electorate_area: integer('electorate_area'),
		/** Closed by people before `closes_at`; or by the clock, then `closes_at` and nobody in `closed_by`. */
		closed_at: at('closed_at'),
		closed_by: text('closed_by').references(() => person.id),
		closed_with: text('closed_with').references(() => person.id),
		discarded_at: at('discarded_at')
	},
	(t) => [
		index('vote_unit').on(t.unit_id, t.opens_at),
		index('vote_consultation').on(t.consultation_id),
		index('vote_closing').on(t.closes_at),
		check('vote_times', sql`${t.closes_at} > ${t.opens_at}`)
	]
);

/** One option of a vote; a motion has none. */
export const vote_option = sqliteTable(
	'vote_option',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		position: integer('position').notNull(),
		label: text('label').notNull(),
		detail: text('detail').notNull().default(''),
		cost: integer('cost')
	},
	(t) => [uniqueIndex('vote_option_position').on(t.vote_id, t.position)]
);

/** One person asks another to confirm an act on a vote; at most one is waiting per vote and act. */
export const confirmation = sqliteTable(
	'confirmation',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		act: text('act', { enum: ['open', 'close'] }).notNull(),
		/** The draft's version that was proposed: a later edit makes the proposal void. */
		version: integer('version').notNull(),
		proposed_by: text('proposed_by')
			.notNull()
			.references(() => person.id),
		proposed_at: at('proposed_at').notNull(),
		confirmed_by: text('confirmed_by').references(() => person.id),
		confirmed_at: at('confirmed_at'),
		withdrawn_by: text('withdrawn_by').references(() => person.id),
		withdrawn_at: at('withdrawn_at')
	},
	(t) => [
		uniqueIndex('confirmation_waiting')
			.on(t.vote_id, t.act)
			.where(sql`confirmed_at IS NULL AND withdrawn_at IS NULL`)
	]
);

/** One line of the roll as frozen at opening: the right to exactly one counted ballot. */
export const elector = sqliteTable(
	'elector',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		roll_entry_id: text('roll_entry_id').notNull(),
		name: text('name').notNull(),
		building: text('building').notNull(),
		entrance: text('entrance').notNull(),
		room: text('room').notNull(),
		door_order: text('door_order').notNull(),
		/** How many roll entries were grouped into this elector. */
		entries: integer('entries').notNull().default(1),
		heads: integer('heads').notNull().default(1),
		households: integer('households').notNull().default(0),
		area: integer('area').notNull().default(0),
		phone_last4: text('phone_last4').notNull().default(''),
		phone_hash: text('phone_hash').notNull().default(''),
		added_at: at('added_at').notNull(),
		removed_at: at('removed_at')
	},
	(t) => [
		index('elector_vote').on(t.vote_id, t.door_order),
		/** Turnout: in the order of marks and slips, with all that it sums. */
		index('elector_turnout').on(
			t.vote_id,
			t.id,
			t.building,
			t.removed_at,
			t.heads,
			t.households,
			t.area
		)
	]
);

/** The paper that carries one elector's code, kept as a keyed hash only; one is valid at a time. */
export const slip = sqliteTable(
	'slip',
	{
		id: id(),
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id),
		code_hash: text('code_hash').notNull().unique(),
		issued_at: at('issued_at').notNull(),
		issued_by: text('issued_by').references(() => person.id),
		voided_at: at('voided_at'),
		voided_by: text('voided_by').references(() => person.id),
		void_reason: text('void_reason').notNull().default('')
	},
	(t) => [
		index('slip_vote').on(t.vote_id),
		uniqueIndex('slip_valid')
			.on(t.elector_id)
			.where(sql`voided_at IS NULL`)
	]
);

/** The elector has cast, by this channel. No time; `key` is the form's, so a retry is recognised. WITHOUT ROWID. */
export const mark = sqliteTable(
	'mark',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		elector_id: text('elector_id')
			.notNull()
			.references(() => elector.id),
		channel: text('channel', {
			enum: ['online', 'assisted', 'paper', 'proxy', 'meeting']
		}).notNull(),
		key: text('key').notNull()
	},
	(t) => [primaryKey({ columns: [t.vote_id, t.elector_id] })]
);

/** What was chosen. `elector_id` only in a named vote; random id, no time. WITHOUT ROWID. */
export const ballot = sqliteTable(
	'ballot',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		id: text('id').notNull(),
		elector_id: text('elector_id').references(() => elector.id),
		/** The choice as in the count bundle, as JSON; NULL is a blank ballot. */
		choice: text('choice'),
		invalid: flag('invalid').notNull().default(false),
		channel: text('channel', {
			enum: ['online', 'assisted', 'paper', 'proxy', 'meeting']
		}).notNull(),
		heads: integer('heads').notNull(),
		households: integer('households').notNull(),
		area: integer('area').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.vote_id, t.id] }),
		uniqueIndex('ballot_elector')
			.on(t.elector_id)
			.where(sql`elector_id IS NOT NULL`)
	]
);

/** The frozen result of a closed vote. */
export const vote_count = sqliteTable(
	'vote_count',
	{
		vote_id: text('vote_id')
			.primaryKey()
			.references(() => vote.id),
		result: json<unknown>('result').notNull(),
		/** Ballots by choice and channel, with cells under 5 already left out. */
		by_channel: json<unknown>('by_channel').notNull(),
		bundle_sha256: text('bundle_sha256').notNull(),
		counted_at: at('counted_at').notNull(),
		published_at: at('published_at')
	},
	(t) => [index('vote_count_counted').on(t.counted_at)]
);

/** The files a count was made from: `full` for those who account for it, `published` for everybody. */
export const count_bundle = sqliteTable(
	'count_bundle',
	{
		vote_id: text('vote_id')
			.notNull()
			.references(() => vote.id),
		audience: text('audience', { enum: ['full', 'published'] }).notNull(),
		body: text('body').notNull()
	},
	(t) => [primaryKey({ columns: [t.vote_id, t.audience] })]
);
