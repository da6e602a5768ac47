import { integer, text } from 'drizzle-orm/sqlite-core';

/** Random text, made by the application. */
export const id = () => text('id').primaryKey();

/** A moment in epoch milliseconds. */
export const at = (column: string) => integer(column);

export const flag = (column: string) => integer(column, { mode: 'boolean' });

export const json = <T>(column: string) => text(column, { mode: 'json' }).$type<T>();
