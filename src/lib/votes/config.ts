import type { Vote } from './votes.ts';

/**
 * What was frozen when a vote opened, as one text: question, method with its terms, options, rule, channels, times,
 * privacy, and the digest of the electors. Its SHA-256 is the vote's `config_hash`, the first line of the vote in the log; whoever changes any
 * of it afterwards changes the hash.
 */
export function configText(vote: Vote, opensAt: number, electorsSha256: string): string {
	return JSON.stringify([
		'minyi-config/1',
		vote.id,
		vote.question,
		vote.explanation,
		vote.method,
		settings(vote),
		vote.options.map(({ id, label, detail, cost }) => [id, label, detail, cost]),
		vote.privacy,
		[vote.roll_id, vote.roll_kind],
		[[...vote.channels].sort(), vote.proxy_limit],
		[vote.rule.id, vote.rule.participation.map(share), vote.rule.approval.map(share)],
		[vote.rule_name, vote.rule_name_en, vote.rule_source, vote.rule_source_en],
		[opensAt, vote.closes_at],
		electorsSha256
	]);
}

function settings({ settings }: Vote) {
	const { tieBreak = 'none', limit, minimum, scale, budget, skip, points } = settings;
	return [tieBreak, limit, minimum, scale, budget, skip, points];
}

function share(line: { basis: string; fraction: readonly number[]; strict: boolean; of?: string }) {
	return [line.basis, line.fraction, line.strict, line.of ?? 'electorate'];
}
