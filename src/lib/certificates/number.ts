/** A certificate's number as it is printed: 民议〔2027〕3号. */
export function numberWords({ year, number }: { year: number; number: number }): string {
	return `民议〔${year}〕${number}号`;
}

/** The same number among English words. */
export function numberInEnglish({ number }: { number: string }): string {
	const [, year = '', place = ''] = /〔(\d+)〕(\d+)号/.exec(number) ?? [];
	return `Minyi [${year}] No. ${place}`;
}

/** How a certificate stands; the register tells, the file cannot know of a revocation. */
export type Standing = 'valid' | 'not_yet' | 'expired' | 'revoked';

/** Where a certificate stands now. */
export function standing(
	certificate: { valid_from: number; valid_until: number | null; revoked_at: number | null },
	now: number
): Standing {
	if (certificate.revoked_at !== null) return 'revoked';
	if (now < certificate.valid_from) return 'not_yet';
	return certificate.valid_until !== null && now >= certificate.valid_until ? 'expired' : 'valid';
}
