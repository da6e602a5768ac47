/** What a certificate says; `valid_until` null never expires. Times are epoch milliseconds. */
export type Certified = {
	id: string;
	number: string;
	/** The address of the installation, without a slash at its end. */
	origin: string;
	issuer: string;
	/** Whom it is given to, and the twelve digits of the place's division code if there is one. */
	holder: { name: string; name_en?: string; code: string };
	/** What it is: its name, what it means, and what it took; `id` is where that is told, below the origin. */
	achievement: { id: string; name: string; description: string; criteria: string };
	valid_from: number;
	valid_until: number | null;
	/** Where it is told whether it was revoked: a list below the origin, and the place in it. */
	status?: { list: string; index: number };
};

const CONTEXTS = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
];

/**
 * A certificate as an achievement credential of Open Badges 3.0 (1EdTech), which is a verifiable credential of the
 * W3C's data model 2.0. `issuerId` is the did:key that signs it.
 */
export function credentialOf(certified: Certified, issuerId: string) {
	const { id, number, origin, issuer, holder, achievement, valid_from, valid_until } = certified;
	const url = `${origin}/certificates/${id}`;
	return {
		'@context': CONTEXTS,
		id: url,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: achievement.name,
		description: `№ ${number}`,
		issuer: { id: issuerId, type: ['Profile'], name: issuer, url: origin },
		validFrom: moment(valid_from),
		...(valid_until !== null && { validUntil: moment(valid_until) }),
		...(certified.status && { credentialStatus: statusOf(certified.status, origin) }),
		credentialSubject: {
			type: ['AchievementSubject'],
			identifier: [
				identity('name', holder.name),
				...(holder.name_en ? [identity('ext:nameInEnglish', holder.name_en)] : []),
				...(holder.code ? [identity('ext:divisionCode', holder.code)] : [])
			],
			achievement: {
				id: `${origin}/${achievement.id}`,
				type: ['Achievement'],
				achievementType: 'Award',
				name: achievement.name,
				description: achievement.description,
				criteria: { narrative: achievement.criteria }
			}
		}
	};
}

export type Credential = ReturnType<typeof credentialOf>;

/**
 * The credential of a certificate that was revoked, to be signed anew: it says so itself, and ends at that moment for
 * everybody who looks at no more than its days.
 */
export function revokedEdition(
	credential: Record<string, unknown>,
	{ at, reason }: { at: number; reason: string }
): Record<string, unknown> {
	const { validUntil, credentialStatus } = credential;
	const rest = Object.entries(credential).filter(([key]) => key !== 'proof');
	const until = typeof validUntil === 'string' ? Date.parse(validUntil) : at;
	return {
		...Object.fromEntries(rest),
		validUntil: moment(Math.min(until, at)),
		credentialStatus: {
			...(typeof credentialStatus === 'object' ? credentialStatus : {}),
			revokedAt: moment(at),
			revocationReason: reason
		}
	};
}

/** An entry of a Bitstring Status List 1.0 (W3C). */
function statusOf({ list, index }: { list: string; index: number }, origin: string) {
	const statusListCredential = `${origin}/${list}`;
	return {
		id: `${statusListCredential}#${index}`,
		type: 'BitstringStatusListEntry',
		statusPurpose: 'revocation',
		statusListIndex: String(index),
		statusListCredential
	};
}

function identity(identityType: string, identityHash: string) {
	return { type: 'IdentityObject', hashed: false, identityType, identityHash };
}

/** To the second, as XML Schema writes a moment. */
function moment(at: number): string {
	return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
