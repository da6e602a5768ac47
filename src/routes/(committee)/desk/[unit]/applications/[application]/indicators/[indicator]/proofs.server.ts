import type { RequestEvent } from '@sveltejs/kit';
import * as applications from '#lib/applications/applications.server.ts';
import * as evidence from '#lib/applications/evidence.server.ts';
import { requireEditor } from '#lib/server/guard.ts';

type Event = RequestEvent<{ unit: string; application: string; indicator: string }>;

/** Why a piece was not added, with the name of the file or the address. */
export type ProofNot = { fault: evidence.ProofFault | 'nothing'; what?: string };

/** Adds what the form offers: several files at once, or one of the other kinds. Nothing to say of what was added. */
export async function addProofs({ params, locals }: Event, data: FormData): Promise<ProofNot[]> {
	const actor = requireEditor(params.unit);
	const { id } = await applications.getOfUnit(params.unit, params.application);
	const proofs = proofsIn(data);
	if (proofs.length === 0) return [{ fault: 'nothing' }];
	const faults: ProofNot[] = [];
	for (const [i, { proof, what }] of proofs.entries()) {
		const key = i === 0 ? String(data.get('key') ?? '') : `${String(data.get('key') ?? '')}-${i}`;
		const given = { indicatorKey: params.indicator, proof, key };
		const added = await evidence.add(actor, id, given, locals.now);
		if (added !== 'added') faults.push({ ...added, what });
	}
	return faults;
}

function proofsIn(data: FormData): { proof: evidence.Proof; what: string }[] {
	const text = (name: string) => String(data.get(name) ?? '').trim();
	switch (data.get('kind')) {
		case 'file':
			return data
				.getAll('file')
				.flatMap((upload) => (upload instanceof File && upload.name !== '' ? [upload] : []))
				.slice(0, 10)
				.map((upload) => ({ proof: { kind: 'file', upload }, what: upload.name }));
		case 'link':
			return text('url') === ''
				? []
				: [{ proof: { kind: 'link', url: text('url'), label: text('label') }, what: text('url') }];
		case 'consultation':
			return text('consultation') === ''
				? []
				: [{ proof: { kind: 'consultation', consultationId: text('consultation') }, what: '' }];
		case 'measure':
			return [{ proof: { kind: 'measure' }, what: '' }];
		default:
			return [];
	}
}
