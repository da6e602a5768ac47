/** What a certificate says; `valid_until` null never expires. Times are epoch milliseconds. */
export type Certified = {
	id: string;
	number: string;
	/** The address of the installation, without a slash at its end. */
	origin: string;
	issuer: string;
	/** Whom it is given to, and the twelve digits of the place's division code if there is one. */
	holder: { name: string; code: string };
	/** What it is: its name, what it means, and what it took. */
	achievement: { id: string; name: string; description: string; criteria: string };
	valid_from: number;
	valid_until: number | null;
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
		credentialSubject: {
			type: ['AchievementSubject'],
			identifier: [
				identity('name', holder.name),
				...(holder.code ? [identity('ext:divisionCode', holder.code)] : [])
			],
			achievement: {
				id: `${origin}/designations/${achievement.id}`,
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

function identity(identityType: string, identityHash: string) {
	return { type: 'IdentityObject', hashed: false, identityType, identityHash };
}

/** To the second, as XML Schema writes a moment. */
function moment(at: number): string {
	return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
