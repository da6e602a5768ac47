/** What may be uploaded, by the type found in the file's own bytes. */
export const kinds = {
	'image/jpeg': { extension: 'jpg', image: true },
	'image/png': { extension: 'png', image: true },
	'image/webp': { extension: 'webp', image: true },
	'application/pdf': { extension: 'pdf', image: false },
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
		extension: 'xlsx',
		image: false
	}
} as const;
export type MediaType = keyof typeof kinds;

export const maxFileBytes = 10 * 1024 * 1024;
/** All the files of one unit together. */
export const maxUnitBytes = 2 * 1024 * 1024 * 1024;

export type StoreRefusal = 'empty' | 'too_large' | 'wrong_type' | 'broken' | 'quota';

export function isAllowed(type: string | undefined): type is MediaType {
	return type !== undefined && Object.hasOwn(kinds, type);
}

/** A name to show and to save under: no path, no control characters, never longer than 100 characters. */
export function cleanName(name: string, type: MediaType): string {
	const base = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
	const plain = base.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim();
	return `${[...(plain || 'file')].slice(0, 100).join('')}.${kinds[type].extension}`;
}
