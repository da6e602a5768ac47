import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id } from './columns.ts';
import { unit } from './units.server.ts';

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
